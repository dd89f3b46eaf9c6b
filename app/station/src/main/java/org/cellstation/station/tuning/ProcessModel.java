package org.cellstation.station.tuning;

import java.util.List;
import java.util.Locale;

/// A linear process: `gain (T1 s + 1)... e^(-deadTime s) / (s^integrators (tau1 s + 1)...)`, times
/// in seconds.
///
/// @param gain PV units per output unit; per second of it for each integrator
/// @param lags time constants tau, all positive
/// @param integrators how many pure integrations: 0, 1 or 2
/// @param zeros time constants T of the numerator: negative for an inverse response (a zero in the
///   right half plane), positive for a lead
public record ProcessModel(
    double gain, List<Double> lags, int integrators, List<Double> zeros, double deadTime) {

  public ProcessModel {
    lags = List.copyOf(lags);
    zeros = List.copyOf(zeros);
    if (!Double.isFinite(gain) || gain == 0) {
      throw new IllegalArgumentException("a process needs a gain that is not 0, got " + gain);
    }
    for (double lag : lags) {
      if (!(lag > 0 && Double.isFinite(lag))) {
        throw new IllegalArgumentException("lags are positive seconds, got " + lags);
      }
    }
    for (double zero : zeros) {
      if (!Double.isFinite(zero) || zero == 0) {
        throw new IllegalArgumentException("zeros are seconds other than 0, got " + zeros);
      }
    }
    if (!(deadTime >= 0 && Double.isFinite(deadTime))) {
      throw new IllegalArgumentException("a dead time is 0 s or more, got " + deadTime);
    }
    if (integrators < 0 || integrators > 2) {
      throw new IllegalArgumentException("0, 1 or 2 integrators, got " + integrators);
    }
    if (zeros.size() > lags.size() + integrators) {
      throw new IllegalArgumentException(
          "a process cannot have more zeros than lags and integrators: " + zeros + " over " + lags);
    }
  }

  /// First order plus dead time.
  public static ProcessModel lag(double gain, double lag, double deadTime) {
    return new ProcessModel(gain, List.of(lag), 0, List.of(), deadTime);
  }

  /// @param slope PV units per second and output unit
  public static ProcessModel integrating(double slope, double deadTime) {
    return new ProcessModel(slope, List.of(), 1, List.of(), deadTime);
  }

  public boolean isIntegrating() {
    return integrators > 0;
  }

  public double longestLag() {
    double longest = 0;
    for (double lag : lags) {
      longest = Math.max(longest, lag);
    }
    return longest;
  }

  /// All times added up: how slow the process is as a whole, never 0.
  public double span() {
    double sum = deadTime;
    for (double lag : lags) {
      sum += lag;
    }
    for (double zero : zeros) {
      sum += Math.abs(zero);
    }
    return sum > 0 ? sum : 1;
  }

  /// The same process in other units.
  public ProcessModel times(double factor) {
    return new ProcessModel(gain * factor, lags, integrators, zeros, deadTime);
  }

  /// For people: `0.67 e^(-60 s) / (5600 s + 1)`.
  public String text() {
    StringBuilder text = new StringBuilder(number(gain));
    for (double zero : zeros) {
      text.append(" (").append(number(zero)).append(" s + 1)");
    }
    if (deadTime > 0) {
      text.append(" e^(-").append(number(deadTime)).append(" s)");
    }
    if (!lags.isEmpty() || integrators > 0) {
      text.append(" /");
    }
    for (int i = 0; i < integrators; i++) {
      text.append(" s");
    }
    for (double lag : lags) {
      text.append(" (").append(number(lag)).append(" s + 1)");
    }
    return text.toString();
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.4g", value);
    return text.contains("e") || !text.contains(".")
        ? text
        : text.replaceAll("0+$", "").replaceAll("\\.$", "");
  }
}
