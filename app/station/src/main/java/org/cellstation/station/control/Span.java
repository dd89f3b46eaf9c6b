package org.cellstation.station.control;

import org.cellstation.station.control.law.GainSchedule;
import org.jspecify.annotations.Nullable;

/// A part of a controller's demand, and what it moves there.
///
/// Owned by the control thread.
final class Span {
  /// A value less than this part of the span above its low end is the rounding of a device, not a
  /// demand.
  private static final double RESOLUTION = 0.006;

  private static final double ROUNDING = 1e-6;

  private final LoopDefinition.Move move;
  private final Signal signal;
  private final @Nullable DirectLoop slave;
  private final GainSchedule schedule;
  private double low;
  private double high;
  private double from;
  private double until;
  private boolean active;
  private double remembered;

  /// @param signal what the target takes
  /// @param slave the target, when it is a loop
  Span(LoopDefinition.Move move, Signal signal, @Nullable DirectLoop slave) {
    this.move = move;
    this.signal = signal;
    this.slave = slave;
    schedule = new GainSchedule(move.points());
    from = move.from();
    until = move.until();
    take();
  }

  String target() {
    return move.target();
  }

  boolean negative() {
    return move.until() < move.from();
  }

  double nominalWidth() {
    return Math.abs(move.until() - move.from());
  }

  /// Whether the layout of the demand has to be done again.
  boolean changed() {
    return active != canMove() || (active && low != bottom());
  }

  /// Looks at the slave as it is now.
  void take() {
    low = bottom();
    high = Math.max(move.high(), low);
    active = canMove();
  }

  private double bottom() {
    return slave != null && slave.hasFloor() ? slave.floor() : move.low();
  }

  /// Less than a fiftieth of its way to move in is none at all.
  private boolean canMove() {
    double bottom = bottom();
    return (slave == null || slave.follows())
        && move.high() - bottom > (move.high() - move.low()) / 50;
  }

  boolean active() {
    return active;
  }

  void place(double newFrom, double newUntil) {
    from = newFrom;
    until = newUntil;
  }

  double from() {
    return from;
  }

  double until() {
    return until;
  }

  double low() {
    return low;
  }

  double value(double demand) {
    if (!active) {
      return low;
    }
    double part = Math.clamp((demand - from) / (until - from), 0, 1);
    return move.logarithmic()
        ? low * Math.exp(part * Math.log(high / low))
        : low + part * (high - low);
  }

  /// The demand at which the target stands at `value`.
  double demand(double value) {
    return from + part(value) * (until - from);
  }

  /// The same while nothing can be moved.
  double nominalDemand() {
    double value = present();
    return Double.isNaN(value)
        ? Double.NaN
        : move.from() + part(value) * (move.until() - move.from());
  }

  private double part(double value) {
    if (!(high > low)) {
      return 0;
    }
    double inside = Math.clamp(value, low, high);
    return move.logarithmic()
        ? Math.log(inside / low) / Math.log(high / low)
        : (inside - low) / (high - low);
  }

  void drive(double demand) {
    signal.set(slave == null || slave.follows() ? value(demand) : slave.value());
  }

  void off() {
    signal.set(low);
  }

  /// Where the target stands.
  double present() {
    return slave == null ? signal.value() : slave.value();
  }

  /// The demand that the target has come to, when it does not do all that `demand` asks; else
  /// `NaN`.
  double reached(double demand) {
    if (slave == null || !active || Double.isNaN(slave.value())) {
      return Double.NaN;
    }
    double gap = slave.value() - value(demand);
    return Math.abs(gap) > ROUNDING * (high - low) ? demand(slave.value()) : Double.NaN;
  }

  void remember() {
    remembered = present();
  }

  void remember(double value) {
    remembered = value;
  }

  void rememberLow() {
    remembered = low;
  }

  double remembered() {
    return remembered;
  }

  /// Whether the remembered value is a demand.
  ///
  /// @param first of the spans: then every value is
  boolean raised(boolean first) {
    return part(remembered) > (first ? 0 : RESOLUTION);
  }

  /// In percent of the demand per unit of the variable.
  double gain(double at) {
    double width = active ? Math.abs(until - from) : nominalWidth();
    double way = active ? high - low : move.high() - move.low();
    return schedule.gain(at) * width / (move.logarithmic() ? 100 : way);
  }

  double integralSeconds(double at) {
    return schedule.integralSeconds(at);
  }
}
