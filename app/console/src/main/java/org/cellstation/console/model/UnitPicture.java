package org.cellstation.console.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.recipes.model.EquipmentClass;
import org.cellstation.recipes.model.PhaseType;
import org.cellstation.station.api.Snapshot;
import org.cellstation.station.interlock.InterlockState;
import org.cellstation.station.performance.LoopFigures;

/// One unit as the screens show it, made from one snapshot: a pure function, so that a screen can
/// be told what to show without a station.
///
/// @param gauges by process variable, the controlled and measured ones first
/// @param loops all of them; a gauge belongs to each
/// @param byHand loops of life support that somebody has taken from their law, in words
/// @param alarm the worst of the unit's alarms
/// @param performance by loop: how well it does, since the batch began
public record UnitPicture(
    String id,
    String title,
    Map<String, Gauge> gauges,
    List<Snapshot.Loop> loops,
    String byHand,
    Optional<AlarmMark> alarm,
    Optional<BatchPicture> batch,
    NextStep next,
    Snapshot.Interlocks interlocks,
    Map<String, LoopFigures> performance,
    Instant now) {
  /// What an operator looks at first on every unit, in this order.
  private static final List<String> KEY_VARIABLES = List.of("temperature", "pH", "DO", "weight");

  /// What is looked at where nothing moves.
  private static final String STILL = "pad temperature";

  /// The class of the unit, by what moves its culture.
  public EquipmentClass equipment() {
    return equipment(gauges.keySet());
  }

  private static EquipmentClass equipment(Set<String> variables) {
    for (EquipmentClass any : EquipmentClass.values()) {
      if (any.agitation().stream().anyMatch(motion -> variables.contains(motion.name()))) {
        return any;
      }
    }
    return EquipmentClass.STATIC;
  }

  /// The variable that tells how the culture is moved, empty where nothing moves.
  public String motion() {
    return motion(gauges.keySet());
  }

  private static String motion(Set<String> variables) {
    return equipment(variables).agitation().stream()
        .map(PhaseType.Parameter::name)
        .findFirst()
        .orElse("");
  }

  /// What an operator looks at first, in this order.
  public List<String> keyVariables() {
    return keyVariables(gauges.keySet());
  }

  private static List<String> keyVariables(Set<String> variables) {
    List<String> keys = new ArrayList<>(KEY_VARIABLES);
    String motion = motion(variables);
    keys.add(motion.isEmpty() ? STILL : motion);
    return keys;
  }

  /// @param silent the station has stopped publishing
  public static List<UnitPicture> all(Snapshot snapshot, boolean silent) {
    return snapshot.units().stream().map(unit -> of(unit, snapshot, silent)).toList();
  }

  private static UnitPicture of(Snapshot.Unit unit, Snapshot snapshot, boolean silent) {
    List<Snapshot.Alarm> alarms =
        snapshot.alarms().stream().filter(alarm -> alarm.unit().equals(unit.id())).toList();
    Snapshot.Batch running = unit.batch();
    Optional<BatchPicture> batch =
        running == null
            ? Optional.empty()
            : Optional.of(BatchPicture.of(running, snapshot.scanned(), snapshot.now()));
    return new UnitPicture(
        unit.id(),
        unit.title(),
        gauges(unit, alarms, snapshot.now(), silent),
        unit.loops(),
        unit.loops().stream()
            .filter(loop -> loop.lifeSupport() && loop.byHand())
            .map(loop -> loop.name() + " " + Wording.mode(loop.mode()))
            .collect(Collectors.joining(", ")),
        AlarmMark.of(alarms),
        batch,
        batch.map(BatchPicture::next).orElse(NextStep.FREE),
        unit.interlocks(),
        unit.performance(),
        snapshot.now());
  }

  private static Map<String, Gauge> gauges(
      Snapshot.Unit unit, List<Snapshot.Alarm> alarms, Instant now, boolean silent) {
    Map<String, Snapshot.Loop> loops =
        unit.loops().stream()
            .filter(loop -> measured(unit, loop))
            .collect(Collectors.toMap(Snapshot.Loop::variable, Function.identity(), (a, b) -> a));
    Set<String> variables = new LinkedHashSet<>(keyVariables(unit.readings().keySet()));
    variables.retainAll(unit.readings().keySet());
    variables.addAll(unit.readings().keySet());
    Map<String, Gauge> gauges = new LinkedHashMap<>();
    for (String variable : variables) {
      gauges.put(variable, gauge(variable, unit, loops, alarms, now, silent));
    }
    for (Snapshot.Loop loop : unit.loops()) {
      gauges.computeIfAbsent(gaugeOf(unit, loop), name -> ofLoop(name, loop, now, silent));
    }
    return gauges;
  }

  /// Whether the loop's set-point is one of a measured variable: then they share a gauge.
  private static boolean measured(Snapshot.Unit unit, Snapshot.Loop loop) {
    Reading reading = unit.readings().get(loop.variable());
    return reading != null && (reading.unit().isEmpty() || reading.unit().equals(loop.unit()));
  }

  private static String gaugeOf(Snapshot.Unit unit, Snapshot.Loop loop) {
    return measured(unit, loop) ? loop.variable() : loop.name();
  }

  /// What is not measured itself shows what the loop has brought about, in the unit of its
  /// set-point.
  private static Gauge ofLoop(String name, Snapshot.Loop loop, Instant now, boolean silent) {
    return new Gauge(
        name,
        Readout.of(
            Double.isFinite(loop.reached())
                ? Reading.good(loop.reached(), loop.unit(), now, "")
                : null,
            2,
            now,
            silent),
        Gauge.UNKNOWN,
        Optional.of(loop),
        Optional.empty());
  }

  /// The gauge that shows a loop.
  public Gauge gaugeOf(Snapshot.Loop loop) {
    return gauges.values().stream()
        .filter(gauge -> gauge.loop().filter(loop::equals).isPresent())
        .findFirst()
        .orElseGet(() -> gauge(loop.variable()));
  }

  private static Gauge gauge(
      String variable,
      Snapshot.Unit unit,
      Map<String, Snapshot.Loop> loops,
      List<Snapshot.Alarm> alarms,
      Instant now,
      boolean silent) {
    Snapshot.Range range = unit.ranges().getOrDefault(variable, Gauge.UNKNOWN);
    String prefix = unit.id() + "." + variable + ".";
    return new Gauge(
        variable,
        Readout.of(unit.readings().get(variable), range.decimals(), now, silent),
        range,
        Optional.ofNullable(loops.get(variable)),
        AlarmMark.of(alarms.stream().filter(alarm -> alarm.id().startsWith(prefix)).toList()));
  }

  /// The unit of a measured variable or of the output of that name, with a blank before it; empty
  /// when it is not known.
  public String unitOf(String variable) {
    String unit = gauge(variable).readout().unit();
    return unit.isEmpty() ? "" : " " + unit;
  }

  /// The gauge of a variable, also of one that the unit does not have: that one says so.
  public Gauge gauge(String variable) {
    Gauge gauge = gauges.get(variable);
    return gauge != null
        ? gauge
        : new Gauge(
            variable,
            Readout.of(null, 1, now, false),
            Gauge.UNKNOWN,
            Optional.empty(),
            Optional.empty());
  }

  /// Rows of the cause-and-effect matrix that are not normal.
  public long tripped() {
    return interlocks.rows().stream().filter(row -> row.state() != InterlockState.NORMAL).count();
  }

  /// Whether an interlock has its hand on what moves a variable: `feed flow` is moved by the `feed
  /// pump`, `temperature` by the `pad setpoint`.
  public boolean limits(String variable) {
    return interlocks.limited().contains(output(variable));
  }

  private static String output(String variable) {
    return switch (variable) {
      case "temperature", "pad temperature" -> "pad setpoint";
      case "pH" -> "CO2 flow";
      case "DO" -> "O2 flow";
      case "feed flow", "permeate flow", "inoculum flow", "harvest flow", "base flow" ->
          variable.replace(" flow", " pump");
      default -> variable;
    };
  }
}
