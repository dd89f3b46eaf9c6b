package org.cellstation.station.runtime;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cellstation.drivers.bus.Bus;
import org.cellstation.drivers.bus.Instrument;
import org.cellstation.drivers.bus.Instrument.LeftAlone;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.recipes.engine.ProcedureState;
import org.cellstation.station.alarm.AlarmDefinition;
import org.cellstation.station.config.StationConfiguration.OutputConfiguration;
import org.cellstation.station.config.StationConfiguration.UnitConfiguration;
import org.cellstation.station.config.StationConfiguration.VariableConfiguration;
import org.cellstation.station.historian.Historian;
import org.cellstation.station.interruption.GapWatch;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.jspecify.annotations.Nullable;

/// What is known, at a start of the program, of the time before: since when nobody has looked after
/// a batch, in which state it was, and the last that was measured and commanded.
///
/// @param from until when the program is known to have looked after the batch
/// @param running whether its procedure ran then
record Absence(Instant from, boolean running) {
  private static final System.Logger LOG = System.getLogger(Absence.class.getName());

  private static final String CULTURE = "culture";

  /// Readings that are older than this are no more than history.
  private static final Duration MEMORY = Duration.ofDays(30);

  /// Of a batch that has been started and has not ended. A life that ended before it had looked at
  /// everything counts as absence.
  ///
  /// @param past what the journal holds of the batch
  /// @param lastSeen until when the program is known to have run
  /// @return empty when the procedure was not under way
  static Optional<Absence> of(List<Entry> past, Instant lastSeen) {
    String state = ProcedureState.IDLE.name();
    Absence unassessed = null;
    for (Entry entry : past) {
      switch (entry.event()) {
        case Event.StateChanged e when e.path().isEmpty() -> state = e.to();
        case Event.BatchInterrupted e -> {
          if (unassessed == null) {
            unassessed = new Absence(e.lastSeen(), ran(state));
          }
        }
        case Event.BatchGap _ -> unassessed = null;
        default -> {}
      }
    }
    ProcedureState last = ProcedureState.valueOf(state);
    if (last == ProcedureState.IDLE || last.kind() == ProcedureState.Kind.FINAL) {
      return Optional.empty();
    }
    return Optional.of(unassessed == null ? new Absence(lastSeen, ran(state)) : unassessed);
  }

  private static boolean ran(String state) {
    return state.equals(ProcedureState.RUNNING.name())
        || state.equals(ProcedureState.RESTARTING.name());
  }

  /// What looks from now on at the units that a batch has at this moment. Where these are several,
  /// names begin with that of their unit.
  GapWatch watch(BatchRun run, List<Bus> buses, Historian historian, Instant now) {
    List<UnitRun> units = run.units().stream().filter(unit -> unit.batch() == run).toList();
    List<GapWatch.Variable> variables = new ArrayList<>();
    List<GapWatch.Output> outputs = new ArrayList<>();
    for (UnitRun unit : units) {
      String prefix = units.size() > 1 ? unit.id() + " " : "";
      unit.configuration()
          .variables()
          .forEach(
              (name, variable) ->
                  variables.add(
                      new GapWatch.Variable(
                          prefix + name,
                          variable.source(),
                          variable.unit(),
                          limit(unit, name, AlarmDefinition.Kind.LOW),
                          limit(unit, name, AlarmDefinition.Kind.HIGH),
                          last(historian, variable.source()))));
      unit.configuration()
          .outputs()
          .forEach(
              (name, output) ->
                  outputs.add(
                      output(unit.configuration(), prefix, name, output, buses, historian)));
    }
    return new GapWatch(from, now, variables, outputs);
  }

  private GapWatch.Output output(
      UnitConfiguration unit,
      String prefix,
      String name,
      OutputConfiguration output,
      List<Bus> buses,
      Historian historian) {
    String source = shows(unit, name, output, buses);
    Reading commanded = last(historian, CommandTrace.source(unit.id(), name));
    Reading shown = last(historian, source);
    Optional<LeftAlone> alone =
        instrument(buses, output).flatMap(device -> device.leftAlone(output.setting()));
    return new GapWatch.Output(
        prefix + name,
        output.setting().unit(),
        source,
        commanded == null ? Double.NaN : commanded.value(),
        shown == null ? Double.NaN : shown.value(),
        output.setting().max() - output.setting().min(),
        alone.map(LeftAlone::value).orElse(Double.NaN),
        alone.map(LeftAlone::after).orElse(Duration.ZERO));
  }

  /// The signal by which the device tells its set-point, else what is measured of its effect.
  private static String shows(
      UnitConfiguration unit, String name, OutputConfiguration output, List<Bus> buses) {
    String signal = output.to().substring(output.to().indexOf('.') + 1);
    boolean told =
        instrument(buses, output).stream()
            .flatMap(device -> device.signals().stream())
            .anyMatch(known -> known.name().equals(signal));
    if (told) {
      return output.to();
    }
    return unit.unitClass()
        .output(name)
        .map(known -> unit.variables().get(known.shownBy()))
        .map(VariableConfiguration::source)
        .orElse(output.to());
  }

  private static Optional<Instrument> instrument(List<Bus> buses, OutputConfiguration output) {
    String id = output.to().substring(0, output.to().indexOf('.'));
    return buses.stream()
        .flatMap(bus -> bus.members().stream())
        .filter(device -> device.id().equals(id))
        .findFirst();
  }

  /// The closest one. Limits that hold for cells only count while there are some.
  private static double limit(UnitRun unit, String variable, AlarmDefinition.Kind kind) {
    double closest = Double.NaN;
    for (AlarmDefinition alarm : unit.configuration().alarms()) {
      boolean holds = alarm.group().isEmpty() || (alarm.group().equals(CULTURE) && unit.culture());
      if (alarm.kind() == kind && alarm.variable().equals(variable) && holds) {
        closest = unit.planned().closer(closest, alarm);
      }
    }
    return closest;
  }

  private @Nullable Reading last(Historian historian, String source) {
    try {
      return historian.last(source, from.minus(MEMORY), from, GapWatch::isUsable).orElse(null);
    } catch (IOException unreadable) {
      LOG.log(Level.WARNING, "What {0} said before is not readable: {1}", source, unreadable);
      return null;
    }
  }
}
