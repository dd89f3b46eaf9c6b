package org.cellstation.station.phase;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cellstation.recipes.engine.EquipmentPhase;
import org.cellstation.recipes.engine.EquipmentPhase.Progress;
import org.cellstation.recipes.engine.PhaseMemory;
import org.cellstation.recipes.model.PhaseType;
import org.cellstation.recipes.model.Quantity;
import org.cellstation.station.equipment.UnitClass;
import org.jspecify.annotations.Nullable;

/// How a unit does each phase of the library. Classes differ in what moves the culture and in what
/// is measured; what is done is the same.
public final class UnitPhases {
  private UnitPhases() {}

  /// @param p every parameter the phase type declares for the class, in its declared unit
  /// @param link with the other unit of a transfer, null where there is none
  public static EquipmentPhase of(
      UnitClass unitClass,
      PhaseType type,
      Map<String, Quantity> p,
      PhaseMemory memory,
      UnitActions unit,
      @Nullable TransferLink link) {
    return switch (type) {
      case LINE_CLEARANCE -> new LineClearance(unit);
      case SCAN_MATERIALS, PROMPT, DECISION, SIGNATURE -> now -> Progress.DONE;
      case PRE_USE_CHECK ->
          new PreUseCheck(
              unit,
              memory,
              unitClass.checked(unit::measures),
              value(p, "hold time"),
              value(p, "weight tolerance"));
      case SELF_TEST -> new SelfTest(unit, unitClass.checked(unit::measures), value(p, "time"));
      case INTEGRITY_TEST -> new IntegrityTest(unit, limits(p));
      case CALIBRATE -> new Calibrated(unit, value(p, "valid for"));
      case PRIME ->
          new Prime(unit, memory, value(p, "line volume"), value(p, "flow"), value(p, "arrival"));
      case FILL -> new TransferPhase(transfer(unit, memory, "feed", p, +1), () -> {});
      case EQUILIBRATE ->
          new Equilibrate(unit, setPoints(p), lifeSupport(unitClass, p), value(p, "stable time"));
      case THAW_AND_LOAD ->
          new ThawedCells(
              unit,
              memory,
              new TransferPhase(
                  transfer(unit, memory, "inoculum", p, +1), () -> unit.culture(true)),
              value(p, "within"));
      case INOCULATE ->
          new TransferPhase(transfer(unit, memory, "inoculum", p, +1), () -> unit.culture(true));
      case ACTIVATE -> incubation(unitClass, p, memory, unit, "reagent volume");
      case TRANSDUCE -> incubation(unitClass, p, memory, unit, "vector volume");
      case EXPAND -> culture(p, memory, unit, Culture.Supply.feed(value(p, "feed")));
      case PERFUSE ->
          culture(p, memory, unit, Culture.Supply.exchange(value(p, "rate"), value(p, "CSPR")));
      case MEDIA_EXCHANGE ->
          new MediaExchange(
              unit, memory, value(p, "volume"), value(p, "flow"), value(p, "least weight"));
      case SAMPLE -> new TransferPhase(transfer(unit, memory, "harvest", p, -1), () -> {});
      case SEND ->
          link == null
              ? new TransferPhase(transfer(unit, memory, "harvest", p, -1), () -> {})
              : new SendTo(unit, memory, value(p, "flow"), value(p, "volume"), link);
      case WASH -> new Wash(unit, memory, value(p, "volume"), value(p, "flow"));
      case CONCENTRATE -> new Concentrate(unit, memory, value(p, "to weight"), value(p, "flow"));
      case FORMULATE ->
          new Formulate(
              new TransferPhase(transfer(unit, memory, "feed", p, +1), () -> {}),
              unit,
              value(p, "temperature"));
      case COOL_AND_HOLD -> new Cooled(unit, memory, value(p, "temperature"), value(p, "duration"));
      case HARVEST -> new Harvest(unit, emptying(unit, p), value(p, "temperature"));
      case DRAIN -> new Drain(unit, emptying(unit, p));
      case RECEIVE ->
          link == null
              ? new Receive(unit, memory, value(p, "volume"), value(p, "tolerance"))
              : new ReceiveFrom(unit, memory, value(p, "volume"), value(p, "tolerance"), link);
      case WAIT -> now -> waited(memory, value(p, "duration"));
      case NOTIFY ->
          now -> {
            unit.message(memory.title());
            return Progress.DONE;
          };
    };
  }

  private static Progress waited(PhaseMemory memory, double hours) {
    return memory.active().toSeconds() >= hours * 3600 ? Progress.DONE : Progress.CONTINUES;
  }

  private static Transfer transfer(
      UnitActions unit, PhaseMemory memory, String pump, Map<String, Quantity> p, int direction) {
    return new Transfer(unit, memory, pump, value(p, "flow"), value(p, "volume"), direction);
  }

  private static Culture culture(
      Map<String, Quantity> p, PhaseMemory memory, UnitActions unit, Culture.Supply supply) {
    return new Culture(unit, memory, setPoints(p), value(p, "duration"), supply);
  }

  private static Incubation incubation(
      UnitClass unitClass,
      Map<String, Quantity> p,
      PhaseMemory memory,
      UnitActions unit,
      String reagent) {
    double volume = value(p, reagent);
    return new Incubation(
        unit,
        memory,
        setPoints(p),
        motion(unitClass, p),
        value(p, "duration"),
        volume > 0 ? new Transfer(unit, memory, "inoculum", value(p, "flow"), volume, +1) : null);
  }

  private static IntegrityTest.Limits limits(Map<String, Quantity> p) {
    return new IntegrityTest.Limits(
        value(p, "hold time"),
        value(p, "test pressure"),
        value(p, "gas flow"),
        value(p, "settle time"),
        value(p, "pressure loss"),
        value(p, "weight tolerance"));
  }

  /// What is engaged besides: the gas, and what moves the culture.
  private static Map<String, Double> lifeSupport(UnitClass unitClass, Map<String, Quantity> p) {
    Map<String, Double> wanted = motion(unitClass, p);
    wanted.put("gas flow", value(p, "gas flow"));
    return wanted;
  }

  private static Map<String, Double> motion(UnitClass unitClass, Map<String, Quantity> p) {
    Map<String, Double> wanted = new LinkedHashMap<>();
    for (PhaseType.Parameter motion : unitClass.equipment().agitation()) {
      wanted.put(motion.name(), value(p, motion.name()));
    }
    return wanted;
  }

  private static Emptying emptying(UnitActions unit, Map<String, Quantity> p) {
    return new Emptying(unit, value(p, "flow"), value(p, "heel"));
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
