package org.cellstation.station.control;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.station.control.law.Pid;
import org.cellstation.station.control.law.WeightTrim;

/// Exchange of medium at constant weight. Its output is the feed, in percent of what the pump can
/// do; by hand the feed is what the person says and nothing but the exchange rate moves the other
/// pump. Without a weight both stand still.
final class ExchangeLoop extends Loop {
  private static final double MINUTES_PER_DAY = 1440;

  /// Below it a vessel counts as resting.
  private static final double SLOWEST_RPM = 1;

  private final LoopDefinition.Exchange law;
  private final Signal rate;
  private final Signal in;
  private final Signal out;
  private final double mostIn;
  private final WeightTrim trim;
  private double wantedOut;
  private double periodSeconds;

  /// @param rate vessel volumes a day
  /// @param mostIn of the feeding pump, mL/min
  ExchangeLoop(
      LoopDefinition definition,
      LoopDefinition.Exchange law,
      Signal rate,
      Signal in,
      Signal out,
      double mostIn) {
    super(definition, false);
    this.law = law;
    this.rate = rate;
    this.in = in;
    this.out = out;
    this.mostIn = mostIn;
    trim = new WeightTrim(Pid.Tuning.p(law.gain()), law.averageSeconds(), law.guardGrams(), mostIn);
  }

  @Override
  void look(Function<String, Reading> pv) {
    double volumes = rate.value();
    wantedOut =
        Double.isNaN(setpoint()) || Double.isNaN(volumes)
            ? 0
            : Math.max(0, volumes) * setpoint() / MINUTES_PER_DAY;
    if (!law.rocking().isEmpty()) {
      Reading rocking = pv.apply(law.rocking());
      if (rocking.isGood()) {
        periodSeconds = rocking.value() >= SLOWEST_RPM ? 60 / rocking.value() : 0;
      }
    }
  }

  @Override
  double act(double pv, double dt) {
    trim.step(setpoint(), pv, wantedOut, periodSeconds, dt);
    out.set(trim.out());
    return trim.in() / mostIn * 100;
  }

  @Override
  void drive(double dt) {
    boolean byHand = mode() == LoopMode.MANUAL || mode() == LoopMode.OUT_OF_SERVICE;
    in.set(output() / 100 * mostIn);
    if (byHand) {
      out.set(wantedOut);
    } else if (blind()) {
      out.set(0);
    }
  }

  /// A weight that was lost and has come back is averaged anew.
  @Override
  void track(double output, double pv) {
    trim.restart();
  }

  @Override
  double followed() {
    return Double.NaN;
  }

  @Override
  boolean blindfold() {
    return false;
  }

  @Override
  void off() {
    in.set(0);
    out.set(0);
    trim.restart();
  }

  @Override
  void letGo() {
    in.set(Double.NaN);
    out.set(Double.NaN);
  }

  @Override
  double safe() {
    return 0;
  }

  @Override
  double initial(double pv) {
    return 0;
  }

  @Override
  double lowest() {
    return 0;
  }

  @Override
  String limitation() {
    return Double.isNaN(trim.weight())
        ? "the weight to settle"
        : trim.guarding(setpoint()) ? "far from its weight: one pump stands still" : "";
  }

  @Override
  List<LoopStatus.Moved> moved() {
    return List.of(
        new LoopStatus.Moved(law.in(), in.value()), new LoopStatus.Moved(law.out(), out.value()));
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
