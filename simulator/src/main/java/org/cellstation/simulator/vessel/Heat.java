package org.cellstation.simulator.vessel;

/// Heater, pad, bag, room. Implicit Euler: stable at any step. Source: process.md 2.5; sizes [U]
/// around its 2 L example (1.5 W/K to the room, heater lag 1..5 min).
public final class Heat {
  public static final double ROOM = 21;

  private static final double HEATER_WATTS = 60;
  private static final double HEATER_LAG = 30;
  private static final double PAD_CAPACITY = 400;
  private static final double BAG_CAPACITY = 200;
  private static final double WATER = 4186;
  private static final double PAD_TO_BAG = 8;
  private static final double PAD_TO_ROOM = 0.3;
  private static final double BAG_TO_ROOM = 1.5;

  /// An empty bag touches the pad and the air this much, against a wetted one [U].
  private static final double EMPTY = 0.25;

  /// Filling that wets the whole floor, L [U].
  private static final double WETTED = 0.5;

  private static final double EVAPORATION_JOULE_PER_GRAM = 2420;
  private static final double JOULE_PER_MMOL_OXYGEN = 455;

  private double watts;
  private double pad = ROOM;
  private double bag = ROOM;

  public double pad() {
    return pad;
  }

  public double bag() {
    return bag;
  }

  /// Cold liquid arrives.
  public void mix(double litres, double added, double celsius) {
    bag += (celsius - bag) * added * WATER / ((litres + added) * WATER + BAG_CAPACITY);
  }

  /// @param litres filling
  /// @param evaporated g/s
  /// @param respiration mmol O2/s
  public void step(
      double dt, double heaterPercent, double litres, double evaporated, double respiration) {
    watts += (heaterPercent / 100 * HEATER_WATTS - watts) * dt / (HEATER_LAG + dt);
    double contact = EMPTY + (1 - EMPTY) * Math.min(1, litres / WETTED);
    double toBag = PAD_TO_BAG * contact;
    double toRoom = BAG_TO_ROOM * contact;
    pad =
        (PAD_CAPACITY * pad + dt * (watts + toBag * bag + PAD_TO_ROOM * ROOM))
            / (PAD_CAPACITY + dt * (toBag + PAD_TO_ROOM));
    double capacity = litres * WATER + BAG_CAPACITY;
    double sources = respiration * JOULE_PER_MMOL_OXYGEN - evaporated * EVAPORATION_JOULE_PER_GRAM;
    bag =
        (capacity * bag + dt * (toBag * pad + toRoom * ROOM + sources))
            / (capacity + dt * (toBag + toRoom));
  }
}
