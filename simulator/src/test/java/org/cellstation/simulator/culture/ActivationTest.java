package org.cellstation.simulator.culture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cellstation.simulator.chemistry.Species;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What T cells do beside growing: wake up, tire, take up a gene.
final class ActivationTest {
  private static final double STEP = 0.05;

  private static double[] liquid(double viable) {
    double[] c = new double[Species.COUNT];
    c[Species.VIABLE] = viable;
    c[Species.GLUCOSE] = 24;
    c[Species.GLUTAMINE] = 4;
    c[Species.OXYGEN] = 0.1;
    return c;
  }

  private static TCells stimulated(Donor donor, Support support, double stimulusHours) {
    TCells cells = new TCells(donor, support, stimulusHours, true);
    cells.arrive(1);
    return cells;
  }

  private static void live(Culture cells, double[] c, double hours) {
    for (int i = 0; i < Math.round(hours / STEP); i++) {
      cells.step(c, STEP);
    }
  }

  /// Stimulus away, activation falls to 1/e in tau_off: 140 h with cytokines, about 60 h at 30 U/mL
  /// as in J Biol Eng 2019 (59 h between day 0 and 5).
  @ParameterizedTest(name = "at {0} U/mL activation decays in {1} h")
  @CsvSource({"200, 140", "30, 60", "0, 55"})
  void cytokineKeepsCellsAwake(double units, double hours) {
    TCells cells = stimulated(Donor.NOMINAL, new Support(1, 1, units), 72);
    double[] c = liquid(0.05);
    live(cells, c, 110);
    double before = cells.activation();
    live(cells, c, hours);
    assertEquals(Math.exp(-1), cells.activation() / before, 0.02);
  }

  @Test
  void aStimulusReachesLessWithoutCytokine() {
    TCells rich = stimulated(Donor.NOMINAL, Support.RICH, 72);
    TCells poor = stimulated(Donor.NOMINAL, new Support(1, 1, 0), 72);
    live(rich, liquid(0.05), 72);
    live(poor, liquid(0.05), 72);
    assertEquals(0.6, poor.activation() / rich.activation(), 0.02);
  }

  @Test
  void growthIsOverAfterNineDaysAndComesBackWithANewStimulus() {
    TCells cells = stimulated(Donor.NOMINAL, new Support(1, 1, 30), 48);
    double[] c = liquid(0.05);
    live(cells, c, 216);
    assertTrue(cells.growth() < 0.008, () -> "growth " + cells.growth());
    cells.restimulate();
    double[] fresh = liquid(0.05);
    live(cells, fresh, 48);
    assertTrue(cells.growth() > 0.03, () -> "growth " + cells.growth());
    assertTrue(cells.growth() < 0.046, "a second stimulus does not reach the first");
  }

  @Test
  void anOldStimulusIsAnOldStimulus() {
    TCells lived = stimulated(Donor.NOMINAL, Support.RICH, 48);
    live(lived, liquid(0.05), 96);
    TCells told = new TCells(Donor.NOMINAL, Support.RICH, 48, true);
    told.stimulatedBefore(96, 48);
    told.arrive(1);
    assertEquals(lived.activation(), told.activation(), 0.005);
  }

  @Test
  void aFailingDonorHardlyAnswers() {
    for (long seed = 1; seed <= 20; seed++) {
      Donor failing = Donor.failing(seed);
      assertEquals(failing, Donor.failing(seed));
      assertTrue(failing.response() > 0.03 && failing.response() < 0.6);
      TCells cells = stimulated(failing, Support.RICH, 72);
      double[] c = liquid(0.258);
      live(cells, c, 96);
      double fold = c[Species.VIABLE] / 0.258;
      assertTrue(fold < 8, () -> "fold " + fold);
    }
    TCells weak = stimulated(Donor.NOMINAL.withResponse(0.15), Support.RICH, 72);
    double[] c = liquid(0.258);
    live(weak, c, 96);
    assertTrue(c[Species.VIABLE] < 0.6);
    assertTrue(weak.diameter() < 8, "they stay small");
  }

  @Test
  void onlyActivatedCellsTakeUpAGeneAndShowItLater() {
    TCells resting = stimulated(Donor.NOMINAL, Support.RICH, 72);
    resting.transduce(3);
    live(resting, liquid(0.3), 48);
    assertEquals(0, resting.transduced(), 1e-12);

    TCells cells = stimulated(Donor.NOMINAL, Support.RICH, 72);
    double[] c = liquid(0.3);
    live(cells, c, 24);
    cells.transduce(3);
    assertEquals(0, cells.transduced(), 1e-12);
    live(cells, c, 24);
    double day = cells.transduced();
    live(cells, c, 72);
    double fourDays = cells.transduced();
    assertTrue(day > 0.15 && day < fourDays, () -> "CAR+ " + day + ", then " + fourDays);
    assertTrue(fourDays > 0.3 && fourDays < 0.6, () -> "CAR+ " + fourDays);
  }

  @Test
  void theTransferCostsCells() {
    double[] with = liquid(0.3);
    double[] without = liquid(0.3);
    TCells a = stimulated(Donor.NOMINAL, Support.RICH, 72);
    TCells b = stimulated(Donor.NOMINAL, Support.RICH, 72);
    live(a, with, 24);
    live(b, without, 24);
    a.transduce(10);
    live(a, with, 24);
    live(b, without, 24);
    double left = with[Species.VIABLE] / without[Species.VIABLE];
    assertTrue(left < 0.95 && left > 0.7, () -> "left " + left);
  }

  @Test
  void saltAndSmallEddiesHarm() {
    double[] calm = liquid(0.3);
    double[] salty = liquid(0.3);
    double[] rough = liquid(0.3);
    TCells a = stimulated(Donor.NOMINAL, Support.RICH, 72);
    TCells b = stimulated(Donor.NOMINAL, Support.RICH, 72);
    TCells d = stimulated(Donor.NOMINAL, Support.RICH, 72);
    a.stress(290, 0.009, 79);
    b.stress(400, 0.009, 79);
    d.stress(290, 1, 20);
    live(a, calm, 72);
    live(b, salty, 72);
    live(d, rough, 72);
    assertTrue(salty[Species.VIABLE] < 0.5 * calm[Species.VIABLE]);
    assertTrue(rough[Species.VIABLE] < 0.2 * calm[Species.VIABLE]);
    assertEquals(calm[Species.DEAD] > 0, rough[Species.DEAD] > calm[Species.DEAD]);
  }
}
