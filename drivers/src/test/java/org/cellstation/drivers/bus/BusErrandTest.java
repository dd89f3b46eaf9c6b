package org.cellstation.drivers.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cellstation.drivers.fixture.MemoryFarEnd;
import org.cellstation.drivers.fixture.Probe;
import org.cellstation.drivers.fixture.TestClock;
import org.cellstation.drivers.fixture.Units;
import org.cellstation.drivers.fixture.Units.Accident;
import org.cellstation.drivers.modbus.ModbusUnit;
import org.cellstation.drivers.modbus.Transport;
import org.cellstation.drivers.reading.Reading;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Work on an instrument besides its polls and set-points.
class BusErrandTest {
  private final TestClock clock = new TestClock();
  private final List<Reading> readings = new ArrayList<>();
  private final Units units = new Units(false);
  private final MemoryFarEnd wire = new MemoryFarEnd(units);
  private final ModbusUnit unit = new ModbusUnit("A", 1, Transport.RTU, Duration.ofMillis(100));
  private final Bus bus =
      new Bus(
          "test",
          wire,
          List.of(new Probe("A", 1, Transport.RTU, Duration.ofMillis(100), Duration.ZERO)),
          clock,
          readings::add);

  @BeforeEach
  void start() {
    bus.cycle();
    readings.clear();
    units.log().clear();
  }

  private void cycle() {
    clock.advance(Duration.ofSeconds(1));
    bus.cycle();
  }

  @Test
  void runsOnTheOwnersThreadBetweenPolls() {
    Thread owner = Thread.currentThread();
    var outcome = bus.perform("A", line -> unit.read(line, unit.holding(0, 1)).unsigned16(0));
    var thread = bus.perform("A", line -> Thread.currentThread());
    assertFalse(outcome.isDone());
    cycle();
    assertEquals(2, outcome.resultNow());
    assertSame(owner, thread.resultNow());
    assertEquals(List.of("1 read 0", "1 read 0"), units.log());
  }

  @Test
  void comesAfterTheSetPoints() {
    bus.request("A.set", 7);
    var outcome = bus.perform("A", line -> unit.read(line, unit.holding(0, 1)));
    bus.cycle();
    assertEquals(List.of("1 write 5=7", "1 read 0"), units.log());
    assertTrue(outcome.isDone());
  }

  @Test
  void tellsWhoAskedOfARefusalAndLeavesTheInstrumentWell() {
    var outcome =
        bus.perform(
            "A",
            line -> {
              throw new BusException.Refused(line.address(), "A", "not now");
            });
    cycle();
    assertInstanceOf(BusException.Refused.class, outcome.exceptionNow());
    assertTrue(readings.getFirst().isGood());
    assertEquals(LinkStatus.State.UP, bus.status().state());
    assertEquals(1, bus.status().errors().get("Refused"));
  }

  @Test
  void failsAtOnceWhereTheInstrumentIsNotReached() {
    units.befall(1, Accident.SILENT);
    cycle();
    var outcome = bus.perform("A", line -> 1);
    bus.cycle();
    assertInstanceOf(BusException.NoReply.class, outcome.exceptionNow());
  }

  @Test
  void isTriedWhereTheInstrumentIsBack() {
    units.befall(1, Accident.SILENT);
    cycle();
    units.heal(1);
    var outcome = bus.perform("A", line -> 1);
    cycle();
    assertEquals(1, outcome.resultNow());
  }

  @Test
  void failsWithTheTroubleThatItMeets() {
    wire.vanish();
    var outcome = bus.perform("A", line -> unit.read(line, unit.holding(0, 1)));
    var behind = bus.perform("A", line -> 1);
    bus.cycle();
    assertInstanceOf(BusException.LinkLost.class, outcome.exceptionNow());
    assertInstanceOf(BusException.class, behind.exceptionNow());
  }

  @Test
  void endsWithTheBusAlsoWhenItComesTooLate() {
    var waiting = bus.perform("A", line -> 1);
    bus.close();
    assertInstanceOf(BusException.LinkLost.class, waiting.exceptionNow());
    assertInstanceOf(BusException.LinkLost.class, bus.perform("A", line -> 1).exceptionNow());
  }

  @Test
  void tellsWhoAskedOfADefect() {
    var outcome =
        bus.perform(
            "A",
            line -> {
              throw new IllegalStateException("a defect made for this test");
            });
    assertThrows(IllegalStateException.class, bus::cycle);
    assertInstanceOf(IllegalStateException.class, outcome.exceptionNow());
  }

  @Test
  void isRefusedForAnUnknownInstrument() {
    assertThrows(IllegalArgumentException.class, () -> bus.perform("B", line -> 1));
  }
}
