package org.cellstation.station.interruption;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.cellstation.station.api.Interruptions.Found;
import org.cellstation.station.api.Interruptions.Kept;
import org.cellstation.station.api.Interruptions.Seen;

/// What a person has to look after when the program comes back.
public final class Concerns {
  private static final MathContext DIGITS = new MathContext(4);

  private Concerns() {}

  public static List<String> of(List<Seen> variables, List<Found> outputs) {
    List<String> concerns = new ArrayList<>();
    for (Seen seen : variables) {
      switch (seen.sight()) {
        case NOT_BACK -> concerns.add(seen.variable() + " is not measured any more");
        case DOUBTFUL -> concerns.add(seen.variable() + " is not good");
        case OUTSIDE_LIMITS ->
            concerns.add(
                "%s came back at %s, limit %s %s"
                    .formatted(
                        seen.variable(), number(seen.after()), number(seen.limit()), seen.unit()));
        case WITHIN_LIMITS -> {}
      }
    }
    for (Found found : outputs) {
      if (found.kept() == Kept.DIFFERENT) {
        concerns.add(
            "%s was found at %s instead of %s %s"
                .formatted(
                    found.output(),
                    number(found.found()),
                    number(found.commanded()),
                    found.unit()));
      } else if (found.kept() == Kept.NOT_TOLD) {
        concerns.add(found.output() + ": the device has not told what it does");
      }
    }
    return concerns;
  }

  static String number(double value) {
    if (!Double.isFinite(value)) {
      return "-";
    }
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    return rounded.signum() == 0 ? "0" : rounded.toPlainString();
  }
}
