package org.cellstation.station.control.law;

/// pH around a gap: above it more carbon dioxide; below it less, down to its floor, and only then
/// base. One demand, split at zero: `0..100 %` is carbon dioxide from floor to ceiling on a
/// logarithmic scale (pH falls with the logarithm of its fraction, so the gain is the same
/// everywhere), `0..-100 %` is base from nothing to the most that the doser gives.
///
/// CO2 and base never fight: base waits until CO2 has rested at its floor for the separation time,
/// and CO2 waits as long after the last base. Above the gap no base is given, whatever the integral
/// still says.
///
/// Owned by the control thread.
public final class TwoSidedPh {
  /// @param carbonDioxide % of demand per pH, negative: a higher pH asks for more
  /// @param base % of demand per pH, negative like the other; ignored on a vessel without base
  /// @param floor least carbon dioxide in the gas, above 0
  /// @param separationSeconds between the one and the other
  public record Tuning(
      Pid.Tuning carbonDioxide,
      Pid.Tuning base,
      Gap gap,
      double floor,
      double ceiling,
      double separationSeconds) {
    public Tuning {
      if (carbonDioxide.action() != Pid.Action.DIRECT || base.action() != Pid.Action.DIRECT) {
        throw new IllegalArgumentException(
            "pH is controlled by direct action: both gains must be below 0");
      }
      if (!(floor > 0 && floor < ceiling && ceiling <= 1) || !(separationSeconds >= 0)) {
        throw new IllegalArgumentException(
            "pH needs 0 < CO2 floor < ceiling <= 1 and a separation >= 0 s: %s, %s, %s"
                .formatted(floor, ceiling, separationSeconds));
      }
    }
  }

  private final Tuning tuning;
  private final boolean hasBase;
  private final double span;
  private final Pid pid;
  private double demand = Double.NaN;
  private double sinceCarbonDioxide = Double.MAX_VALUE;
  private double sinceBase = Double.MAX_VALUE;
  private boolean aboveGap;

  public TwoSidedPh(Tuning tuning, boolean hasBase) {
    this.tuning = tuning;
    this.hasBase = hasBase;
    this.span = Math.log(tuning.ceiling() / tuning.floor());
    this.pid = new Pid(tuning.carbonDioxide(), 0, 100);
  }

  /// The demand in percent for the next `dt` seconds.
  public double step(double setpoint, double pv, double dt) {
    sinceCarbonDioxide = demand > 0 ? 0 : sinceCarbonDioxide + dt;
    sinceBase = demand < 0 ? 0 : sinceBase + dt;
    pid.limits(
        hasBase && sinceCarbonDioxide >= tuning.separationSeconds() ? -100 : 0,
        sinceBase >= tuning.separationSeconds() ? 100 : 0);
    Pid.Tuning side = demand < 0 ? tuning.base() : tuning.carbonDioxide();
    pid.tune(side.gain(), side.integralSeconds());
    aboveGap = pv > setpoint + tuning.gap().halfWidth();
    demand = pid.step(setpoint, tuning.gap().shown(setpoint, pv), dt);
    return demand;
  }

  /// Makes the next step begin at `percent`: both sides are taken to have rested long enough.
  public void track(double percent, double setpoint, double pv) {
    sinceCarbonDioxide = Double.MAX_VALUE;
    sinceBase = Double.MAX_VALUE;
    pid.limits(hasBase ? -100 : 0, 100);
    pid.track(percent, setpoint, tuning.gap().shown(setpoint, pv));
    demand = pid.output();
  }

  /// What the demand has really come to: 0 while the doser may give no more, say.
  public void reached(double percent) {
    pid.reached(percent);
  }

  /// Takes other parameters for carbon dioxide and base without moving the output.
  public TwoSidedPh with(Tuning other, double setpoint, double pv) {
    TwoSidedPh next = new TwoSidedPh(other, hasBase);
    if (!Double.isNaN(demand)) {
      next.track(demand, setpoint, pv);
      next.sinceCarbonDioxide = sinceCarbonDioxide;
      next.sinceBase = sinceBase;
    }
    return next;
  }

  /// The fraction of carbon dioxide at a demand.
  public double carbonDioxide(double percent) {
    return tuning.floor() * Math.exp(Math.clamp(percent, 0, 100) / 100 * span);
  }

  /// The demand, 0..100 %, at a fraction of carbon dioxide.
  public double percent(double carbonDioxide) {
    double inside = Math.clamp(carbonDioxide, tuning.floor(), tuning.ceiling());
    return Math.clamp(Math.log(inside / tuning.floor()) / span * 100, 0, 100);
  }

  /// The base demand that goes with a demand of the loop, 0..100 % of what the doser gives at most.
  public double base(double percent) {
    return hasBase && !aboveGap ? Math.clamp(-percent, 0, 100) : 0;
  }

  public double demand() {
    return demand;
  }

  public Tuning tuning() {
    return tuning;
  }
}
