package org.cellstation.simulator.plant;

import org.cellstation.simulator.device.Ailment;
import org.cellstation.simulator.device.Probe;
import org.cellstation.simulator.random.Noise;

/// The measuring chains on the skid, each with the errors of its kind. Source: process.md 2.6;
/// fault drifts [U], quick enough to matter within a shift.
public final class Instruments {
  /// T98 25 s [L guide 20..30 s]; +-0.02 fresh; drift below 0.1 a week; resolution 0.001.
  private static final Probe.Chain PH = new Probe.Chain(6.4, 1, 0, 0.005, 0.002, 0.001);

  /// T90 30 s [L]; noise 0.1 % relative at 40 % [L CC-sim]; slope drift 10 % a year.
  private static final Probe.Chain DO = new Probe.Chain(13, 1, 0, 0, 0.04, 0.01);

  /// Pt1000 in the sensor's tip: 5..30 s; noise 0.01, bias sigma 0.05 degC [L].
  private static final Probe.Chain TEMPERATURE = new Probe.Chain(6, 1, 0, 0, 0.01, 0.01);

  private static final Probe.Chain PAD = new Probe.Chain(4, 1, 0, 0, 0.03, 0.1);

  /// Scale 1..3 s, 0.02 g [L CC-sim].
  private static final Probe.Chain WEIGHT = new Probe.Chain(1.5, 1, 0, 0, 0.02, 0.01);

  private static final double STILL_WEIGHT_NOISE = 0.02;

  /// The wave in the bag moves the load cells, g at 20 rocks/min [U].
  private static final double WAVE_WEIGHT_NOISE = 0.15;

  private final Probe ph;
  private final Probe phTemperature;
  private final Probe dissolvedOxygen;
  private final Probe oxygenTemperature;
  private final Probe pad;
  private final Probe weight;
  private final Probe air;
  private final Probe oxygen;
  private final Probe carbonDioxide;
  private final Noise wave;

  /// pH Arc, DO Arc, pad controller, balance and the three gas controllers, in that order.
  private final Ailment[] ailments = new Ailment[7];

  Instruments(PlantSettings settings, double airCapacity, double carbonDioxideCapacity) {
    long seed = settings.seed();
    Noise bias = Noise.of(seed, "instrument bias");
    double on = settings.biased() ? 1 : 0;
    for (int i = 0; i < ailments.length; i++) {
      ailments[i] = new Ailment();
    }
    ph = new Probe(PH.biased(0, on * 0.01 * bias.jitter()), Noise.of(seed, "pH"), 0.05);
    phTemperature = temperature(seed, "pH temperature", on * 0.05 * bias.jitter());
    dissolvedOxygen = new Probe(DO.biased(on * 0.01 * bias.jitter(), 0), Noise.of(seed, "DO"), 2);
    oxygenTemperature = temperature(seed, "DO temperature", on * 0.05 * bias.jitter());
    pad = new Probe(PAD.biased(0, on * 0.1 * bias.jitter()), Noise.of(seed, "pad"), 0.5);
    weight = new Probe(WEIGHT, Noise.of(seed, "weight"), 5);
    air = flow(seed, "air", airCapacity);
    oxygen = flow(seed, "oxygen", airCapacity);
    carbonDioxide = flow(seed, "carbon dioxide", carbonDioxideCapacity);
    wave = Noise.of(seed, "wave");
  }

  private static Probe temperature(long seed, String purpose, double offset) {
    return new Probe(TEMPERATURE.biased(0, offset), Noise.of(seed, purpose), 0.3);
  }

  /// Noise 0.05 % of capacity [G].
  private static Probe flow(long seed, String purpose, double capacity) {
    return new Probe(
        new Probe.Chain(0.5, 1, 0, 0, 0.0005 * capacity, 0),
        Noise.of(seed, purpose),
        0.02 * capacity);
  }

  void step(double dt, Plant plant) {
    double celsius = plant.celsius();
    ph.step(dt, plant.ph(), ailments[0]);
    phTemperature.step(dt, celsius, ailments[0]);
    dissolvedOxygen.step(dt, plant.dissolvedOxygenPercent(), ailments[1]);
    oxygenTemperature.step(dt, celsius, ailments[1]);
    pad.step(dt, plant.padCelsius(), ailments[2]);
    double rate = plant.rockPerMinute() / 20;
    double waves = STILL_WEIGHT_NOISE + WAVE_WEIGHT_NOISE * rate * rate;
    weight.step(dt, plant.contentGrams() + waves * wave.jitter(), ailments[3]);
    air.step(dt, plant.airFlow(), ailments[4]);
    oxygen.step(dt, plant.oxygenFlow(), ailments[5]);
    carbonDioxide.step(dt, plant.carbonDioxideFlow(), ailments[6]);
  }

  public double ph() {
    return ph.value();
  }

  public double phTemperature() {
    return phTemperature.value();
  }

  /// % of air saturation.
  public double dissolvedOxygen() {
    return dissolvedOxygen.value();
  }

  public double oxygenTemperature() {
    return oxygenTemperature.value();
  }

  public double pad() {
    return pad.value();
  }

  /// g, the empty bag taken as zero.
  public double weight() {
    return weight.value();
  }

  public double airFlow() {
    return Math.max(0, air.value());
  }

  public double oxygenFlow() {
    return Math.max(0, oxygen.value());
  }

  public double carbonDioxideFlow() {
    return Math.max(0, carbonDioxide.value());
  }

  public Ailment phAilment() {
    return ailments[0];
  }

  public Ailment oxygenProbeAilment() {
    return ailments[1];
  }

  public Ailment padAilment() {
    return ailments[2];
  }

  public Ailment weightAilment() {
    return ailments[3];
  }

  public Ailment airAilment() {
    return ailments[4];
  }

  public Ailment oxygenAilment() {
    return ailments[5];
  }

  public Ailment carbonDioxideAilment() {
    return ailments[6];
  }
}
