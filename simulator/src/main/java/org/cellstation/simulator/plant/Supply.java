package org.cellstation.simulator.plant;

import org.cellstation.simulator.chemistry.Gas;
import org.cellstation.simulator.chemistry.GasPhase;
import org.cellstation.simulator.device.GasValve;
import org.cellstation.simulator.device.Pump;
import org.cellstation.simulator.random.Noise;

/// Drives, pumps and gas controllers: from what the instruments want, and what is wrong, to what
/// flows and moves. Source: process.md 2.6.
final class Supply {
  /// The drives ramp in 2..5 s [L CC-sim].
  private static final double DRIVE_LAG = 2;

  final Pump feed;
  final Pump permeate;
  final Pump inoculum;
  final Pump harvest;
  final Pump base;
  final Pump acid;
  final Pump antifoam;
  final Pump recirculation;
  final GasValve air;
  final GasValve oxygen;
  final GasValve carbonDioxide;
  final GasValve nitrogen;
  private final double rockerGain;
  private final double stirrerGain;

  double rockPerMinute;
  double stirPerMinute;

  /// Of the mixed gas, mmol/h.
  double oxygenIn;

  double carbonDioxideIn;
  double nitrogenIn;

  /// @param biased true for devices with errors of their own, false for perfect ones
  Supply(long seed, boolean biased) {
    Noise bias = Noise.of(seed, "actuator bias");
    double on = biased ? 1 : 0;
    // Gas 0.5 %, drives 1 % [L CC-sim].
    feed = new Pump(Pump.Head.specimen(bias, biased));
    permeate = new Pump(Pump.Head.specimen(bias, biased));
    inoculum = new Pump(Pump.Head.specimen(bias, biased));
    harvest = new Pump(Pump.Head.specimen(bias, biased));
    air = new GasValve(1 + on * 0.005 * bias.jitter());
    oxygen = new GasValve(1 + on * 0.005 * bias.jitter());
    carbonDioxide = new GasValve(1 + on * 0.005 * bias.jitter());
    rockerGain = 1 + on * 0.01 * bias.jitter();
    stirrerGain = 1 + on * 0.01 * bias.jitter();
    nitrogen = new GasValve(1 + on * 0.005 * bias.jitter());
    base = new Pump(Pump.Head.specimen(bias, biased));
    acid = new Pump(Pump.Head.specimen(bias, biased));
    antifoam = new Pump(Pump.Head.specimen(bias, biased));
    recirculation = new Pump(Pump.Head.specimen(bias, biased));
  }

  /// @param filterKilopascal against which permeate is drawn
  void step(double dt, Actuators a, Mishaps m, double filterKilopascal) {
    double power = m.powerLost ? 0 : 1;
    rockPerMinute =
        driven(dt, rockPerMinute, a.rockerBlocked ? 0 : power * a.rockPerMinute, rockerGain);
    stirPerMinute =
        driven(dt, stirPerMinute, a.stirrerBlocked ? 0 : power * a.stirPerMinute, stirrerGain);
    air.step(dt, let(power * a.airMillilitresPerMinute, m.air), a.airValveStuck);
    oxygen.step(dt, let(power * a.oxygenMillilitresPerMinute, m.oxygen), a.oxygenValveStuck);
    carbonDioxide.step(
        dt,
        let(power * a.carbonDioxideMillilitresPerMinute, m.carbonDioxide),
        a.carbonDioxideValveStuck);
    nitrogen.step(
        dt, let(power * a.nitrogenMillilitresPerMinute, m.nitrogen), a.nitrogenValveStuck);
    feed.step(dt, power * a.feedMillilitresPerMinute, 0);
    permeate.step(dt, power * a.permeateMillilitresPerMinute, filterKilopascal);
    inoculum.step(dt, power * a.inoculumMillilitresPerMinute, 0);
    harvest.step(dt, power * a.harvestMillilitresPerMinute, 0);
    base.step(dt, power * a.baseMillilitresPerMinute, 0);
    acid.step(dt, power * a.acidMillilitresPerMinute, 0);
    antifoam.step(dt, power * a.antifoamMillilitresPerMinute, 0);
    recirculation.step(dt, power * a.recirculationMillilitresPerMinute, 0);
    mix(m);
  }

  /// A valve that does not close lets something through whatever it is told.
  private static double let(double wanted, Mishaps.GasLine line) {
    return Math.max(wanted, line.leakMillilitresPerMinute);
  }

  private static double driven(double dt, double now, double wanted, double gain) {
    double next = now + (wanted * gain - now) * dt / (DRIVE_LAG + dt);
    // A drive that is off comes to rest.
    return wanted == 0 && next < 0.01 ? 0 : next;
  }

  private void mix(Mishaps m) {
    oxygenIn = 0;
    carbonDioxideIn = 0;
    nitrogenIn = 0;
    add(air.flow(), m.air.gas);
    add(oxygen.flow(), m.oxygen.gas);
    add(carbonDioxide.flow(), m.carbonDioxide.gas);
    add(nitrogen.flow(), m.nitrogen.gas);
  }

  private void add(double flow, Gas gas) {
    double all = GasPhase.amount(flow);
    oxygenIn += all * gas.oxygen();
    carbonDioxideIn += all * gas.carbonDioxide();
    nitrogenIn += all * (1 - gas.oxygen() - gas.carbonDioxide());
  }

  /// mmol/h.
  double gasIn() {
    return oxygenIn + carbonDioxideIn + nitrogenIn;
  }

  /// mL/min.
  double gasFlow() {
    return air.flow() + oxygen.flow() + carbonDioxide.flow() + nitrogen.flow();
  }

  /// What truly goes through a pump's line into the vessel (or out of it, for a pump that draws),
  /// mL/min; negative when its head turns the wrong way.
  static double through(Pump pump, Mishaps.Line line) {
    if (line.clampClosed) {
      return 0;
    }
    double flow = pump.delivered() * line.share;
    return line.reversed ? -flow : line.bottleEmpty ? 0 : flow;
  }
}
