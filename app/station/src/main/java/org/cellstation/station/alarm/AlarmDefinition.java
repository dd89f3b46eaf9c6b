package org.cellstation.station.alarm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What one alarm is, as a site has rationalised it (ISA-18.2). An alarm asks for an operator's
/// response; what asks for none is an event, not an alarm.
///
/// @param id unique, for example `BR-1.temperature.high`
/// @param unit empty for the station itself
/// @param variable the process variable; empty for a {@link Kind#CONDITION}
/// @param group when armed; empty: always. While its group is not armed the alarm is suppressed by
///   design
/// @param limit `NaN` for kinds without one
/// @param deadband how far the value must come back from the limit
/// @param onDelay how long the condition must last to raise the alarm
/// @param offDelay how long it must be gone to return to normal
/// @param latched stays until it is reset
/// @param following which set-point the limit goes with
public record AlarmDefinition(
    String id,
    String unit,
    String variable,
    String group,
    Kind kind,
    double limit,
    double deadband,
    Duration onDelay,
    Duration offDelay,
    AlarmPriority priority,
    boolean latched,
    String message,
    String cause,
    String consequence,
    String response,
    Duration timeToRespond,
    Following following) {

  public enum Kind {
    /// The value is above the limit.
    HIGH,
    /// The value is below the limit.
    LOW,
    /// The variable has no value that could be judged.
    DIAGNOSTIC,
    /// The station itself says so ({@link AlarmEngine#condition}).
    CONDITION
  }

  private static final Duration LONGEST_DELAY = Duration.ofHours(1);

  /// With a limit that stays where it is.
  public AlarmDefinition(
      String id,
      String unit,
      String variable,
      String group,
      Kind kind,
      double limit,
      double deadband,
      Duration onDelay,
      Duration offDelay,
      AlarmPriority priority,
      boolean latched,
      String message,
      String cause,
      String consequence,
      String response,
      Duration timeToRespond) {
    this(
        id,
        unit,
        variable,
        group,
        kind,
        limit,
        deadband,
        onDelay,
        offDelay,
        priority,
        latched,
        message,
        cause,
        consequence,
        response,
        timeToRespond,
        Following.NOTHING);
  }

  /// The limit while a recipe wants this of the loop that the alarm follows.
  public double limit(PlannedSetpoint plan) {
    return following.follows() && plan.known()
        ? limit + plan.value() - following.writtenFor()
        : limit;
  }

  /// What is missing or wrong, all of it, in words that say what to write; empty when the
  /// definition may be used.
  public List<String> faults() {
    List<String> faults = new ArrayList<>();
    String where = id.isBlank() ? "an alarm without id" : "alarm " + id;
    boolean measured = kind == Kind.HIGH || kind == Kind.LOW;
    require(!id.isBlank(), where + ": give it an id", faults);
    require(
        variable.isBlank() == (kind == Kind.CONDITION),
        where + ": " + kind + (variable.isBlank() ? " needs a variable" : " has no variable"),
        faults);
    require(
        measured == Double.isFinite(limit),
        where + ": " + kind + (measured ? " needs a limit" : " has no limit"),
        faults);
    require(deadband >= 0 && Double.isFinite(deadband), where + ": deadband >= 0", faults);
    require(delay(onDelay), where + ": on delay between 0 and 1 h", faults);
    require(delay(offDelay), where + ": off delay between 0 and 1 h", faults);
    require(
        following.sound() && (measured || !following.follows()),
        where + ": only a limit follows a set-point, one it was written for, within 12 h",
        faults);
    require(!message.isBlank(), where + ": message, what the operator reads", faults);
    require(!cause.isBlank(), where + ": cause, what usually leads to it", faults);
    require(!consequence.isBlank(), where + ": consequence of doing nothing", faults);
    require(!response.isBlank(), where + ": response, what the operator shall do", faults);
    require(timeToRespond.isPositive(), where + ": time to respond above zero", faults);
    return faults;
  }

  private static boolean delay(Duration delay) {
    return !delay.isNegative() && delay.compareTo(LONGEST_DELAY) <= 0;
  }

  private static void require(boolean met, String fault, List<String> faults) {
    if (!met) {
      faults.add(fault);
    }
  }
}
