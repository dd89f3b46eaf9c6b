package org.cellstation.app.virtual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cellstation.app.operator.RefusedException;
import org.cellstation.drivers.bus.LinkStatus;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.recipes.model.EquipmentClass;
import org.cellstation.simulator.Equipment;
import org.cellstation.simulator.Skid;
import org.cellstation.simulator.SkidSettings;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.Scenario;
import org.cellstation.station.alarm.AlarmState;
import org.cellstation.station.api.Snapshot;
import org.cellstation.station.equipment.UnitClass;
import org.cellstation.station.storage.DiskStorage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The whole station on each simulated skid: every instrument is read through its own driver, and
/// the recipe of a stirred tank runs to its end.
final class VesselSkidsTest {
  private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

  /// An analyser has its first results after 7 min.
  private static final Duration SETTLED = Duration.ofMinutes(9);

  private static final Set<AlarmState> STANDING =
      Set.of(AlarmState.UNACKNOWLEDGED, AlarmState.ACKNOWLEDGED);

  @TempDir private Path folder;

  private VirtualStation station(Skid skid) throws IOException {
    return new VirtualStation(
        DiskStorage.unforced(folder.resolve("journal")),
        DiskStorage.unforced(folder.resolve("historian")),
        folder,
        skid,
        START,
        Duration.ofSeconds(1));
  }

  private static Skid skid(Equipment equipment) {
    return new Skid(SkidSettings.nominal().with(equipment));
  }

  @ParameterizedTest
  @EnumSource(Equipment.class)
  void everyInstrumentOfEverySkidIsReadAndNothingIsWrong(Equipment equipment) throws IOException {
    try (var virtual = station(skid(equipment))) {
      virtual.advance(SETTLED);
      Snapshot picture = virtual.station().snapshot();
      Snapshot.Unit unit = picture.units().getFirst();
      Set<String> shown = new TreeSet<>();
      unit.readings()
          .forEach(
              (name, reading) -> {
                assertTrue(reading.isGood(), equipment + " " + name + ": " + reading);
                shown.add(reading.source().substring(0, reading.source().indexOf('.')));
              });
      Set<String> connected = new TreeSet<>();
      for (List<LinkStatus> members : picture.instruments().values()) {
        members.forEach(member -> connected.add(member.id()));
      }
      assertEquals(connected, shown, "every instrument shows something");
      List<String> standing =
          picture.alarms().stream()
              .filter(alarm -> STANDING.contains(alarm.state()))
              .map(Snapshot.Alarm::id)
              .toList();
      assertEquals(List.of(), standing);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SIX_LINES, ROCKING_BAG",
    "CLEANROOM, ROCKING_BAG",
    "STIRRED_TANK, STIRRED_TANK",
    "HOLLOW_FIBRE, HOLLOW_FIBRE",
    "STATIC, STATIC"
  })
  void everySkidIsOfItsClassAndAllButTheSmallOneMeasureAllThatTheClassKnows(
      Equipment equipment, EquipmentClass expected) throws IOException {
    try (var virtual = station(skid(equipment))) {
      virtual.advance(Duration.ofSeconds(3));
      Set<String> measured = virtual.station().snapshot().units().getFirst().readings().keySet();
      List<String> missing = new ArrayList<>();
      for (UnitClass.Point point : UnitClass.of(expected).variables()) {
        if (!measured.contains(point.name())) {
          missing.add(point.name());
        }
      }
      if (expected == EquipmentClass.HOLLOW_FIBRE || expected == EquipmentClass.STATIC) {
        missing.remove("base flow");
      }
      if (equipment != Equipment.SIX_LINES) {
        assertEquals(List.of(), missing);
      }
    }
  }

  @Test
  void aTransmitterThatLosesItsSensorShowsNoValue() throws IOException {
    try (var virtual = station(skid(Equipment.STIRRED_TANK))) {
      virtual.advance(SETTLED);
      for (String site : List.of("AT-104", "AT-105", "PT-101", "SC-101", "P-103", "FIC-104")) {
        Fault fault =
            site.startsWith("AT") || site.startsWith("PT") ? Fault.PROBE_LOST : Fault.SILENT;
        virtual.skid().faults().set(site, fault, true);
      }
      virtual.advance(Duration.ofSeconds(15));
      Map<String, Reading> readings = virtual.station().snapshot().units().getFirst().readings();
      for (String lost :
          List.of(
              "capacitance",
              "glucose",
              "lactate",
              "head-space pressure",
              "stir rate",
              "base flow",
              "N2 flow")) {
        Reading reading = readings.get(lost);
        assertTrue(reading != null && reading.quality() == Quality.BAD, lost + ": " + reading);
      }
      for (String kept : List.of("temperature", "pH", "DO", "weight", "air flow")) {
        Reading reading = readings.get(kept);
        assertTrue(reading != null && reading.isGood(), kept + ": " + reading);
      }
    }
  }

  private Rehearsal.Plan plan(String recipe, Equipment equipment, Scenario faults) {
    return new Rehearsal.Plan(
        recipe,
        "B-1",
        folder.resolve("batch"),
        SkidSettings.nominal().with(equipment),
        faults,
        START);
  }

  @Test
  @Tag("D-18")
  void theShortRecipeOfAStirredTankRunsToItsEnd() throws IOException, RefusedException {
    List<Snapshot> culture = new ArrayList<>();
    try (var rehearsal =
        new Rehearsal(
            plan("t-cell-expansion-stirred-short", Equipment.STIRRED_TANK, Scenario.none()))) {
      Rehearsal.Result result =
          rehearsal.run(
              picture -> {
                if (picture.units().getFirst().reading("weight").value() > 985) {
                  culture.add(picture);
                }
              });
      assertTrue(result.complete(), result.toString());
      assertTrue(culture.size() > 50, culture.size() + " pictures of the culture");
      for (Snapshot picture : culture) {
        Snapshot.Unit unit = picture.units().getFirst();
        assertTrue(unit.reading("stir rate").value() > 50, unit.reading("stir rate").toString());
        assertTrue(unit.reading("DO").value() > 25, unit.reading("DO").toString());
        assertEquals(7.2, unit.reading("pH").value(), 0.3);
        assertEquals(36, unit.reading("temperature").value(), 2.5);
      }
      assertTrue(rehearsal.virtual().skid().truth().millilitres() < 60, "not harvested");
    }
  }

  @Test
  void aRecipeOfAnotherClassIsRefusedWithWhatItNeeds() throws IOException {
    var plan = plan("t-cell-expansion-short", Equipment.STIRRED_TANK, Scenario.none());
    var refused = assertThrows(RefusedException.class, () -> new Rehearsal(plan).close());
    assertTrue(
        String.valueOf(refused.getMessage()).contains("needs a rocking-bag"), refused.getMessage());
  }
}
