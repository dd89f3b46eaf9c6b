package org.cellstation.drivers.scan;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import org.cellstation.drivers.scan.Code.Fault;
import org.cellstation.drivers.scan.Code.Faulty;
import org.cellstation.drivers.scan.Code.Moment;
import org.jspecify.annotations.Nullable;

/// ISBT 128 data structures, alone, concatenated, or as a compound message. ISBT 128 is licensed by
/// ICCBBA: whoever labels with it has to be registered there.
final class IsbtMessage {
  private static final int FLAGS = 2;
  private static final int PRODUCT = 8;
  private static final int DAY = 6;
  private static final int MINUTE = 10;
  private static final int BLOOD_GROUP = 4;
  private static final int COMPOUND_HEAD = 5;

  private final String text;
  private final int year;
  private final List<Code.Structure> structures = new ArrayList<>();
  private @Nullable Faulty fault;
  private int at;

  private IsbtMessage(String text, int from, int year) {
    this.text = text;
    this.at = from;
    this.year = year;
  }

  static boolean begins(String text) {
    return text.length() >= 2 && (text.charAt(0) == '=' || text.charAt(0) == '&');
  }

  /// @param from where the first data structure begins
  static Code read(String scanned, int from, int year) {
    return new IsbtMessage(scanned, from, year).whole();
  }

  private Code whole() {
    int announced = -1;
    if (text.startsWith("=+", at)) {
      announced = announced();
    }
    while (at < text.length() && fault == null) {
      structure();
    }
    if (fault != null) {
      return fault;
    }
    if (structures.isEmpty()) {
      return fault(Fault.EMPTY, "the code holds no ISBT 128 data structure");
    }
    return announced >= 0 && announced != structures.size()
        ? fault(
            Fault.CONTRADICTION,
            "the code announces " + announced + " data structures and holds " + structures.size())
        : new Code.Isbt128(structures);
  }

  /// `=+aabbb`: how many data structures follow, and in which order, which they say themselves.
  private int announced() {
    String head = take(2, COMPOUND_HEAD);
    if (fault != null || !isDigits(head)) {
      fault = fault == null ? fault(Fault.BAD_CHARACTER, "\"=+" + head + "\" is no head") : fault;
      return -1;
    }
    return Integer.parseInt(head.substring(0, 2));
  }

  private void structure() {
    String identifier = text.substring(at, Math.min(text.length(), at + 2));
    switch (identifier) {
      case "=<" -> product();
      case "=%" -> opaque(identifier, BLOOD_GROUP);
      case "=*" -> moment(Moment.Kind.COLLECTION, DAY);
      case "&*" -> moment(Moment.Kind.COLLECTION, MINUTE);
      case "=}" -> moment(Moment.Kind.PRODUCTION, DAY);
      case "&}" -> moment(Moment.Kind.PRODUCTION, MINUTE);
      case "=>" -> moment(Moment.Kind.EXPIRY, DAY);
      case "&>" -> moment(Moment.Kind.EXPIRY, MINUTE);
      default -> {
        if (identifier.length() == 2 && identifier.charAt(0) == '=' && isFacility(identifier)) {
          donation();
        } else if (structures.isEmpty() && begins(identifier)) {
          // Alone in its symbol its end is known, whatever it is.
          opaque(identifier, text.length() - at - 2);
        } else {
          fault =
              fault(
                  Fault.UNKNOWN_IDENTIFIER,
                  "\"" + identifier + "\" begins no ISBT 128 data structure known here");
        }
      }
    }
  }

  private static boolean isFacility(String identifier) {
    char c = identifier.charAt(1);
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private void donation() {
    int begin = at;
    String body = take(1, Din.LENGTH + FLAGS);
    if (fault != null) {
      return;
    }
    Din din = new Din(body.substring(0, Din.LENGTH), body.substring(Din.LENGTH));
    if (!Din.isNumber(din.number()) || !isDigits(din.flags())) {
      fault = new Faulty(Fault.BAD_CHARACTER, begin, "\"" + body + "\" is no DIN with its flags");
    } else if (!din.areFlagsRight()) {
      fault =
          new Faulty(
              Fault.BAD_CHECK,
              begin,
              "DIN " + din.number() + " does not go with its flags " + din.flags());
    } else {
      structures.add(new Code.Donation(din));
    }
  }

  private void product() {
    int begin = at;
    String code = take(2, PRODUCT);
    if (fault != null) {
      return;
    }
    for (int i = 0; i < code.length(); i++) {
      char c = code.charAt(i);
      boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
      if (!letter && (c < '0' || c > '9')) {
        fault = new Faulty(Fault.BAD_CHARACTER, begin, "product code \"" + code + "\"");
        return;
      }
    }
    structures.add(new Code.Product(code));
  }

  private void opaque(String identifier, int length) {
    String body = take(2, length);
    if (fault == null) {
      structures.add(new Code.Opaque(identifier, body));
    }
  }

  /// `cYYJJJ` or `cYYJJJHHMM`: last digit but two of the year, year, day of the year, time.
  private void moment(Moment.Kind kind, int length) {
    int begin = at;
    String digits = take(2, length);
    if (fault != null) {
      return;
    }
    try {
      if (!isDigits(digits)) {
        throw new DateTimeException(digits);
      }
      int hundreds = year / 1000 * 1000 + Integer.parseInt(digits.substring(0, 3));
      Year ofDay = Year.of(hundreds > year + 500 ? hundreds - 1000 : hundreds);
      LocalDate day = ofDay.atDay(Integer.parseInt(digits.substring(3, DAY)));
      LocalTime time =
          length == DAY
              ? LocalTime.of(23, 59)
              : LocalTime.of(
                  Integer.parseInt(digits.substring(DAY, 8)),
                  Integer.parseInt(digits.substring(8, MINUTE)));
      structures.add(new Moment(kind, day.atTime(time)));
    } catch (DateTimeException e) {
      fault = new Faulty(Fault.BAD_DATE, begin, digits + " is no date (cYYJJJHHMM)");
    }
  }

  /// @return what stands behind the identifier
  private String take(int identifier, int length) {
    int from = at + identifier;
    if (from + length > text.length()) {
      fault = fault(Fault.TOO_SHORT, "the data structure " + text.substring(at) + " is cut off");
      return "";
    }
    at = from + length;
    return text.substring(from, at);
  }

  private static boolean isDigits(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private Faulty fault(Fault fault, String words) {
    return new Faulty(fault, at, words);
  }
}
