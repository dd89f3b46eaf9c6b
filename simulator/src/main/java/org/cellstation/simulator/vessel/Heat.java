package org.cellstation.simulator.vessel;

/// Heater and cooler, pad or jacket, liquid, room. Both temperatures are solved for together and
/// implicitly: stable at any step, and what one loses the other gets. Source: process.md 2.5.
public final class Heat {
  public static final double ROOM = 21;

  /// Of liquid, J/(L K).
  public static final double WATER = 4186;

  /// An empty vessel touches the pad and the air this much, against a wetted one [U].
  private static final double EMPTY = 0.25;

  private static final double EVAPORATION_JOULE_PER_GRAM = 2420;
  private static final double JOULE_PER_MMOL_OXYGEN = 455;

  private final Vessel.HeatSizes sizes;
  private double watts;
  private double pad = ROOM;
  private double liquid = ROOM;
  private double supplied;
  private double lost;

  public Heat(Vessel.HeatSizes sizes) {
    this.sizes = sizes;
  }

  public double pad() {
    return pad;
  }

  public double liquid() {
    return liquid;
  }

  /// Pad and liquid have long been at one temperature.
  public void settle(double celsius) {
    pad = celsius;
    liquid = celsius;
  }

  /// Cold liquid arrives.
  public void mix(double litres, double added, double celsius) {
    liquid +=
        (celsius - liquid) * added * WATER / ((litres + added) * WATER + sizes.shellCapacity());
  }

  /// Heat above 0 degC in pad, shell and liquid, J.
  public double content(double litres) {
    return (litres * WATER + sizes.shellCapacity()) * liquid + sizes.padCapacity() * pad;
  }

  /// What heater, cooler, stirrer and cells gave so far, less what evaporation took, J.
  public double supplied() {
    return supplied;
  }

  /// What the room took so far, J.
  public double lost() {
    return lost;
  }

  /// @param heaterPercent,coolerPercent 0..100
  /// @param litres filling
  /// @param evaporated g/s
  /// @param respiration mmol O2/s
  /// @param stirring W
  public void step(
      double dt,
      double heaterPercent,
      double coolerPercent,
      double room,
      double litres,
      double evaporated,
      double respiration,
      double stirring) {
    double wanted =
        (heaterPercent * sizes.heaterWatts() - coolerPercent * sizes.coolerWatts()) / 100;
    watts += (wanted - watts) * dt / (sizes.heaterLagSeconds() + dt);
    double contact = EMPTY + (1 - EMPTY) * Math.min(1, litres / sizes.wettedLitres());
    double across = dt * sizes.padToLiquid() * contact;
    double fromPad = dt * sizes.padToRoom();
    double fromLiquid = dt * sizes.liquidToRoom() * contact;
    double own =
        stirring + respiration * JOULE_PER_MMOL_OXYGEN - evaporated * EVAPORATION_JOULE_PER_GRAM;
    double capacity = litres * WATER + sizes.shellCapacity();
    double padSide = sizes.padCapacity() * pad + dt * watts + fromPad * room;
    double liquidSide = capacity * liquid + dt * own + fromLiquid * room;
    double padAll = sizes.padCapacity() + across + fromPad;
    double liquidAll = capacity + across + fromLiquid;
    double share = 1 / (padAll * liquidAll - across * across);
    pad = (padSide * liquidAll + across * liquidSide) * share;
    liquid = (liquidSide * padAll + across * padSide) * share;
    supplied += dt * (watts + own);
    lost += fromPad * (pad - room) + fromLiquid * (liquid - room);
  }
}
