package org.cellstation.console.model;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.cellstation.recipes.engine.Command;
import org.cellstation.recipes.engine.ProcedureState;
import org.cellstation.station.alarm.AlarmPriority;
import org.cellstation.station.alarm.AlarmState;
import org.cellstation.station.api.Station;
import org.cellstation.station.control.LoopMode;
import org.cellstation.station.interlock.InterlockState;

/// Numbers, times and states in the words an operator reads.
public final class Wording {
  private static final ZoneId ZONE = ZoneId.systemDefault();
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZONE);
  private static final DateTimeFormatter SPLIT =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZONE);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZONE);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZONE);

  private Wording() {}

  public static String number(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return "---";
    }
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    return text.startsWith("-") && text.chars().noneMatch(c -> c >= '1' && c <= '9')
        ? text.substring(1)
        : text;
  }

  /// As short as the number allows, for limits that a recipe gives.
  public static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e12
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  public static String unit(String symbol) {
    return switch (symbol) {
      case "degC" -> "°C";
      case "pH" -> "";
      case "um" -> "µm";
      case "1e6/mL" -> "10⁶/mL";
      default -> symbol;
    };
  }

  /// Words that carry a unit, as a person reads it.
  public static String units(String words) {
    return words.replace("degC", "\u00B0C");
  }

  public static String clock(Instant instant) {
    return CLOCK.format(instant);
  }

  /// To the thousandth of a second.
  public static String instant(Instant instant) {
    return SPLIT.format(instant);
  }

  /// The first moment of a day here.
  public static Instant begin(LocalDate day) {
    return day.atStartOfDay(ZONE).toInstant();
  }

  public static String day(Instant instant) {
    return DAY.format(instant);
  }

  public static String moment(Instant instant) {
    return MOMENT.format(instant);
  }

  /// `4 s`, `12 min`, `3 h 5 min`, `2 d 4 h`.
  public static String duration(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return seconds / 60 + " min";
    }
    if (seconds < 86_400) {
      long minutes = seconds / 60 % 60;
      return seconds / 3600 + " h" + (minutes == 0 ? "" : " " + minutes + " min");
    }
    long hours = seconds / 3600 % 24;
    return seconds / 86_400 + " d" + (hours == 0 ? "" : " " + hours + " h");
  }

  /// Culture time: the day counted from 1 and the time within it.
  public static String day(Duration age) {
    long minutes = Math.max(0, age.toMinutes());
    return String.format(
        Locale.ROOT, "Day %d, %02d:%02d", minutes / 1440 + 1, minutes / 60 % 24, minutes % 60);
  }

  public static String state(ProcedureState state) {
    return sentence(state.name());
  }

  public static String priority(AlarmPriority priority) {
    return sentence(priority.name());
  }

  public static String role(Station.Role role) {
    return switch (role) {
      case OPERATOR -> "Operator";
      case PROCESS_DEVELOPER -> "Process developer";
      case QA -> "QA";
      case ADMINISTRATOR -> "Administrator";
    };
  }

  public static String state(AlarmState state) {
    return switch (state) {
      case NORMAL -> "Normal";
      case UNACKNOWLEDGED -> "Active, not acknowledged";
      case ACKNOWLEDGED -> "Active, acknowledged";
      case RTN_UNACKNOWLEDGED -> "Back to normal, not acknowledged";
      case LATCHED_UNACKNOWLEDGED -> "Latched, not acknowledged";
      case LATCHED_ACKNOWLEDGED -> "Latched, acknowledged";
      case SHELVED -> "Shelved";
      case SUPPRESSED_BY_DESIGN -> "Suppressed by design";
      case OUT_OF_SERVICE -> "Out of service";
    };
  }

  public static String state(InterlockState state) {
    return switch (state) {
      case NORMAL -> "Normal";
      case ACTIVE -> "\u25A0  Active";
      case LATCHED -> "\u25A0  Latched";
      case BYPASSED -> "\u25A1  Bypassed";
    };
  }

  /// What a command does to the procedure and to the cells, said before it is confirmed.
  public static String consequence(Command command) {
    return switch (command) {
      case START -> "The procedure begins with its first step.";
      case PAUSE -> "The procedure stops at its next safe point. Life support goes on.";
      case RESUME -> "The procedure goes on where it paused.";
      case HOLD ->
          "The procedure goes to its safe state. Temperature, gas and agitation keep"
              + " their set-points.";
      case RESTART -> "The procedure returns from its safe state and goes on.";
      case STOP ->
          "The procedure ends in a controlled way and cannot be continued. Temperature, gas and"
              + " agitation keep their set-points.";
      case ABORT ->
          "The procedure ends at once and cannot be continued. Temperature, gas and agitation keep"
              + " their set-points.";
      case RESET -> "The ended procedure is cleared from the unit.";
    };
  }

  static String sentence(String constant) {
    return constant.charAt(0) + constant.substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /// A loop's note where its mode stands beside it, without saying the mode again.
  public static String beside(LoopMode mode, String note) {
    String said = mode(mode) + ": ";
    return note.regionMatches(true, 0, said, 0, said.length())
        ? note.substring(said.length())
        : note;
  }

  /// `NoReply` becomes `no reply`.
  public static String kind(String name) {
    StringBuilder words = new StringBuilder();
    name.chars()
        .forEach(
            c -> {
              if (Character.isUpperCase(c) && !words.isEmpty()) {
                words.append(' ');
              }
              words.append((char) Character.toLowerCase(c));
            });
    return words.toString();
  }

  /// `rock rate` becomes `Rock rate`; `pH` stays. `OUT OF SERVICE`.
  public static String mode(LoopMode mode) {
    return mode.name().replace('_', ' ');
  }

  public static String title(String variable) {
    return variable.equals("pH")
        ? variable
        : Character.toUpperCase(variable.charAt(0)) + variable.substring(1);
  }
}
