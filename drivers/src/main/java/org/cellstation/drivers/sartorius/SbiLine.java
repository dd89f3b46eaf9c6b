package org.cellstation.drivers.sartorius;

import java.nio.charset.StandardCharsets;
import org.cellstation.drivers.ascii.Decimal;
import org.cellstation.drivers.ascii.Words;
import org.jspecify.annotations.Nullable;

/// What one printed line of a Sartorius balance says. Pure; used at each poll.
///
/// A weight line has 16 characters (sign, value, unit, line end) or 22 (with an ID in front). Where
/// value and unit stand in it differs between models, so they are found by what they are; but a
/// line of any other length has lost characters on its way, and is no weight. The unit is blank
/// while the weight does not stand still. Source: Sartorius MSE operating manual, "Data output".
sealed interface SbiLine {
  /// @param value as shown
  /// @param unit null while the balance does not show one, because the weight moves
  /// @param step of the last digit shown
  record Weight(double value, @Nullable WeightUnit unit, double step) implements SbiLine {}

  /// More or less than the balance can weigh.
  record OffScale() implements SbiLine {}

  /// `Stat ERR ###`, `APP. ERR`: the balance reports a defect.
  record Defect(String words) implements SbiLine {}

  /// No weight now, in the balance's words (`OFF`, `Cal.Int.`), or something else than a weight.
  record Other(String words) implements SbiLine {}

  /// Nothing a balance prints.
  record Damaged() implements SbiLine {}

  int SHORT = 16;
  int LONG = 22;
  int ID_LENGTH = 6;

  SbiLine OFF_SCALE = new OffScale();
  SbiLine DAMAGED = new Damaged();

  /// @param line with its line end
  static SbiLine read(byte[] line) {
    int end = line.length;
    while (end > 0 && line[end - 1] <= ' ') {
      end--;
    }
    if (end == 0) {
      return DAMAGED;
    }
    if (isSign(line[0]) && line.length == SHORT) {
      SbiLine weight = weight(line, 0, end);
      return weight instanceof Damaged ? words(new Words(line), 0) : weight;
    }
    if ((line[0] == 'N' || line[0] == 'G') && line[1] == ' ' && line.length == LONG) {
      return weight(line, ID_LENGTH, end);
    }
    Words words = new Words(line);
    return words(words, words.is(0, "Stat") ? 1 : 0);
  }

  /// Whether it can be part of what a balance prints by itself.
  static boolean isPrintout(byte[] line) {
    return switch (read(line)) {
      case Weight _, OffScale _ -> true;
      case Defect _, Other _ -> new Words(line).is(0, "Stat");
      case Damaged _ -> false;
    };
  }

  private static boolean isSign(byte b) {
    return b == '+' || b == '-' || b == ' ';
  }

  private static SbiLine weight(byte[] line, int sign, int end) {
    int from = skipBlanks(line, sign + 1, end);
    int to = from;
    int point = -1;
    while (to < end && line[to] != ' ') {
      point = line[to] == '.' ? to : point;
      to++;
    }
    boolean unsigned = from < end && line[from] >= '0' && line[from] <= '9';
    double value = Decimal.parse(line, from, to);
    if (!isSign(line[sign]) || !unsigned || Double.isNaN(value)) {
      return DAMAGED;
    }
    double shown = line[sign] == '-' ? -value : value;
    double step = point < 0 ? 1 : Math.pow(10, point + 1 - to);
    int unit = skipBlanks(line, to, end);
    if (unit == end) {
      return new Weight(shown, null, step);
    }
    String symbol = new String(line, unit, end - unit, StandardCharsets.ISO_8859_1);
    WeightUnit known = WeightUnit.ofSymbol(symbol);
    if (known != null) {
      return new Weight(shown, known, step);
    }
    return symbol.indexOf(' ') >= 0
        ? DAMAGED
        : new Other("weighs in " + symbol + ": set the balance to g, kg or mg");
  }

  private static int skipBlanks(byte[] line, int from, int end) {
    int i = from;
    while (i < end && line[i] == ' ') {
      i++;
    }
    return i;
  }

  /// @param from the first word behind `Stat`, or 0 in a short line, which has no `Stat`
  private static SbiLine words(Words words, int from) {
    if (words.count() == from + 1) {
      if (words.is(from, "High") || words.is(from, "H")) {
        return OFF_SCALE;
      }
      if (words.is(from, "Low") || words.is(from, "L")) {
        return OFF_SCALE;
      }
    }
    boolean calibrating = words.text(from).startsWith("Cal.");
    StringBuilder text = new StringBuilder();
    boolean defect = false;
    for (int i = from; i < words.count(); i++) {
      text.append(text.isEmpty() ? "" : " ").append(words.text(i));
      defect |= words.is(i, "ERR") || words.is(i, "Err");
    }
    if (defect) {
      return new Defect(text.toString());
    }
    if (words.is(0, "Qnt")) {
      return new Other("counts pieces: " + text);
    }
    return from == 1 || calibrating ? new Other(text.toString()) : DAMAGED;
  }
}
