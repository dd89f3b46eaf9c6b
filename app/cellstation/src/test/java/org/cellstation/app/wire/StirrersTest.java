package org.cellstation.app.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.heidolph.HeiTorque;
import org.cellstation.drivers.ika.Rocker;
import org.cellstation.drivers.ika.StirrerPlate;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.simulator.emulator.HeidolphStirrer;
import org.cellstation.simulator.emulator.IkaRocker;
import org.cellstation.simulator.emulator.IkaStirrer;
import org.cellstation.simulator.emulator.SerialLine;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;
import org.cellstation.simulator.fault.Faults;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class StirrersTest {
  private static final Timing TIMING =
      new Timing(Duration.ofSeconds(1), Duration.ofMillis(500), Duration.ZERO);
  private static final Duration MINUTE = Duration.ofSeconds(60);
  private static final FaultState NONE = new FaultState();

  private final Faults faults =
      new Faults(Map.of("M-101", Set.of(Fault.PROBE_LOST, Fault.PUMP_STALLED)));

  private double rpm;

  private DrivePair ika(IkaStirrer stirrer, StirrerPlate.Alone alone) {
    return new DrivePair(
        new StirrerPlate("M-101", 1500, 100, alone, TIMING),
        new SerialLine(NONE, stirrer),
        seconds -> {
          stirrer.advance(seconds);
          rpm = stirrer.drivenRpm();
        });
  }

  private IkaStirrer ikaStirrer() {
    return new IkaStirrer(() -> rpm, () -> 40, () -> 37, faults.of("M-101"));
  }

  @Test
  void anIkaStirrerWithWatchdogOneIsOffAfterAMinuteWithoutControlAndComesBack() {
    IkaStirrer stirrer = ikaStirrer();
    DrivePair pair = ika(stirrer, StirrerPlate.Alone.off(MINUTE));
    pair.wanted("temperature", 37, 2);
    pair.wanted("speed", 300, 200);
    assertEquals(300, pair.reading("speed").value());
    assertEquals(37, stirrer.drivenCelsius());
    pair.alone(75);
    assertEquals(0, stirrer.drivenRpm());
    assertEquals(0, stirrer.drivenCelsius());
    assertEquals(Quality.BAD, pair.reading("speed").quality());
    pair.wanted("speed", 300, 4);
    assertEquals(300, stirrer.drivenRpm());
    assertEquals(37, stirrer.drivenCelsius(), "it is told everything again");
    assertTrue(pair.reading("speed").isGood());
  }

  @Test
  void anIkaStirrerWithWatchdogTwoGoesOnAtItsSafeSetPoints() {
    IkaStirrer stirrer = ikaStirrer();
    DrivePair pair = ika(stirrer, StirrerPlate.Alone.at(120, 35, MINUTE));
    pair.wanted("temperature", 37, 2);
    pair.wanted("speed", 300, 20);
    pair.cutOff(62);
    assertEquals(120, stirrer.drivenRpm());
    assertEquals(35, stirrer.drivenCelsius());
    pair.wanted("speed", 300, 4);
    assertEquals(300, stirrer.drivenRpm());
  }

  @Test
  void anIkaStirrersLostProbeSpoilsItsReadings() {
    DrivePair pair = ika(ikaStirrer(), StirrerPlate.Alone.off(MINUTE));
    pair.alone(2);
    assertTrue(pair.reading("temperature").isGood());
    faults.set("M-101", Fault.PROBE_LOST, true);
    pair.alone(2);
    assertEquals(Cause.SENSOR_FAULT, pair.reading("temperature").cause());
    assertEquals("IKA RCT digital", pair.identity().toString());
  }

  @Test
  @Tag("B-19")
  void theRockerGoesToItsSafeRateWhenTheControlStandsStillThoughTheBusLives() {
    IkaRocker rocker = new IkaRocker(() -> rpm, NONE);
    DrivePair pair =
        new DrivePair(
            new Rocker("RK-101", 42, 15, MINUTE, TIMING),
            new SerialLine(NONE, rocker),
            seconds -> {
              rocker.advance(seconds);
              rpm = rocker.drivenRate();
            });
    pair.wanted("rate", 25, 200);
    assertEquals(25, rocker.drivenRate());
    pair.alone(75);
    assertEquals(15, rocker.drivenRate());
    assertEquals(15, pair.reading("rate").value());
    pair.wanted("rate", 25, 4);
    assertEquals(25, rocker.drivenRate());
    assertTrue(pair.reading("rate").isGood());
  }

  @Test
  void aHeidolphStirrerStopsWhenItsLinkIsCutAndWhenTheControlStandsStill() {
    HeidolphStirrer stirrer =
        new HeidolphStirrer(() -> rpm, () -> 12, () -> 41, faults.of("M-101"));
    DrivePair pair =
        new DrivePair(
            new HeiTorque("M-101", 2000, TIMING),
            new SerialLine(NONE, stirrer),
            seconds -> {
              stirrer.advance(seconds);
              rpm = stirrer.drivenRpm();
            });
    pair.wanted("speed", 500, 100);
    assertEquals(500, pair.reading("speed").value());
    assertEquals(12, pair.reading("torque").value());
    pair.cutOff(62);
    assertEquals(0, stirrer.drivenRpm());
    pair.wanted("speed", 500, 4);
    assertEquals(500, stirrer.drivenRpm());
    pair.alone(75);
    assertEquals(0, stirrer.drivenRpm());
    pair.wanted("speed", 500, 4);
    faults.set("M-101", Fault.PUMP_STALLED, true);
    pair.wanted("speed", 500, 3);
    assertEquals(Cause.SENSOR_FAULT, pair.reading("speed").cause());
    assertTrue(pair.reading("temperature").isGood());
    assertEquals("Heidolph Hei-TORQUE HT:100P", pair.identity().toString());
  }
}
