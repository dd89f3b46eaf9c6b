package org.cellstation.station.batch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cellstation.station.journal.Event;

/// Set-points, modes and outputs that were changed, and commands that were given. What the loops
/// write to their devices by themselves is in the trends and the audit trail, not here.
final class ControlHistory {
  private final List<BatchRecord.ControlChange> changes = new ArrayList<>();
  private final List<BatchRecord.CommandRow> commands = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final Map<String, String> lifeSupport = new HashMap<>();
  private final RecordUnits units;

  ControlHistory(RecordUnits units) {
    this.units = units;
  }

  void lifeSupport(Stamp at, Event.LifeSupportSet event) {
    add(
        at,
        "life support",
        event.unit(),
        lifeSupport.getOrDefault(event.unit(), "off"),
        event.on() ? "on" : "off",
        "",
        event.on()
            ? "at least %s rpm, %s mL/min"
                .formatted(
                    Words.number(event.minRockRateRpm()), Words.number(event.gasFlowMlPerMin()))
            : "");
    lifeSupport.put(event.unit(), event.on() ? "on" : "off");
  }

  void setpoint(Stamp at, Event.SetpointChanged event) {
    add(
        at,
        "set-point",
        units.name(event.unit(), event.loop()),
        Words.number(event.from()),
        Words.number(event.to()),
        event.engUnit(),
        event.reason());
  }

  void mode(Stamp at, Event.ModeChanged event) {
    String loop = units.name(event.unit(), event.loop());
    add(at, "mode", loop, event.from(), event.to(), "", event.reason());
  }

  void loops(Stamp at, Event.LoopsRun event) {
    String words = String.join(", ", event.setpoints().keySet());
    add(
        at,
        "exchange",
        event.unit(),
        event.on() ? "off" : "on",
        event.on() ? "on" : "off",
        "",
        event.on() ? words + ": " + String.join(", ", event.setpoints().values()) : "");
  }

  void tuning(Stamp at, Event.TuningChanged event) {
    add(
        at,
        "tuning",
        units.name(event.unit(), event.loop()),
        parameters(
            event.fromGain(),
            event.fromIntegralSeconds(),
            event.fromDerivativeSeconds(),
            event.fromSetpointWeight(),
            event.fromDerivativeFilter()),
        parameters(
            event.toGain(),
            event.toIntegralSeconds(),
            event.toDerivativeSeconds(),
            event.toSetpointWeight(),
            event.toDerivativeFilter()),
        "",
        event.reason());
  }

  private static String parameters(
      double gain, double integral, double derivative, double weight, double filter) {
    return "Kc %s, Ti %s s, Td %s s, beta %s, N %s"
        .formatted(
            Words.number(gain),
            Words.number(integral),
            Words.number(derivative),
            Words.number(weight),
            Words.number(filter));
  }

  void output(Stamp at, Event.OutputSet event) {
    if (at.byPerson()) {
      add(
          at,
          "output",
          units.name(event.unit(), event.output()),
          Words.number(event.from()),
          Words.number(event.to()),
          event.engUnit(),
          event.why());
    }
  }

  void command(Stamp at, Event.CommandDecided event) {
    commands.add(new BatchRecord.CommandRow(at, event.command(), event.accepted(), event.detail()));
    if (!event.accepted()) {
      findings.add(
          Finding.at(
              Finding.Kind.COMMAND_REFUSED,
              "%s by %s: %s".formatted(event.command(), at.actor(), event.detail()),
              at));
    }
  }

  private void add(
      Stamp at, String kind, String name, String from, String to, String unit, String reason) {
    changes.add(
        new BatchRecord.ControlChange(at, kind, name, from, to, unit, reason, at.byPerson()));
    if (at.byPerson()) {
      findings.add(
          Finding.at(
              Finding.Kind.MANUAL_CHANGE,
              "%s %s %s -> %s by %s: %s"
                  .formatted(kind, name, from, (to + " " + unit).strip(), at.actor(), reason),
              at));
    }
  }

  List<BatchRecord.ControlChange> changes() {
    return changes;
  }

  List<BatchRecord.CommandRow> commands() {
    return commands;
  }

  List<Finding> findings() {
    return findings;
  }
}
