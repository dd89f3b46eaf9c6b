package org.cellstation.station.batch;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;

/// Numbers and durations as people read them, the same on every machine.
final class Words {
  private static final MathContext SIX_DIGITS = new MathContext(6);

  private Words() {}

  /// Six significant digits without trailing zeros; a dash for no number.
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return "-";
    }
    BigDecimal rounded = new BigDecimal(value).round(SIX_DIGITS).stripTrailingZeros();
    return rounded.signum() == 0 ? "0" : rounded.toPlainString();
  }

  /// `1 d 02:03:04`.
  static String duration(Duration duration) {
    long days = duration.toDays();
    return (days > 0 ? days + " d " : "")
        + "%02d:%02d:%02d"
            .formatted(duration.toHoursPart(), duration.toMinutesPart(), duration.toSecondsPart());
  }
}
