package org.cellstation.station.phase;

import java.time.Instant;
import java.util.Map;
import org.cellstation.recipes.engine.EquipmentPhase;
import org.cellstation.recipes.engine.PhaseMemory;
import org.jspecify.annotations.Nullable;

/// Activate and transduce: cells with a reagent, at set-points of their own and in slow motion for
/// a time. Afterwards the motion is what it was; the next phase has set-points of its own.
///
/// Cells settle onto the reagent when they hardly move. The oxygen loop may still ask for more
/// motion than that: cells go before contact.
final class Incubation implements EquipmentPhase {
  private static final String BEFORE = " before";
  private static final String GIVEN = "reagent given";

  private final UnitActions unit;
  private final PhaseMemory memory;
  private final SetPoints target;
  private final Map<String, Double> motion;
  private final double hours;
  private final @Nullable Transfer reagent;
  private boolean applied;

  /// @param motion set-points of what moves the culture, by name
  /// @param reagent null when it is in the vessel already
  Incubation(
      UnitActions unit,
      PhaseMemory memory,
      SetPoints target,
      Map<String, Double> motion,
      double hours,
      @Nullable Transfer reagent) {
    this.unit = unit;
    this.memory = memory;
    this.target = target;
    this.motion = motion;
    this.hours = hours;
    this.reagent = reagent;
  }

  @Override
  public Progress running(Instant now) {
    if (!applied) {
      String refusal = apply();
      if (!refusal.isEmpty()) {
        return new Progress.Failed(refusal);
      }
      applied = true;
    }
    Transfer adding = reagent;
    if (adding != null && memory.recall(GIVEN).isEmpty()) {
      Progress progress = adding.run();
      if (!(progress instanceof Progress.Done)) {
        return progress;
      }
      memory.note(GIVEN, 1);
    }
    if (memory.active().toSeconds() < hours * 3600) {
      return Progress.CONTINUES;
    }
    asBefore();
    return Progress.DONE;
  }

  private String apply() {
    String refusal = target.applyTo(unit);
    for (Map.Entry<String, Double> one : motion.entrySet()) {
      if (memory.recall(one.getKey() + BEFORE).isEmpty()) {
        memory.note(one.getKey() + BEFORE, unit.setpoint(one.getKey()));
      }
      if (refusal.isEmpty()) {
        refusal = unit.setpoint(one.getKey(), one.getValue());
      }
    }
    return refusal;
  }

  private void asBefore() {
    for (String one : motion.keySet()) {
      memory
          .recall(one + BEFORE)
          .ifPresent(
              value -> {
                if (!Double.isNaN(value)) {
                  unit.setpoint(one, value);
                }
              });
    }
  }

  private Progress stopPump() {
    if (reagent != null) {
      reagent.stop();
    }
    return Progress.DONE;
  }

  @Override
  public Progress holding(Instant now) {
    return stopPump();
  }

  @Override
  public Progress restarting(Instant now) {
    applied = false;
    if (reagent != null) {
      reagent.restart();
    }
    return Progress.DONE;
  }

  @Override
  public Progress stopping(Instant now) {
    asBefore();
    return stopPump();
  }

  @Override
  public Progress aborting(Instant now) {
    return stopPump();
  }
}
