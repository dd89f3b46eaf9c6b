package org.cellstation.simulator.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.cellstation.simulator.culture.CultureKind;
import org.cellstation.simulator.culture.CultureMedia;
import org.cellstation.simulator.culture.Donor;
import org.cellstation.simulator.vessel.Vessels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Protocols with an ideal hand on the vessel, and what is measured on them.
final class RunTest {
  /// Oxygen 0.1 mM is 53.5 % of air saturation here.
  private static final Stage HELD =
      new Stage(1, 37, 53.5, 1, 0.2, 7.2, 0.05, 0, 1, Optional.empty());

  private static Protocol tCells(Stage stage, double hours, Action... actions) {
    return new Protocol(
        "T",
        "T cells",
        "here",
        CultureKind.T_CELLS,
        CultureKind.Start.USUAL,
        CultureMedia.PERFUSION,
        stage,
        0.258,
        0.95,
        0.5,
        0.3,
        Double.NaN,
        hours,
        List.of(actions),
        List.of());
  }

  private static Measure measure(Quantity quantity, double from, double to) {
    return new Measure("m", quantity, from, to, 2, "", 1, 1, new Tolerance.Within(1), "L");
  }

  private static double of(Protocol protocol, Quantity quantity, double from, double to) {
    return Run.of(protocol, Donor.NOMINAL).of(measure(quantity, from, to));
  }

  private static Protocol golden() {
    return tCells(
        HELD,
        168,
        new Action.Perfuse(48, 0.5),
        new Action.Perfuse(96, 1),
        new Action.Perfuse(120, 2));
  }

  /// The golden run of process.md 1.2 through a protocol; death by lack of oxygen, which the golden
  /// run leaves out, takes 1.5e-4 1/h here.
  @ParameterizedTest(name = "{0} at {1} h is {2}")
  @CsvSource({
    "VIABLE_DENSITY, 96, 8.998, 0.02",
    "VIABLE_DENSITY, 168, 32.67, 0.03",
    "VIABILITY, 168, 91.5, 0.005",
    "GLUCOSE, 144, 7.39, 0.02",
    "LACTATE, 168, 35.63, 0.01",
    "AMMONIUM, 168, 2.90, 0.01",
    "FOLD, 168, 126.6, 0.03",
    "MEDIUM, 168, 6, 0.001",
  })
  void repeatsTheGoldenRun(Quantity quantity, double at, double value, double part) {
    assertEquals(value, of(golden(), quantity, 0, at), part * value);
  }

  @Test
  void measuresRatesUptakesAndTimes() {
    Protocol golden = golden();
    double mean = of(golden, Quantity.GROWTH, 24, 72);
    assertEquals(Math.log(3.555 / 0.384) / 48, mean, 0.0006);
    assertTrue(of(golden, Quantity.PEAK_GROWTH, 0, 168) >= mean);
    assertEquals(1.75, of(golden, Quantity.LACTATE_PER_GLUCOSE, 0, 168), 1e-6);
    assertEquals(0, of(golden, Quantity.IMBALANCE, 0, 168), 1e-6);
    double uptake = of(golden, Quantity.GLUCOSE_UPTAKE, 0, 168);
    assertTrue(uptake > 1.4 && uptake < 2.6, () -> "1.2: 1.4..2.6 pmol/cell/day, not " + uptake);
    double hours = of(golden, Quantity.HOURS_TO, 0, 168);
    assertTrue(hours > 48 && hours < 72);
    assertTrue(of(golden, Quantity.LEAST_GLUCOSE, 0, 168) < 3.8);
    assertTrue(of(golden, Quantity.MOST_LACTATE, 0, 168) > 35);
  }

  @Test
  void perfusionInProportionToCellsIsKeptToItsBounds() {
    Protocol run = tCells(HELD, 168, new Action.PerfuseByCells(48, 200, 0.5, 2));
    double day3 = of(run, Quantity.MEDIUM, 48, 60);
    assertEquals(0.25, day3, 0.001, "half a volume a day at first");
    assertEquals(1, of(run, Quantity.MEDIUM, 156, 168), 0.01, "two at the end");
  }

  @Test
  void feedsDilutesAndExchanges() {
    Protocol fed = tCells(HELD, 96, new Action.Feed(72, 0.25, CultureMedia.PERFUSION, false));
    assertEquals(
        of(tCells(HELD, 96), Quantity.VIABLE_CELLS, 0, 72),
        of(fed, Quantity.VIABLE_CELLS, 0, 72),
        1e-9);
    assertEquals(
        0.8,
        of(fed, Quantity.VIABLE_DENSITY, 0, 72)
            / of(tCells(HELD, 96), Quantity.VIABLE_DENSITY, 0, 72),
        1e-9);
    Protocol exchanged = tCells(HELD, 96, new Action.Feed(72, 0.5, CultureMedia.PERFUSION, true));
    assertEquals(
        of(tCells(HELD, 96), Quantity.VIABLE_DENSITY, 0, 72),
        of(exchanged, Quantity.VIABLE_DENSITY, 0, 72),
        1e-9);
    assertTrue(of(exchanged, Quantity.LACTATE, 0, 72) < 6);
    Protocol diluted = tCells(HELD, 96, new Action.Dilute(72, 0.5));
    assertEquals(0.5, of(diluted, Quantity.VIABLE_DENSITY, 0, 72), 1e-9);
    assertTrue(
        of(diluted, Quantity.VIABLE_CELLS, 0, 96)
            > of(tCells(HELD, 96), Quantity.VIABLE_CELLS, 0, 96));
  }

