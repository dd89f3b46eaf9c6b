package org.cellstation.app.virtual;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cellstation.app.assembly.InputException;
import org.cellstation.app.operator.Manner;
import org.cellstation.app.operator.RefusedException;
import org.cellstation.app.rehearsal.Gate;
import org.cellstation.recipes.engine.ProcedureState;
import org.cellstation.recipes.format.ReadResult;
import org.cellstation.recipes.format.RecipeReader;
import org.cellstation.recipes.library.RecipeLibrary;
import org.cellstation.simulator.SkidSettings;
import org.cellstation.simulator.culture.CultureKind;
import org.cellstation.simulator.fault.Scenario;
import org.cellstation.station.alarm.AlarmState;
import org.cellstation.station.api.Snapshot;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// Each shipped recipe, once, on the skid of its class: short by the values of the batch, and whole
/// as a campaign.
final class ShippedRecipesTest {
  private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

  /// What an alarm that calls somebody is not.
  private static final Set<AlarmState> QUIET =
      Set.of(AlarmState.NORMAL, AlarmState.SUPPRESSED_BY_DESIGN);

  /// An analyser has no value before its first sample.
  private static final Duration FIRST_ANALYSIS = Duration.ofMinutes(30);

  private static final Set<String> ANALYSED =
      Set.of("BR-1.glucose.not-measured", "BR-1.lactate.not-measured");

  /// With what each recipe is rehearsed.
  enum Shipped {
    CALIBRATION("calibration", CultureKind.T_CELLS, "valid for: 240 h"),
    CAR_T_ROCKING_BAG(
        "car-t-rocking-bag",
        CultureKind.T_CELLS,
        "activation time: 0.2 h, transduction time: 0.2 h, culture day: 0.1 h, hold time: 2 min,"
            + " wash volume: 100 mL, exchange flow: 20 mL/min"),
    CAR_T_STIRRED_TANK(
        "car-t-stirred-tank",
        CultureKind.T_CELLS,
        "activation time: 0.2 h, transduction time: 0.2 h, culture day: 0.1 h, hold time: 2 min,"
            + " wash volume: 100 mL, exchange flow: 20 mL/min"),
    IPSC_TO_ISLET(
        "ipsc-to-islet",
        CultureKind.IPSC,
        "aggregation time: 0.2 h, culture day: 0.2 h, endoderm time: 0.2 h, gut tube time: 0.2 h,"
            + " pancreatic time: 0.2 h, endocrine time: 0.2 h, maturing time: 0.2 h,"
            + " holding time: 15 min, hold time: 2 min, wash volume: 100 mL,"
            + " exchange flow: 20 mL/min"),
    MSC_MICROCARRIERS(
        "msc-microcarriers",
        CultureKind.MSC,
        "attachment time: 0.2 h, first growth: 0.2 h, culture day: 0.1 h, hold time: 2 min,"
            + " wash volume: 100 mL, exchange flow: 20 mL/min"),
    PRE_USE_CLEANING("pre-use-cleaning", CultureKind.T_CELLS, "contact time: 15 min"),
    T_CELL_EXPANSION("t-cell-expansion", CultureKind.T_CELLS, ""),
    T_CELL_EXPANSION_SHORT("t-cell-expansion-short", CultureKind.T_CELLS, ""),
    T_CELL_EXPANSION_STIRRED("t-cell-expansion-stirred", CultureKind.T_CELLS, ""),
    T_CELL_EXPANSION_STIRRED_SHORT("t-cell-expansion-stirred-short", CultureKind.T_CELLS, ""),
    T_CELL_HOLLOW_FIBRE(
        "t-cell-hollow-fibre",
        CultureKind.T_CELLS,
        "activation time: 0.2 h, culture day: 0.1 h, hold time: 2 min, wash volume: 60 mL,"
            + " wash flow: 10 mL/min");

    private final String id;
    private final CultureKind culture;
    private final String values;

    Shipped(String id, CultureKind culture, String values) {
      this.id = id;
      this.culture = culture;
      this.values = values;
    }

    Map<String, String> shortened() {
      return Arrays.stream(values.split(", ", -1))
          .filter(value -> !value.isEmpty())
          .map(value -> value.split(": ", 2))
          .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1]));
    }
  }

  @TempDir private Path folder;

  @Test
  void everyShippedRecipeIsRehearsed() {
    assertEquals(
        RecipeLibrary.ids(), Arrays.stream(Shipped.values()).map(shipped -> shipped.id).toList());
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"T_CELL_EXPANSION", "T_CELL_EXPANSION_STIRRED"})
  void runsToItsEndWithoutAnUnexpectedAlarm(Shipped shipped)
      throws IOException, RefusedException, InputException {
    assertEquals(Map.of(), run(shipped, shipped.shortened()));
  }

  @ParameterizedTest
  @EnumSource
  @Tag("campaign")
  void runsToItsEndInFullLength(Shipped shipped)
      throws IOException, RefusedException, InputException {
    assertEquals(Map.of(), run(shipped, Map.of()));
  }

  /// @return unexpected alarms by id, with the picture that showed each first
  private Map<String, String> run(Shipped shipped, Map<String, String> values)
      throws IOException, RefusedException, InputException {
    String text = RecipeLibrary.text(shipped.id).orElseThrow();
    var read =
        (ReadResult.Valid)
            RecipeReader.read(RecipeLibrary.sourceName(shipped.id), text.getBytes(UTF_8));
    var plan =
        new Rehearsal.Plan(
            shipped.id,
            "B-1",
            folder,
            SkidSettings.nominal()
                .with(Gate.equipment(read.recipe().equipmentClass()))
                .withCulture(shipped.culture),
            Scenario.none(),
            START,
            Manner.PROMPT,
            false,
            values);
    Map<String, String> unexpected = new TreeMap<>();
    try (var rehearsal = new Rehearsal(plan)) {
      Snapshot last =
          rehearsal.runUntil(
              picture -> {
                picture.alarms().stream()
                    .filter(alarm -> !QUIET.contains(alarm.state()))
                    .filter(alarm -> !expected(alarm, picture.now()))
                    .forEach(
                        alarm ->
                            unexpected.putIfAbsent(alarm.id(), alarm + " at " + picture.now()));
                return state(picture) == ProcedureState.HELD;
              });
      assertEquals(ProcedureState.COMPLETE, state(last), () -> why(last));
      rehearsal.virtual().advance(Duration.ofMinutes(1));
      assertTrue(
          rehearsal.virtual().skid().truth().rockPerMinute() < 1, "it still moves after the end");
    }
    return unexpected;
  }

  private static boolean expected(Snapshot.Alarm alarm, Instant now) {
    return ANALYSED.contains(alarm.id()) && now.isBefore(START.plus(FIRST_ANALYSIS));
  }

  private static ProcedureState state(Snapshot picture) {
    return batch(picture).procedure().state();
  }

  private static String why(Snapshot picture) {
    return batch(picture).procedure().waitingFor() + " " + batch(picture).procedure().prompts();
  }

  private static Snapshot.Batch batch(Snapshot picture) {
    return Objects.requireNonNull(picture.units().getFirst().batch());
  }
}
