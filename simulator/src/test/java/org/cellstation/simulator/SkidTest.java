package org.cellstation.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.Scenario;
import org.junit.jupiter.api.Test;

final class SkidTest {
  private final Skid skid = new Skid(SkidSettings.nominal());
  private final Operator operator = new Operator(skid);

  @Test
  void sameSeedAndStepsGiveTheSameBits() {
    Skid one = new Skid(SkidSettings.drawn(7));
    Skid two = new Skid(SkidSettings.drawn(7));
    new Operator(one).fillAndInoculate();
    Operator second = new Operator(two);
    two.sample();
    second.fillAndInoculate();
    assertEquals(one.truth(), two.truth(), "sampling does not change the course");
    one.sample();
    assertEquals(one.sample(), two.sample());
  }

  @Test
  void anotherSeedIsAnotherDonor() {
    Skid one = new Skid(SkidSettings.drawn(7));
    Skid two = new Skid(SkidSettings.drawn(8));
    new Operator(one).fillAndInoculate();
    new Operator(two).fillAndInoculate();
    assertNotEquals(one.truth().millilitres(), two.truth().millilitres());
  }

  @Test
  void theSixLinesOfTheUnitAreThere() {
    assertEquals(
        Set.of("analytics", "heating", "gas", "weighing", "pumping", "rocking"),
        skid.lines().keySet());
  }

  @Test
  void aStuckProbeShowsWhatItLastSaw() {
    operator.run(60, false);
    skid.faults().set("AT-101", Fault.STUCK, true);
    operator.run(1, false);
    double before = operator.temperature();
    operator.rtu(operator.line("heating"), 1, 6, 0x2103, 450);
    operator.run(3600, false);
    assertEquals(before, operator.temperature());
    skid.faults().clear();
    operator.run(60, false);
    assertTrue(operator.temperature() > before + 5);
  }

  @Test
  void aStuckValveKeepsItsFlow() {
    operator.gasFlow(1, 200);
    operator.run(30, false);
    skid.faults().set("FIC-101", Fault.MFC_STUCK, true);
    operator.gasFlow(1, 0);
    operator.run(60, false);
    assertEquals(200, operator.flow(1), 2);
    skid.faults().clear();
    operator.run(60, false);
    assertEquals(0, operator.flow(1), 2);
  }

  @Test
  void aBlockedPumpChannelStopsAndTheOthersRun() {
    operator.pump(1, 30);
    operator.pump(4, 30);
    operator.run(10, false);
    skid.faults().set("P-101.channel1", Fault.PUMP_STALLED, true);
    operator.run(10, false);
    assertEquals("-", operator.text(operator.line("pumping"), "1E\r"));
    assertEquals("+", operator.text(operator.line("pumping"), "4E\r"));
    assertEquals(0, skid.truth().feedFlow());
  }

  @Test
  void aSilentStationLeavesTheBagRocking() {
    operator.text(operator.line("rocking"), "OUT_SP_42@10 \r\n");
    operator.rock(20);
    operator.text(operator.line("rocking"), "OUT_WD2@60 \r\n");
    operator.run(55, false);
    assertEquals(20, skid.truth().rockPerMinute(), 0.1);
    operator.run(60, false);
    assertEquals(10, skid.truth().rockPerMinute(), 0.1);
    skid.faults().set("RK-101", Fault.ROCKER_STOPPED, true);
    operator.run(60, false);
    assertEquals(0, skid.truth().rockPerMinute(), 0.1);
  }

  @Test
  void aScenarioPlaysByProcessTime() {
    skid.play(
        new Scenario(
            List.of(
                new Scenario.Step(
                    Duration.ofMinutes(1), Duration.ofMinutes(2), "weighing", Fault.UNPLUGGED))));
    operator.run(60, false);
    assertTrue(operator.weight().startsWith("S "));
    operator.run(1, false);
    assertEquals("", operator.weight());
    operator.run(120, false);
    assertTrue(operator.weight().startsWith("S "));
  }

  @Test
  void theBenchIsAsGoodAsStated() {
    operator.fillAndInoculate();
    double truth = skid.truth().viable();
    double sum = 0;
    double squares = 0;
    int count = 3000;
    for (int i = 0; i < count; i++) {
      double error = skid.sample().viable() / truth - 1;
      sum += error;
      squares += error * error;
    }
    assertEquals(0, sum / count, 0.005);
    assertEquals(0.05, Math.sqrt(squares / count), 0.003, "5 % random");
  }

  @Test
  void refusesAVesselThatDoesNotExistWithTheSizesThatDo() {
    SkidSettings nominal = SkidSettings.nominal();
    for (double litres : new double[] {0, -1, 1000, Double.NaN}) {
      for (Equipment equipment : Equipment.values()) {
        var refused =
            assertThrows(
                IllegalArgumentException.class, () -> nominal.with(equipment).withLitres(litres));
        assertTrue(String.valueOf(refused.getMessage()).contains(" L"), refused.getMessage());
      }
    }
  }
}
