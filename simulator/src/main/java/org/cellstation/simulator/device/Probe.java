package org.cellstation.simulator.device;

import java.util.Arrays;
import org.cellstation.simulator.random.Noise;

/// One measuring chain at work. The lag is exact for a truth that changes evenly during a step, so
/// that a step of any length shows the same curve. Faults have randomness of their own: a run with
/// a fault and one without differ by nothing else. Source: process.md 2.6.
public final class Probe {
  /// What a noisy chain has more than an ordinary one (2.6).
  private static final double NOISY = 10;

  /// What a fouled element is slower (2.6).
  private static final double FOULED = 5;

  /// Mean time between two spikes, s [U].
  private static final double SPIKE_EVERY = 30;

  /// Part of the values of a slow instrument that are spikes [U].
  private static final double MOST_SPIKES = 0.25;

  /// A bubble under the cap holds air, which is 100 % of air saturation, over a changing share of
  /// the membrane [U].
  private static final double BUBBLE = 100;

  private static final double BUBBLE_SHARE = 0.5;
  private static final double BUBBLE_SWING = 0.2;
  private static final double BUBBLE_SECONDS = 120;

  /// Where a poisoned reference ends, pH, and how quickly [U]: some 30 mV within a shift.
  private static final double POISON = -0.5;

  private static final double POISON_SECONDS = 3 * 3600;

  private static final double DAY = 86_400;

  /// Beyond this many time constants the warm-up is over.
  private static final double WARM = 12;

  private final Chain chain;
  private final Chain.Grain grain;
  private final Noise noise;
  private final Noise upset;
  private final double[] stages;
  private boolean started;
  private double input;
  private double poweredSeconds = Double.POSITIVE_INFINITY;
  private double days;
  private double faultDrift;
  private double poison;
  private double bubbleShare = BUBBLE_SHARE;
  private double sinceSample;
  private double value;

  private double knownStep;
  private double knownSeconds;
  private double keep;
  private double fromBefore;
  private double fromNow;

  /// @param purpose names its randomness
  public Probe(Chain chain, long seed, String purpose) {
    this.chain = chain;
    noise = Noise.of(seed, purpose);
    upset = Noise.of(seed, purpose + " upset");
    stages = new double[chain.lag().stages()];
    grain = chain.grain();
    sinceSample = grain.everySeconds();
  }

  /// What the instrument shows.
  public double value() {
    return value;
  }

  /// Its power has just come back.
  private void powerUp() {
    poweredSeconds = 0;
    sinceSample = grain.everySeconds();
  }

  public void step(double dtSeconds, double truth, Ailment ailment) {
    double seen = ailment.bubble() ? behindBubble(dtSeconds, truth) : truth;
    double lagged = follow(dtSeconds, seen, ailment.fouled());
    days += dtSeconds / DAY;
    ail(dtSeconds, ailment);
    if (ailment.unpowered()) {
      powerUp();
      return;
    }
    poweredSeconds += dtSeconds;
    double jitter = noise.jitter();
    if (ailment.stuck()) {
      return;
    }
    sinceSample += dtSeconds;
    if (sinceSample < grain.everySeconds()) {
      return;
    }
    sinceSample = grain.everySeconds() > 0 ? sinceSample % grain.everySeconds() : 0;
    value = quantised(raw(dtSeconds, lagged, jitter, ailment));
  }

  private double raw(double dt, double lagged, double jitter, Ailment ailment) {
    Chain.Line line = chain.line();
    Chain.Ageing ageing = chain.ageing();
    double gain = line.gain() * (1 + ageing.slopePerDay() * days);
    double raw = line.pivot() + (lagged - line.pivot()) * gain + line.offset();
    raw += ageing.perDay() * days + warmUp() + faultDrift + poison + ailment.bias();
    double deviation = grain.noise();
    if (grain.relativeNoise() > 0) {
      deviation = Math.sqrt(deviation * deviation + square(grain.relativeNoise() * raw));
    }
    raw += jitter * deviation * (ailment.noisy() ? NOISY : 1);
    double spike = ailment.bubble() ? ailment.usual().spike() : ailment.spike();
    if (spike != 0 && upset.uniform() < Math.min(MOST_SPIKES, dt / SPIKE_EVERY)) {
      raw += upset.uniform() < 0.5 ? -spike : spike;
    }
    return raw;
  }

  private static double square(double x) {
    return x * x;
  }

  private double quantised(double raw) {
    return grain.quantum() > 0 ? Math.rint(raw / grain.quantum()) * grain.quantum() : raw;
  }

  private double warmUp() {
    Chain.WarmUp warmUp = chain.warmUp();
    if (warmUp.seconds() <= 0 || poweredSeconds > WARM * warmUp.seconds()) {
      return 0;
    }
    return warmUp.error() * StrictMath.exp(-poweredSeconds / warmUp.seconds());
  }

  private void ail(double dt, Ailment ailment) {
    faultDrift = ailment.driftPerHour() == 0 ? 0 : faultDrift + ailment.driftPerHour() * dt / 3600;
    poison = ailment.poisoned() ? poison + (POISON - poison) * dt / (POISON_SECONDS + dt) : 0;
  }

  private double behindBubble(double dt, double truth) {
    double aim = BUBBLE_SHARE + BUBBLE_SWING * upset.jitter();
    bubbleShare += (aim - bubbleShare) * dt / (BUBBLE_SECONDS + dt);
    return truth + Math.clamp(bubbleShare, 0, 1) * (BUBBLE - truth);
  }

  /// Each lag's exact answer to an input that goes straight from where it was to where it is.
  private double follow(double dt, double truth, boolean fouled) {
    if (!started) {
      started = true;
      input = truth;
      Arrays.fill(stages, truth);
      return truth;
    }
    double seconds = chain.lag().seconds() * (fouled ? FOULED : 1);
    if (dt != knownStep || seconds != knownSeconds) {
      learn(dt, seconds);
    }
    double before = input;
    double now = truth;
    input = truth;
    for (int i = 0; i < stages.length; i++) {
      double old = stages[i];
      stages[i] = keep * old + fromBefore * before + fromNow * now;
      before = old;
      now = stages[i];
    }
    return now;
  }

  private void learn(double dt, double seconds) {
    knownStep = dt;
    knownSeconds = seconds;
    keep = seconds > 0 ? StrictMath.exp(-dt / seconds) : 0;
    double part = seconds > 0 ? (1 - keep) * seconds / dt : 0;
    fromBefore = part - keep;
    fromNow = 1 - part;
  }
}
