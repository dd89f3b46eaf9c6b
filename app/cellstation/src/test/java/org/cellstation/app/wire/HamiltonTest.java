package org.cellstation.app.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.cellstation.app.virtual.VirtualWire;
import org.cellstation.drivers.bus.Bus;
import org.cellstation.drivers.bus.Errand;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.calibration.CalibrationPoint;
import org.cellstation.drivers.calibration.CalibrationResult;
import org.cellstation.drivers.hamilton.ArcSensor;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.simulator.emulator.HamiltonArc;
import org.cellstation.simulator.emulator.RtuLine;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;
import org.cellstation.simulator.fault.Faults;
import org.junit.jupiter.api.Test;

class HamiltonTest {
  private static final Timing TIMING =
      new Timing(Duration.ofSeconds(1), Duration.ofMillis(300), Duration.ZERO);

  private final Faults faults =
      new Faults(Map.of("AT-101", Set.of(Fault.PROBE_LOST, Fault.POWER_LOST)));
  private double ph = 7.3;
  private double oxygen = 50;
  private final HamiltonArc glass = HamiltonArc.ph(1, () -> ph, () -> 25, faults.of("AT-101"));
  private final HamiltonArc cap =
      HamiltonArc.dissolvedOxygen(2, () -> oxygen, () -> 25, new FaultState());
  private final ArcSensor at101 = new ArcSensor("AT-101", ArcSensor.Kind.PH_ARC, 1, TIMING);
  private final ArcSensor at102 = new ArcSensor("AT-102", ArcSensor.Kind.VISIFERM_DO, 2, TIMING);
  private final Map<String, Reading> newest = new HashMap<>();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final Bus bus =
      new Bus(
          "analytics",
          new VirtualWire("analytics", new RtuLine(new FaultState(), List.of(glass, cap))),
          List.of(at101, at102),
          () -> now,
          reading -> newest.put(reading.source(), reading));

  private void seconds(int count) {
    for (int i = 0; i < count; i++) {
      now = now.plusSeconds(1);
      glass.advance(1);
      cap.advance(1);
      bus.cycle();
    }
  }

  private Reading reading(String source) {
    return Objects.requireNonNull(newest.get(source), source);
  }

  private double value(String source) {
    return reading(source).value();
  }

  private <T> T done(String instrument, Errand<T> errand) {
    var outcome = bus.perform(instrument, errand);
    seconds(1);
    return outcome.join();
  }