  @Test
  void whereNothingIsHeldTransferAndLactateDecide() {
    Stage poor = new Stage(1, 37, Double.NaN, 0.2, 0.2, Double.NaN, 0.05, 0, 1, Optional.empty());
    Stage good = new Stage(1, 37, Double.NaN, 20, 0.2, Double.NaN, 0.12, 0, 1, Optional.empty());
    double choked = of(tCells(poor, 120), Quantity.VIABLE_DENSITY, 0, 120);
    double free = of(tCells(good, 120), Quantity.VIABLE_DENSITY, 0, 120);
    assertTrue(choked < 0.8 * free, () -> choked + " and " + free);
  }

  private static Stage fibres(double percent) {
    return new Stage(
        0.52,
        37,
        percent,
        1,
        0.2,
        7.2,
        0.05,
        0,
        1,
        Optional.of(new Stage.Housing(Vessels.hollowFibre(), 250, 0)));
  }

  /// 0.18 L with the cells, 0.34 L of medium around them, of which they live all the same.
  @Test
  void cellsInFibresLiveOnTheMediumAroundThem() {
    Protocol run = tCells(fibres(50), 96).withWaste(0, 0);
    double cells = of(run, Quantity.VIABLE_CELLS, 0, 96);
    assertEquals(0.18, cells / of(run, Quantity.VIABLE_DENSITY, 0, 96), 1e-9, "L");
    // As many cells in 0.52 L of one liquid.
    Stage mixed = new Stage(0.52, 37, 50, 1, 0.2, 7.2, 0.05, 0, 1, Optional.empty());
    Protocol other =
        new Protocol(
            "T",
            run.what(),
            run.source(),
            run.culture(),
            run.start(),
            run.medium(),
            mixed,
            run.density() * 0.18 / 0.52,
            run.viability(),
            run.lactate(),
            run.ammonium(),
            run.stimulatedBefore(),
            run.hours(),
            run.actions(),
            List.of());
    assertEquals(of(other, Quantity.VIABLE_CELLS, 0, 96), cells, 0.02 * cells);
    double lactate = of(run, Quantity.LACTATE, 0, 96);
    assertEquals(of(other, Quantity.LACTATE, 0, 96), lactate, 0.05 * lactate);
    assertTrue(lactate > 1);
  }

  @Test
  void whatIsFedToFibresDrivesAsMuchOutAndNothingIsLost() {
    Protocol run =
        tCells(
            fibres(50),
            120,
            new Action.Perfuse(24, 1),
            new Action.Feed(72, 0.5, CultureMedia.PERFUSION, false));
    assertEquals(0, of(run, Quantity.IMBALANCE, 0, 120), 1e-6);
    assertEquals(0.52 * (4 + 0.5), of(run, Quantity.MEDIUM, 0, 120), 0.01);
    assertTrue(
        of(run, Quantity.LACTATE, 0, 120) < of(tCells(fibres(50), 120), Quantity.LACTATE, 0, 120));
  }

  @Test
  void manyCellsInFibresTakeAllOxygenThatTheAirBrings() {
    Protocol air = tCells(fibres(Double.NaN), 168, new Action.PerfuseByCells(0, 200, 0.5, 5));
    double first = of(air, Quantity.OXYGEN, 0, 12);
    double last = of(air, Quantity.OXYGEN, 0, 168);
    assertEquals(5.7, first, 0.3, "mg/L in medium under 20 % of oxygen");
    assertTrue(last < 0.8 * first, () -> first + " and " + last);
  }

  private static Stage tank(double percent, double turns, double sparge) {
    return new Stage(
        2,
        37,
        percent,
        1,
        0.2,
        7.2,
        0.05,
        0,
        1,
        Optional.of(new Stage.Housing(Vessels.stirredTank(2), turns, sparge)));
  }

  /// Thirty million cells want 0.6 mM/h: more than the surface of 2 L brings even with pure oxygen.
  @Test
  void noHandHoldsMoreOxygenThanTheVesselBrings() {
    Aerated surface = new Aerated(tank(50, 20, 0));
    Aerated bubbles = new Aerated(tank(50, 150, 100));
    Aerated gas = new Aerated(tank(Double.NaN, 150, 100));
    for (Aerated vessel : List.of(surface, bubbles, gas)) {
      vessel.refresh(2, 30);
    }
    assertEquals(0.5 * bubbles.full(), bubbles.oxygen(0.6, 0.006), 1e-12);
    assertTrue(surface.oxygen(0.6, 0.006) < 0.3 * surface.full());
    assertTrue(gas.oxygen(0.6, 0.006) < 0.5 * gas.full(), "air alone");
    assertEquals(0.97 * gas.full(), gas.oxygen(0, 0.006), 0.03 * gas.full());
    assertTrue(bubbles.kolmogorov() < surface.kolmogorov());
  }

