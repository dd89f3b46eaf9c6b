package org.cellstation.simulator.plant;

import org.cellstation.simulator.device.Ailment;
import org.cellstation.simulator.device.Ailment.Usual;
import org.cellstation.simulator.device.Chain;
import org.cellstation.simulator.device.Lag;
import org.cellstation.simulator.device.Probe;
import org.cellstation.simulator.vessel.Heat;

/// What stands around the bag in a cleanroom: the bottle it is fed from with its cooler, the gas
/// that leaves it, and the room itself. Owned by the thread that steps the plant. Numbers [G]: a
/// grade C room at rest with 20 air changes an hour, 15 Pa above its neighbour.
public final class Surroundings {
  private static final double FULL_BOTTLE = 10_000;

  /// A person puts the next bottle there before this one is empty.
  private static final double ALMOST_EMPTY = 300;

  private static final double DENSITY = 1.005;
  private static final double BATH_JOULE_PER_KELVIN = 20_000;
  private static final double BATH_WATT_PER_KELVIN = 10;
  private static final double BOTTLE_LAG_SECONDS = 1800;

  private static final double OVERPRESSURE = 15;
  private static final double OVERPRESSURE_DOOR_OPEN = 1;
  private static final double PRESSURE_LAG_SECONDS = 3;
  private static final double AIR_CHANGE_SECONDS = 180;
  private static final double SETTLING_SECONDS = 1800;

  private static final Chain EXHAUST = Chain.of(new Lag(1, 13), 20, 1);
  private static final Chain BOTTLE = Chain.of(new Lag(1, 1), 0.1, 0.1);
  private static final Chain BATH = Chain.of(new Lag(1, 5), 0.005, 0.01);
  private static final Chain PRESSURE = Chain.of(new Lag(1, 1), 0.2, 0.1);

  private final Probe exhaust;
  private final Probe bottleWeight;
  private final Probe bath;
  private final Probe pressure;
  private final Ailment exhaustAilment = new Ailment(new Usual("ppm", 10_000, 5000, 20_000));
  private final Ailment bottleAilment = new Ailment(new Usual("g", 200, 50, 500));
  private final Ailment bathAilment = new Ailment(new Usual("degC", 2, 1, 5));
  private final Ailment pressureAilment = new Ailment(new Usual("Pa", 8, 5, 20));
  private double bottleGrams = FULL_BOTTLE;
  private double bathCelsius = 4;
  private double bottleCelsius = 4;
  private double overpressure = OVERPRESSURE;
  private double fine = 800;
  private double coarse = 6;
  private boolean doorOpen;
  private boolean mainsLost;

  public Surroundings(long seed) {
    exhaust = new Probe(EXHAUST, seed, "exhaust");
    bottleWeight = new Probe(BOTTLE, seed, "bottle");
    bath = new Probe(BATH, seed, "bath");
    pressure = new Probe(PRESSURE, seed, "room pressure");
  }

  /// What goes on in the room, before a step.
  public void room(boolean doorIsOpen, boolean mainsAreLost) {
    doorOpen = doorIsOpen;
    mainsLost = mainsAreLost;
  }

  /// @param coolerWatt what the bottle's thermostat heats (positive) or cools with
  public void step(double dt, Plant plant, double coolerWatt) {
    bottleGrams -= plant.feedFlow() * DENSITY * dt / 60;
    if (bottleGrams < ALMOST_EMPTY) {
      bottleGrams = FULL_BOTTLE;
    }
    double loss = BATH_WATT_PER_KELVIN * (Heat.ROOM - bathCelsius);
    bathCelsius += (coolerWatt + loss) * dt / BATH_JOULE_PER_KELVIN;
    bottleCelsius = nearer(bottleCelsius, bathCelsius, dt, BOTTLE_LAG_SECONDS);

    double held = mainsLost ? 0 : doorOpen ? OVERPRESSURE_DOOR_OPEN : OVERPRESSURE;
    overpressure = nearer(overpressure, held, dt, PRESSURE_LAG_SECONDS);
    double lag = mainsLost ? SETTLING_SECONDS : AIR_CHANGE_SECONDS;
    fine = nearer(fine, doorOpen || mainsLost ? 400_000 : 800, dt, lag);
    coarse = nearer(coarse, doorOpen || mainsLost ? 4000 : 6, dt, lag);

    exhaust.step(dt, plant.exhaustCarbonDioxide() * 1e6, exhaustAilment);
    bottleWeight.step(dt, bottleGrams, bottleAilment);
    bath.step(dt, bathCelsius, bathAilment);
    pressure.step(dt, overpressure, pressureAilment);
  }

  /// The implicit step is stable at any length.
  private static double nearer(double now, double aim, double dt, double lag) {
    return now + (aim - now) * dt / (lag + dt);
  }

  /// Carbon dioxide in the gas that leaves the bag, ppm.
  public double exhaustPpm() {
    return exhaust.value();
  }

  /// g, with the bottle itself taken as zero.
  public double bottleGrams() {
    return bottleWeight.value();
  }

  public double bathCelsius() {
    return bath.value();
  }

  public double bottleCelsius() {
    return bottleCelsius;
  }

  /// Above the room next door, Pa.
  public double pascal() {
    return pressure.value();
  }

  /// Particles of 0.5 um and larger in a cubic metre of air.
  public double fineParticles() {
    return fine;
  }

  /// Particles of 5 um and larger in a cubic metre of air.
  public double coarseParticles() {
    return coarse;
  }

  public Ailment exhaustAilment() {
    return exhaustAilment;
  }

  public Ailment bottleAilment() {
    return bottleAilment;
  }

  public Ailment bathAilment() {
    return bathAilment;
  }

  public Ailment pressureAilment() {
    return pressureAilment;
  }
}
