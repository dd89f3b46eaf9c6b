package org.cellstation.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.cellstation.simulator.fault.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two skids with a line between them.
final class SuiteTest {
  private static final TransferLine LINE = new TransferLine("BR-1", "BR-2");

  private final Skid seed = new Skid(SkidSettings.nominal());
  private final Skid production = new Skid(SkidSettings.nominal().with(Equipment.STIRRED_TANK));
  private final Operator operator = new Operator(seed);
  private final Suite suite = new Suite(skids(), Set.of(LINE, new TransferLine("BR-2", "BR-1")));

  private Map<String, Skid> skids() {
    Map<String, Skid> skids = new LinkedHashMap<>();
    skids.put("BR-1", seed);
    skids.put("BR-2", production);
    return skids;
  }

  @BeforeEach
  void cellsInTheSeedVessel() {
    operator.fillAndInoculate();
  }

  private void pump(double millilitresPerMinute, int seconds) {
    operator.pump(4, millilitresPerMinute);
    for (int i = 0; i < seconds; i++) {
      suite.step(1);
    }
  }

  @Test
  void whatTheHarvestPumpDrawsComesToTheOtherVesselWhileTheLineIsWelded() {
    double before = seed.truth().millilitres();
    pump(30, 60);
    assertEquals(0, production.truth().millilitres(), "no line yet: it leaves the suite");
    suite.weld(LINE);
    double started = seed.truth().millilitres();
    pump(30, 600);
    double lost = started - seed.truth().millilitres();
    assertTrue(started < before && lost > 250, "lost " + lost);
    assertEquals(lost, production.truth().millilitres(), 0.5, "but for evaporation");
    assertEquals(seed.truth().viable(), production.truth().viable(), 0.02);
    assertTrue(production.truth().celsius() > 25, "warm: " + production.truth().celsius());
    suite.seal(LINE);
    double come = production.truth().millilitres();
    pump(30, 60);
    assertEquals(come, production.truth().millilitres(), 0.5);
  }

  @Test
  void aClosedClampKeepsItAndALeakLosesIt() {
    suite.weld(LINE);
    seed.faults().set("P-101.channel4", Fault.CLAMP_CLOSED, true);
    double before = seed.truth().millilitres();
    pump(30, 60);
    assertEquals(before, seed.truth().millilitres(), 0.5);
    seed.faults().clear();
    suite.faults().set("BR-1 to BR-2", Fault.LEAK, 10);
    pump(30, 300);
    double lost = before - seed.truth().millilitres();
    assertEquals(50, lost - production.truth().millilitres(), 2);
  }

  @Test
  void aPumpHasOneTubeAndALineTwoUnits() {
    suite.weld(LINE);
    suite.weld(LINE);
    assertThrows(
        IllegalArgumentException.class, () -> suite.weld(new TransferLine("BR-1", "BR-3")));
    assertThrows(IllegalArgumentException.class, () -> new TransferLine("BR-1", "BR-1"));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Suite(skids(), Set.of(new TransferLine("BR-1", "BR-9"))));
    Skid third = new Skid(SkidSettings.nominal());
    Map<String, Skid> three = skids();
    three.put("BR-3", third);
    Suite wide = new Suite(three, Set.of(LINE, new TransferLine("BR-1", "BR-3")));
    wide.weld(LINE);
    assertThrows(IllegalArgumentException.class, () -> wide.weld(new TransferLine("BR-1", "BR-3")));
  }
}
