package org.cellstation.app.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.bus.Instrument;
import org.cellstation.drivers.bus.LinkStatus;
import org.cellstation.drivers.catalogue.Catalogue;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.simulator.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every driver against its far end: found, set, measured, cut off, found again.
@ExtendWith(Quiet.class)
final class PairsTest {
  static List<Pair> pairs() {
    return Pairs.all();
  }

  static Stream<Pair> settable() {
    return pairs().stream().filter(p -> !new PairRig(p).driver.settings().isEmpty());
  }

  /// A new driver cannot come without a far end.
  @Test
  void everyModelHasAFarEnd() {
    Set<String> paired = new TreeSet<>(Pairs.WITHOUT_FAR_END.keySet());
    pairs().forEach(pair -> paired.add(pair.model()));
    assertEquals(new TreeSet<>(Catalogue.models()), paired);
    assertTrue(Pairs.WITHOUT_FAR_END.values().stream().noneMatch(String::isBlank));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void isIdentifiedPreparedAndMeasures(Pair pair) {
    PairRig rig = new PairRig(pair).warm();
    assertTrue(rig.isWell(), rig::toString);
    Identity identity = rig.identity();
    assertFalse(identity.model().isBlank(), identity::toString);
    assertEquals(identity, rig.identity());
  }

  @ParameterizedTest
  @MethodSource("settable")
  void takesEachSettingFromTheSmallestToTheLargest(Pair pair) {
    PairRig rig = new PairRig(pair).warm();
    for (Instrument.Setting setting : rig.driver.settings()) {
      for (double value : values(setting)) {
        rig.want(setting.name(), value);
        rig.run(2);
        assertTrue(rig.isWell(), rig::toString);
        assertTaken(pair, rig, setting.name());
      }
    }
  }

  private static double[] values(Instrument.Setting setting) {
    double middle = (setting.min() + setting.max()) / 2;
    return setting.unit().equals("1")
        ? new double[] {setting.min(), setting.max()}
        : new double[] {setting.min(), middle, setting.max(), middle};
  }

  private static void assertTaken(Pair pair, PairRig rig, String setting) {
    assertEquals(rig.wanted(setting), rig.taken(setting), pair.step(), setting);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void anInstrumentWithoutPowerIsMissedAtOnceAndSetAnewAfterwards(Pair pair) {
    PairRig rig = new PairRig(pair).warm();
    rig.faults.set(PairRig.UNIT, Fault.POWER_LOST, true);
    rig.run(2);
    assertEquals(List.of(), silentSignals(pair, rig));
    rig.run(3);
    rig.faults.set(PairRig.UNIT, Fault.POWER_LOST, false);
    rig.run(PairRig.RECOVERY.plusSeconds(30));
    assertTrue(rig.isWell(), rig::toString);
    rig.farEnd.taken().keySet().forEach(setting -> assertTaken(pair, rig, setting));
  }

  /// Nothing is asked of a scanner, so nothing can be missing.
  private static List<Reading> silentSignals(Pair pair, PairRig rig) {
    return pair.model().equals("gs1-scanner") ? List.of() : rig.good();
  }

  /// Between two polls nobody sees that it was off, and the link never fails: what it was told has
  /// to be missed all the same, shown, and told again.
  @ParameterizedTest
  @MethodSource("settable")
  void aPowerCutThatNobodySawIsNoticedAndEverySettingToldAgain(Pair pair) {
    PairRig rig = new PairRig(pair).warm();
    rig.faults.set(PairRig.UNIT, Fault.POWER_LOST, true);
    rig.faults.set(PairRig.UNIT, Fault.POWER_LOST, false);
    boolean kept = isAsTold(pair, rig);
    boolean shown = false;
    for (int i = 0; i < PairRig.RECOVERY.plusSeconds(30).toSeconds(); i++) {
      rig.run(Duration.ofSeconds(1));
      shown |= !rig.isWell();
    }
    rig.farEnd.taken().keySet().forEach(setting -> assertTaken(pair, rig, setting));
    assertTrue(rig.isWell(), rig::toString);
    assertTrue(shown || kept, () -> "nobody has seen it: " + rig);
  }

  private static boolean isAsTold(Pair pair, PairRig rig) {
    return rig.farEnd.taken().keySet().stream()
        .allMatch(s -> Math.abs(rig.wanted(s) - rig.taken(s)) <= pair.step());
  }

  @ParameterizedTest
  @MethodSource("settable")
  void anInstrumentThatWasWellIsNotRemindedOfAnything(Pair pair) {
    PairRig rig = new PairRig(pair).warm();
    for (int i = 0; i < 120; i++) {
      rig.run(Duration.ofSeconds(1));
      assertTrue(rig.isWell(), rig::toString);
    }
  }

  private static boolean isAsBefore(Map<String, Reading> before, Reading reading) {
    String signal = reading.source().substring(PairRig.UNIT.length() + 1);
    Reading old = before.get(signal);
    return old != null && reading.isGood() && Math.abs(old.value() - reading.value()) < 1e-3;
  }

  /// Refused by every request, in the protocol's own words or not at all.
  @ParameterizedTest
  @MethodSource("pairs")
  void anInstrumentThatRefusesEverythingIsShownWithItsReason(Pair pair) {
    PairRig rig = new PairRig(pair).warm();
    rig.faults.set(PairRig.UNIT, Fault.ERROR_REPLY, true);
    rig.faults.set(PairRig.UNIT, Fault.EXCEPTION_4, true);
    rig.run(2);
    assertEquals(List.of(), silentSignals(pair, rig));
    if (rig.status().state() == LinkStatus.State.DOWN) {
      assertFalse(rig.status().detail().isBlank());
    }
    rig.faults.clear();
    rig.run(PairRig.RECOVERY);
    assertTrue(rig.isWell(), rig::toString);
  }

  /// Those that tell when their sensing element is lost: pumps, rockers and printers have none, and
  /// the published lists of Bronkhorst, Sierra and EI-Bisynch have no word for it.
  static Stream<Pair> sensing() {
    Set<String> telling =
        Set.of(
            "alicat-mfc (10v)",
            "alicat-mfc (5v)",
            "voegtlin-red-y",
            "sensirion-sfc",
            "omron-e5cc",
            "eurotherm (Modbus)",
            "huber-pb",
            "julabo (RS-232)",
            "julabo (RS-485)",
            "mettler-sics",
            "sartorius-sbi (SBI)",
            "sartorius-sbi (xBPI)",
            "ika-stirrer",
            "hamilton-ph-arc",
            "hamilton-visiferm-do",
            "vaisala-gmp25x",
            "lighthouse-counter",
            "lighthouse-counter-tcp",
            "deltaohm-hd402st",
            "nut-ups");
    List<Pair> sensing =
        pairs().stream().filter(pair -> telling.contains(pair.toString())).toList();
    assertEquals(telling.size(), sensing.size());
    return sensing.stream();
  }

  @ParameterizedTest
  @MethodSource("sensing")
  void aLostSensingElementIsNeverMeasuredWith(Pair pair) {
    PairRig rig = new PairRig(pair).warm();
    rig.faults.set(PairRig.UNIT, Fault.PROBE_LOST, true);
    rig.run(2);
    assertFalse(rig.notGood().isEmpty(), rig::toString);
    rig.faults.clear();
    rig.run(PairRig.RECOVERY.plus(Duration.ofMinutes(1)));
    assertTrue(rig.isWell(), rig::toString);
  }

  /// Every fault that a line or an instrument can have with its bytes.
  @ParameterizedTest
  @MethodSource("pairs")
  void noFaultOfTheWireEverBecomesAValue(Pair pair) {
    PairRig rig = new PairRig(pair).warm();
    Set<Fault> some =
        Fault.union(Fault.OF_ANSWERS, Fault.OF_MODBUS, Fault.OF_LINES, Set.of(Fault.ECHO));
    for (Fault fault : some) {
      for (String site : List.of(PairRig.UNIT, PairRig.LINE)) {
        Map<String, Reading> before = rig.newest();
        rig.faults.set(site, fault, true);
        for (int i = 0; i < 5; i++) {
          rig.pass(rig.driver.period());
          for (Reading reading : rig.good()) {
            assertTrue(isAsBefore(before, reading), () -> fault + " gave " + reading);
          }
        }
        rig.faults.clear();
        rig.run(PairRig.RECOVERY.plusSeconds(30));
        assertTrue(rig.isWell(), () -> "after " + fault + ": " + rig);
      }
    }
  }
}
