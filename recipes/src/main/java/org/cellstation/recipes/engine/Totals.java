package org.cellstation.recipes.engine;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.cellstation.recipes.engine.Equipment.Observation;
import org.cellstation.recipes.model.Operand;

/// What has flowed since a phase began, summed up over its active time. A sum is noted each minute
/// and goes on from there after a restart of the program; with more than a minute unmeasured it is
/// unknown until the phase has ended.
final class Totals {
  private static final double NOTED_EVERY_SECONDS = 60;
  private static final double MOST_UNMEASURED_SECONDS = 60;

  private final Equipment equipment;
  private final String unit;
  private final StepMemory memory;
  private final Map<Operand.Total, Sum> sums = new HashMap<>();

  Totals(Equipment equipment, String unit, StepMemory memory) {
    this.equipment = equipment;
    this.unit = unit;
    this.memory = memory;
  }

  /// Asked once in each scan of the phase's logic.
  Observation observe(Operand.Total total, Instant now) {
    memory.at(now);
    return sums.computeIfAbsent(total, Sum::new).upTo(memory.active().toNanos() / 1e9);
  }

  private final class Sum {
    private final Operand.Total total;
    private final String volumeNote;
    private final String unmeasuredNote;
    private double millilitres;
    private double unmeasuredSeconds;
    private double countedSeconds;
    private double notedSeconds;

    Sum(Operand.Total total) {
      this.total = total;
      volumeNote = total.text() + " mL";
      unmeasuredNote = total.text() + " unmeasured s";
      millilitres = memory.recall(volumeNote).orElse(0);
      unmeasuredSeconds = memory.recall(unmeasuredNote).orElse(0);
      countedSeconds = memory.active().toNanos() / 1e9;
      notedSeconds = countedSeconds;
    }

    Observation upTo(double activeSeconds) {
      double seconds = activeSeconds - countedSeconds;
      countedSeconds = activeSeconds;
      if (equipment.read(unit, total.flow().variable()) instanceof Observation.Value flow) {
        millilitres += Math.max(flow.value(), 0) * seconds / 60;
      } else {
        unmeasuredSeconds += seconds;
      }
      if (countedSeconds - notedSeconds >= NOTED_EVERY_SECONDS) {
        memory.note(volumeNote, millilitres);
        memory.note(unmeasuredNote, unmeasuredSeconds);
        notedSeconds = countedSeconds;
      }
      return unmeasuredSeconds > MOST_UNMEASURED_SECONDS
          ? new Observation.Unusable(
              "not measured for " + Math.round(unmeasuredSeconds) + " s of the phase")
          : new Observation.Value(millilitres, total.unit());
    }
  }
}
