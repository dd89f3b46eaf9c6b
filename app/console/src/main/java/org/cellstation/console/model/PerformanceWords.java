package org.cellstation.console.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import org.cellstation.station.performance.LoopFigures;

/// How well a loop has done so far, in a few words.
public final class PerformanceWords {
  private PerformanceWords() {}

  /// @param symbol of the variable's unit
  public static String of(LoopFigures figures, String symbol) {
    String unit = Wording.units(symbol);
    StringBuilder text =
        new StringBuilder("So far, over ").append(time(figures.seconds())).append(": ");
    if (!figures.isCompared()) {
      text.append("nothing to compare with the set-point");
    } else if (Double.isNaN(figures.maxDeviation())) {
      text.append("not settled yet");
    } else {
      if (Double.isFinite(figures.withinPercent())) {
        text.append(
            String.format(
                Locale.ROOT, "%.1f %% of the time within tolerance, ", figures.withinPercent()));
      }
      text.append("at most " + significant(figures.maxDeviation()) + " " + unit + " off");
    }
    if (figures.isCompared()) {
      text.append(
          String.format(
              Locale.ROOT, "; deviation in all %s %s h", significant(figures.iae()), unit));
    }
    text.append(String.format(Locale.ROOT, "; output travel %.0f %%", figures.travelPercent()));
    more(text, "by hand", figures.manualSeconds());
    more(text, "without a value", figures.blindSeconds());
    if (figures.fights() > 0) {
      text.append("; CO2 against base ").append(figures.fights()).append(" times");
    }
    return text.append('.').toString();
  }

  /// Two digits that count, as more would be noise.
  private static String significant(double value) {
    return Double.isFinite(value)
        ? new BigDecimal(value)
            .round(new MathContext(2, RoundingMode.HALF_UP))
            .stripTrailingZeros()
            .toPlainString()
        : "---";
  }

  private static void more(StringBuilder text, String what, double seconds) {
    if (seconds >= 1) {
      text.append("; ").append(what).append(' ').append(time(seconds));
    }
  }

  private static String time(double seconds) {
    Duration time = Duration.ofSeconds(Math.round(seconds));
    return time.toHours() > 0
        ? time.toHours() + " h " + time.toMinutesPart() + " min"
        : time.toMinutes() > 0
            ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
            : time.toSeconds() + " s";
  }
}
