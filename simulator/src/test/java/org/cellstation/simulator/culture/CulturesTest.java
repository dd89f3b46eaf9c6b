package org.cellstation.simulator.culture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cellstation.simulator.chemistry.Liquid;
import org.cellstation.simulator.chemistry.Species;
import org.cellstation.simulator.vessel.Footing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Every kind of culture by the equations and numbers of process.md 1.1, 1.3 to 1.5 and 2.6.
final class CulturesTest {
  private static final double STEP = 0.02;

  /// In the litre that all of this is in.
  private static final Footing CARRIERS = new Footing(4000, false, 5e4);

  private static double[] liquid(double viable, double glucose, double glutamine) {
    double[] c = new double[Species.COUNT];
    c[Species.VIABLE] = viable;
    c[Species.GLUCOSE] = glucose;
    c[Species.GLUTAMINE] = glutamine;
    c[Species.OXYGEN] = 0.15;
    return c;
  }

  private static void live(Culture cells, double[] c, double hours) {
    for (int i = 0; i < Math.round(hours / STEP); i++) {
      cells.house(c[Species.VIABLE], 1);
      cells.step(c, STEP);
    }
  }

  /// Twice the steps, the same end within 1e-4: what is integrated is the equations, not the step.
  @ParameterizedTest
  @EnumSource(CultureKind.class)
  void endsAlikeWithHalfTheStep(CultureKind kind) {
    double[] coarse = liquid(0.2, 20, 4);
    double[] fine = liquid(0.2, 20, 4);
    Culture a = kind.culture(Donor.NOMINAL, Support.RICH, CultureKind.Start.USUAL);
    Culture b = kind.culture(Donor.NOMINAL, Support.RICH, CultureKind.Start.USUAL);
    a.arrive(1);
    b.arrive(1);
    for (int i = 0; i < 72 * 50; i++) {
      a.house(coarse[Species.VIABLE], 1);
      a.step(coarse, STEP);
      for (int half = 0; half < 2; half++) {
        b.house(fine[Species.VIABLE], 1);
        b.step(fine, STEP / 2);
      }
    }
    for (int i = 0; i <= Species.AMMONIUM; i++) {
      assertEquals(fine[i], coarse[i], 1e-4 * Math.max(1, fine[i]), "species " + i);
    }
  }

  /// Dilution between steps changes densities and nothing that a cell owns.
  @ParameterizedTest
  @EnumSource(CultureKind.class)
  void ownsNothingThatDilutionWouldTouch(CultureKind kind) {
    Culture cells = kind.culture(Donor.NOMINAL, Support.RICH, CultureKind.Start.USUAL);
    cells.arrive(1);
    double[] c = liquid(0.4, 20, 4);
    live(cells, c, 30);
    double diameter = cells.diameter();
    Liquid vessel = new Liquid();
    vessel.add(c, 1);
    vessel.add(liquid(0, 20, 4), 1);
    cells.step(vessel.c, STEP);
    assertEquals(diameter, cells.diameter(), 0.01 * diameter);
  }

  @ParameterizedTest
  @EnumSource(CultureKind.class)
  void makesLactateInProportionToGlucose(CultureKind kind) {
    Culture cells = kind.culture(Donor.drawn(7), Support.RICH, CultureKind.Start.USUAL);
    cells.arrive(1);
    double[] c = liquid(0.5, 20, 4);
    live(cells, c, 96);
    double used = 20 - c[Species.GLUCOSE];
    assertTrue(used > 0.5, "it eats");
    assertEquals(kind.line().turnover().lactatePerGlucose(), c[Species.LACTATE] / used, 1e-6);
  }

  @ParameterizedTest
  @EnumSource(
      value = CultureKind.class,
      names = {"CHO"},
      mode = EnumSource.Mode.EXCLUDE)
  void burnsLactateWhenGlucoseComesToItsEnd(CultureKind kind) {
    Culture cells = kind.culture(Donor.NOMINAL, Support.RICH, CultureKind.Start.USUAL);
    cells.arrive(1);
    double[] starved = liquid(1, 0, 4);
    starved[Species.LACTATE] = 10;
    double[] choked = starved.clone();
    choked[Species.OXYGEN] = 0;
    live(cells, starved, 24);
    assertTrue(starved[Species.LACTATE] < 9.9, "lactate of " + starved[Species.LACTATE]);
    assertTrue(starved[Species.LACTATE] > 9, "no more than 10 fmol/h for a cell");
    Culture others = kind.culture(Donor.NOMINAL, Support.RICH, CultureKind.Start.USUAL);
    others.arrive(1);
    live(others, choked, 24);
    assertEquals(10, choked[Species.LACTATE], 1e-6, "not without oxygen");
  }

