package org.cellstation.station.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cellstation.drivers.bus.LinkStatus;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.recipes.chart.Outline;
import org.cellstation.recipes.engine.ProcedureStatus;
import org.cellstation.station.alarm.AlarmPriority;
import org.cellstation.station.alarm.AlarmState;
import org.cellstation.station.control.LoopMode;
import org.cellstation.station.control.LoopStatus;
import org.cellstation.station.interlock.InterlockState;
import org.cellstation.station.performance.LoopFigures;
import org.jspecify.annotations.Nullable;

/// The whole station at one instant, published by the control thread after each scan. Immutable;
/// whoever shows it, shows one consistent moment.
///
/// @param now process time of the scan
/// @param links the buses, in the order of the configuration
/// @param instruments on each bus, by its id
/// @param journalTrouble empty when the journal is durable up to this scan, else what is wrong and
///   what to do
/// @param scanned codes that scanners have read in the last minutes, oldest first
public record Snapshot(
    Instant now,
    List<Unit> units,
    List<Alarm> alarms,
    List<LinkStatus> links,
    Map<String, List<LinkStatus>> instruments,
    Scan scan,
    String journalTrouble,
    List<Scanned> scanned) {

  /// A code that a scanner has read.
  ///
  /// @param text as the scanner sent it
  /// @param reader id of the scanner
  public record Scanned(String text, Instant at, String reader) {}

  /// One ISA-88 unit.
  ///
  /// @param readings by process variable: `temperature`, `pH`, `DO`, `weight`, `rock rate`, `air
  ///   flow`, `O2 flow`, `CO2 flow`, `pad temperature`, `feed flow`, `permeate flow`, `inoculum
  ///   flow`, `harvest flow`, `sample flow`
  /// @param ranges by process variable, for gauges
  /// @param performance by loop: how well it does, since the batch began
  /// @param batch null when the unit is free
  public record Unit(
      String id,
      String title,
      Map<String, Reading> readings,
      Map<String, Range> ranges,
      List<Loop> loops,
      Map<String, LoopFigures> performance,
      @Nullable Batch batch,
      Interlocks interlocks) {
    /// @throws IllegalArgumentException for a variable the unit does not have
    public Reading reading(String variable) {
      Reading reading = readings.get(variable);
      if (reading == null) {
        throw new IllegalArgumentException(id + " has no variable " + variable);
      }
      return reading;
    }
  }

  /// @param low end of the displayed range
  /// @param alarmLow `NaN` when there is no low alarm
  /// @param alarmHigh `NaN` when there is no high alarm
  /// @param high end of the displayed range
  /// @param decimals how many a person needs
  public record Range(double low, double alarmLow, double alarmHigh, double high, int decimals) {}

  /// @param name `temperature`, `DO`, `pH`
  /// @param variable the process variable it controls
  /// @param setpoint `NaN` while the unit's life support is off: then the loop aims at nothing
  /// @param reached what it has brought about, in the unit of the set-point; of a controller its
  ///   variable; `NaN` when it is not known
  /// @param outputPercent 0..100 of the loop's span (-100..100 where it acts both ways)
  /// @param tolerance allowed deviation from the set-point, in the variable's unit; `NaN` when none
  ///   is declared
  /// @param master the loop that gives the set-point in CASCADE, else empty
  /// @param note why the loop does not act freely (`holding: DO bad, stale`), else empty
  /// @param lifeSupport whether cells live on it
  /// @param running false while nobody has started it
  /// @param outputs what it moves, in real values
  /// @param withoutValue what it does without a usable variable, empty when it needs none
  public record Loop(
      String name,
      String variable,
      String unit,
      LoopMode mode,
      double setpoint,
      double reached,
      double outputPercent,
      double tolerance,
      String master,
      String note,
      boolean lifeSupport,
      boolean running,
      List<LoopStatus.Moved> outputs,
      String withoutValue) {
    /// Whether somebody has taken it from its law.
    public boolean byHand() {
      return mode == LoopMode.MANUAL || mode == LoopMode.OUT_OF_SERVICE;
    }
  }

  /// The cause-and-effect matrix of a unit, and its permissives.
  ///
  /// @param columns what rows act on: outputs, loops, `procedure`
  /// @param limited outputs that an interlock or a permissive keeps from what the loops and the
  ///   procedure want
  public record Interlocks(
      List<Column> columns, List<Row> rows, List<Permit> permits, List<String> limited) {
    public static final Interlocks NONE =
        new Interlocks(List.of(), List.of(), List.of(), List.of());
  }

  /// @param safe the declared safe value with its unit, empty for what is no output
  public record Column(String name, String safe) {}

  /// @param cause in words
  /// @param cells one a column: empty, or what the row does to it
  /// @param lit one a column: whether it does so now
  /// @param present whether the cause is there, also while the row is bypassed
  /// @param firstOut it tripped while all others were normal
  /// @param bypassable whether it may be now
  /// @param bypassedUntil null while it is not bypassed
  public record Row(
      String id,
      String title,
      String cause,
      List<String> cells,
      List<Boolean> lit,
      InterlockState state,
      Instant since,
      boolean present,
      boolean latching,
      boolean firstOut,
      String consequence,
      String response,
      boolean bypassable,
      @Nullable Instant bypassedUntil,
      String bypassReason) {}

  /// @param target what may begin
  /// @param refusals it is refused while one of these is so
  /// @param obstacle what is in the way now, empty when it may begin
  public record Permit(
      String id,
      String title,
      String target,
      List<String> refusals,
      String obstacle,
      String response) {}

  /// @param recipeHash of the frozen control recipe
  /// @param outline of the frozen control recipe: how its steps hang together
  public record Batch(
      String id,
      String order,
      Purpose purpose,
      String recipe,
      String recipeVersion,
      String recipeHash,
      Instant begun,
      ProcedureStatus procedure,
      Outline outline) {}

  /// @param limit `NaN` when the alarm has none (a diagnostic alarm)
  /// @param response what the operator shall do
  public record Alarm(
      String id,
      String unit,
      AlarmPriority priority,
      AlarmState state,
      String message,
      String response,
      double value,
      double limit,
      Instant since) {
    /// Whether it belongs in the alarm list.
    public boolean listed() {
      return state != AlarmState.NORMAL
          && state != AlarmState.SHELVED
          && state != AlarmState.SUPPRESSED_BY_DESIGN
          && state != AlarmState.OUT_OF_SERVICE;
    }
  }

  /// @param period configured
  /// @param lastMillis wall time the last scan took
  /// @param late scans that began later than half a period after they were due
  public record Scan(Duration period, double lastMillis, long count, long late) {}
}
