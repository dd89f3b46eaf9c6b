package org.cellstation.station.control;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.station.control.law.Pid;

/// A device that has a controller of its own: its set-point is a person's or a recipe's in AUTO,
/// and in CASCADE what the master asks for. What it measures is shown, not needed.
///
/// With a floor, the set-point in CASCADE is the least that the master may go down to. Going to
/// AUTO takes what just is as the set-point, so nothing moves.
final class DirectLoop extends Loop {
  private final LoopDefinition.Direct law;
  private final Signal demand;
  private final Signal result;
  private double floor;
  private double value = Double.NaN;
  private double asked = Double.NaN;

  /// @param demand of the master
  /// @param result where its output goes
  DirectLoop(
      LoopDefinition definition,
      LoopDefinition.Direct law,
      Signal demand,
      Signal result,
      boolean hasMaster) {
    super(definition, hasMaster);
    this.law = law;
    this.demand = demand;
    this.result = result;
    floor = Double.isNaN(definition.preset()) ? law.low() : definition.preset();
  }

  /// The least that the master may ask for.
  double floor() {
    return law.floor() ? floor : law.low();
  }

  boolean hasFloor() {
    return law.floor();
  }

  /// Whether it does what its master asks for.
  boolean follows() {
    return mode() == LoopMode.CASCADE;
  }

  /// In its unit; `NaN` before the first scan.
  double value() {
    return value;
  }

  @Override
  double reached(double pv) {
    return value;
  }

  double valueOf(double percent) {
    return law.low() + percent / 100 * (law.high() - law.low());
  }

  double percentOf(double wanted) {
    return Math.clamp((wanted - law.low()) / (law.high() - law.low()), 0, 1) * 100;
  }

  @Override
  Optional<String> fault(double wanted) {
    return mode() == LoopMode.CASCADE && !law.floor()
        ? Optional.of(
            "%s gets its set-point from %s; switch it to AUTO first"
                .formatted(name(), definition().master()))
        : super.fault(wanted);
  }

  @Override
  void setpoint(double wanted) {
    if (follows() && law.floor()) {
      floor = wanted;
    } else {
      super.setpoint(wanted);
    }
  }

  @Override
  double setpoint() {
    if (!follows()) {
      return super.setpoint();
    }
    return law.floor() ? floor : value;
  }

  @Override
  void mode(LoopMode next) {
    boolean followed = follows();
    super.mode(next);
    if (followed && !Double.isNaN(value)) {
      super.setpoint(value);
    } else if (followed) {
      super.setpoint(floor);
    }
  }

  @Override
  Optional<String> adopt(LoopState state) {
    Optional<String> remark = super.adopt(state);
    double least = Double.isNaN(state.floor()) ? state.setpoint() : state.floor();
    floor = Double.isNaN(least) ? floor : definition().setpoints().clamp(least);
    value = Double.isNaN(output()) ? Double.NaN : valueOf(output());
    return remark;
  }

  @Override
  LoopState state() {
    return new LoopState(mode(), setpoint(), output(), floor());
  }

  @Override
  void restart() {
    super.restart();
    value = Double.NaN;
  }

  /// Says what the device does at the moment.
  void resume(double measured) {
    if (Double.isNaN(output())) {
      value = Math.clamp(measured, law.low(), law.high());
      moveTo(percentOf(value));
    }
  }

  @Override
  void look(Function<String, Reading> pv) {
    if (Double.isNaN(value) && !Double.isNaN(output())) {
      value = valueOf(output());
    }
  }

  @Override
  double followed() {
    return Double.NaN;
  }

  @Override
  boolean blindfold() {
    return true;
  }

  @Override
  double act(double pv, double dt) {
    double wanted = follows() ? Math.max(floor(), demand.value()) : super.setpoint();
    asked = Math.clamp(Double.isNaN(wanted) ? valueOf(safe()) : wanted, law.low(), law.high());
    return percentOf(asked);
  }

  @Override
  void drive(double dt) {
    boolean byHand = mode() == LoopMode.MANUAL || mode() == LoopMode.OUT_OF_SERVICE;
    double wanted = byHand ? valueOf(output()) : asked;
    value =
        Double.isNaN(value) || Double.isInfinite(law.ratePerSecond())
            ? wanted
            : Math.clamp(
                wanted, value - law.ratePerSecond() * dt, value + law.ratePerSecond() * dt);
    result.set(value);
  }

  @Override
  void off() {
    value = Double.NaN;
    result.set(law.off());
  }

  @Override
  void letGo() {
    result.set(Double.NaN);
  }

  @Override
  void track(double output, double pv) {}

  @Override
  double safe() {
    return percentOf(Double.isNaN(super.setpoint()) ? floor() : super.setpoint());
  }

  @Override
  double initial(double pv) {
    return safe();
  }

  @Override
  double lowest() {
    return 0;
  }

  @Override
  String limitation() {
    return "";
  }

  @Override
  List<LoopStatus.Moved> moved() {
    return List.of(new LoopStatus.Moved(law.output(), value));
  }

  @Override
  Optional<Pid.Tuning> tuning() {
    return Optional.empty();
  }

  @Override
  void retune(Pid.Tuning from, Pid.Tuning to) {}

  @Override
  double percentWith(String target, double forced) {
    return target.equals(law.output()) ? percentOf(forced) : Double.NaN;
  }

  /// Somebody forced the device: go on from there.
  void forced(double at) {
    value = at;
    if (!follows()) {
      moveTo(percentOf(at));
    }
  }
}