  @ParameterizedTest
  @EnumSource(CultureKind.class)
  void diesWithoutGlucoseAndWithoutOxygen(CultureKind kind) {
    double[] fed = liquid(0.5, 20, 4);
    double[] starved = liquid(0.5, 0, 4);
    double[] choked = liquid(0.5, 20, 4);
    choked[Species.OXYGEN] = 0;
    for (double[] c : new double[][] {fed, starved, choked}) {
      Culture cells = kind.culture(Donor.NOMINAL, Support.RICH, CultureKind.Start.USUAL);
      cells.arrive(1);
      live(cells, c, 48);
    }
    assertTrue(starved[Species.VIABLE] < 0.7 * fed[Species.VIABLE]);
    assertTrue(choked[Species.VIABLE] < 0.8 * fed[Species.VIABLE]);
  }

  /// A chemostat of the reference set: in the steady state growth is dilution and death, and the
  /// substrate balances hold with the published yields (1.3).
  @Test
  void referenceCellsStandStillInAChemostat() {
    FreeCells cells = new FreeCells(CellLines.CHO);
    cells.environment(36.4, 7.1);
    Liquid vessel = new Liquid();
    vessel.add(liquid(1, 10, 4), 1);
    double[] feed = liquid(0, 25, 5);
    double perHour = 0.02;
    for (int i = 0; i < 3000 / STEP; i++) {
      cells.step(vessel.c, STEP);
      vessel.add(feed, perHour * STEP);
      vessel.draw(perHour * STEP);
      vessel.c[Species.OXYGEN] = 0.15;
    }
    double[] c = vessel.c;
    double l = c[Species.LACTATE] / 45.8;
    double a = c[Species.AMMONIUM] / 6.51;
    double death = 0.004 * l / (1 + l) * a / (1 + a);
    assertEquals(perHour + death, cells.growth(), 1e-4);
    double mu =
        0.039
            * c[Species.GLUCOSE]
            / (1 + c[Species.GLUCOSE])
            * c[Species.GLUTAMINE]
            / (0.047 + c[Species.GLUTAMINE])
            * 43
            / (43 + c[Species.LACTATE])
            * 6.51
            / (6.51 + c[Species.AMMONIUM])
            * 0.15
            / 0.156;
    assertEquals(mu, cells.growth(), 2e-4);
    double uptake =
        (mu / 0.357 + 0.0692 * Math.pow(2, -0.06))
            * c[Species.GLUCOSE]
            / (0.1 + c[Species.GLUCOSE]);
    assertEquals(
        perHour * (25 - c[Species.GLUCOSE]),
        uptake * c[Species.VIABLE],
        0.01 * uptake * c[Species.VIABLE]);
    assertEquals(perHour * c[Species.LACTATE], 0.70 * perHour * (25 - c[Species.GLUCOSE]), 1e-3);
  }

  @Test
  void stromalCellsAttachRestGrowAndFillTheirSurface() {
    AnchoredCells cells = new AnchoredCells(CellLines.MSC, new Support(1, 1, 0), CARRIERS);
    cells.arrive(1);
    double[] c = liquid(0.02, 25, 4);
    live(cells, c, 6);
    assertTrue(cells.attached() > 0.75, () -> "attached " + cells.attached());
    assertTrue(c[Species.VIABLE] < 0.0205, "they rest first");
    live(cells, c, 42);
    double two = c[Species.VIABLE];
    live(cells, c, 24);
    double rate = Math.log(c[Species.VIABLE] / two) / 24;
    // Doubling in 17..32 h [L Higuera].
    assertTrue(rate > Math.log(2) / 32 && rate < Math.log(2) / 17, () -> "rate " + rate);
    for (int i = 0; i < 20; i++) {
      live(cells, c, 12);
      c[Species.GLUCOSE] = 20;
      c[Species.GLUTAMINE] = 3;
      c[Species.LACTATE] = 5;
      c[Species.AMMONIUM] = 0.5;
    }
    assertEquals(0.2, c[Species.VIABLE], 0.02);
    assertTrue(cells.confluence() > 0.85);
    double full = c[Species.VIABLE];
    cells.treat(new Treatment.Carriers(4000));
    for (int i = 0; i < 12; i++) {
      live(cells, c, 12);
      c[Species.GLUCOSE] = 20;
      c[Species.GLUTAMINE] = 3;
      c[Species.LACTATE] = 5;
      c[Species.AMMONIUM] = 0.5;
    }
    assertTrue(c[Species.VIABLE] > 1.7 * full, "they walk over to new carriers");
  }

