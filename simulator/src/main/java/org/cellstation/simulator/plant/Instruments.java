package org.cellstation.simulator.plant;

import org.cellstation.simulator.culture.Capacitance;
import org.cellstation.simulator.device.Ailment;
import org.cellstation.simulator.device.Ailment.Usual;
import org.cellstation.simulator.device.Analyser;
import org.cellstation.simulator.device.Chain;
import org.cellstation.simulator.device.Lag;
import org.cellstation.simulator.device.Probe;
import org.cellstation.simulator.device.Probes;
import org.cellstation.simulator.device.Sensor;
import org.cellstation.simulator.random.Noise;

/// The measuring chains on the skid, each with the errors of its kind. Source: process.md 2.6; what
/// faults amount to [U].
public final class Instruments {
  private static final Chain PAD = Chain.of(new Lag(1, 4), 0.03, 0.1);

  private static final double STILL_WEIGHT_NOISE = 0.02;

  /// The wave in the bag moves the load cells, g at 20 rocks/min [U].
  private static final double WAVE_WEIGHT_NOISE = 0.15;

  private final Ailment phAilment = new Ailment(new Usual("pH", 0.3, 0.05, 0.5));
  private final Ailment phTemperatureAilment = temperatureAilment();
  private final Ailment oxygenProbeAilment = new Ailment(new Usual("%", 10, 2, 15));
  private final Ailment oxygenTemperatureAilment = temperatureAilment();
  private final Ailment padAilment = new Ailment(new Usual("degC", 1, 0.5, 3));
  private final Ailment weightAilment = new Ailment(new Usual("g", 50, 5, 100));
  private final Ailment airAilment;
  private final Ailment oxygenAilment;
  private final Ailment carbonDioxideAilment;
  private final Ailment nitrogenAilment;
  private final Ailment capacitanceAilment = new Ailment(new Usual("pF/cm", 2, 1, 5));
  private final Ailment glucoseAilment = new Ailment(new Usual("mM", 3, 0.5, 10));
  private final Ailment lactateAilment = new Ailment(new Usual("mM", 3, 0.5, 10));
  private final Ailment headSpacePressureAilment = new Ailment(new Usual("kPa", 1, 0.5, 2));
  private final Ailment transmembranePressureAilment = new Ailment(new Usual("kPa", 3, 1, 10));

  private final Probe ph;
  private final Probe phTemperature;
  private final Probe dissolvedOxygen;
  private final Probe oxygenTemperature;
  private final Probe pad;
  private final Probe weight;
  private final Probe air;
  private final Probe oxygen;
  private final Probe carbonDioxide;
  private final Probe nitrogen;
  private final Probe capacitance;
  private final Probe headSpacePressure;
  private final Probe transmembranePressure;
  private final Analyser analyser;
  private final Noise wave;
  private boolean samplingStopped;

  Instruments(PlantSettings settings, double airCapacity, double carbonDioxideCapacity) {
    long seed = settings.seed();
    boolean biased = settings.biased();
    Noise bias = Noise.of(seed, "instrument bias");
    Probes at = settings.probes();
    ph = chosen(at.acidity().sensor(), Sensor.ACIDITY_GLASS, settings, bias, "pH");
    phTemperature =
        chosen(at.acidityTemperature(), Sensor.TEMPERATURE, settings, bias, "pH temperature");
    dissolvedOxygen = chosen(at.oxygen().sensor(), Sensor.OXYGEN_OPTICAL, settings, bias, "DO");
    oxygenTemperature =
        chosen(at.oxygenTemperature(), Sensor.TEMPERATURE, settings, bias, "DO temperature");
    pad = new Probe(biased ? PAD.biased(0, 0.1 * bias.jitter()) : PAD, seed, "pad");
    weight = new Probe(Sensor.WEIGHT.specimen(bias, biased), seed, "weight");
    air = flow(seed, "air", airCapacity);
    oxygen = flow(seed, "oxygen", airCapacity);
    carbonDioxide = flow(seed, "carbon dioxide", carbonDioxideCapacity);
    double nitrogenCapacity = settings.vessel().gasLines().nitrogen();
    nitrogen = flow(seed, "nitrogen", nitrogenCapacity);
    nitrogenAilment = flowAilment(nitrogenCapacity);
    capacitance = new Probe(Sensor.CAPACITANCE.specimen(bias, biased), seed, "capacitance");
    headSpacePressure =
        new Probe(Sensor.HEAD_SPACE_PRESSURE.specimen(bias, biased), seed, "head-space pressure");
    transmembranePressure =
        new Probe(
            Sensor.TRANSMEMBRANE_PRESSURE.specimen(bias, biased), seed, "transmembrane pressure");
    analyser = new Analyser(Analyser.Kind.DIALYSING, seed, biased);
    airAilment = flowAilment(airCapacity);
    oxygenAilment = flowAilment(airCapacity);
    carbonDioxideAilment = flowAilment(carbonDioxideCapacity);
    wave = Noise.of(seed, "wave");
  }

