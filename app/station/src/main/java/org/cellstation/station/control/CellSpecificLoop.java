package org.cellstation.station.control;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.station.control.law.PerfusionRate;
import org.cellstation.station.control.law.Pid;

/// So many picolitres of medium a day for each living cell (CSPR): `D = CSPR X`, within limits. The
/// output is the exchange rate, in percent of the largest.
final class CellSpecificLoop extends Loop {
  private final LoopDefinition.CellSpecific law;
  private final Signal demand;
  private final DirectLoop slave;
  private final String waiting;
  private final PerfusionRate rate;

  /// @param demand what the slave takes
  CellSpecificLoop(
      LoopDefinition definition, LoopDefinition.CellSpecific law, Signal demand, DirectLoop slave) {
    super(definition, false);
    this.law = law;
    this.demand = demand;
    this.slave = slave;
    waiting = "waits: " + slave.name() + " is not in CASCADE";
    rate = new PerfusionRate(law.low(), law.high(), law.changePerHour());
  }

  @Override
  double act(double pv, double dt) {
    return rate.step(setpoint(), pv / law.perMillion(), dt) / law.high() * 100;
  }

  /// Picolitres a day for each cell at the exchange rate in force, whoever chose it. 1/d by 1e6
  /// cells/mL is 1000 pL/cell/d.
  @Override
  double reached(double pv) {
    double cells = pv / law.perMillion();
    return cells > 0 ? 1000 * slave.value() / cells : Double.NaN;
  }

  /// Few cells get more than was asked for because the rate has a least; that is no deviation.
  @Override
  boolean aims(double reached) {
    return !(slave.value() <= law.low() && reached >= setpoint());
  }

  @Override
  void look(Function<String, Reading> pv) {}

  @Override
  double followed() {
    return slave.follows() || Double.isNaN(slave.value())
        ? Double.NaN
        : Math.min(100, slave.value() / law.high() * 100);
  }

  @Override
  void drive(double dt) {
    demand.set(slave.follows() ? output() / 100 * law.high() : slave.value());
  }

  @Override
  String limitation() {
    return slave.follows() ? "" : waiting;
  }

  @Override
  void track(double output, double pv) {
    rate.track(output / 100 * law.high());
  }

  @Override
  boolean blindfold() {
    return false;
  }

  @Override
  void off() {
    demand.set(0);
  }

  @Override
  double safe() {
    return law.low() / law.high() * 100;
  }

  @Override
  double initial(double pv) {
    return rate.wanted(setpoint(), pv / law.perMillion()) / law.high() * 100;
  }

  @Override
  double lowest() {
    return 0;
  }

  @Override
  List<LoopStatus.Moved> moved() {
    return List.of(new LoopStatus.Moved(law.target(), demand.value()));
  }

  @Override
  Optional<Pid.Tuning> tuning() {
    return Optional.empty();
  }

  @Override
  void retune(Pid.Tuning from, Pid.Tuning to) {}

  @Override
  double percentWith(String target, double value) {
    return Double.NaN;
  }
}