  @Test
  void aTankThatTearsCellsApartIsNoPlaceToGrow() {
    double calm = of(tCells(tank(50, 80, 20), 96), Quantity.VIABLE_CELLS, 0, 96);
    double rough = of(tCells(tank(50, 900, 20), 96), Quantity.VIABLE_CELLS, 0, 96);
    assertTrue(rough < 0.3 * calm, () -> rough + " and " + calm);
  }

  @Test
  void leakyFiltersLoseCells() {
    Stage leaky = new Stage(1, 37, 53.5, 1, 0.2, 7.2, 0.05, 0, 0.9, Optional.empty());
    double kept = of(golden(), Quantity.VIABLE_CELLS, 0, 168);
    Protocol lost =
        tCells(
            leaky,
            168,
            new Action.Perfuse(48, 0.5),
            new Action.Perfuse(96, 1),
            new Action.Perfuse(120, 2));
    assertTrue(of(lost, Quantity.VIABLE_CELLS, 0, 168) < 0.9 * kept);
  }

  @Test
  void donorsAreTheSamePeopleInEveryRunAndTheSameEveryTime() {
    Measure fold = measure(Quantity.FOLD, 0, 96);
    Measure against =
        new Measure("r", Quantity.FOLD, 0, 96, 0, "T", 1, 1, new Tolerance.Between(1, 1), "C");
    Protocol run = tCells(HELD, 96);
    Protocol both =
        new Protocol(
            "T",
            run.what(),
            run.source(),
            run.culture(),
            run.start(),
            run.medium(),
            run.stage(),
            run.density(),
            run.viability(),
            run.lactate(),
            run.ammonium(),
            run.stimulatedBefore(),
            run.hours(),
            run.actions(),
            List.of(fold, against));
    List<Validation.Finding> findings = Validation.of(List.of(both), 8, 1);
    assertEquals(findings, Validation.of(List.of(both), 8, 1));
    assertEquals(1, findings.get(1).mean());
    assertEquals(0, findings.get(1).spread());
    assertTrue(findings.get(1).within());
    assertTrue(findings.get(0).spread() > 1);
  }

  @ParameterizedTest(name = "{0} of {1} is written {2}")
  @CsvSource({"0.25, +-25 %, 1.2, 0.74", "0.1, +-10 %, 1.09, 1.11"})
  void tolerancesArePartsOfThePublishedValue(double part, String text, double in, double out) {
    Tolerance tolerance = new Tolerance.Within(part);
    assertEquals(text, tolerance.text());
    assertTrue(tolerance.accepts(in, 1));
    assertEquals(false, tolerance.accepts(out, 1));
  }

  @Test
  void boundsAreBounds() {
    assertTrue(new Tolerance.AtLeast(3).accepts(3, Double.NaN));
    assertEquals(false, new Tolerance.AtLeast(3).accepts(2.99, Double.NaN));
    assertEquals(false, new Tolerance.AtMost(3).accepts(Double.NaN, Double.NaN));
    assertEquals("3.5..5.5", new Tolerance.Between(3.5, 5.5).text());
    assertEquals(false, new Tolerance.Between(3.5, 5.5).accepts(5.6, 4.5));
  }

  /// What never comes is no time, least of all the length of the run.
  @Test
  void cellsThatAreNeverReachedAreARowMissedByEveryDonor() {
    var reach =
        new Measure("h", Quantity.HOURS_TO, 0, 96, 500, "", 96, 0, new Tolerance.Within(0.2), "L");
    var early =
        new Measure("e", Quantity.HOURS_TO, 0, 24, 2, "", 24, 0, new Tolerance.AtLeast(0), "L");
    var late =
        new Measure("l", Quantity.HOURS_TO, 0, 96, 2, "", 70, 0, new Tolerance.AtLeast(0), "L");
    Protocol plain = tCells(HELD, 96);
    Protocol run =
        new Protocol(
            plain.id(),
            plain.what(),
            plain.source(),
            plain.culture(),
            plain.start(),
            plain.medium(),
            plain.stage(),
            plain.density(),
            plain.viability(),
            plain.lactate(),
            plain.ammonium(),
            plain.stimulatedBefore(),
            plain.hours(),
            plain.actions(),
            List.of(reach, early, late));
    List<Validation.Finding> findings = Validation.of(List.of(run), 6, 1);
    assertTrue(Double.isNaN(findings.get(0).mean()));
    assertEquals(6, findings.get(0).missing());
    assertFalse(findings.get(0).within());
    assertEquals(6, findings.get(1).missing(), "not within the first day");
    assertEquals(0, findings.get(2).missing());
    assertTrue(findings.get(2).within() && findings.get(2).mean() < 90);
  }
}
