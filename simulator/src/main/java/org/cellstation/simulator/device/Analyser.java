package org.cellstation.simulator.device;

import org.cellstation.simulator.random.Noise;

/// An analyser that draws a sample of the culture now and then and tells two analytes some minutes
/// later, each result with the age of its sample. Once a day it calibrates itself and samples
/// nothing meanwhile. Owned by the thread that steps the plant. Source: process.md 2.6 (sample
/// every 1..60 min, delay 5..10 min, 5 % random, 8 % bias).
public final class Analyser {
  /// What an analyser is made of.
  ///
  /// @param sampleSeconds from one sample to the next
  /// @param delaySeconds from a sample to its result
  /// @param calibrationHours from one calibration to the next
  /// @param calibrationSeconds how long one takes
  /// @param random part of the result, standard deviation
  /// @param bias part of the result, standard deviation among specimens
  /// @param creep of the slope between two calibrations, part a day, standard deviation
  public record Kind(
      double sampleSeconds,
      double delaySeconds,
      double calibrationHours,
      double calibrationSeconds,
      double random,
      double bias,
      double creep) {
    /// Every 10 min, shown after 7 [L ranges 1..60 and 5..10]; errors [L CC-sim, of a bench
    /// analyser]; calibration once in 24 h [G], 20 min of it and the creep [U].
    public static final Kind DIALYSING = new Kind(600, 420, 24, 1200, 0.05, 0.08, 0.01);

    public Kind {
      if (!(sampleSeconds > 0 && delaySeconds >= 0 && calibrationHours > 0)) {
        throw new IllegalArgumentException("an analyser that never samples");
      }
    }
  }

  /// What the analyser is doing.
  public enum State {
    /// No result yet since it was switched on.
    WAITING,
    MEASURING,
    CALIBRATING,
    /// It takes no samples; the last result stays, and grows old.
    STOPPED
  }

  /// Resolution, mM [G].
  private static final double QUANTUM = 0.01;

  /// The sampling line is rinsed with what comes next, T90 in s [G].
  private static final double LINE_T90 = 60;

  private final Kind kind;
  private final Noise creeping;
  private final Probe[] probes = new Probe[2];
  private final double[] creep = new double[2];
  private final double[][] results;
  private final double[] sampled;
  private int begun;
  private int shown;
  private double now;
  private double sinceSample;
  private double sinceCalibration;
  private double calibrating;
  private State state = State.WAITING;

  /// @param biased false for a specimen without error of its own
  public Analyser(Kind kind, long seed, boolean biased) {
    this.kind = kind;
    creeping = Noise.of(seed, "analyser calibration");
    Noise chance = Noise.of(seed, "analyser bias");
    String[] purposes = {"glucose analyser", "lactate analyser"};
    for (int i = 0; i < probes.length; i++) {
      Chain chain =
          Chain.of(Lag.t90(LINE_T90), 0, 0)
              .with(new Chain.Grain(0, kind.random(), QUANTUM, 0))
              .biased(biased ? kind.bias() * chance.jitter() : 0, 0);
      probes[i] = new Probe(chain, seed, purposes[i]);
    }
    int pending = (int) Math.ceil(kind.delaySeconds() / kind.sampleSeconds()) + 2;
    results = new double[pending][probes.length];
    sampled = new double[pending];
    sinceSample = kind.sampleSeconds();
    calibrated();
  }

  private void calibrated() {
    sinceCalibration = 0;
    for (int i = 0; i < creep.length; i++) {
      creep[i] = kind.creep() * creeping.jitter();
    }
  }

  /// @param glucose and `lactate` truly in the culture, mM
  /// @param stopped true while it takes no samples
  public void step(
      double dt,
      double glucose,
      double lactate,
      Ailment glucoseAilment,
      Ailment lactateAilment,
      boolean stopped) {
    now += dt;
    sinceSample += dt;
    sinceCalibration += dt;
    if (glucoseAilment.unpowered()) {
      // What was on its way is lost; it begins as switched on.
      begun = 0;
      shown = 0;
      calibrating = 0;
      sinceSample = kind.sampleSeconds();
      state = State.WAITING;
      return;
    }
    if (calibrating > 0) {
      calibrating -= dt;
      if (calibrating <= 0) {
        calibrated();
      }
    } else if (sinceCalibration >= kind.calibrationHours() * 3600) {
      calibrating = kind.calibrationSeconds();
    } else if (!stopped && sinceSample >= kind.sampleSeconds()) {
      sample(glucose, lactate, glucoseAilment, lactateAilment);
    }
    while (shown < begun && now - sampled[shown % sampled.length] >= kind.delaySeconds()) {
      shown++;
    }
    state = stopped ? State.STOPPED : calibrating > 0 ? State.CALIBRATING : afterSample();
  }

  private State afterSample() {
    return shown > 0 ? State.MEASURING : State.WAITING;
  }

  private void sample(double glucose, double lactate, Ailment ofGlucose, Ailment ofLactate) {
    int slot = begun % sampled.length;
    double days = sinceCalibration / 86_400;
    sampled[slot] = now;
    results[slot][0] = result(0, glucose * (1 + creep[0] * days), ofGlucose);
    results[slot][1] = result(1, lactate * (1 + creep[1] * days), ofLactate);
    begun++;
    sinceSample = 0;
  }

  private double result(int analyte, double truth, Ailment ailment) {
    probes[analyte].step(sinceSample, truth, ailment);
    return Math.max(0, probes[analyte].value());
  }

  /// The newest result, mM; `NaN` before the first.
  public double glucose() {
    return newest(0);
  }

  /// The newest result, mM; `NaN` before the first.
  public double lactate() {
    return newest(1);
  }

  private double newest(int analyte) {
    return shown == 0 ? Double.NaN : results[(shown - 1) % sampled.length][analyte];
  }

  /// How long ago the sample of the newest result was taken, s; `NaN` before the first.
  public double ageSeconds() {
    return shown == 0 ? Double.NaN : now - sampled[(shown - 1) % sampled.length];
  }

  /// Results since it was switched on.
  public int samples() {
    return shown;
  }

  public State state() {
    return state;
  }
}
