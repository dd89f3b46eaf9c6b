package org.cellstation.simulator.device;

import org.cellstation.simulator.random.Noise;

/// A peristaltic pump head behind its drive: what flows is not quite what was calibrated, gets less
/// as the tubing tires and against a pressure, and comes in pulses. Source: process.md 2.6.
public final class Pump {
  /// What one head with its tubing is like.
  ///
  /// @param bias 1 for a head that delivers as calibrated
  /// @param fatigue share that the tubing loses in the end; half of it in the first hundred hours
  /// @param lossPerKilopascal share that is lost against a pressure
  /// @param millilitresPerTurn moved by one turn of the rotor
  public record Head(
      double bias, double fatigue, double lossPerKilopascal, double millilitresPerTurn) {
    /// Without an error of its own: fatigue and loss in the middle of their ranges [G].
    public static final Head NOMINAL = new Head(1, 0.10, 0.00075, 1);

    /// Unit bias 3 % [L CC-sim]; fatigue -5..-15 % per 100 h early, then flat; -0.5..-1 %/10 kPa
    /// [G].
    public static Head specimen(Noise chance, boolean biased) {
      if (!biased) {
        return NOMINAL;
      }
      double bias = 1 + 0.03 * chance.jitter();
      double fatigue = 0.05 + 0.10 * chance.uniform();
      double loss = 0.0005 + 0.0005 * chance.uniform();
      return new Head(bias, fatigue, loss, NOMINAL.millilitresPerTurn);
    }
  }

  private static final double FATIGUE_HOURS = 100;
  private static final double PULSES_PER_TURN = 3;

  /// How far the flow goes up and down about its mean as a roller leaves the tube [U].
  private static final double PULSE = 0.3;

  private static final double CIRCLE = 2 * StrictMath.PI;

  /// Angle of the pulse that a turn of the rotor passes through.
  private static final double ANGLE_PER_TURN = CIRCLE * PULSES_PER_TURN;

  private final Head head;
  private double hours;
  private double delivered;

  // Where in its pulse the rotor stands.
  private double sine;
  private double cosine = 1;

  // How far a step turns it, worked out when that changes: the rotation, and the means of cos and
  // sin over it when it begins at 0.
  private double calibrated = Double.NaN;
  private double turnSine;
  private double turnCosine;
  private double meanCosine;
  private double meanSine;

  public Pump(Head head) {
    this.head = head;
  }

  /// mL/min through the tube, mean of the last step.
  public double delivered() {
    return delivered;
  }

  /// @param commanded mL/min as calibrated; the drive turns that fast
  /// @param kilopascal against which it pumps
  public void step(double dtSeconds, double commanded, double kilopascal) {
    if (commanded <= 0) {
      delivered = 0;
      return;
    }
    hours += dtSeconds / 3600;
    double mean =
        commanded
            * head.bias()
            * (1 - head.fatigue() * hours / (hours + FATIGUE_HOURS))
            * Math.max(0, 1 - head.lossPerKilopascal() * kilopascal);
    delivered = mean * pulses(commanded * dtSeconds);
  }

  /// The mean of `1 + PULSE cos(angle)` while the rotor turns on: over whole pulses it is 1, so
  /// that nothing is lost or won.
  ///
  /// @param millilitreSeconds mL/min as calibrated times s
  private double pulses(double millilitreSeconds) {
    if (millilitreSeconds != calibrated) {
      calibrated = millilitreSeconds;
      turn(ANGLE_PER_TURN / 60 * millilitreSeconds / head.millilitresPerTurn());
    }
    double factor = 1 + PULSE * (cosine * meanCosine - sine * meanSine);
    double nextSine = sine * turnCosine + cosine * turnSine;
    double nextCosine = cosine * turnCosine - sine * turnSine;
    // Back on the circle, from which rounding would lead away in the end.
    double length = 1.5 - 0.5 * (nextSine * nextSine + nextCosine * nextCosine);
    sine = nextSine * length;
    cosine = nextCosine * length;
    return factor;
  }

  /// By half angles, so that a slow rotor loses no digits. The sine of the library allocates.
  private void turn(double angle) {
    double eighth = angle % CIRCLE / 8;
    double sine8 = sine(eighth);
    double cosine8 = Math.sqrt(1 - sine8 * sine8);
    double sine4 = 2 * sine8 * cosine8;
    double cosine4 = 1 - 2 * sine8 * sine8;
    double half = 2 * sine4 * cosine4;
    turnSine = 2 * half * (1 - 2 * sine4 * sine4);
    turnCosine = 1 - 2 * half * half;
    meanCosine = turnSine / angle;
    meanSine = 2 * half * half / angle;
  }

  /// By its series, to the last digits.
  ///
  /// @param angle 0..pi/4
  private static double sine(double angle) {
    double sum = 1;
    for (int n = 16; n > 0; n -= 2) {
      sum = 1 - sum * angle * angle / (n * (n + 1));
    }
    return angle * sum;
  }
}
