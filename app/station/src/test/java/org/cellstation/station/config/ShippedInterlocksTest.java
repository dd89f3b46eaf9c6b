package org.cellstation.station.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cellstation.drivers.bus.Instrument;
import org.cellstation.recipes.model.EquipmentClass;
import org.cellstation.recipes.text.CheckedText;
import org.cellstation.recipes.text.Faults;
import org.cellstation.recipes.text.Quantities;
import org.cellstation.recipes.text.SchemaCheck;
import org.cellstation.station.config.StationConfiguration.OutputConfiguration;
import org.cellstation.station.config.StationConfiguration.VariableConfiguration;
import org.cellstation.station.equipment.UnitClass;
import org.cellstation.station.interlock.Bench;
import org.cellstation.station.interlock.Cause;
import org.cellstation.station.interlock.Effect;
import org.cellstation.station.interlock.Interlock;
import org.cellstation.station.interlock.InterlockMatrix;
import org.cellstation.station.interlock.InterlockState;
import org.cellstation.station.interlock.InterlockStatus;
import org.cellstation.station.interlock.LifeSupportRule;
import org.cellstation.station.interlock.Permissive;
import org.cellstation.station.interlock.Permissive.Target;
import org.cellstation.station.interlock.Situation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The shipped matrix of every class, on a unit that has everything the class can have: each cause
/// alone has exactly the effects that stand here, and nothing else.
class ShippedInterlocksTest {
  private static final double MAXIMUM = 1500;

  /// What everything reads while nothing is wrong.
  private static final Map<String, Double> NORMAL =
      Map.ofEntries(
          Map.entry("temperature", 37.0),
          Map.entry("pH", 7.2),
          Map.entry("DO", 40.0),
          Map.entry("weight", 1000.0),
          Map.entry("rock rate", 20.0),
          Map.entry("stir rate", 120.0),
          Map.entry("recirculation flow", 100.0),
          Map.entry("pad temperature", 38.0),
          Map.entry("exhaust CO2", 50_000.0),
          Map.entry("head-space pressure", 0.3),
          Map.entry("transmembrane pressure", 5.0),
          Map.entry("foam", 0.0),
          Map.entry("base flow", 0.0));

  /// What loops and procedure want while nothing is wrong.
  private static final Map<String, Double> WANTED =
      Map.ofEntries(
          Map.entry("pad setpoint", 40.0),
          Map.entry("rock rate", 20.0),
          Map.entry("stir rate", 120.0),
          Map.entry("recirculation pump", 100.0),
          Map.entry("air flow", 150.0),
          Map.entry("O2 flow", 40.0),
          Map.entry("CO2 flow", 10.0),
          Map.entry("N2 flow", 5.0),
          Map.entry("sparge flow", 30.0),
          Map.entry("feed pump", 2.0),
          Map.entry("permeate pump", 2.0),
          Map.entry("inoculum pump", 2.0),
          Map.entry("harvest pump", 2.0),
          Map.entry("base pump", 1.0),
          Map.entry("antifoam pump", 1.0));

  private static final Map<String, Double> SAFE =
      Map.of("pad setpoint", 37.0, "rock rate", 25.0, "stir rate", 100.0, "air flow", 180.0);

  private static final String NO_LIQUID = "feed pump 0, inoculum pump 0, base pump 0";

  /// Row, and what it comes to at last.
  private static final Map<String, String> COMMON = common();

  private static Map<String, String> common() {
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put("overfill-weight", NO_LIQUID + ", antifoam pump 0");
    rows.put("overfill-volume", NO_LIQUID + ", antifoam pump 0, procedure HOLD, latched");
    rows.put("content-unknown", NO_LIQUID + ", antifoam pump 0");
    rows.put("weight-lost", "permeate pump 0, harvest pump 0");
    rows.put("culture-hot", "pad setpoint 32");
    rows.put("pad-hot", "pad setpoint 32");
    rows.put("pad-probe-lost", "pad setpoint 37");
    rows.put("feed-lost", "permeate pump 0");
    rows.put("ph-probe-lost", "base pump 0");
    rows.put("base-dose", "base pump 0, latched");
    rows.put("oxygen-high", "O2 flow 0");
    rows.put("carbon-dioxide-high", "CO2 flow 0");
    rows.put(
        "pressure-high",
        "air flow 0, O2 flow 0, CO2 flow 0, N2 flow 0, sparge flow 0, feed pump 0, inoculum pump 0");
    rows.put("transmembrane-high", "permeate pump 0, latched");
    rows.put("foam-high", "sparge flow 0, air flow 50");
    return rows;
  }

