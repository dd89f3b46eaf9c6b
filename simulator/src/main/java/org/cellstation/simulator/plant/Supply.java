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

  /// @param on 1 for devices with errors of their own, 0 for perfect ones
  Supply(long seed, double on) {
    Noise bias = Noise.of(seed, "actuator bias");
    // Unit bias 3 % [L CC-sim], gas 0.5 %, drives 1 %.
    feed = new Pump(1 + on * 0.03 * bias.jitter());
    permeate = new Pump(1 + on * 0.03 * bias.jitter());
    inoculum = new Pump(1 + on * 0.03 * bias.jitter());
    harvest = new Pump(1 + on * 0.03 * bias.jitter());
    air = new GasValve(1 + on * 0.005 * bias.jitter());
    oxygen = new GasValve(1 + on * 0.005 * bias.jitter());
    carbonDioxide = new GasValve(1 + on * 0.005 * bias.jitter());
    rockerGain = 1 + on * 0.01 * bias.jitter();
    stirrerGain = 1 + on * 0.01 * bias.jitter();
    nitrogen = new GasValve(1 + on * 0.005 * bias.jitter());
    base = new Pump(1 + on * 0.03 * bias.jitter());
    acid = new Pump(1 + on * 0.03 * bias.jitter());
    antifoam = new Pump(1 + on * 0.03 * bias.jitter());
    recirculation = new Pump(1 + on * 0.03 * bias.jitter());
  }

  void step(double dt, Actuators a, Mishaps m) {
    double power = m.powerLost ? 0 : 1;
    rockPerMinute =
        driven(dt, rockPerMinute, a.rockerBlocked ? 0 : power * a.rockPerMinute, rockerGain);
    stirPerMinute =
        driven(dt, stirPerMinute, a.stirrerBlocked ? 0 : power * a.stirPerMinute, stirrerGain);
    air.step(dt, power * a.airMillilitresPerMinute, a.airValveStuck);
    oxygen.step(dt, power * a.oxygenMillilitresPerMinute, a.oxygenValveStuck);
    carbonDioxide.step(dt, power * a.carbonDioxideMillilitresPerMinute, a.carbonDioxideValveStuck);
    nitrogen.step(dt, power * a.nitrogenMillilitresPerMinute, a.nitrogenValveStuck);
    feed.step(dt, power * a.feedMillilitresPerMinute);
    permeate.step(dt, power * a.permeateMillilitresPerMinute);
    inoculum.step(dt, power * a.inoculumMillilitresPerMinute);
    harvest.step(dt, power * a.harvestMillilitresPerMinute);
    base.step(dt, power * a.baseMillilitresPerMinute);
    acid.step(dt, power * a.acidMillilitresPerMinute);
    antifoam.step(dt, power * a.antifoamMillilitresPerMinute);
    recirculation.step(dt, power * a.recirculationMillilitresPerMinute);
    mix(m);
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
    add(air.flow(), m.airLine);
    add(oxygen.flow(), m.oxygenLine);
    add(carbonDioxide.flow(), m.carbonDioxideLine);
    add(nitrogen.flow(), m.nitrogenLine);
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
    return line.reversed ? -pump.delivered() : line.bottleEmpty ? 0 : pump.delivered();
  }
}
