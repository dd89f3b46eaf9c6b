package org.cellstation.app.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.cellstation.app.assembly.Profiles;
import org.cellstation.app.virtual.VirtualWire;
import org.cellstation.drivers.bus.Bus;
import org.cellstation.drivers.bus.Instrument;
import org.cellstation.drivers.bus.LinkStatus;
import org.cellstation.drivers.catalogue.ProfileModels;
import org.cellstation.drivers.profiled.WriteLedger;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.simulator.Equipment;
import org.cellstation.simulator.Skid;
import org.cellstation.simulator.SkidSettings;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.station.equipment.ProcessImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The simulator's own gateway, read through the profiles that describe it: capacitance, pressures,
/// and results that carry the time of their sample.
final class GatewayTest {
  private static final Duration STALE = Duration.ofMinutes(45);

  private final Instant start = Instant.parse("2026-01-01T00:00:00Z");
  private final Skid skid = new Skid(SkidSettings.nominal().with(Equipment.CLEANROOM));
  private final ProcessImage image = new ProcessImage();
  private final Bus bus;
  private Instant now = start;

  GatewayTest() {
    List<Instrument> instruments =
        Stream.of(
                instrument("AT-104", "simulated-capacitance"),
                instrument("AT-105", "simulated-analyser"),
                instrument("PT-101", "simulated-pressure"))
            .toList();
    for (Instrument instrument : instruments) {
      instrument
          .signals()
          .forEach(
              signal ->
                  image.add(instrument.id() + "." + signal.name(), signal.unit(), STALE, now));
    }
    var line = Objects.requireNonNull(skid.lines().get("gateway"));
    bus =
        new Bus("gateway", new VirtualWire("gateway", line), instruments, () -> now, image::accept);
  }

  private static Instrument instrument(String id, String profile) {
    return ProfileModels.instrument(
        Profiles.shipped().named(profile), id, Map.of("gap", "PT0S"), WriteLedger.inMemory());
  }

  private void run(int seconds) {
    for (int i = 0; i < seconds; i++) {
      now = now.plusSeconds(1);
      skid.step(1);
      bus.cycle();
    }
  }

  private Reading reading(String source) {
    return image.add(source, "", STALE, now).at(now);
  }

  @Test
  void readsWhatTheSkidMeasures() {
    run(20 * 60);
    assertEquals(24, reading("AT-105.glucose").value(), 4, "medium of 24 mM, 5 % random");
    assertEquals("mM", reading("AT-105.glucose").unit());
    assertEquals(0.5, reading("AT-105.lactate").value(), 0.6);
    assertEquals(0, reading("AT-104.capacitance").value(), 0.4, "no cells");
    assertEquals(0, reading("PT-101.head-space").value(), 0.1);
    assertEquals(0, reading("PT-101.transmembrane").value(), 0.3);
    assertTrue(reading("AT-105.samples").value() >= 1);
  }

  /// They have the same registers for their names.
  @ParameterizedTest
  @CsvSource({
    "simulated-capacitance, 21", "simulated-capacitance, 22",
    "simulated-analyser, 20", "simulated-analyser, 22",
    "simulated-pressure, 20", "simulated-pressure, 21",
  })
  void noneIsTakenForAnother(String profile, String address) {
    Instrument wrong =
        ProfileModels.instrument(
            Profiles.shipped().named(profile),
            "X-1",
            Map.of("gap", "PT0S", "address", address),
            WriteLedger.inMemory());
    var line = Objects.requireNonNull(skid.lines().get("gateway"));
    try (Bus alone =
        new Bus("gateway", new VirtualWire("gateway", line), List.of(wrong), () -> now, _ -> {})) {
      for (int i = 0; i < 60; i++) {
        now = now.plusSeconds(1);
        alone.cycle();
        assertEquals(LinkStatus.State.DOWN, alone.instruments().getFirst().state());
      }
    }
  }

  @Test
  void aResultCarriesTheTimeOfItsSampleAndKeepsIt() {
    run(8 * 60);
    Reading first = reading("AT-105.glucose");
    assertTrue(first.isGood());
    double late = Duration.between(first.instant(), now).toMillis() / 1000.0;
    assertTrue(late >= 420 && late < 600, "sampled " + late + " s ago");
    run(60);
    double moved =
        Duration.between(first.instant(), reading("AT-105.glucose").instant()).toMillis() / 1000.0;
    assertEquals(0, moved, 0.1, "still the same sample");
    run(600);
    moved =
        Duration.between(first.instant(), reading("AT-105.glucose").instant()).toMillis() / 1000.0;
    assertEquals(600, moved, 5, "the next one");
  }

  @Test
  void thereIsNoResultBeforeTheFirst() {
    run(120);
    Reading reading = reading("AT-105.glucose");
    assertEquals(Quality.BAD, reading.quality());
    assertEquals(Cause.SENSOR_FAULT, reading.cause());
    assertTrue(Double.isNaN(reading.value()));
  }

  @Test
  void goesStaleWhenTheAnalyserStopsAndIsBelievedAgainWithTheNextSample() {
    run(20 * 60);
    skid.faults().set("AT-105", Fault.SAMPLING_STOPPED, true);
    run(20 * 60);
    assertTrue(reading("AT-105.glucose").isGood(), "old, but not too old");
    run(30 * 60);
    assertEquals(Cause.STALE, reading("AT-105.glucose").cause());
    assertEquals(Quality.BAD, reading("AT-105.glucose").quality());
    assertTrue(reading("AT-104.capacitance").isGood(), "the others go on");
    skid.faults().set("AT-105", Fault.SAMPLING_STOPPED, false);
    run(9 * 60);
    assertTrue(reading("AT-105.glucose").isGood());
  }

  @Test
  void theDailyCalibrationMakesNothingStale() {
    run(20 * 60);
    for (int hour = 0; hour < 26; hour++) {
      run(3600);
      assertTrue(reading("AT-105.glucose").isGood(), "hour " + hour);
    }
  }

  @Test
  void aBrokenLineHidesTheValueOnlyWhileItIsBroken() {
    run(20 * 60);
    skid.faults().set("gateway", Fault.UNPLUGGED, true);
    run(60);
    assertFalse(reading("AT-105.glucose").isGood());
    skid.faults().set("gateway", Fault.UNPLUGGED, false);
    run(60);
    assertTrue(reading("AT-105.glucose").isGood(), "no need to wait for a new sample");
  }

  @ParameterizedTest(name = "{0} at {1} concerns {2}, leaves {3}")
  @CsvSource({
    "PROBE_LOST, AT-104, AT-104.capacitance, AT-105.glucose",
    "PROBE_LOST, AT-105, AT-105.glucose, AT-104.capacitance",
    "PROBE_LOST, PT-101, PT-101.head-space, PT-101.transmembrane",
    "PROBE_LOST, PT-101.transmembrane, PT-101.transmembrane, PT-101.head-space",
    "SILENT, AT-105, AT-105.lactate, PT-101.head-space",
    "BAD_CRC, PT-101, PT-101.transmembrane, AT-104.capacitance",
    "EXCEPTION_4, AT-104, AT-104.capacitance, PT-101.head-space",
  })
  void aDefectIsToldAndNeverBecomesAValue(Fault fault, String site, String hit, String left) {
    run(20 * 60);
    assertTrue(reading(hit).isGood());
    skid.faults().set(site, fault, true);
    run(15);
    assertEquals(Quality.BAD, reading(hit).quality());
    assertTrue(reading(left).isGood());
    skid.faults().clear();
    run(60);
    assertTrue(reading(hit).isGood());
  }
}