  private static final Map<String, Map<String, String>> OWN =
      Map.of(
          "rocking-bag",
          Map.of(
              "rocking-stopped",
              "feed pump 0, permeate pump 0, base pump 0",
              "bag-empty",
              "pad setpoint 37, rock rate 0, permeate pump 0, harvest pump 0"),
          "stirred-tank",
          Map.of(
              "stirrer-stopped",
              "feed pump 0, permeate pump 0, base pump 0, sparge flow 10",
              "tank-empty",
              "pad setpoint 37, stir rate 0, sparge flow 0, permeate pump 0, harvest pump 0"),
          "hollow-fibre",
          Map.of(
              "recirculation-stopped",
              "feed pump 0, permeate pump 0, base pump 0",
              "reservoir-empty",
              "pad setpoint 37, permeate pump 0, harvest pump 0"),
          "static",
          Map.of());

  /// Classes as a unit of them can be equipped at most.
  private record Equipped(Set<String> variables, Set<String> outputs, InterlockMatrix matrix) {
    static Equipped of(EquipmentClass equipment) {
      UnitClass unit = UnitClass.of(equipment);
      Map<String, VariableConfiguration> variables = new LinkedHashMap<>();
      List<String> names = new ArrayList<>(List.of("exhaust CO2", "foam"));
      unit.variables().forEach(point -> names.add(point.name()));
      names.forEach(
          name ->
              variables.put(
                  name,
                  new VariableConfiguration("X-1." + name, "", 0, 1, 0, Duration.ofSeconds(5))));
      Map<String, OutputConfiguration> outputs = new LinkedHashMap<>();
      unit.outputs()
          .forEach(
              output ->
                  outputs.put(
                      output.name(),
                      new OutputConfiguration(
                          "bus",
                          "X-1." + output.name(),
                          new Instrument.Setting(
                              output.name(), output.unit(), 0, 500, Duration.ZERO),
                          SAFE.getOrDefault(output.name(), 0.0))));
      Faults faults = new Faults("station.yaml");
      InterlockMatrix matrix =
          new InterlockText(
                  "BR-1",
                  variables,
                  outputs,
                  Set.of("temperature", "DO", "pH"),
                  MAXIMUM,
                  faults,
                  new Quantities(faults))
              .read(empty(faults).root(), equipment.text());
      assertEquals(List.of(), faults.all());
      return new Equipped(variables.keySet(), outputs.keySet(), matrix);
    }

    private static CheckedText empty(Faults faults) {
      return CheckedText.read(
              "id: BR-1\n".getBytes(StandardCharsets.UTF_8),
              SchemaCheck.of(ShippedInterlocksTest.class, "anything.schema.json"),
              faults)
          .orElseThrow();
    }

    /// Running, with cells, nothing wrong.
    Bench culture() {
      Map<String, Double> wanted = new TreeMap<>();
      outputs.forEach(output -> wanted.put(output, WANTED.getOrDefault(output, 0.0)));
      Bench bench = new Bench(matrix, wanted, SAFE).holds(1000);
      variables.forEach(variable -> bench.reads(variable, NORMAL.getOrDefault(variable, 0.0)));
      bench.is(Situation.CULTURE, true).is(Situation.LIFE_SUPPORT, true).seconds(10);
      assertEquals(Map.of(), bench.overrides, "something is wrong already");
      assertEquals(List.of(), bench.told);
      return bench;
    }
  }

  static Stream<Arguments> everyRow() {
    return Stream.of(EquipmentClass.values())
        .flatMap(
            equipment ->
                Equipped.of(equipment).matrix().interlocks().stream()
                    .map(row -> Arguments.of(equipment, row.id())));
  }

  @ParameterizedTest
  @EnumSource
  void everyClassHasTheRowsThatAreTabledHere(EquipmentClass equipment) {
    List<String> tabled = new ArrayList<>(COMMON.keySet());
    tabled.addAll(OWN.getOrDefault(equipment.text(), Map.of()).keySet());
    List<String> shipped = new ArrayList<>();
    Equipped equipped = Equipped.of(equipment);
    equipped.matrix().interlocks().forEach(row -> shipped.add(row.id()));
    tabled.removeIf(id -> expected(equipment, id, equipped.outputs()).isEmpty());
    assertEquals(tabled.stream().sorted().toList(), shipped.stream().sorted().toList());
  }

