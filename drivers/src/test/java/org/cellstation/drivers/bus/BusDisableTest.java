package org.cellstation.drivers.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cellstation.drivers.fixture.MemoryFarEnd;
import org.cellstation.drivers.fixture.Probe;
import org.cellstation.drivers.fixture.TestClock;
import org.cellstation.drivers.fixture.Units;
import org.cellstation.drivers.modbus.Transport;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Reading;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An instrument, or a whole bus, that a person has switched off.
class BusDisableTest {
  private final TestClock clock = new TestClock();
  private final List<Reading> readings = new ArrayList<>();
  private final Units units = new Units(false);
  private final MemoryFarEnd wire = new MemoryFarEnd(units);
  private final Bus bus =
      new Bus("test", wire, List.of(probe("A", 1), probe("B", 2)), clock, readings::add);

  private static Probe probe(String id, int unit) {
    return new Probe(id, unit, Transport.RTU, Duration.ofMillis(100), Duration.ZERO);
  }

  @BeforeEach
  void start() {
    bus.cycle();
    forget();
  }

  private void forget() {
    readings.clear();
    units.log().clear();
  }

  private void cycle(int seconds) {
    for (int i = 0; i < seconds; i++) {
      clock.advance(Duration.ofSeconds(1));
      bus.cycle();
    }
  }

  private List<Cause> causes(String id) {
    return readings.stream().filter(r -> r.source().startsWith(id)).map(Reading::cause).toList();
  }

  @Test
  void sendsNothingToAnInstrumentThatIsSwitchedOffAndSaysSoEachPeriod() {
    bus.disable("A");
    bus.request("A.set", 5);
    cycle(3);
    assertEquals(List.of(Cause.DISABLED, Cause.DISABLED, Cause.DISABLED), causes("A"));
    assertEquals(List.of(Cause.NONE, Cause.NONE, Cause.NONE), causes("B"));
    assertFalse(units.log().stream().anyMatch(l -> l.startsWith("1 ")));
    assertEquals(LinkStatus.State.DISABLED, bus.instruments().getFirst().state());
    assertEquals(Cause.DISABLED, bus.instruments().getFirst().cause());
    assertEquals(LinkStatus.State.UP, bus.status().state());
  }

  @Test
  void turnsItsReadingsBadAtOnce() {
    bus.disable("A");
    bus.cycle();
    assertEquals(List.of(Cause.DISABLED), causes("A"));
  }

  @Test
  void preparesAndTellsAnInstrumentThatIsSwitchedOnAgain() {
    bus.request("A.set", 5);
    cycle(1);
    bus.disable("A");
    cycle(5);
    bus.enable("A");
    forget();
    cycle(1);
    assertEquals(List.of("1 write 9=1", "1 write 5=5", "1 read 0", "2 read 0"), units.log());
    assertEquals(LinkStatus.State.UP, bus.instruments().getFirst().state());
  }

  @Test
  void givesTheLinkOfAWholeBusAwayAndTakesItBack() {
    bus.disable();
    cycle(3);
    assertFalse(wire.isOpen());
    assertEquals(6, readings.size());
    assertTrue(readings.stream().allMatch(r -> r.cause() == Cause.DISABLED));
    assertEquals(List.of(), units.log());
    assertEquals(LinkStatus.State.DISABLED, bus.status().state());
    assertNull(bus.status().errors().get("LinkLost"));
    bus.enable();
    forget();
    cycle(1);
    assertTrue(readings.stream().allMatch(Reading::isGood));
    assertEquals(LinkStatus.State.UP, bus.status().state());
  }

  @Test
  void leavesAnInstrumentOffThatIsSwitchedOffItself() {
    bus.disable("A");
    bus.disable();
    cycle(1);
    bus.enable();
    forget();
    cycle(1);
    assertEquals(List.of(Cause.DISABLED), causes("A"));
    assertEquals(List.of(Cause.NONE), causes("B"));
  }

  @Test
  void hasNothingToDoWhileEverythingIsOff() {
    bus.disable();
    assertEquals(clock.instant().plusSeconds(1), bus.cycle());
    bus.enable();
    bus.disable("A");
    bus.disable("B");
    assertEquals(clock.instant().plusSeconds(1), bus.cycle());
    assertEquals(LinkStatus.State.DISABLED, bus.status().state());
  }

  @Test
  void staysOffWhenTheLinkGoes() {
    bus.disable("A");
    bus.cycle();
    wire.vanish();
    cycle(1);
    assertEquals(LinkStatus.State.DISABLED, bus.instruments().getFirst().state());
    assertEquals(Cause.DISABLED, causes("A").getLast());
    assertEquals(LinkStatus.State.DOWN, bus.status().state());
  }

  @Test
  void doesNoErrandsForAnInstrumentThatIsOff() {
    bus.disable("A");
    bus.cycle();
    var outcome = bus.perform("A", line -> 1);
    bus.cycle();
    assertInstanceOf(BusException.Withheld.class, outcome.exceptionNow());
  }

  @Test
  void saysThatAnInstrumentIsUnknown() {
    var unknown = assertThrows(IllegalArgumentException.class, () -> bus.disable("C"));
    assertTrue(String.valueOf(unknown.getMessage()).contains("[A, B]"), unknown.getMessage());
  }
}
