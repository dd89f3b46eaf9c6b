package org.cellstation.station.phase;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cellstation.recipes.engine.EquipmentPhase;
import org.cellstation.recipes.engine.PhaseMemory;
import org.cellstation.recipes.model.PhaseType;
import org.cellstation.recipes.model.Quantity;
import org.cellstation.station.equipment.UnitClass;

/// How a unit does each phase of the library. Classes differ in what moves the culture and in what
/// is measured; what is done is the same.
public final class UnitPhases {
  private UnitPhases() {}

  /// @param p every parameter the phase type declares for the class, in its declared unit
  public static EquipmentPhase of(
      UnitClass unitClass,
      PhaseType type,
      Map<String, Quantity> p,
      PhaseMemory memory,
      UnitActions unit) {
    return switch (type) {
      case PRE_USE_CHECK ->
          new PreUseCheck(
              unit,
              memory,
              unitClass.checked(unit::measures),
              value(p, "hold time"),
              value(p, "weight tolerance"));
      case FILL ->
          new TransferPhase(
              new Transfer(unit, memory, "feed", value(p, "flow"), value(p, "volume"), +1),
              () -> {});
      case EQUILIBRATE ->
          new Equilibrate(unit, setPoints(p), lifeSupport(unitClass, p), value(p, "stable time"));
      case INOCULATE ->
          new TransferPhase(
              new Transfer(unit, memory, "inoculum", value(p, "flow"), value(p, "volume"), +1),
              () -> unit.culture(true));
      case EXPAND ->
          new Culture(
              unit,
              memory,
              setPoints(p),
              value(p, "duration"),
              Culture.Supply.feed(value(p, "feed")));
      case PERFUSE ->
          new Culture(
              unit,
              memory,
              setPoints(p),
              value(p, "duration"),
              Culture.Supply.exchange(value(p, "rate"), value(p, "CSPR")));
      case SAMPLE ->
          new TransferPhase(
              new Transfer(unit, memory, "harvest", value(p, "flow"), value(p, "volume"), -1),
              () -> {});
      case HARVEST ->
          new Harvest(unit, value(p, "flow"), value(p, "heel"), value(p, "temperature"));
    };
  }

  /// What is engaged besides: the gas, and what moves the culture.
  private static Map<String, Double> lifeSupport(UnitClass unitClass, Map<String, Quantity> p) {
    Map<String, Double> wanted = new LinkedHashMap<>();
    for (PhaseType.Parameter motion : unitClass.equipment().agitation()) {
      wanted.put(motion.name(), value(p, motion.name()));
    }
    wanted.put("gas flow", value(p, "gas flow"));
    return wanted;
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
