package org.cellstation.station.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.cellstation.station.control.law.Pid.Tuning;
import org.cellstation.station.tuning.LoopTest.End;
import org.cellstation.station.tuning.LoopTest.Verdict;
import org.junit.jupiter.api.Test;

/// Step and relay tests on simulated processes, one look a second.
class LoopTestsTest {
  private static final double START = 36.5;
  private final SplittableRandom random = new SplittableRandom(7);

  private End run(LoopTest test, ProcessModel model, double held, double noise) {
    Simulation plant = new Simulation(model, 1);
    for (int second = 0; second < 1_000_000 && test.end().isEmpty(); second++) {
      double pv = START + plant.y() + noise * random.nextGaussian();
      plant.step(test.output(second, pv) - held);
    }
    return test.end().orElseThrow();
  }

  @Test
  void aStepTestFindsLagGainAndDeadTimeThroughNoise() {
    ProcessModel bag = ProcessModel.lag(0.08, 1800, 240);
    StepTest test = new StepTest(40, new StepTest.Plan(10, 2, 4 * 3600, 600));
    End end = run(test, bag, 40, 0.01);
    assertEquals(Verdict.DONE, end.verdict(), end.text());
    ProcessModel found = test.result().orElseThrow().model();
    assertEquals(0.08, found.gain(), 0.004);
    assertEquals(1800, found.longestLag(), 120);
    assertEquals(240, found.deadTime(), 40);
    assertTrue(test.result().orElseThrow().quality() > 0.99);
    assertTrue(test.trace().second(test.trace().size() - 1) < 4 * 3600, "it saw that it was over");
  }

  @Test
  void aStepDownOnAReverseProcessIsFittedAlike() {
    ProcessModel ph = ProcessModel.lag(-0.012, 700, 90);
    StepTest test = new StepTest(50, new StepTest.Plan(-8, 0.5, 7200, 300));
    assertEquals(Verdict.DONE, run(test, ph, 50, 0.001).verdict());
    assertEquals(-0.012, test.result().orElseThrow().model().gain(), 0.0005);
  }

  @Test
  void aHigherOrderProcessIsFittedByALagAndADeadTime() {
    ProcessModel chain = new ProcessModel(1, List.of(100.0, 60.0, 30.0), 0, List.of(), 20);
    StepTest test = new StepTest(20, new StepTest.Plan(5, 20, 3600, 60));
    assertEquals(Verdict.DONE, run(test, chain, 20, 0).verdict());
    ProcessModel found = test.result().orElseThrow().model();
    assertEquals(1, found.gain(), 0.02);
    assertEquals(210, found.span(), 20);
  }

  @Test
  void aProcessThatKeepsMovingIsFittedAsAnIntegration() {
    StepTest test = new StepTest(0, new StepTest.Plan(20, 5, 3600, 120));
    End end = run(test, ProcessModel.integrating(0.0005, 30), 0, 0.01);
    assertEquals(Verdict.DONE, end.verdict(), end.text());
    ProcessModel found = test.result().orElseThrow().model();
    assertTrue(found.isIntegrating());
    assertEquals(0.0005, found.gain(), 0.00001);
    assertEquals(30, found.deadTime(), 5);
  }

  @Test
  void aStepThatDrownsInNoiseIsRefused() {
    StepTest test = new StepTest(40, new StepTest.Plan(1, 2, 3600, 300));
    End end = run(test, ProcessModel.lag(0.01, 600, 60), 40, 0.05);
    assertEquals(Verdict.REFUSED, end.verdict());
    assertTrue(test.result().isEmpty());
    assertTrue(end.text().contains("larger step"), end.text());
  }

  @Test
  void aPvThatAnswersWithSomethingElseIsRefused() {
    StepTest test = new StepTest(40, new StepTest.Plan(10, 50, 3600, 300));
    for (int second = 0; test.end().isEmpty(); second++) {
      // Goes up, comes back, goes down: no lag and no integration.
      double t = Math.max(0, second - 300);
      test.output(second, 36.5 + Math.sin(t / 300));
    }
    assertEquals(Verdict.REFUSED, test.end().orElseThrow().verdict());
  }

  @Test
  void aPvThatMovesBeforeTheStepStopsTheTest() {
    StepTest test = new StepTest(40, new StepTest.Plan(10, 1, 3600, 300));
    for (int second = 0; test.end().isEmpty(); second++) {
      assertEquals(40, test.output(second, 36 + 0.002 * second), "no step was made");
    }
    assertEquals(Verdict.STOPPED, test.end().orElseThrow().verdict());
  }

