package org.cellstation.simulator.device;

import org.cellstation.simulator.random.Noise;

/// A measuring chain: lag, gain and offset, drift, noise, quantisation. Source: process.md 2.6.
public final class Probe {
  /// What a chain is made of.
  ///
  /// @param lagSeconds first-order time constant (T90/2.303, T98/3.912)
  /// @param gain slope, 1 is true
  /// @param offset in the signal's unit
  /// @param driftPerDay in the signal's unit
  /// @param noise standard deviation in the signal's unit
  /// @param quantum resolution, 0 for none
  public record Chain(
      double lagSeconds,
      double gain,
      double offset,
      double driftPerDay,
      double noise,
      double quantum) {
    public Chain biased(double gainError, double offsetError) {
      return new Chain(
          lagSeconds, gain + gainError, offset + offsetError, driftPerDay, noise, quantum);
    }
  }

  private static final double NOISY = 10;

  private final Chain chain;
  private final Noise noise;
  private final double faultDriftPerHour;
  private boolean started;
  private double lagged;
  private double drifted;
  private double faultDrift;
  private double value;

  /// @param faultDriftPerHour how fast the signal creeps while its drift fault is active
  public Probe(Chain chain, Noise noise, double faultDriftPerHour) {
    this.chain = chain;
    this.noise = noise;
    this.faultDriftPerHour = faultDriftPerHour;
  }

  /// What the instrument shows.
  public double value() {
    return value;
  }

  public void step(double dtSeconds, double truth, Ailment ailment) {
    if (started) {
      lagged += (truth - lagged) * dtSeconds / (chain.lagSeconds() + dtSeconds);
    } else {
      lagged = truth;
      started = true;
    }
    drifted += chain.driftPerDay() * dtSeconds / 86_400;
    if (ailment.drifting()) {
      faultDrift += faultDriftPerHour * dtSeconds / 3600;
    } else {
      faultDrift = 0;
    }
    double jitter = noise.jitter() * chain.noise() * (ailment.noisy() ? NOISY : 1);
    if (ailment.stuck()) {
      return;
    }
    double raw = lagged * chain.gain() + chain.offset() + drifted + faultDrift + jitter;
    value = chain.quantum() > 0 ? Math.rint(raw / chain.quantum()) * chain.quantum() : raw;
  }
}
