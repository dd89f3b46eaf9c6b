package org.cellstation.simulator.device;

/// What ails a measuring chain during a step, and how much. Set before each step by whoever knows
/// the faults; one thread.
public final class Ailment {
  /// What a fault of a measured value amounts to where nobody says how much [U]: enough to matter
  /// within a shift.
  ///
  /// @param unit of the signal
  /// @param bias in that unit
  /// @param driftPerHour in that unit
  /// @param spike height in that unit
  public record Usual(String unit, double bias, double driftPerHour, double spike) {}

  private final Usual usual;
  private boolean stuck;
  private boolean noisy;
  private boolean fouled;
  private boolean bubble;
  private boolean poisoned;
  private boolean unpowered;
  private double bias;
  private double driftPerHour;
  private double spike;

  public Ailment(Usual usual) {
    this.usual = usual;
  }

  public Usual usual() {
    return usual;
  }

  /// Nothing is wrong any more.
  public void heal() {
    stuck = false;
    noisy = false;
    fouled = false;
    bubble = false;
    poisoned = false;
    unpowered = false;
    bias = 0;
    driftPerHour = 0;
    spike = 0;
  }

  /// Wrong whatever it shows: it stands still, it is noisy, it has no power.
  public void set(boolean isStuck, boolean isNoisy, boolean isUnpowered) {
    stuck = isStuck;
    noisy = isNoisy;
    unpowered = isUnpowered;
  }

  /// Wrong by an amount, 0 for none.
  public void shift(double byBias, double byDriftPerHour, double bySpike) {
    bias = byBias;
    driftPerHour = byDriftPerHour;
    spike = bySpike;
  }

  /// Wrong at the sensing element.
  public void element(boolean isFouled, boolean hasBubble, boolean isPoisoned) {
    fouled = isFouled;
    bubble = hasBubble;
    poisoned = isPoisoned;
  }

  public boolean stuck() {
    return stuck;
  }

  public boolean noisy() {
    return noisy;
  }

  /// A layer on the element makes it slow.
  public boolean fouled() {
    return fouled;
  }

  /// A bubble of air sits under the cap of an oxygen probe.
  public boolean bubble() {
    return bubble;
  }

  /// The reference of a pH electrode takes up what it must not.
  public boolean poisoned() {
    return poisoned;
  }

  public boolean unpowered() {
    return unpowered;
  }

  public double bias() {
    return bias;
  }

  public double driftPerHour() {
    return driftPerHour;
  }

  public double spike() {
    return spike;
  }
}
