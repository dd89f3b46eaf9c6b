package org.cellstation.station.phase;

import java.util.List;
import java.util.Map;
import org.cellstation.recipes.engine.EquipmentPhase;
import org.cellstation.recipes.engine.PhaseMemory;
import org.cellstation.recipes.model.PhaseType;
import org.cellstation.recipes.model.Quantity;

/// How a rocking bag does each phase of the library.
public final class RockingBagPhases {
  /// What must be credible before a bag is used.
  private static final List<String> CHECKED =
      List.of(
          "temperature",
          "pH",
          "DO",
          "weight",
          "rock rate",
          "pad temperature",
          "air flow",
          "O2 flow",
          "CO2 flow",
          "feed flow",
          "permeate flow",
          "inoculum flow",
          "harvest flow");

  private RockingBagPhases() {}

  /// @param p every parameter the phase type declares, in its declared unit
  public static EquipmentPhase of(
      PhaseType type, Map<String, Quantity> p, PhaseMemory memory, UnitActions unit) {
    return switch (type) {
      case PRE_USE_CHECK ->
          new PreUseCheck(
              unit, memory, CHECKED, value(p, "hold time"), value(p, "weight tolerance"));
      case FILL ->
          new TransferPhase(
              new Transfer(unit, memory, "feed", value(p, "flow"), value(p, "volume"), +1),
              () -> {});
      case EQUILIBRATE ->
          new Equilibrate(
              unit,
              setPoints(p),
              value(p, "rock rate"),
              value(p, "gas flow"),
              value(p, "stable time"));
      case INOCULATE ->
          new TransferPhase(
              new Transfer(unit, memory, "inoculum", value(p, "flow"), value(p, "volume"), +1),
              () -> unit.culture(true));
      case EXPAND -> new Culture(unit, memory, setPoints(p), value(p, "duration"), 0);
      case PERFUSE ->
          new Culture(unit, memory, setPoints(p), value(p, "duration"), value(p, "rate"));
      case SAMPLE ->
          new TransferPhase(
              new Transfer(unit, memory, "harvest", value(p, "flow"), value(p, "volume"), -1),
              () -> {});
      case HARVEST ->
          new Harvest(unit, value(p, "flow"), value(p, "heel"), value(p, "temperature"));
    };
  }

  private static SetPoints setPoints(Map<String, Quantity> p) {
    return new SetPoints(value(p, "temperature"), value(p, "DO"), value(p, "pH"));
  }

  private static double value(Map<String, Quantity> parameters, String name) {
    Quantity quantity = parameters.get(name);
    if (quantity == null) {
      throw new IllegalArgumentException("the phase was given no parameter '" + name + "'");
    }
    return quantity.value();
  }
}