  @Test
  void roughStirringTearsStromalCellsOff() {
    AnchoredCells calm = new AnchoredCells(CellLines.MSC, new Support(1, 1, 0), CARRIERS);
    AnchoredCells rough = new AnchoredCells(CellLines.MSC, new Support(1, 1, 0), CARRIERS);
    double[] a = liquid(0.02, 25, 4);
    double[] b = liquid(0.02, 25, 4);
    calm.arrive(1);
    rough.arrive(1);
    calm.stress(290, 0.0005, 160);
    rough.stress(290, 0.1, 40);
    live(calm, a, 96);
    live(rough, b, 96);
    assertTrue(calm.attached() > 0.97);
    assertTrue(rough.attached() < 0.9);
    assertTrue(b[Species.VIABLE] < 0.3 * a[Species.VIABLE]);
  }

  @Test
  void aCoreWithoutOxygenBeginsAtThePublishedRadius() {
    // 1.5: 50 amol/cell/s = 0.18 pmol/h at 0.1 mM gives 268 um [C].
    double critical = Aggregates.criticalRadius(0.1, 0.18);
    assertEquals(268e-6, critical, 0.5e-6);
    assertEquals(0, Aggregates.core(critical, critical));
    // The root of 1 - 3 x^2 + 2 x^3 = (critical / radius)^2.
    for (double radius : new double[] {270e-6, 300e-6, 400e-6, 900e-6}) {
      double x = Math.cbrt(Aggregates.core(radius, critical));
      double part = critical / radius;
      assertEquals(part * part, 1 - 3 * x * x + 2 * x * x * x, 1e-9);
    }
    assertTrue(Aggregates.core(400e-6, critical) < Aggregates.core(900e-6, critical));
  }

  @Test
  void aggregatesGrowMergeAndBreak() {
    double[] calmLiquid = liquid(0.5, 17.5, 2.5);
    double[] roughLiquid = liquid(0.5, 17.5, 2.5);
    Aggregates calm = new Aggregates(CellLines.IPSC, Support.RICH, 46.6);
    Aggregates rough = new Aggregates(CellLines.IPSC, Support.RICH, 46.6);
    calm.arrive(1);
    rough.arrive(1);
    calm.stress(290, 0.001, 120);
    rough.stress(290, 0.02, 62);
    double first = calm.aggregates();
    for (int i = 0; i < 4; i++) {
      live(calm, calmLiquid, 24);
      live(rough, roughLiquid, 24);
      for (double[] c : new double[][] {calmLiquid, roughLiquid}) {
        c[Species.GLUCOSE] = 17.5;
        c[Species.GLUTAMINE] = 2.5;
        c[Species.LACTATE] = 3;
        c[Species.AMMONIUM] = 0.5;
      }
    }
    double fold = calmLiquid[Species.VIABLE] / 0.5;
    assertTrue(fold > 6 && fold < 30, () -> "fold " + fold);
    assertTrue(calm.aggregates() < first);
    assertTrue(calm.diameter() > 120 && calm.diameter() < 400, () -> "diameter " + calm.diameter());
    assertTrue(rough.diameter() < calm.diameter());
    assertEquals(12, calm.cellDiameter());
  }

  private static Aggregates stemCells() {
    Aggregates cells = new Aggregates(CellLines.IPSC, CellLines.ISLET, Support.RICH, 46.6);
    cells.arrive(1);
    cells.stress(290, 0.003, 80);
    return cells;
  }

  /// Days in fresh medium, so that nothing but time and what is in it acts.
  private static double[] inFreshMedium(Aggregates cells, double directing, int days) {
    double[] c = liquid(0.5, 17.5, 2.5);
    for (int day = 0; day < days; day++) {
      c[Species.GLUCOSE] = 17.5;
      c[Species.GLUTAMINE] = 2.5;
      c[Species.LACTATE] = 3;
      c[Species.AMMONIUM] = 0.5;
      c[Species.DIRECTING] = directing;
      live(cells, c, 24);
    }
    return c;
  }

