package org.cellstation.drivers.profiled;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.cellstation.drivers.ascii.Decimal;
import org.cellstation.drivers.profile.TextDevice.Sentinel;
import org.cellstation.drivers.profile.TextPattern;
import org.cellstation.drivers.profile.TextPattern.Blank;
import org.cellstation.drivers.profile.TextPattern.Kind;
import org.cellstation.drivers.profile.TextPattern.Literal;
import org.cellstation.drivers.profile.TextPattern.Part;
import org.cellstation.drivers.profile.TextPattern.Placeholder;
import org.cellstation.drivers.reading.Cause;
import org.jspecify.annotations.Nullable;

/// Compares a line with a pattern in one pass and keeps what stood in its placeholders. Blanks
/// around the line do not count. Owner thread only.
final class LineMatcher {
  private static final int NO = -1;

  private final TextPattern pattern;
  private final List<Part> parts;
  private final Map<String, List<Sentinel>> sentinels;
  private final int[] starts;
  private final int[] ends;
  private final double[] numbers;
  private final @Nullable Cause[] causes;
  private byte[] line = {};

  /// @param sentinels by placeholder, words that may stand in place of its number
  LineMatcher(TextPattern pattern, Map<String, List<Sentinel>> sentinels) {
    this.pattern = pattern;
    this.parts = pattern.parts();
    this.sentinels = sentinels;
    this.starts = new int[parts.size()];
    this.ends = new int[parts.size()];
    this.numbers = new double[parts.size()];
    this.causes = new @Nullable Cause[parts.size()];
  }

  TextPattern pattern() {
    return pattern;
  }

  boolean matches(byte[] bytes, int from, int to) {
    line = bytes;
    int end = to;
    while (end > from && isBlank(bytes[end - 1])) {
      end--;
    }
    int at = from;
    while (at < end && isBlank(bytes[at])) {
      at++;
    }
    for (int i = 0; i < parts.size(); i++) {
      starts[i] = at;
      at =
          switch (parts.get(i)) {
            case Literal literal -> literalEnd(literal.text(), at, end);
            case Blank _ -> blankEnd(i, at, end);
            case Placeholder placeholder -> placeholderEnd(placeholder, i, at, end);
          };
      if (at == NO) {
        return false;
      }
      ends[i] = at;
    }
    return at == end;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\r' || b == '\n';
  }

  private int literalEnd(String text, int at, int end) {
    if (end - at < text.length()) {
      return NO;
    }
    for (int i = 0; i < text.length(); i++) {
      if (line[at + i] != text.charAt(i)) {
        return NO;
      }
    }
    return at + text.length();
  }

  /// At the line's edges there is nothing left to stand for.
  private int blankEnd(int part, int at, int end) {
    int i = at;
    while (i < end && line[i] == ' ') {
      i++;
    }
    return i > at || part == 0 || part == parts.size() - 1 ? i : NO;
  }

  private int placeholderEnd(Placeholder placeholder, int part, int at, int end) {
    causes[part] = null;
    numbers[part] = Double.NaN;
    if (!placeholder.kind().isNumber()) {
      int stop = textEnd(placeholder.kind(), part, at, end);
      return stop == at ? NO : stop;
    }
    for (Sentinel sentinel : sentinels.getOrDefault(placeholder.name(), List.of())) {
      int stop = literalEnd(sentinel.text(), at, end);
      if (stop != NO && (stop == end || !mayGoOn(line[stop]))) {
        causes[part] = sentinel.cause();
        return stop;
      }
    }
    int stop =
        placeholder.digits() > 0
            ? Math.min(end, at + placeholder.digits())
            : numberEnd(placeholder.kind(), at, end);
    numbers[part] = number(placeholder, at, stop);
    return Double.isNaN(numbers[part]) ? NO : stop;
  }

  /// So that the sentinel `-9` is not seen in `-9.5`.
  private static boolean mayGoOn(byte b) {
    return b == '.' || (b >= '0' && b <= '9');
  }

  private int textEnd(Kind kind, int part, int at, int end) {
    Part next = part + 1 < parts.size() ? parts.get(part + 1) : null;
    int stop = at;
    while (stop < end) {
      if ((kind == Kind.WORD || next instanceof Blank) && line[stop] == ' ') {
        return stop;
      }
      if (next instanceof Literal literal && literalEnd(literal.text(), stop, end) != NO) {
        return stop;
      }
      stop++;
    }
    return stop;
  }

  private int numberEnd(Kind kind, int at, int end) {
    int i = at;
    while (i < end) {
      byte b = line[i];
      boolean sign =
          (b == '+' || b == '-')
              && (i == at || (kind == Kind.FLOAT && (line[i - 1] | 0x20) == 'e'));
      boolean point = b == '.' && kind != Kind.INTEGER;
      boolean exponent = kind == Kind.FLOAT && i > at && (b | 0x20) == 'e';
      if (!sign && !point && !exponent && (b < '0' || b > '9')) {
        break;
      }
      i++;
    }
    return i;
  }

  /// @return `NaN` when there is none
  private double number(Placeholder placeholder, int from, int to) {
    return switch (placeholder.kind()) {
      case HEX -> hexadecimal(from, to, placeholder.digits(), false);
      case SIGNED_HEX -> hexadecimal(from, to, placeholder.digits(), true);
      case FLOAT -> floating(from, to);
      case INTEGER ->
          placeholder.digits() > 0 && !digitsOnly(from, to, placeholder.digits())
              ? Double.NaN
              : Decimal.parse(line, from, to);
      default -> Decimal.parse(line, from, to);
    };
  }

  private boolean digitsOnly(int from, int to, int digits) {
    boolean all = to - from == digits;
    for (int i = from; all && i < to; i++) {
      all = line[i] >= '0' && line[i] <= '9';
    }
    return all;
  }

  private double hexadecimal(int from, int to, int digits, boolean signed) {
    if (to - from != digits) {
      return Double.NaN;
    }
    long value = 0;
    for (int i = from; i < to; i++) {
      int digit = Character.digit(line[i], 16);
      if (digit < 0) {
        return Double.NaN;
      }
      value = value << 4 | digit;
    }
    long sign = 1L << (4 * digits - 1);
    return signed && (value & sign) != 0 ? value - 2 * sign : value;
  }

  private double floating(int from, int to) {
    int exponent = from;
    while (exponent < to && (line[exponent] | 0x20) != 'e') {
      exponent++;
    }
    double mantissa = Decimal.parse(line, from, exponent);
    if (exponent == to) {
      return mantissa;
    }
    double power = Decimal.parse(line, exponent + 1, to);
    double value = mantissa * Math.pow(10, power);
    return power == Math.rint(power) && Double.isFinite(value) ? value : Double.NaN;
  }

  /// The part of a placeholder, -1 when there is none of this name.
  int part(String name) {
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) instanceof Placeholder placeholder && placeholder.name().equals(name)) {
        return i;
      }
    }
    return NO;
  }

  /// What stood there in the last line that matched; `NaN` for a sentinel.
  double number(int part) {
    return numbers[part];
  }

  /// What a sentinel stood for, null when there was a number.
  @Nullable Cause sentinel(int part) {
    return causes[part];
  }

  String text(int part) {
    return new String(line, starts[part], ends[part] - starts[part], StandardCharsets.ISO_8859_1)
        .strip();
  }
}