  /// What is tabled, as far as the class has the outputs.
  private static List<String> expected(EquipmentClass equipment, String id, Set<String> outputs) {
    String own = OWN.getOrDefault(equipment.text(), Map.of()).getOrDefault(id, "");
    String cells = own.isEmpty() ? COMMON.getOrDefault(id, "") : own;
    return Stream.of(cells.split(", "))
        .filter(
            cell ->
                cell.equals("procedure HOLD")
                    || cell.equals("latched")
                    || outputs.stream().anyMatch(output -> cell.startsWith(output + " ")))
        .sorted()
        .toList();
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("everyRow")
  void aCauseAloneHasExactlyItsEffects(EquipmentClass equipment, String id) {
    Equipped equipped = Equipped.of(equipment);
    Bench bench = equipped.culture();
    Cause cause = bench.row(id).row().cause();
    provoke(bench, cause).pass(Duration.ofMinutes(35));

    List<String> tripped =
        bench.engine.rows().stream()
            .filter(status -> status.state() != InterlockState.NORMAL)
            .map(status -> status.row().id())
            .toList();
    assertEquals(List.of(id), tripped, "nothing else trips");
    assertTrue(bench.row(id).firstOut());
    List<String> cells = new ArrayList<>();
    bench.overrides.forEach((output, value) -> cells.add(output + " " + plain(value)));
    if (!bench.done.isEmpty()) {
      assertEquals(1, bench.done.size());
      cells.add("procedure HOLD");
    }
    Interlock row = bench.row(id).row();
    if (row.latched()) {
      cells.add("latched");
    }
    assertEquals(expected(equipment, id, equipped.outputs()), cells.stream().sorted().toList());

    calm(bench, cause).pass(Duration.ofMinutes(65));
    assertEquals(
        row.latched() ? InterlockState.LATCHED : InterlockState.NORMAL, bench.state(id), id);
    bench.engine.reset(id, bench.now);
    bench.seconds(1);
    assertEquals(Map.of(), bench.overrides, "all is let go");
    assertEquals(InterlockState.NORMAL, bench.state(id));
  }

  /// No shipped row trips because its value is lost, nor is any let go by that; what is lost has
  /// rows of its own.
  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("everyRow")
  void aLostValueNeitherTripsNorReleases(EquipmentClass equipment, String id) {
    Bench bench = Equipped.of(equipment).culture();
    Cause cause = bench.row(id).row().cause();
    if (cause instanceof Cause.NotMeasured || cause instanceof Cause.ContentUnknown) {
      return;
    }
    cause.variables().forEach(bench::loses);
    bench.pass(Duration.ofMinutes(12));
    assertEquals(InterlockState.NORMAL, bench.state(id));
    cause.variables().forEach(v -> bench.reads(v, NORMAL.getOrDefault(v, 0.0)));
    provoke(bench.seconds(1), cause).pass(Duration.ofMinutes(10));
    cause.variables().forEach(bench::loses);
    bench.seconds(60);
    assertTrue(bench.state(id) != InterlockState.NORMAL, id + " was let go");
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("everyRow")
  void outsideItsSituationItDoesNothing(EquipmentClass equipment, String id) {
    Bench bench = Equipped.of(equipment).culture();
    Interlock row = bench.row(id).row();
    bench.is(Situation.CULTURE, false).is(Situation.LIFE_SUPPORT, false);
    provoke(bench, row.cause()).pass(Duration.ofMinutes(12));
    assertEquals(row.during() == Situation.ALWAYS, bench.state(id) != InterlockState.NORMAL, id);
  }

  private static Bench provoke(Bench bench, Cause cause) {
    return switch (cause) {
      case Cause.Above c -> bench.reads(c.variable(), c.limit() + c.deadband() + 1);
      case Cause.Below c -> bench.reads(c.variable(), c.limit() - 1);
      case Cause.NotMeasured c -> bench.loses(c.variable());
      case Cause.ContentAbove c -> bench.holds(c.limit() + 1);
      case Cause.ContentUnknown _ -> bench.holds(Double.NaN);
      case Cause.Dose c -> bench.reads(c.variable(), c.limit());
      case Cause.InstrumentLost _, Cause.Deviation _, Cause.Is _ ->
          throw new IllegalStateException("no shipped row has this cause");
    };
  }

  private static Bench calm(Bench bench, Cause cause) {
    cause.variables().forEach(v -> bench.reads(v, NORMAL.getOrDefault(v, 0.0)));
    return bench.holds(1000);
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  /// All causes at once: of temperature, gas and agitation something goes on.
  @ParameterizedTest
  @EnumSource
  @Tag("F-10")
  void noShippedMatrixTakesAllLifeSupportFromACulture(EquipmentClass equipment) {
    Equipped equipped = Equipped.of(equipment);
    assertTrue(
        LifeSupportRule.fault(
                equipped.matrix(), equipped.outputs(), output -> SAFE.getOrDefault(output, 0.0))
            .isEmpty());
    Bench bench = equipped.culture();
    for (InterlockStatus status : bench.engine.rows()) {
      provoke(bench, status.row().cause());
    }
    bench.pass(Duration.ofMinutes(35));
    double pad = bench.overrides.getOrDefault("pad setpoint", 40.0);
    assertTrue(pad >= LifeSupportRule.COLDEST_PAD_CELSIUS, "the culture gets cold: " + pad);
  }

  @ParameterizedTest
  @EnumSource
  void whatGuardsAgainstOverfillingIsNeverBypassedAroundCells(EquipmentClass equipment) {
    List<String> guards =
        Equipped.of(equipment).matrix().interlocks().stream()
            .filter(row -> row.bypassing() == Interlock.Bypassing.NOT_WITH_CELLS)
            .map(Interlock::id)
            .toList();
    assertEquals(List.of("overfill-weight", "overfill-volume", "content-unknown"), guards);
  }

  static Stream<Arguments> everyPermissive() {
    return Stream.of(EquipmentClass.values())
        .flatMap(
            equipment ->
                Equipped.of(equipment).matrix().permissives().stream()
                    .map(permissive -> Arguments.of(equipment, permissive.id())));
  }

  /// Each obstacle alone keeps the target at rest, and nothing else.
  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("everyPermissive")
  void aPermissiveRefusesForEachOfItsReasons(EquipmentClass equipment, String id) {
    Equipped equipped = Equipped.of(equipment);
    Permissive permissive =
        equipped.matrix().permissives().stream()
            .filter(p -> p.id().equals(id))
            .findFirst()
            .orElseThrow();
    for (Cause refusal : permissive.refusals()) {
      Bench bench = equipped.culture().is(Situation.CULTURE, false);
      rest(bench, permissive).seconds(1);
      provoke(bench, refusal).seconds(1);
      begin(bench, permissive);
      assertTrue(refuses(bench, permissive), id + " lets it begin with " + refusal);
      calm(bench, refusal).seconds(1);
      begin(bench, permissive);
      assertTrue(!refuses(bench, permissive), id + " refuses without a reason");
    }
  }

  private static Bench rest(Bench bench, Permissive permissive) {
    return permissive.target() instanceof Target.OutputRises t
        ? bench.wants(t.output(), t.rest())
        : bench;
  }

  private static void begin(Bench bench, Permissive permissive) {
    if (permissive.target() instanceof Target.OutputRises t) {
      bench.wants(t.output(), WANTED.getOrDefault(t.output(), 50.0)).seconds(1);
    }
  }

  private static boolean refuses(Bench bench, Permissive permissive) {
    return switch (permissive.target()) {
      case Target.OutputRises t -> Double.valueOf(t.rest()).equals(bench.overrides.get(t.output()));
      case Target.BatchStarts _ -> bench.engine.procedureRefusal(true).isPresent();
      case Target.LoopControls t -> bench.engine.loopRefusal(t.loop()).isPresent();
    };
  }

  @Test
  void columnsStandInTheUnitsOrderWithTheProcedureLast() {
    Equipped bag = Equipped.of(EquipmentClass.ROCKING_BAG);
    List<String> columns = bag.matrix().columns(bag.outputs());
    assertEquals("pad setpoint", columns.getFirst());
    assertEquals(Effect.PROCEDURE, columns.getLast());
  }
}