  @Test
  void stemCellsStayWhatTheyAreUnlessTheMediumDirectsThem() {
    Aggregates cells = stemCells();
    double[] c = inFreshMedium(cells, 0, 4);
    assertEquals(new Lineage(0, 0, cells.isletEquivalents()), cells.lineage());
    assertTrue(c[Species.VIABLE] > 3, "they grow on: " + c[Species.VIABLE]);
  }

  @Test
  void directedStemCellsCommitWithinDaysMatureWithinWeeksAndGrowNoMore() {
    Aggregates early = stemCells();
    inFreshMedium(early, 1, 3);
    assertTrue(early.lineage().committed() > 0.85, () -> early.lineage().toString());
    assertTrue(early.lineage().matured() < 0.2, () -> early.lineage().toString());
    Aggregates late = stemCells();
    double[] c = inFreshMedium(late, 1, 27);
    assertTrue(late.lineage().matured() > 0.5, () -> late.lineage().toString());
    assertTrue(late.lineage().matured() <= 0.6, () -> late.lineage().toString());
    double before = c[Species.VIABLE];
    live(late, c, 24);
    assertTrue(late.growth() < 1e-3, () -> "growth " + late.growth());
    assertTrue(c[Species.VIABLE] < before, "a slow loss");
    assertTrue(c[Species.VIABLE] / (c[Species.VIABLE] + c[Species.DEAD]) > 0.85);
  }

  @Test
  void whatIsHalfWayLivesByConstantsInBetween() {
    CellLine half = CellLines.IPSC.towards(CellLines.ISLET, 0.5);
    assertEquals(CellLines.IPSC.growth().max() / 2, half.growth().max(), 1e-12);
    assertEquals(0.065, half.turnover().maintenanceGlucose(), 1e-12);
    assertEquals(CellLines.IPSC, CellLines.IPSC.towards(CellLines.ISLET, 0));
    assertEquals(CellLines.ISLET.turnover(), CellLines.IPSC.towards(CellLines.ISLET, 1).turnover());
  }

  @Test
  void isletsDoNotGrowAndAreCountedInEquivalents() {
    Aggregates islets = new Aggregates(CellLines.ISLET, Support.RICH, 150);
    islets.arrive(1);
    double[] c = liquid(0.5, 11, 2);
    double before = islets.isletEquivalents() * 0.5;
    // A sphere of 150 um is one equivalent: 530 cells of this packing.
    assertEquals(1e6 / 530, islets.isletEquivalents(), 5);
    live(islets, c, 72);
    assertEquals(0, islets.growth());
    double left = c[Species.VIABLE] / 0.5;
    assertTrue(left > 0.9 && left < 0.99, () -> "left " + left);
    assertEquals(before * left, islets.isletEquivalents() * c[Species.VIABLE], 0.001 * before);
  }

  @ParameterizedTest(name = "at mu {0} sugar is gone within {1} h")
  @CsvSource({"0.3, 96", "0.5, 60", "0.7, 44"})
  void microbesTakeSugarAndOxygenWithinHours(double mu, double hours) {
    TCells cells = new TCells(Donor.NOMINAL, 72, true);
    Contaminated both = new Contaminated(cells, mu);
    both.arrive(1);
    double[] c = liquid(0.3, 24, 4);
    both.infect(1);
    live(both, c, hours - 36 * 0.5 / mu);
    double early = both.oxygenDemand();
    assertTrue(c[Species.GLUCOSE] > 15, "nobody sees anything at first");
    live(both, c, 36 * 0.5 / mu);
    assertTrue(c[Species.GLUCOSE] < 0.5, () -> "glucose " + c[Species.GLUCOSE]);
    assertTrue(c[Species.LACTATE] > 8);
    assertTrue(both.biomass() > 0.5);
    assertTrue(early < 1 && both.growth() < 0.02);
  }

  @Test
  void aCapacitanceProbeSeesVolumeAndNotTheDead() {
    // 2.6: 0.589 pF/cm per 1e6/mL at 5 um radius [C]; the signal goes with the fourth power.
    assertEquals(0.589, Capacitance.of(1, 10), 0.0005);
    assertEquals(16, Capacitance.of(1, 20) / Capacitance.of(1, 10), 1e-9);
    assertEquals(0, Capacitance.of(0, 10));
    double fc = Capacitance.characteristic(10);
    assertTrue(fc > 0.5 && fc < 3, () -> "fc " + fc + " MHz");
    assertEquals(0.5, Capacitance.at(fc, 1, 10) / Capacitance.of(1, 10), 1e-12);
  }
}
