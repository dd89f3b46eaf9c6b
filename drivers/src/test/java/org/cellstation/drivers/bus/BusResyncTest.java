package org.cellstation.drivers.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.List;
import org.cellstation.drivers.fixture.MemoryFarEnd;
import org.cellstation.drivers.fixture.Probe;
import org.cellstation.drivers.fixture.TestClock;
import org.cellstation.drivers.fixture.Units;
import org.cellstation.drivers.fixture.Units.Accident;
import org.cellstation.drivers.modbus.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// When a bus opens its link anew, and when it must not.
class BusResyncTest {
  private final TestClock clock = new TestClock();

  private int openingsAfter(Transport transport, Accident accident, int... sick) {
    Units units = new Units(transport == Transport.TCP);
    MemoryFarEnd wire = new MemoryFarEnd(units);
    Bus bus =
        new Bus(
            "test",
            wire,
            List.of(probe("A", 1, transport), probe("B", 2, transport)),
            clock,
            reading -> {});
    bus.cycle();
    for (int unit : sick) {
      units.befall(unit, accident);
    }
    units.log().clear();
    clock.advance(Duration.ofSeconds(1));
    bus.cycle();
    clock.advance(Duration.ofMillis(500));
    bus.request("B.set", 1);
    bus.cycle();
    if (!wire.isOpen()) {
      // Everybody is waiting: the link is opened when the first is due again.
      clock.advance(Duration.ofMillis(500));
      bus.cycle();
    }
    // The neighbour was never away, so it is not prepared again.
    assertFalse(sick.length == 1 && units.log().contains("2 write 9=1"));
    return wire.openings();
  }

  private static Probe probe(String id, int unit, Transport transport) {
    return new Probe(id, unit, transport, Duration.ofMillis(100), Duration.ZERO);
  }

  @ParameterizedTest
  @EnumSource(
      value = Accident.class,
      names = {"SILENT", "LATE", "WRONG_TRANSACTION", "TRUNCATED", "FLIPPED_BIT"})
  void dropsTheSocketOfModbusTcpAfterTrouble(Accident accident) {
    assertEquals(2, openingsAfter(Transport.TCP, accident, 1));
  }

  @Test
  void keepsTheSocketAfterARefusal() {
    assertEquals(1, openingsAfter(Transport.TCP, Accident.EXCEPTION, 1));
  }

  @ParameterizedTest
  @EnumSource(
      value = Accident.class,
      names = {"SILENT", "LATE", "TRUNCATED", "FLIPPED_BIT"})
  void keepsASerialLineThatOthersAnswerOn(Accident accident) {
    assertEquals(1, openingsAfter(Transport.RTU, accident, 1));
  }

  /// Once for each instrument that is asked in vain.
  @Test
  void opensASerialLineAnewOnWhichNobodyAnswers() {
    assertEquals(3, openingsAfter(Transport.RTU, Accident.SILENT, 1, 2));
  }
}
