package org.cellstation.station.runtime;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cellstation.recipes.model.PhaseType;
import org.cellstation.station.config.StationConfiguration.UnitConfiguration;
import org.cellstation.station.control.LoopMode;
import org.cellstation.station.control.LoopState;
import org.cellstation.station.control.UnitControl;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;

/// What a unit's loops were last told, read from the journal, so that a restarted station goes on
/// with exactly that: set-points, modes, and the outputs of what is not controlled by itself.
final class LifeSupport {
  /// Behind a loop's name: its output, as events call it.
  static final String OUTPUT = " output";

  /// What of base was given, as events call it.
  static final String BASE = "base pump total";

  private final Map<String, LoopState> loops = new HashMap<>();
  private boolean on;
  private double baseMillilitres;

  private LifeSupport() {}

  /// @return empty when life support was off
  static Optional<UnitControl.State> of(UnitConfiguration unit, List<Entry> past) {
    LifeSupport state = new LifeSupport();
    for (Entry entry : past) {
      if (isOf(unit.id(), entry.event())) {
        state.take(unit, entry.event());
      }
    }
    return state.on
        ? Optional.of(new UnitControl.State(true, state.loops, state.baseMillilitres))
        : Optional.empty();
  }

  /// Whether an event tells of a unit's life support; all older ones are void after the next {@link
  /// Event.LifeSupportSet}, which is followed by every set-point.
  static boolean isOf(String unit, Event event) {
    return switch (event) {
      case Event.LifeSupportSet e -> e.unit().equals(unit);
      case Event.SetpointChanged e -> e.unit().equals(unit);
      case Event.ModeChanged e -> e.unit().equals(unit);
      case Event.OutputSet e -> e.unit().equals(unit);
      default -> false;
    };
  }

  /// Whether an output's event is worth keeping for a restart.
  static boolean matters(Event.OutputSet event) {
    return event.output().endsWith(OUTPUT) || event.output().equals(BASE);
  }

  private void take(UnitConfiguration unit, Event event) {
    switch (event) {
      case Event.LifeSupportSet e -> {
        on = e.on();
        loops.clear();
        baseMillilitres = 0;
        for (PhaseType.Parameter motion : unit.unitClass().equipment().agitation()) {
          setpoint(motion.name(), e.minRockRateRpm());
        }
        setpoint("gas flow", e.gasFlowMlPerMin());
      }
      case Event.SetpointChanged e -> setpoint(e.loop(), e.to());
      case Event.ModeChanged e -> {
        LoopState known = known(e.loop());
        loops.put(
            e.loop(),
            new LoopState(
                LoopMode.valueOf(e.to()), known.setpoint(), known.outputPercent(), known.floor()));
      }
      case Event.OutputSet e when e.output().equals(BASE) -> baseMillilitres = e.to();
      case Event.OutputSet e when e.output().endsWith(OUTPUT) -> {
        String loop = e.output().substring(0, e.output().length() - OUTPUT.length());
        LoopState known = known(loop);
        loops.put(loop, new LoopState(known.mode(), known.setpoint(), e.to(), known.floor()));
      }
      default -> {}
    }
  }

  /// A loop nobody has changed follows its master where it has one.
  private LoopState known(String loop) {
    return loops.getOrDefault(loop, new LoopState(LoopMode.CASCADE, Double.NaN, Double.NaN));
  }

  private void setpoint(String loop, double value) {
    LoopState known = known(loop);
    double floor = known.mode() == LoopMode.CASCADE ? value : known.floor();
    loops.put(loop, new LoopState(known.mode(), value, known.outputPercent(), floor));
  }
}
