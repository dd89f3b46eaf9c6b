package org.cellstation.station.runtime;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cellstation.station.alarm.AlarmDefinition;
import org.cellstation.station.api.Snapshot;
import org.cellstation.station.config.StationConfiguration.UnitConfiguration;
import org.cellstation.station.config.StationConfiguration.VariableConfiguration;
import org.cellstation.station.control.LoopStatus;
import org.cellstation.station.control.UnitControl;
import org.cellstation.station.equipment.UnitInputs;

/// One unit as the snapshot shows it.
///
/// Owned by the control thread.
final class UnitPicture {
  private static final String LIFE_SUPPORT_OFF = "life support is off";

  private final UnitConfiguration configuration;
  private final UnitInputs inputs;
  private final UnitControl control;
  private final UnitTunings tunings;
  private Map<String, Snapshot.Range> ranges = Map.of();
  private int rangesVersion = -1;

  UnitPicture(
      UnitConfiguration configuration,
      UnitInputs inputs,
      UnitControl control,
      UnitTunings tunings) {
    this.configuration = configuration;
    this.inputs = inputs;
    this.control = control;
    this.tunings = tunings;
  }

  /// Limits go with what the recipe wants, and seldom.
  private Map<String, Snapshot.Range> ranges(PlannedSetpoints planned) {
    if (planned.version() != rangesVersion) {
      rangesVersion = planned.version();
      Map<String, Snapshot.Range> all = new LinkedHashMap<>();
      configuration
          .variables()
          .forEach((name, variable) -> all.put(name, range(name, variable, planned)));
      ranges = Collections.unmodifiableMap(all);
    }
    return ranges;
  }

  private Snapshot.Range range(
      String name, VariableConfiguration variable, PlannedSetpoints planned) {
    double low = Double.NaN;
    double high = Double.NaN;
    for (AlarmDefinition alarm : configuration.alarms()) {
      if (alarm.variable().equals(name) && alarm.kind() == AlarmDefinition.Kind.LOW) {
        low = planned.closer(low, alarm);
      } else if (alarm.variable().equals(name) && alarm.kind() == AlarmDefinition.Kind.HIGH) {
        high = planned.closer(high, alarm);
      }
    }
    return new Snapshot.Range(variable.low(), low, high, variable.high(), variable.decimals());
  }

  Snapshot.Unit of(UnitRun unit, PerformanceKeeping performance, Instant now) {
    BatchRun batch = unit.batch();
    return new Snapshot.Unit(
        configuration.id(),
        configuration.title(),
        inputs.readAll(),
        ranges(unit.planned()),
        loops(),
        performance.totals(),
        batch == null ? null : batch.snapshot(now),
        unit.interlocks().snapshot());
  }

  private List<Snapshot.Loop> loops() {
    List<Snapshot.Loop> loops = new ArrayList<>();
    boolean engaged = control.engaged();
    for (LoopStatus loop : control.loops()) {
      tunings.show(loop.name());
      loops.add(
          new Snapshot.Loop(
              loop.name(),
              loop.variable(),
              loop.unit(),
              loop.mode(),
              engaged ? loop.setpoint() : Double.NaN,
              engaged ? loop.reached() : Double.NaN,
              engaged ? loop.outputPercent() : 0,
              loop.tolerance(),
              loop.master(),
              engaged ? loop.note() : LIFE_SUPPORT_OFF,
              loop.lifeSupport(),
              engaged && loop.running(),
              engaged ? loop.outputs() : List.of(),
              loop.withoutValue()));
    }
    return List.copyOf(loops);
  }
}
