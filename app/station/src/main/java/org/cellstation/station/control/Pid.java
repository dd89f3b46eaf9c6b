package org.cellstation.station.control;

/// A PID controller in ISA form: proportional action on `beta r - y`, filtered derivative on `-y`,
/// back-calculation against windup (Astrom and Hagglund, "Advanced PID Control", ch. 3). It has no
/// clock; the caller gives the time since the last step.
///
/// Owned by the control thread.
public final class Pid {
  /// @param gain Kc, output units per PV unit; negative when more output lowers the PV
  /// @param integralSeconds Ti
  /// @param derivativeSeconds Td, 0 for a PI controller
  /// @param setpointWeight beta, 0..1
  /// @param derivativeFilter N: the derivative is filtered with Td/N
  public record Tuning(
      double gain,
      double integralSeconds,
      double derivativeSeconds,
      double setpointWeight,
      double derivativeFilter) {
    public Tuning {
      if (!Double.isFinite(gain)
          || gain == 0
          || !(integralSeconds > 0)
          || !(derivativeSeconds >= 0)
          || !(setpointWeight >= 0 && setpointWeight <= 1)
          || !(derivativeFilter >= 1)) {
        throw new IllegalArgumentException(
            "a PID needs gain != 0, Ti > 0 s, Td >= 0 s, beta 0..1, N >= 1; got Kc=%s Ti=%s Td=%s beta=%s N=%s"
                .formatted(
                    gain, integralSeconds, derivativeSeconds, setpointWeight, derivativeFilter));
      }
    }

    public static Tuning pi(double gain, double integralSeconds) {
      return new Tuning(gain, integralSeconds, 0, 1, 10);
    }
  }

  private final double low;
  private final double high;
  private double derivativeSeconds;
  private double beta;
  private double filter;
  private double filterSeconds;
  private double gain;
  private double integralSeconds;
  private double integral;
  private double derivative;
  private double lastSetpoint = Double.NaN;
  private double lastPv = Double.NaN;

  public Pid(Tuning tuning, double low, double high) {
    this.low = low;
    this.high = high;
    this.gain = tuning.gain();
    this.integralSeconds = tuning.integralSeconds();
    this.derivativeSeconds = tuning.derivativeSeconds();
    this.beta = tuning.setpointWeight();
    this.filter = tuning.derivativeFilter();
    this.filterSeconds = derivativeSeconds / filter;
  }

  /// The output for the next `dt` seconds, within the limits.
  public double step(double setpoint, double pv, double dt) {
    if (derivativeSeconds > 0 && dt > 0 && !Double.isNaN(lastPv)) {
      derivative =
          (filterSeconds * derivative - gain * derivativeSeconds * (pv - lastPv))
              / (filterSeconds + dt);
    }
    double free = gain * (beta * setpoint - pv) + integral + derivative;
    double output = Math.clamp(free, low, high);
    integral += gain / integralSeconds * (setpoint - pv) * dt;
    integral += (output - free) * Math.min(1, dt / trackingSeconds());
    lastSetpoint = setpoint;
    lastPv = pv;
    return output;
  }

  /// Makes the next step begin at `output`: manual to automatic, or a PV that has come back.
  public void track(double output, double setpoint, double pv) {
    derivative = 0;
    integral = Math.clamp(output, low, high) - gain * (beta * setpoint - pv);
    lastSetpoint = setpoint;
    lastPv = pv;
  }

  /// Takes other parameters without moving the output.
  public void tune(double newGain, double newIntegralSeconds) {
    if (newGain != gain && !Double.isNaN(lastPv)) {
      integral += (gain - newGain) * (beta * lastSetpoint - lastPv);
    }
    gain = newGain;
    integralSeconds = newIntegralSeconds;
  }

  /// Takes other parameters without moving the output.
  public void tune(Tuning other) {
    if (!Double.isNaN(lastPv)) {
      integral +=
          gain * (beta * lastSetpoint - lastPv)
              - other.gain() * (other.setpointWeight() * lastSetpoint - lastPv);
    }
    if (other.derivativeSeconds() == 0) {
      integral += derivative;
      derivative = 0;
    }
    gain = other.gain();
    integralSeconds = other.integralSeconds();
    derivativeSeconds = other.derivativeSeconds();
    beta = other.setpointWeight();
    filter = other.derivativeFilter();
    filterSeconds = derivativeSeconds / filter;
  }

  public Tuning tuning() {
    return new Tuning(gain, integralSeconds, derivativeSeconds, beta, filter);
  }

  private double trackingSeconds() {
    return derivativeSeconds > 0 ? Math.sqrt(integralSeconds * derivativeSeconds) : integralSeconds;
  }
}
