package org.cellstation.station.tuning;

import java.util.List;
import java.util.Locale;

/// A linear process: `gain (T1 s + 1)... e^(-deadTime s) / (s^integrators (tau1 s + 1)... (To^2 s^2
/// + 2 zeta To s + 1)... (Tu s - 1)...)`, times in seconds.
///
/// @param gain PV units per output unit; per second of it for each integrator
/// @param lags time constants tau, all positive
/// @param integrators how many pure integrations: 0, 1 or 2
/// @param zeros time constants T of the numerator: negative for an inverse response (a zero in the
///   right half plane), positive for a lead
///
/// @param swings pairs of complex poles
/// @param runaways time constants Tu of first-order poles in the right half plane, `1/(Tu s - 1)`
public record ProcessModel(
    double gain,
    List<Double> lags,
    int integrators,
    List<Double> zeros,
    double deadTime,
    List<Swing> swings,
    List<Double> runaways) {

  /// `1/(To^2 s^2 + 2 zeta To s + 1)`.
  ///
  /// @param seconds To, one over the natural frequency in rad/s
  /// @param damping zeta, above 0 and below 1: from 1 on it is two lags
  public record Swing(double seconds, double damping) {
    public Swing {
      if (!(seconds > 0 && Double.isFinite(seconds)) || !(damping > 0 && damping < 1)) {
        throw new IllegalArgumentException(
            "a swing has a time above 0 s and a damping above 0 and below 1, got %s s and %s"
                .formatted(seconds, damping));
      }
    }
  }

  public ProcessModel {
    lags = List.copyOf(lags);
    zeros = List.copyOf(zeros);
    swings = List.copyOf(swings);
    runaways = List.copyOf(runaways);
    for (double runaway : runaways) {
      if (!(runaway > 0 && Double.isFinite(runaway))) {
        throw new IllegalArgumentException(
            "unstable time constants are positive seconds, got " + runaways);
      }
    }
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
    if (zeros.size() > lags.size() + integrators + 2 * swings.size() + runaways.size()) {
      throw new IllegalArgumentException(
          "a process cannot have more zeros than lags and integrators: " + zeros + " over " + lags);
    }
  }

  /// Without complex or unstable poles.
  public ProcessModel(
      double gain, List<Double> lags, int integrators, List<Double> zeros, double deadTime) {
    this(gain, lags, integrators, zeros, deadTime, List.of(), List.of());
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

  /// Whether every pole is real and none of them unstable: what rules for lags can be asked about.
  public boolean isPlain() {
    return swings.isEmpty() && runaways.isEmpty();
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
    for (Swing swing : swings) {
      sum += swing.seconds();
    }
    for (double runaway : runaways) {
      sum += runaway;
    }
    return sum > 0 ? sum : 1;
  }

  /// The same process in other units.
  public ProcessModel times(double factor) {
    return new ProcessModel(gain * factor, lags, integrators, zeros, deadTime, swings, runaways);
  }

  /// The same process with another dead time.
  public ProcessModel delayed(double seconds) {
    return new ProcessModel(gain, lags, integrators, zeros, seconds, swings, runaways);
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
    if (!lags.isEmpty() || integrators > 0 || !isPlain()) {
      text.append(" /");
    }
    for (int i = 0; i < integrators; i++) {
      text.append(" s");
    }
    for (double lag : lags) {
      text.append(" (").append(number(lag)).append(" s + 1)");
    }
    for (Swing swing : swings) {
      text.append(
          " (%s s^2 + %s s + 1)"
              .formatted(
                  number(swing.seconds() * swing.seconds()),
                  number(2 * swing.damping() * swing.seconds())));
    }
    for (double runaway : runaways) {
      text.append(" (").append(number(runaway)).append(" s - 1)");
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
