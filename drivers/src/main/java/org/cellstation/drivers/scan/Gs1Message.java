package org.cellstation.drivers.scan;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cellstation.drivers.scan.Code.Element;
import org.cellstation.drivers.scan.Code.Fault;
import org.cellstation.drivers.scan.Code.Faulty;
import org.cellstation.drivers.scan.Code.Gs1;
import org.jspecify.annotations.Nullable;

/// One GS1 message, element string by element string. Source: GS1 General Specifications, sections
/// 3, 7.8 and 7.12.
final class Gs1Message {
  /// The characters of a text field beside letters and digits (GS1 table 7.11-1).
  private static final String SIGNS = "!\"%&'()*+,-./:;<=>?_";

  private final String text;
  private final int offset;
  private final int year;
  private final List<Element> elements = new ArrayList<>();
  private @Nullable Faulty fault;
  private int at;

  /// @param offset of `text` in what was scanned
  private Gs1Message(String text, int offset, int year) {
    this.text = text;
    this.offset = offset;
    this.year = year;
  }

  /// @param scanned as a whole
  /// @param offset where the message begins in it
  static Code read(String scanned, int offset, String text, int year) {
    Gs1Message message = new Gs1Message(text, offset, year);
    Code read = message.whole();
    boolean separated = text.indexOf(Codes.SEPARATOR) >= 0;
    return read instanceof Gs1 sent && !separated ? message.ifASeparatorWasLost(sent) : read;
  }

  private Code whole() {
    while (at < text.length() && fault == null) {
      // One in front, or behind a field of fixed length, is allowed and says nothing.
      if (text.charAt(at) == Codes.SEPARATOR) {
        at++;
      } else {
        element();
      }
    }
    if (fault != null) {
      return fault;
    }
    return elements.isEmpty()
        ? fault(Fault.EMPTY, "the code holds no GS1 field")
        : new Gs1(elements);
  }

  private void element() {
    String identifier = Gs1Field.identifier(text, at);
    Gs1Field field = identifier == null ? null : Gs1Field.of(identifier);
    if (identifier == null || field == null) {
      String shown = text.substring(at, Math.min(text.length(), at + 4));
      fault = fault(Fault.UNKNOWN_IDENTIFIER, "\"" + shown + "\" begins no GS1 field known here");
      return;
    }
    int from = at + identifier.length();
    int separator = text.indexOf(Codes.SEPARATOR, from);
    int to = separator < 0 ? text.length() : separator;
    if (!Gs1Field.needsSeparator(identifier)) {
      to = Math.min(to, from + field.longest());
    }
    at = from;
    String value = text.substring(from, to);
    String name = identifier + " " + field.title();
    if (value.length() > field.longest()) {
      fault =
          fault(
              separator < 0 ? Fault.SEPARATOR_LOST : Fault.TOO_LONG,
              name
                  + " has more than "
                  + field.longest()
                  + " characters; does the scanner send GS?");
    } else if (value.length() < field.shortest()) {
      fault = fault(Fault.TOO_SHORT, name + " has less than " + field.shortest() + " characters");
    } else {
      take(identifier, field, name, value);
      at = to;
    }
  }

  private void take(String identifier, Gs1Field field, String name, String value) {
    if (!isAllowed(field.kind(), value)) {
      fault = fault(Fault.BAD_CHARACTER, name + " cannot be \"" + value + "\"");
      return;
    }
    Optional<LocalDateTime> until = Optional.empty();
    switch (field.kind()) {
      case CHECKED -> {
        if (!isCheckDigitRight(value)) {
          fault = fault(Fault.BAD_CHECK, name + " " + value + ": the check digit is wrong");
        }
      }
      case DATE, MINUTE -> {
        until = until(value);
        if (until.isEmpty()) {
          fault = fault(Fault.BAD_DATE, name + " " + value + " is no date");
        }
      }
      case NUMBER, TEXT -> {}
    }
    for (Element before : elements) {
      if (before.identifier().equals(identifier) && !before.text().equals(value)) {
        fault = fault(Fault.CONTRADICTION, name + " is there twice and differs");
      }
    }
    elements.add(new Element(identifier, field.title(), value, until));
  }

  private static boolean isAllowed(Gs1Field.Kind kind, String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
      boolean text = kind == Gs1Field.Kind.TEXT && (letter || SIGNS.indexOf(c) >= 0);
      if (!digit && !text) {
        return false;
      }
    }
    return true;
  }

  /// Weights 3 and 1 from the right (GS1 section 7.9.1).
  static boolean isCheckDigitRight(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int weight = (digits.length() - i) % 2 == 0 ? 3 : 1;
      sum += weight * (digits.charAt(i) - '0');
    }
    return sum % 10 == 0;
  }

  private Optional<LocalDateTime> until(String digits) {
    try {
      YearMonth month = YearMonth.of(century(number(digits, 0)), number(digits, 2));
      int day = number(digits, 4);
      LocalDate date = day == 0 ? month.atEndOfMonth() : month.atDay(day);
      LocalTime time =
          digits.length() == 6
              ? LocalTime.of(23, 59)
              : LocalTime.of(number(digits, 6), number(digits, 8));
      return Optional.of(date.atTime(time));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int number(String digits, int from) {
    return (digits.charAt(from) - '0') * 10 + digits.charAt(from + 1) - '0';
  }

  /// At most 49 years back and 50 ahead (GS1 section 7.12).
  private int century(int twoDigits) {
    int here = year - year % 100 + twoDigits;
    if (here - year >= 51) {
      return here - 100;
    }
    return here - year <= -50 ? here + 100 : here;
  }

  /// A scanner that swallows separators glues the next field to one of variable length. Where the
  /// tail of such a field is a sound date or number with a check digit, nobody can tell.
  private Code ifASeparatorWasLost(Gs1 sent) {
    Element last = sent.elements().getLast();
    if (!Gs1Field.needsSeparator(last.identifier())) {
      return sent;
    }
    int end = text.length();
    int from = end - last.text().length();
    for (int cut = from + 1; cut < end; cut++) {
      Gs1Message tail = new Gs1Message(text.substring(cut), offset + cut, year);
      if (tail.whole() instanceof Gs1 more
          && more.elements().stream().allMatch(Gs1Message::speaks)) {
        String separated = text.substring(0, cut) + Codes.SEPARATOR + text.substring(cut);
        if (new Gs1Message(separated, offset, year).whole() instanceof Gs1 other) {
          return new Code.Ambiguous(
              sent,
              other,
              last.title()
                  + " is "
                  + last.text()
                  + " or "
                  + text.substring(from, cut)
                  + ": does the scanner send GS?");
        }
      }
    }
    return sent;
  }

  /// Whether it is no accident that digits can be read so.
  private static boolean speaks(Element element) {
    Gs1Field field = Gs1Field.of(element.identifier());
    return field != null
        && (field.kind() == Gs1Field.Kind.DATE || field.kind() == Gs1Field.Kind.CHECKED);
  }

  private Faulty fault(Fault fault, String words) {
    return new Faulty(fault, offset + at, words);
  }
}
