package org.cellstation.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.cellstation.simulator.emulator.LineServer;
import org.cellstation.simulator.fault.Faults;
import org.cellstation.simulator.plant.Plant;
import org.cellstation.simulator.plant.PlantSettings;
import org.cellstation.simulator.vessel.Vessels;
import org.junit.jupiter.api.Test;

/// Where the gas of a stirred tank goes that a station sets at its controllers.
final class VesselRigTest {
  private final Plant plant = new Plant(PlantSettings.nominal(0).with(Vessels.stirredTank(1)));
  private final VesselRig rig = VesselRig.stirredTank(plant, new Faults());
  private final LineServer gas =
      rig.ports().stream()
          .filter(port -> port.id().equals("gas"))
          .findFirst()
          .orElseThrow()
          .server();

  private void set(int unit, double flow) {
    int bits = Float.floatToIntBits((float) flow);
    byte[] frame =
        HexFormat.of().parseHex("00010000000b%02x10a118000204%08x".formatted(unit, bits));
    gas.receive(frame, 0, frame.length, (bytes, offset, length) -> {});
  }

  private void run(int seconds) {
    for (int i = 0; i < seconds; i++) {
      rig.act(1, plant.actuators());
      plant.step(1);
      rig.measure(1);
    }
  }

  /// What the needle valve of the sparger lets through, 50 mL/min for 1 L, is bubbled; the rest
  /// passes over the liquid. Nitrogen comes in below.
  @Test
  void gasBeyondTheNeedleValveGoesIntoTheHeadSpace() {
    set(1, 30);
    run(60);
    assertEquals(30, plant.spargeFlow(), 0.5, "all of a small flow");
    set(1, 300);
    run(60);
    assertEquals(50, plant.spargeFlow(), 0.5, "no more than passes the valve");
    assertEquals(300, plant.exhaustFlow(), 15);
    set(4, 100);
    run(60);
    assertEquals(150, plant.spargeFlow(), 0.5, "and all nitrogen");
    set(1, 0);
    set(4, 0);
    run(60);
    assertEquals(0, plant.spargeFlow(), 0.01);
  }
}
