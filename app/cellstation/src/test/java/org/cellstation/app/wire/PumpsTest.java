package org.cellstation.app.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cellstation.drivers.bus.LinkStatus;
import org.cellstation.drivers.bus.RotorScale;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.ismatec.RegloIcc;
import org.cellstation.drivers.lambda.LambdaPump;
import org.cellstation.drivers.masterflex.LinkedDrive;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.watsonmarlow.CasePump;
import org.cellstation.simulator.emulator.LambdaDrive;
import org.cellstation.simulator.emulator.MasterflexDrive;
import org.cellstation.simulator.emulator.SerialLine;
import org.cellstation.simulator.emulator.WatsonMarlow;
import org.cellstation.simulator.emulator.WatsonMarlow.Build;
import org.cellstation.simulator.emulator.WatsonMarlow.Protocol;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;
import org.cellstation.simulator.fault.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PumpsTest {
  private static final Timing TIMING =
      new Timing(Duration.ofSeconds(1), Duration.ofMillis(300), Duration.ZERO);
  private static final FaultState NONE = new FaultState();

  private final Faults faults =
      new Faults(
          Map.of(
              "pump", Set.of(Fault.POWER_LOST, Fault.BAD_CRC, Fault.PROBE_LOST),
              "channel", Set.of(Fault.PUMP_STALLED)));

  private static CasePump casePump(Protocol protocol, RotorScale scale) {
    return protocol == Protocol.BASIC
        ? CasePump.basic("P-201", 3, scale, true, TIMING)
        : CasePump.enhanced("P-201", 3, scale, true, TIMING);
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void aWatsonMarlowPumpDoesAsItIsToldAndIsStoppedWhenLeftAlone(Protocol protocol) {
    WatsonMarlow pump = new WatsonMarlow(Build.PUMP_530, 3, protocol, NONE);
    // A neighbour on the same line hears everything and stays silent.
    WatsonMarlow neighbour = new WatsonMarlow(Build.PUMP_620, 2, protocol, NONE);
    DrivePair pair =
        new DrivePair(
            casePump(protocol, RotorScale.of(0.25, 220)),
            new SerialLine(NONE, List.of(pump, neighbour)),
            pump::advance);
    pair.wanted("flow", 25, 5);
    assertEquals(100, pump.turning());
    assertEquals(0, neighbour.turning());
    assertEquals(25, pair.reading("flow").value());
    assertEquals(LinkStatus.State.UP, pair.status().state());
    assertEquals("Watson-Marlow 530Du", pair.identity().toString());
    pair.wanted("flow", 0, 2);
    assertEquals(0, pump.turning());
    assertEquals(0, pair.reading("flow").value());
    pair.wanted("flow", 25, 2);
    pair.alone(80);
    assertEquals(0, pump.turning());
    pair.wanted("flow", 25, 3);
    assertEquals(100, pump.turning());
  }

  @Test
  void theSmallestWatsonMarlowPumpTellsLess() {
    WatsonMarlow pump = new WatsonMarlow(Build.PUMP_323, 3, Protocol.BASIC, NONE);
    DrivePair pair =
        new DrivePair(
            casePump(Protocol.BASIC, RotorScale.of(0, 220)),
            new SerialLine(NONE, pump),
            pump::advance);
    pair.wanted("speed", 110, 3);
    assertEquals(110, pair.reading("speed").value());
    assertEquals(110, pump.turning());
  }

  @Test
  void aPumpThatLostItsPowerIsStartedAgain() {
    WatsonMarlow pump = new WatsonMarlow(Build.PUMP_620, 3, Protocol.BASIC, faults.of("pump"));
    DrivePair pair =
        new DrivePair(
            casePump(Protocol.BASIC, RotorScale.of(0, 220)),
            new SerialLine(NONE, pump),
            pump::advance);
    pair.wanted("speed", 110, 3);
    faults.set("pump", Fault.POWER_LOST, true);
    pair.wanted("speed", 110, 3);
    assertEquals(Cause.NO_REPLY, pair.reading("speed").cause());
    faults.set("pump", Fault.POWER_LOST, false);
    pair.wanted("speed", 110, 40);
    assertEquals(110, pump.turning());
    assertEquals(110, pair.reading("speed").value());
  }

  @Test
  void anEnhancedPumpsLeakSpoilsItsReading() {
    WatsonMarlow pump =
        new WatsonMarlow(Build.PUMP_530, 3, Protocol.ENHANCED_ONES_COMPLEMENT, faults.of("pump"));
    DrivePair pair =
        new DrivePair(
            casePump(Protocol.ENHANCED_ONES_COMPLEMENT, RotorScale.of(0, 220)),
            new SerialLine(NONE, pump),
            pump::advance);
    faults.set("pump", Fault.PROBE_LOST, true);
    pair.alone(2);
    assertEquals(Cause.SENSOR_FAULT, pair.reading("speed").cause());
    faults.set("pump", Fault.PROBE_LOST, false);
    faults.set("pump", Fault.BAD_CRC, true);
    pair.alone(2);
    assertEquals(Cause.DAMAGED_REPLY, pair.reading("speed").cause());
  }

  @Test
  void aMasterflexDriveIsNumberedAtPowerUpAndAgainAfterAPowerCut() {
    MasterflexDrive drive = new MasterflexDrive(faults.of("pump"));
    DrivePair pair =
        new DrivePair(
            new LinkedDrive("P-401", 2, RotorScale.of(0, 600), true, TIMING),
            new SerialLine(NONE, drive),
            drive::advance);
    pair.wanted("speed", 60, 11);
    assertEquals(60, drive.turning());
    assertEquals(60, pair.reading("speed").value());
    assertEquals(10, pair.reading("total").value(), 1.01);
    faults.set("pump", Fault.POWER_LOST, true);
    pair.wanted("speed", 60, 3);
    assertEquals(Cause.NO_REPLY, pair.reading("speed").cause());
    faults.set("pump", Fault.POWER_LOST, false);
    pair.wanted("speed", 60, 40);
    assertEquals(60, drive.turning());
    assertTrue(pair.reading("speed").isGood());
    pair.alone(80);
    assertEquals(0, drive.turning());
  }

  @Test
  void aLambdaPumpDoesAsItIsTold() {
    LambdaDrive drive = new LambdaDrive(2, NONE);
    DrivePair pair =
        new DrivePair(
            new LambdaPump("P-301", 2, 10, false, TIMING),
            new SerialLine(NONE, drive),
            seconds -> {});
    pair.wanted("flow", 5, 3);
    assertEquals(-0.5, drive.turning(), 0.001);
    assertEquals(5, pair.reading("flow").value(), 0.01);
    pair.alone(80);
    assertEquals(0, drive.turning());
  }

  private final org.cellstation.simulator.emulator.RegloIcc reglo =
      new org.cellstation.simulator.emulator.RegloIcc(
          NONE, List.of(faults.of("channel"), NONE, NONE, NONE));

  private final DrivePair regloPair =
      new DrivePair(
          new RegloIcc("P-101", 4, 100, Duration.ofMinutes(5), TIMING),
          new SerialLine(NONE, reglo),
          reglo::advance);

  @Test
  void aRegloRunsForAsLongAsSomebodyWantsIt() {
    regloPair.wanted("channel2", 12.5, 1200);
    assertEquals(12.5, reglo.delivered(2));
    assertEquals(12.5, regloPair.reading("channel2").value());
    assertEquals(0, regloPair.reading("channel1").value());
    assertEquals(
        "Ismatec REGLO ICC head 0114, serial ICC-4-0001, firmware 0208",
        regloPair.identity().toString());
  }

  @Test
  void aRegloStopsByItselfWhenTheStationDies() {
    regloPair.wanted("channel2", 12.5, 200);
    regloPair.cutOff(120);
    assertEquals(12.5, reglo.delivered(2), "it cannot know yet");
    regloPair.cutOff(180);
    assertEquals(0, reglo.delivered(2));
  }

  @Test
  void aRegloStopsByItselfWhenTheControlStandsStillAndRunsAgainWhenItGoesOn() {
    regloPair.wanted("channel2", 12.5, 10);
    regloPair.alone(320);
    assertEquals(0, reglo.delivered(2));
    assertEquals(Cause.SENSOR_FAULT, regloPair.reading("channel2").cause());
    regloPair.wanted("channel2", 12.5, 3);
    assertEquals(12.5, reglo.delivered(2));
    assertTrue(regloPair.reading("channel2").isGood());
  }

  @Test
  void aBlockedRegloChannelSaysSoAndStaysOffUntilAFlowIsAskedForAnew() {
    regloPair.wanted("channel1", 12.5, 3);
    faults.set("channel", Fault.PUMP_STALLED, true);
    regloPair.wanted("channel1", 12.5, 5);
    assertEquals(Cause.SENSOR_FAULT, regloPair.reading("channel1").cause());
    assertTrue(regloPair.reading("channel2").isGood());
    faults.set("channel", Fault.PUMP_STALLED, false);
    regloPair.wanted("channel1", 12.5, 400);
    assertFalse(regloPair.reading("channel1").isGood());
    regloPair.wanted("channel1", 0, 2);
    regloPair.wanted("channel1", 12.5, 2);
    assertEquals(12.5, regloPair.reading("channel1").value());
  }
}
