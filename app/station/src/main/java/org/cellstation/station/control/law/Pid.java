package org.cellstation.station.control.law;

/// A PID controller in ISA form: proportional action on `beta r - y`, filtered derivative on `-y`,
/// back-calculation against windup (Astrom and Hagglund, "Advanced PID Control", ch. 3).
///
/// ```
/// u  = Kc (beta r - y) + I + D + feed-forward
/// I += Kc/Ti (r - y) dt + (reached - u)/Tt dt        Tt = sqrt(Ti Td), or Ti without D
/// ```
///
/// `reached` is the output within its limits, or what the caller says has really come of it ({@link
/// #reached}): an inner loop's process variable, a flow cut by a capacity. With `Tt = Ti` that is
/// the external reset of a cascade: while the inner loop cannot follow, the outer one waits.
///
/// Nothing but a set-point, the process and a feed-forward moves the output: going to automatic
/// ({@link #track}), other parameters ({@link #tune}) and other limits ({@link #limits}) begin
/// where the output stands.
///
/// Owned by the control thread.
public final class Pid {
  /// Which way the output goes when the process variable rises (ISA-TR 77.70, IEC 61131-3 practice:
  /// heating is reverse, cooling direct).
  public enum Action {
    REVERSE,
    DIRECT
  }

  /// @param gain Kc, output units per PV unit; negative for direct action (more output lowers the
  ///   PV)
  /// @param integralSeconds Ti; infinite for no integral action: the output begins where it stood
  ///   and answers the error in proportion
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
          || !(derivativeSeconds >= 0 && Double.isFinite(derivativeSeconds))
          || !(setpointWeight >= 0 && setpointWeight <= 1)
          || !(derivativeFilter >= 1)) {
        throw new IllegalArgumentException(
            "a PID needs gain != 0, Ti > 0 s, Td >= 0 s, beta 0..1, N >= 1; got Kc=%s Ti=%s Td=%s beta=%s N=%s"
                .formatted(
                    gain, integralSeconds, derivativeSeconds, setpointWeight, derivativeFilter));
      }
    }

    public static Tuning p(double gain) {
      return pi(gain, Double.POSITIVE_INFINITY);
    }

    public static Tuning pi(double gain, double integralSeconds) {
      return new Tuning(gain, integralSeconds, 0, 1, 10);
    }

    public static Tuning pid(double gain, double integralSeconds, double derivativeSeconds) {
      return new Tuning(gain, integralSeconds, derivativeSeconds, 1, 10);
    }

    public Tuning weighted(double newSetpointWeight) {
      return new Tuning(
          gain, integralSeconds, derivativeSeconds, newSetpointWeight, derivativeFilter);
    }

    public Action action() {
      return gain > 0 ? Action.REVERSE : Action.DIRECT;
    }

    /// The same strength, acting this way.
    public Tuning acting(Action action) {
      double strength = Math.abs(gain);
      return new Tuning(
          action == Action.REVERSE ? strength : -strength,
          integralSeconds,
          derivativeSeconds,
          setpointWeight,
          derivativeFilter);
    }
  }

  private double gain;
  private double integralSeconds;
  private double derivativeSeconds;
  private double beta;
  private double derivativeFilter;
  private double low;
  private double high;
  private double ratePerSecond = Double.POSITIVE_INFINITY;
  private double feedForward;
  private double integral;

  /// Filtered slope of the PV, per second.
  private double slope;

  private double lastSetpoint = Double.NaN;
  private double lastPv = Double.NaN;
  private double lastFree = Double.NaN;
  private double lastOutput = Double.NaN;

  /// What came of the last output; `NaN` when nobody has said, then it counts as reached.
  private double reached = Double.NaN;

  public Pid(Tuning tuning, double low, double high) {
    requireLimits(low, high);
    this.low = low;
    this.high = high;
    this.gain = tuning.gain();
    this.integralSeconds = tuning.integralSeconds();
    this.derivativeSeconds = tuning.derivativeSeconds();
    this.beta = tuning.setpointWeight();
    this.derivativeFilter = tuning.derivativeFilter();
  }

  /// The output for the next `dt` seconds, within the limits.
  ///
  /// @throws IllegalArgumentException for anything that is no number, or a negative `dt`
  public double step(double setpoint, double pv, double dt) {
    if (!Double.isFinite(setpoint) || !Double.isFinite(pv) || !(dt >= 0 && dt < 1e9)) {
      throw new IllegalArgumentException(
          "a controller needs numbers: set-point " + setpoint + ", PV " + pv + ", dt " + dt + " s");
    }
    if (!Double.isNaN(reached)) {
      integral += (reached - lastOutput) * share(dt);
      reached = Double.NaN;
    }
    if (derivativeSeconds > 0 && dt > 0 && !Double.isNaN(lastPv)) {
      double filter = derivativeSeconds / derivativeFilter;
      slope = (filter * slope + (pv - lastPv)) / (filter + dt);
    }
    double free = proportional(setpoint, pv) + integral + derivative() + feedForward;
    double output = limited(free, dt);
    integral += gain / integralSeconds * (setpoint - pv) * dt + (output - free) * share(dt);
    lastSetpoint = setpoint;
    lastPv = pv;
    lastFree = free;
    lastOutput = output;
    return output;
  }

  /// Makes the next step begin at `output`: manual to automatic, or a PV that has come back.
  public void track(double output, double setpoint, double pv) {
    if (!Double.isFinite(output) || !Double.isFinite(setpoint) || !Double.isFinite(pv)) {
      throw new IllegalArgumentException(
          "a controller cannot begin at output "
              + output
              + ", set-point "
              + setpoint
              + ", PV "
              + pv);
    }
    slope = 0;
    reached = Double.NaN;
    lastOutput = Math.clamp(output, low, high);
    lastFree = lastOutput;
    integral = lastOutput - proportional(setpoint, pv) - feedForward;
    lastSetpoint = setpoint;
    lastPv = pv;
  }

  /// What has really come of the last output: to be said between two steps, whenever it may differ.
  public void reached(double actual) {
    if (!Double.isFinite(actual)) {
      throw new IllegalArgumentException("an output cannot have reached " + actual);
    }
    if (!Double.isNaN(lastOutput)) {
      reached = actual;
    }
  }

  /// Takes other parameters without moving the output.
  public void tune(Tuning tuning) {
    double before = running() ? proportional(lastSetpoint, lastPv) + derivative() : 0;
    gain = tuning.gain();
    integralSeconds = tuning.integralSeconds();
    derivativeSeconds = tuning.derivativeSeconds();
    beta = tuning.setpointWeight();
    derivativeFilter = tuning.derivativeFilter();
    keep(before);
  }

  /// The same for gain and integral time alone, as a schedule gives them every scan.
  public void tune(double newGain, double newIntegralSeconds) {
    if (newGain == gain && newIntegralSeconds == integralSeconds) {
      return;
    }
    if (!Double.isFinite(newGain) || newGain == 0 || !(newIntegralSeconds > 0)) {
      throw new IllegalArgumentException(
          "a PID needs gain != 0 and Ti > 0 s; got Kc=" + newGain + " Ti=" + newIntegralSeconds);
    }
    double before = running() ? proportional(lastSetpoint, lastPv) + derivative() : 0;
    gain = newGain;
    integralSeconds = newIntegralSeconds;
    keep(before);
  }

  /// Takes other limits: an output outside them moves to the nearest one at once, whatever the rate
  /// limit; an output that stood at a limit starts from there when the limit gives way.
  public void limits(double newLow, double newHigh) {
    requireLimits(newLow, newHigh);
    boolean wasHeld =
        running()
            && ((lastOutput == low && lastFree < low) || (lastOutput == high && lastFree > high));
    boolean changed = newLow != low || newHigh != high;
    low = newLow;
    high = newHigh;
    if (changed && wasHeld) {
      double output = Math.clamp(lastOutput, low, high);
      integral = output - proportional(lastSetpoint, lastPv) - derivative() - feedForward;
      lastFree = output;
      lastOutput = output;
    }
  }

  /// Fastest change of the output, per second; infinite for none.
  public void rate(double perSecond) {
    if (!(perSecond > 0)) {
      throw new IllegalArgumentException("an output's rate limit must be above 0: " + perSecond);
    }
    ratePerSecond = perSecond;
  }

  /// Added to the output from the next step on.
  public void feedForward(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("a feed-forward needs a number: " + value);
    }
    feedForward = value;
  }

  public Tuning tuning() {
    return new Tuning(gain, integralSeconds, derivativeSeconds, beta, derivativeFilter);
  }

  /// The last output; `NaN` before the first step.
  public double output() {
    return lastOutput;
  }

  public double low() {
    return low;
  }

  public double high() {
    return high;
  }

  private double limited(double free, double dt) {
    double wanted = free;
    if (running() && ratePerSecond < Double.POSITIVE_INFINITY) {
      double most = ratePerSecond * dt;
      wanted = Math.clamp(free, lastOutput - most, lastOutput + most);
    }
    return Math.clamp(wanted, low, high);
  }

  private double proportional(double setpoint, double pv) {
    return gain * (beta * setpoint - pv);
  }

  private double derivative() {
    return -gain * derivativeSeconds * slope;
  }

  /// How much of a difference between wanted and reached the integral takes over in `dt`.
  private double share(double dt) {
    double tracking =
        derivativeSeconds > 0 ? Math.sqrt(integralSeconds * derivativeSeconds) : integralSeconds;
    return Math.min(1, dt / tracking);
  }

  private boolean running() {
    return !Double.isNaN(lastOutput);
  }

  private void keep(double before) {
    if (running()) {
      integral += before - proportional(lastSetpoint, lastPv) - derivative();
    }
  }

  private static void requireLimits(double low, double high) {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "output limits need low <= high, got " + low + ".." + high);
    }
  }
}
