package org.cellstation.station.runtime;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cellstation.station.control.LoopMode;
import org.cellstation.station.control.UnitControl;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;

/// What a unit's loops were last told, read from the journal, so that a restarted station goes on
/// with exactly that.
record LifeSupport(
    double minRockRateRpm,
    double gasMlPerMin,
    Map<String, Double> setpoints,
    Map<String, LoopMode> modes) {

  /// @return empty when life support was off
  static Optional<LifeSupport> of(String unit, List<Entry> past) {
    Event.LifeSupportSet last = null;
    Map<String, Double> setpoints = new HashMap<>();
    Map<String, LoopMode> modes = new HashMap<>();
    for (Entry entry : past) {
      switch (entry.event()) {
        case Event.LifeSupportSet e when e.unit().equals(unit) -> last = e;
        case Event.SetpointChanged e when e.unit().equals(unit) -> setpoints.put(e.loop(), e.to());
        case Event.ModeChanged e when e.unit().equals(unit) ->
            modes.put(e.loop(), LoopMode.valueOf(e.to()));
        default -> {}
      }
    }
    return last == null || !last.on()
        ? Optional.empty()
        : Optional.of(
            new LifeSupport(last.minRockRateRpm(), last.gasFlowMlPerMin(), setpoints, modes));
  }

  /// Whether an event tells of a unit's life support; all older ones are void after the next {@link
  /// Event.LifeSupportSet}, which is followed by every set-point.
  static boolean isOf(String unit, Event event) {
    return switch (event) {
      case Event.LifeSupportSet e -> e.unit().equals(unit);
      case Event.SetpointChanged e -> e.unit().equals(unit);
      case Event.ModeChanged e -> e.unit().equals(unit);
      default -> false;
    };
  }

  void giveTo(UnitControl control) {
    Map<String, Double> all = new HashMap<>(Map.of("temperature", 37.0, "DO", 40.0, "pH", 7.2));
    all.putAll(setpoints);
    all.put("rock rate", minRockRateRpm);
    all.put("gas flow", gasMlPerMin);
    control.engage(all);
    modes.forEach(control::setMode);
  }
}