  @Test
  void theOutputIsBackWhereItWasWhenATestHasEnded() {
    StepTest test = new StepTest(40, new StepTest.Plan(10, 0.5, 3600, 10));
    run(test, ProcessModel.lag(1, 100, 5), 40, 0);
    assertEquals(40, test.output(9999, 36));
    assertTrue(test.end().orElseThrow().text().contains("had moved"));
  }

  @Test
  void aRelayTestFindsTheUltimateGainThroughNoise() {
    ProcessModel four = new ProcessModel(0.5, List.of(60.0, 60.0, 60.0, 60.0), 0, List.of(), 0);
    RelayTest test = new RelayTest(30, false, new RelayTest.Plan(5, 0.1, 6, 5, 20_000));
    End end = run(test, four, 30, 0.01);
    assertEquals(Verdict.DONE, end.verdict(), end.text());
    Ultimate ultimate = test.result().orElseThrow().ultimate();
    assertEquals(8, ultimate.gain(), 1.2);
    assertEquals(60 * 2 * Math.PI, ultimate.period(), 40);
  }

  @Test
  void aRelayTestStopsAtItsLimitAndWhenTimeIsUp() {
    ProcessModel wide = ProcessModel.lag(1, 100, 50);
    RelayTest far = new RelayTest(30, false, new RelayTest.Plan(20, 0.1, 6, 3, 20_000));
    assertEquals(Verdict.STOPPED, run(far, wide, 30, 0).verdict());
    assertTrue(far.end().orElseThrow().text().contains("as far as it may"));
    RelayTest slow = new RelayTest(30, false, new RelayTest.Plan(5, 0.1, 9, 50, 500));
    assertEquals(Verdict.STOPPED, run(slow, wide, 30, 0).verdict());
    assertEquals(30, slow.output(600, 36));
  }

  @Test
  void proposalsHaveRoomAndThePreviewShowsThem() {
    ProcessModel bag = ProcessModel.lag(0.08, 1800, 240);
    TestResult result = new TestResult(bag, TestResult.ultimate(bag), 1);
    Tuning present = new Tuning(3, 4000, 0, 0.7, 8);
    List<Proposal> proposals = Proposal.of(result, Double.NaN, present, 1);
    assertEquals(3, proposals.size());
    for (Proposal proposal : proposals) {
      assertTrue(proposal.peakSensitivity() < 2.2, proposal.toString());
      assertEquals(0.7, proposal.tuning().setpointWeight());
      assertEquals(8, proposal.tuning().derivativeFilter());
    }
    assertTrue(proposals.get(0).peakSensitivity() < proposals.get(1).peakSensitivity());
    Tuning tight = proposals.get(1).tuning();
    double horizon = Preview.horizon(bag, present, tight);
    double load = Preview.load(bag, present, tight);
    Preview before = Preview.of(bag, present, horizon, load);
    Preview after = Preview.of(bag, tight, horizon, load);
    assertEquals(400, after.points().size());
    assertTrue(after.figures().loadIae() < before.figures().loadIae());
    assertEquals(1, after.points().get(199).value(), 0.02, "settled before the load comes");
  }

  @Test
  void whereDeadTimeDominatesTheCorrectedRuleIsProposed() {
    ProcessModel slow = ProcessModel.lag(1, 100, 300);
    TestResult result = new TestResult(slow, TestResult.ultimate(slow), 1);
    assertEquals(
        TuningRule.IMPROVED_SIMC_PI,
        Proposal.of(result, Double.NaN, Tuning.pi(1, 1), 1).getFirst().rule());
  }

  @Test
  void aTraceKeepsTheWholeTestInBoundedMemory() {
    Trace trace = new Trace();
    for (int i = 0; i < 100_000; i++) {
      trace.add(i, i, 0);
    }
    assertTrue(trace.size() <= Trace.CAPACITY);
    assertTrue(trace.size() >= Trace.CAPACITY / 2);
    assertEquals(0, trace.second(0));
    for (int i = 1; i < trace.size(); i++) {
      assertEquals(trace.second(1), trace.second(i) - trace.second(i - 1));
    }
    assertFalse(trace.thinned(300).length > 900);
  }
}