  /// A specimen of its own for what was chosen instead of the usual sensor, so that all others are
  /// as they were.
  private static Probe chosen(
      Sensor sensor, Sensor usual, PlantSettings settings, Noise bias, String purpose) {
    Chain chain = usual.specimen(bias, settings.biased());
    if (!sensor.equals(usual)) {
      Noise own = Noise.of(settings.seed(), sensor.name() + " for " + purpose);
      chain = sensor.specimen(own, settings.biased());
    }
    return new Probe(chain, settings.seed(), purpose);
  }

  private static Ailment temperatureAilment() {
    return new Ailment(new Usual("degC", 1, 0.3, 3));
  }

  private static Ailment flowAilment(double capacity) {
    return new Ailment(new Usual("mL/min", 0.05 * capacity, 0.02 * capacity, 0.2 * capacity));
  }

  /// Noise 0.05 % of capacity [G].
  private static Probe flow(long seed, String purpose, double capacity) {
    return new Probe(Chain.of(new Lag(1, 0.5), 0.0005 * capacity, 0), seed, purpose);
  }

  void step(double dt, Plant plant) {
    double celsius = plant.celsius();
    ph.step(dt, plant.ph(), phAilment);
    phTemperature.step(dt, celsius, phTemperatureAilment);
    dissolvedOxygen.step(dt, plant.dissolvedOxygenPercent(), oxygenProbeAilment);
    oxygenTemperature.step(dt, celsius, oxygenTemperatureAilment);
    pad.step(dt, plant.padCelsius(), padAilment);
    double rate = plant.rockPerMinute() / 20;
    double waves = STILL_WEIGHT_NOISE + WAVE_WEIGHT_NOISE * rate * rate;
    weight.step(dt, plant.contentGrams() + waves * wave.jitter(), weightAilment);
    air.step(dt, plant.airFlow(), airAilment);
    oxygen.step(dt, plant.oxygenFlow(), oxygenAilment);
    carbonDioxide.step(dt, plant.carbonDioxideFlow(), carbonDioxideAilment);
    nitrogen.step(dt, plant.nitrogenFlow(), nitrogenAilment);
    double picofarad = Capacitance.of(plant.viable(), plant.culture().cellDiameter());
    capacitance.step(dt, picofarad, capacitanceAilment);
    headSpacePressure.step(dt, plant.headSpacePressure(), headSpacePressureAilment);
    transmembranePressure.step(dt, plant.transmembranePressure(), transmembranePressureAilment);
    analyser.step(
        dt, plant.glucose(), plant.lactate(), glucoseAilment, lactateAilment, samplingStopped);
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

  public double nitrogenFlow() {
    return Math.max(0, nitrogen.value());
  }

  /// pF/cm.
  public double capacitance() {
    return capacitance.value();
  }

  /// kPa above the room.
  public double headSpacePressure() {
    return headSpacePressure.value();
  }

  /// kPa across the permeate filter.
  public double transmembranePressure() {
    return transmembranePressure.value();
  }

  /// Of glucose and lactate.
  public Analyser analyser() {
    return analyser;
  }

  /// Before each step.
  public void stopSampling(boolean stopped) {
    samplingStopped = stopped;
  }

  public Ailment nitrogenAilment() {
    return nitrogenAilment;
  }

  public Ailment capacitanceAilment() {
    return capacitanceAilment;
  }

  public Ailment glucoseAilment() {
    return glucoseAilment;
  }

  public Ailment lactateAilment() {
    return lactateAilment;
  }

  public Ailment headSpacePressureAilment() {
    return headSpacePressureAilment;
  }

  public Ailment transmembranePressureAilment() {
    return transmembranePressureAilment;
  }

  public Ailment phAilment() {
    return phAilment;
  }

  /// Of the temperature that the pH probe measures.
  public Ailment phTemperatureAilment() {
    return phTemperatureAilment;
  }

  /// Of the temperature that the oxygen probe measures.
  public Ailment oxygenTemperatureAilment() {
    return oxygenTemperatureAilment;
  }

  public Ailment oxygenProbeAilment() {
    return oxygenProbeAilment;
  }

  public Ailment padAilment() {
    return padAilment;
  }

  public Ailment weightAilment() {
    return weightAilment;
  }

  public Ailment airAilment() {
    return airAilment;
  }

  public Ailment oxygenAilment() {
    return oxygenAilment;
  }

  public Ailment carbonDioxideAilment() {
    return carbonDioxideAilment;
  }
}
