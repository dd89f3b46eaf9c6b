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

  private static final double TURN = 2 * StrictMath.PI;

  private final Head head;
  private double hours;
  private double phase;
  private double phaseSine;
  private double delivered;

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
    delivered = mean * pulses(commanded / 60 * dtSeconds / head.millilitresPerTurn());
  }

  /// The mean of `1 + PULSE cos(phase)` while the rotor turns on: over whole pulses it is 1, so
  /// that nothing is lost or won.
  private double pulses(double turns) {
    double advance = TURN * PULSES_PER_TURN * turns;
    phase = (phase + advance) % TURN;
    double sine = StrictMath.sin(phase);
    double factor = 1 + PULSE * (sine - phaseSine) / advance;
    phaseSine = sine;
    return factor;
  }
}
