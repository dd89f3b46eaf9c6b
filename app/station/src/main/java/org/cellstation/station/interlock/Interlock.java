package org.cellstation.station.interlock;

import java.time.Duration;
import java.util.List;
import org.cellstation.station.alarm.AlarmDefinition;
import org.cellstation.station.alarm.AlarmPriority;

/// One row of the matrix, with what ISA-18.2 asks of the alarm that goes with it.
///
/// @param title what the operator reads
/// @param during when it is armed
/// @param unmeasured what it does while its variable has no value
/// @param latched stays tripped, when its cause is gone, until a person resets it
public record Interlock(
    String id,
    String title,
    Cause cause,
    Situation during,
    Unmeasured unmeasured,
    List<Effect> effects,
    boolean latched,
    Bypassing bypassing,
    AlarmPriority priority,
    String reason,
    String consequence,
    String response,
    Duration timeToRespond) {

  /// The declared reaction to a value that cannot be judged.
  public enum Unmeasured {
    /// Stays as it is: neither trips nor is released.
    KEEP,
    /// Counts as the cause, with its delay.
    TRIP,
    /// Counts as normal.
    RELEASE
  }

  /// Whether a person may set the row aside for a time.
  public enum Bypassing {
    ALLOWED,
    /// Not while cells are in the unit; when they come in, a bypass ends.
    NOT_WITH_CELLS,
    NEVER
  }

  public Interlock {
    effects = List.copyOf(effects);
  }

  /// The same row with these effects only.
  Interlock with(List<Effect> some) {
    return new Interlock(
        id,
        title,
        cause,
        during,
        unmeasured,
        some,
        latched,
        bypassing,
        priority,
        reason,
        consequence,
        response,
        timeToRespond);
  }

  /// The id of its alarm.
  public static String alarmId(String unit, String interlock) {
    return unit + ".interlock." + interlock;
  }

  /// The alarm that tells of the trip. The row has done its waiting: the alarm has no delay of its
  /// own.
  public AlarmDefinition alarm(String unit) {
    return new AlarmDefinition(
        alarmId(unit, id),
        unit,
        "",
        "",
        AlarmDefinition.Kind.CONDITION,
        Double.NaN,
        0,
        Duration.ZERO,
        Duration.ZERO,
        priority,
        false,
        "Interlock: " + title,
        reason,
        consequence,
        response,
        timeToRespond);
  }
}
