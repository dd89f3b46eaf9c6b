package org.cellstation.simulator;

import java.util.Set;
import org.cellstation.simulator.emulator.IkaRocker;
import org.cellstation.simulator.emulator.IkaStirrer;
import org.cellstation.simulator.emulator.SerialInstrument;
import org.cellstation.simulator.emulator.WatsonMarlow;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;
import org.cellstation.simulator.fault.Faults;
import org.cellstation.simulator.plant.Actuators;
import org.cellstation.simulator.plant.Plant;

/// What moves a culture, as an instrument on a line and as it acts on the plant. Owned by the
/// thread that steps the skid.
interface Motion {
  SerialInstrument instrument();

  void act(double dtSeconds, Actuators actuators);

  /// A rocking platform, site `RK-101`.
  static Motion rocker(Plant plant, Faults faults) {
    FaultState site =
        faults.add("RK-101", Fault.union(Fault.OF_ANSWERS, Set.of(Fault.ROCKER_STOPPED)));
    IkaRocker rocker = new IkaRocker(plant::rockPerMinute, site);
    return new Motion() {
      @Override
      public SerialInstrument instrument() {
        return rocker;
      }

      @Override
      public void act(double dtSeconds, Actuators actuators) {
        rocker.advance(dtSeconds);
        actuators.rockPerMinute = PlantFaults.powered(site, rocker.drivenRate());
        actuators.rockerBlocked = site.has(Fault.ROCKER_STOPPED);
      }
    };
  }

  /// A stirrer whose plate is not used, site `SC-101`.
  static Motion stirrer(Plant plant, Faults faults) {
    FaultState site =
        faults.add("SC-101", Fault.union(Fault.OF_ANSWERS, Set.of(Fault.STIRRER_BLOCKED)));
    IkaStirrer stirrer =
        new IkaStirrer(plant::stirPerMinute, plant::padCelsius, plant::celsius, site);
    return new Motion() {
      @Override
      public SerialInstrument instrument() {
        return stirrer;
      }

      @Override
      public void act(double dtSeconds, Actuators actuators) {
        stirrer.advance(dtSeconds);
        actuators.stirPerMinute = PlantFaults.powered(site, stirrer.drivenRpm());
        actuators.stirrerBlocked = site.has(Fault.STIRRER_BLOCKED);
      }
    };
  }

  /// A pump that drives medium past the fibres, a millilitre a turn, site `P-105`.
  static Motion recirculation(Plant plant, Faults faults) {
    FaultState site = faults.add("P-105", Fault.union(Fault.OF_ANSWERS, PlantFaults.OF_LINES));
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
