package org.cellstation.station.equipment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cellstation.recipes.model.EquipmentClass;
import org.cellstation.recipes.model.PhaseType;

/// What a unit of each class measures and drives, in one place: the configuration is checked
/// against it and the pre-use check goes through it. A unit may measure anything else besides.
///
/// @param variables that mean something to loops and phases
/// @param outputs all that can be driven
public record UnitClass(EquipmentClass equipment, List<Point> variables, List<Output> outputs) {

  /// A process variable.
  ///
  /// @param required false for what makes a unit better but is not on every one
  public record Point(String name, String unit, boolean required) {}

  /// An output.
  ///
  /// @param shownBy the variable that tells what it comes to, and without which it is not driven
  public record Output(String name, String unit, boolean required, String shownBy) {}

  private static final String FLOW = "mL/min";

  private static final List<Point> VARIABLES =
      List.of(
          new Point("temperature", "degC", true),
          new Point("pH", "pH", true),
          new Point("DO", "%", true),
          new Point("weight", "g", true),
          new Point("air flow", FLOW, true),
          new Point("O2 flow", FLOW, true),
          new Point("CO2 flow", FLOW, true),
          new Point("N2 flow", FLOW, false),
          new Point("pad temperature", "degC", true),
          new Point("feed flow", FLOW, true),
          new Point("permeate flow", FLOW, true),
          new Point("inoculum flow", FLOW, true),
          new Point("harvest flow", FLOW, true),
          new Point("base flow", FLOW, false),
          new Point("capacitance", "pF/cm", false),
          new Point("glucose", "mM", false),
          new Point("lactate", "mM", false),
          new Point("head-space pressure", "kPa", false),
          new Point("transmembrane pressure", "kPa", false));

  private static final List<Output> OUTPUTS =
      List.of(
          new Output("pad setpoint", "degC", true, "pad temperature"),
          new Output("air flow", FLOW, true, "air flow"),
          new Output("O2 flow", FLOW, true, "O2 flow"),
          new Output("CO2 flow", FLOW, true, "CO2 flow"),
          new Output("N2 flow", FLOW, false, "N2 flow"),
          new Output("feed pump", FLOW, true, "feed flow"),
          new Output("permeate pump", FLOW, true, "permeate flow"),
          new Output("inoculum pump", FLOW, true, "inoculum flow"),
          new Output("harvest pump", FLOW, true, "harvest flow"),
          new Output("base pump", FLOW, false, "base flow"));

  /// For what beats gas into its liquid.
  private static final Output ANTIFOAM = new Output("antifoam pump", FLOW, false, "");

  private static final List<UnitClass> ALL =
      Arrays.stream(EquipmentClass.values()).map(UnitClass::made).toList();

  private static UnitClass made(EquipmentClass equipment) {
    Stream<Output> own =
        switch (equipment) {
          case ROCKING_BAG ->
              Stream.of(new Output("rock rate", "rpm", true, "rock rate"), ANTIFOAM);
          case STIRRED_TANK ->
              Stream.of(
                  new Output("stir rate", "rpm", true, "stir rate"),
                  new Output("sparge flow", FLOW, false, ""),
                  ANTIFOAM);
          case HOLLOW_FIBRE ->
              Stream.of(new Output("recirculation pump", FLOW, true, "recirculation flow"));
          case STATIC -> Stream.empty();
        };
    List<Point> variables = new ArrayList<>(VARIABLES.subList(0, 4));
    for (PhaseType.Parameter motion : equipment.agitation()) {
      variables.add(new Point(motion.name(), motion.unit(), true));
    }
    variables.addAll(VARIABLES.subList(4, VARIABLES.size()));
    return new UnitClass(
        equipment, List.copyOf(variables), Stream.concat(OUTPUTS.stream(), own).toList());
  }

  public static UnitClass of(EquipmentClass equipment) {
    return ALL.stream().filter(one -> one.equipment() == equipment).findFirst().orElseThrow();
  }

  /// Empty for a name that no class has.
  public static Optional<UnitClass> named(String text) {
    return EquipmentClass.named(text).map(UnitClass::of);
  }

  public Optional<Point> variable(String name) {
    return variables.stream().filter(point -> point.name().equals(name)).findFirst();
  }

  public Optional<Output> output(String name) {
    return outputs.stream().filter(output -> output.name().equals(name)).findFirst();
  }

  /// What must be credible before the unit is used: of what it measures, all that its class knows.
  ///
  /// @param measured whether the unit has a variable
  public List<String> checked(Predicate<String> measured) {
    return variables.stream().map(Point::name).filter(measured).toList();
  }
}