  private static CalibrationPoint point(ArcSensor sensor, String name) {
    return sensor.calibrationPoints().stream()
        .filter(p -> p.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private CalibrationResult calibrate(ArcSensor sensor, String point, double value) {
    return done(sensor.id(), line -> sensor.perform(line, point(sensor, point), value));
  }

  @Test
  void tellsWhoIsThereAndWhatItKnowsOfItself() {
    seconds(10);
    assertEquals(
        "Hamilton pH Arc, serial 0001001, firmware EPHUM011",
        done("AT-101", at101::identify).toString());
    assertEquals(
        "Hamilton VisiFerm DO Arc, serial 0001002, firmware ODOUM043",
        done("AT-102", at102::identify).toString());
    assertEquals(100, value("AT-101.quality"), 0.1);
    assertEquals(1, value("AT-101.powerUps"));
    assertEquals(0, value("AT-101.flashWrites"));
    assertTrue(reading("AT-101.hours").isGood());
  }

  /// Pulled out and another one screwed in: its calibration is not the one on record.
  @Test
  void anExchangedProbeIsNoticedAndNotRead() {
    seconds(5);
    assertTrue(reading("AT-101.pH").isGood());
    faults.set("AT-101", Fault.POWER_LOST, true);
    seconds(2);
    glass.exchange("0001777");
    faults.set("AT-101", Fault.POWER_LOST, false);
    seconds(40);
    assertEquals(Cause.EXCHANGED, reading("AT-101.pH").cause());
    assertTrue(reading("AT-102.DO").isGood());
    glass.exchange("0001001");
    seconds(40);
    assertTrue(reading("AT-101.pH").isGood());
  }

  @Test
  void calibratesPhAtTwoPoints() {
    ph = 4.11;
    seconds(60);
    CalibrationResult first = calibrate(at101, "CP1", 4.01);
    assertTrue(first.accepted(), first.status().toString());
    assertEquals(4.11, first.asFound().value(), 1e-5);
    assertEquals(4.01, first.asLeft().value(), 1e-5);
    ph = 7.05;
    seconds(60);
    assertTrue(calibrate(at101, "CP2", 7.00).accepted());
    ph = 5.58;
    seconds(1);
    assertEquals((4.01 + 7.00) / 2, value("AT-101.pH"), 1e-4);
    assertTrue(reading("AT-101.pH").isGood());
    assertEquals(2, glass.flashWrites());
  }

  @Test
  void calibratesOxygenInItsOwnUnit() {
    oxygen = 2;
    seconds(60);
    assertTrue(calibrate(at102, "CP1", 0).accepted());
    oxygen = 95;
    seconds(60);
    assertTrue(calibrate(at102, "CP2", 100).accepted());
    seconds(1);
    assertEquals(100, value("AT-102.DO"), 1e-3);
  }

  @Test
  void aPointThatIsNotTakenShowsInTheReadingAndInWords() {
    ph = 7;
    seconds(60);
    CalibrationResult result = calibrate(at101, "CP1", 4.01);
    assertFalse(result.accepted());
    assertEquals(List.of("offset or slope is too high"), result.status());
    assertEquals(7, value("AT-101.pH"), "the old calibration goes on");
    seconds(3);
    assertEquals(Quality.UNCERTAIN, reading("AT-101.pH").quality());
    assertEquals("last calibration failed", bus.instruments().getFirst().detail());
  }

  @Test
  void doesNotTakeAValueThatMoves() {
    ph = 4.01;
    seconds(60);
    ph = 4.21;
    CalibrationResult result = calibrate(at101, "CP1", 4.01);
    assertFalse(result.accepted());
    assertFalse(result.stable());
  }

  @Test
  void holdsTheLaboratorysValueAgainstThatOfTheSample() {
    ph = 7.0;
    seconds(60);
    CalibrationPoint product = point(at101, "CP6");
    done("AT-101", line -> at101.begin(line, product));
    ph = 6.9;
    seconds(600);
    assertTrue(calibrate(at101, "CP6", 7.1).accepted());
    seconds(1);
    assertEquals(7.0, value("AT-101.pH"), 1e-4, "6.9 and the 0.1 of the sample");
    assertTrue(reading("AT-101.pH").isGood());
    done(
        "AT-101",
        line -> {
          at101.cancel(line, product);
          return "";
        });
    seconds(1);
    assertEquals(6.9, value("AT-101.pH"), 1e-4);
  }

  @Test
  void aPowerCutBetweenSampleAndLaboratoryIsSaid() {
    seconds(60);
    CalibrationPoint product = point(at101, "CP6");
    done("AT-101", line -> at101.begin(line, product));
    glass.powerUp();
    var why = assertThrows(CompletionException.class, () -> calibrate(at101, "CP6", 7.1));
    assertTrue(String.valueOf(why.getMessage()).contains("begin again"));
  }

  @Test
  void doesNotCalibrateALostProbe() {
    seconds(60);
    faults.set("AT-101", Fault.PROBE_LOST, true);
    var why = assertThrows(CompletionException.class, () -> calibrate(at101, "CP1", 4.01));
    assertTrue(String.valueOf(why.getMessage()).contains("no sound value"), why.getMessage());
    assertEquals(0, glass.flashWrites());
    seconds(5);
    assertTrue(
        bus.instruments().getFirst().detail().contains("glass resistance too high"),
        bus.instruments().getFirst().detail());
  }

  /// A day of polls.
  @Test
  void pollingNeverWears() {
    seconds(86_400);
    assertEquals(0, glass.flashWrites() + cap.flashWrites());
  }
}
