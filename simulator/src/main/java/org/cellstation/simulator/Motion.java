package org.cellstation.simulator;

import java.util.Set;
import org.cellstation.simulator.emulator.IkaRocker;
import org.cellstation.simulator.emulator.IkaStirrer;
import org.cellstation.simulator.emulator.SerialInstrument;
import org.cellstation.simulator.emulator.WatsonMarlow;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;
import org.cellstation.simulator.fault.Faults;
import org.cellstation.simulator.fault.Reported;
import org.cellstation.simulator.plant.Actuators;
import org.cellstation.simulator.plant.Plant;

/// What moves a culture, as an instrument on a line and as it acts on the plant. Owned by the
/// thread that steps the skid.
interface Motion {
  /// How far the rates that are reported creep in an hour where nobody says how much, rpm [U].
  double ROCKING_DRIFT = 2;

  double STIRRING_DRIFT = 10;

  SerialInstrument instrument();

  void act(double dtSeconds, Actuators actuators);

  /// A rocking platform, site `RK-101`.
  static Motion rocker(Plant plant, Faults faults) {
    FaultState site =
        faults.add(
            "RK-101",
            Fault.union(
                Fault.OF_ANSWERS, Fault.OF_REPORTS, Set.of(Fault.WRONG_ID, Fault.ROCKER_STOPPED)),
            "rpm");
    Reported rate = new Reported(plant::rockPerMinute, site, ROCKING_DRIFT);
    IkaRocker rocker = new IkaRocker(rate, site);
    return new Motion() {
      @Override
      public SerialInstrument instrument() {
        return rocker;
      }

      @Override
      public void act(double dtSeconds, Actuators actuators) {
        rate.advance(dtSeconds);
        rocker.advance(dtSeconds);
        actuators.rockPerMinute = PlantFaults.powered(site, rocker.drivenRate());
        actuators.rockerBlocked = site.has(Fault.ROCKER_STOPPED);
      }
    };
  }

  /// A stirrer whose plate is not used, site `SC-101`.
  static Motion stirrer(Plant plant, Faults faults) {
    FaultState site =
        faults.add(
            "SC-101",
            Fault.union(
                Fault.OF_ANSWERS, Fault.OF_REPORTS, Set.of(Fault.WRONG_ID, Fault.STIRRER_BLOCKED)),
            "rpm");
    Reported speed = new Reported(plant::stirPerMinute, site, STIRRING_DRIFT);
    IkaStirrer stirrer = new IkaStirrer(speed, plant::padCelsius, plant::celsius, site);
    return new Motion() {
      @Override
      public SerialInstrument instrument() {
        return stirrer;
      }

      @Override
      public void act(double dtSeconds, Actuators actuators) {
        speed.advance(dtSeconds);
        stirrer.advance(dtSeconds);
        actuators.stirPerMinute = PlantFaults.powered(site, stirrer.drivenRpm());
        actuators.stirrerBlocked = site.has(Fault.STIRRER_BLOCKED);
      }
    };
  }

  /// A pump that drives medium past the fibres, a millilitre a turn, site `P-105`.
  static Motion recirculation(Plant plant, Faults faults) {
    FaultState site = faults.add("P-105", VesselInstruments.CASE_PUMP, "rpm");
    WatsonMarlow pump =
        new WatsonMarlow(WatsonMarlow.Build.PUMP_530, 1, WatsonMarlow.Protocol.BASIC, site);
    return new Motion() {
      @Override
      public SerialInstrument instrument() {
        return pump;
      }

      @Override
      public void act(double dtSeconds, Actuators actuators) {
        pump.advance(dtSeconds);
        PlantFaults.line(site, plant.mishaps().recirculation);
        actuators.recirculationMillilitresPerMinute =
            PlantFaults.powered(site, Math.max(0, pump.turning()));
      }
    };
  }
}
