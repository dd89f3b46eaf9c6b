package org.cellstation.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cellstation.simulator.culture.CultureKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an operator connects acts when it flows, and not before.
final class ConnectionsTest {
  private static final int INOCULUM = 3;
  private static final int FEED = 1;
  private static final int HOUR = 3600;

  private final Skid skid = new Skid(SkidSettings.nominal());
  private final Operator operator = new Operator(skid);

  private void bring(int channel, double millilitres) {
    operator.pump(channel, 10);
    operator.run(Math.round(6 * millilitres), true);
    operator.pump(channel, 0);
  }

  @Test
  void cellsRestUntilTheReagentThatWasSetOutHasCome() {
    skid.connect("activation reagent");
    skid.connect("vector");
    operator.fillAndInoculate();
    operator.run(600, true);
    double seeded = skid.truth().viable();
    assertEquals(0.258, seeded, 0.01, "what came are the cells");
    operator.run(36 * HOUR, true);
    double rested = skid.truth().viable();
    assertTrue(rested < seeded, "nobody stimulated them: " + rested);
    skid.connect("activation reagent");
    operator.run(HOUR, true);
    assertTrue(skid.truth().growthPerHour() < 1e-4, "it hangs on its line");
    bring(INOCULUM, 10);
    assertTrue(skid.truth().viable() < rested, "no cells came with it");
    operator.run(36 * HOUR, true);
    assertTrue(skid.truth().growthPerHour() > 0.03, "growth " + skid.truth().growthPerHour());
  }

  @Test
  void aVectorThatComesToActivatedCellsShowsADayLater() {
    operator.fillAndInoculate();
    operator.run(24 * HOUR, true);
    skid.connect("vector");
    double before = skid.truth().viable() * skid.truth().millilitres();
    assertEquals(0, skid.truth().transduced());
    bring(INOCULUM, 20);
    double after = skid.truth().viable() * skid.truth().millilitres();
    assertEquals(before, after, 0.01 * before, "no cells came with it");
    operator.run(24 * HOUR, true);
    double day = skid.truth().transduced();
    assertTrue(day > 10 && day < 40, "CAR+ " + day);
    assertEquals(day, skid.sample().carrying(), 12);
    operator.run(72 * HOUR, true);
    double later = skid.truth().transduced();
    assertTrue(later > day && later < 60, "CAR+ " + later);
  }

  /// Half a millilitre more or less of a pump, or a pause in it, makes no second transfer.
  @Test
  void aVectorDoesTheSameInOnePartAndInTwo() {
    Skid other = new Skid(SkidSettings.nominal());
    Operator second = new Operator(other);
    for (Operator each : new Operator[] {operator, second}) {
      each.fillAndInoculate();
      each.run(20 * HOUR, true);
    }
    skid.connect("vector");
    other.connect("vector");
    bring(INOCULUM, 20);
    operator.run(600, true);
    second.pump(INOCULUM, 10);
    second.run(60, true);
    second.pump(INOCULUM, 0);
    second.run(600, true);
    second.pump(INOCULUM, 10);
    second.run(60, true);
    second.pump(INOCULUM, 0);
    operator.run(24 * HOUR, true);
    second.run(24 * HOUR, true);
    assertEquals(skid.truth().transduced(), other.truth().transduced(), 1);
  }

  @Test
  void whatHangsOnTheLineAgainAreCells() {
    operator.fillAndInoculate();
    operator.run(600, true);
    skid.connect("vector");
    skid.connect("cell bag");
    double before = skid.truth().viable() * skid.truth().millilitres();
    bring(INOCULUM, 20);
    operator.run(600, true);
    double after = skid.truth().viable() * skid.truth().millilitres();
    assertEquals(before + 2.58 * 20, after, 2);
    assertEquals(0, skid.truth().transduced());
  }

  @ParameterizedTest
  @CsvSource({
    "alpha-mem medium, 5.6",
    "medium dmem, 25",
    "aim-v, 17.5",
    "medium, 24",
    "medium of stage 3, 17.5",
    "wash buffer, 24",
    "no such medium, 24"
  })
  void aBagOnTheFeedLineIsTheMediumThatItsLabelNames(String label, double glucose) {
    skid.connect(label);
    operator.rock(15);
    bring(FEED, 500);
    operator.run(600, false);
    assertEquals(glucose, skid.truth().glucose(), 0.05);
  }

  /// Without IL-2 the same activation is gone sooner.
  @Test
  void aMediumActsByWhatIsInItBesideNutrients() {
    Skid poor = new Skid(SkidSettings.nominal());
    Operator feeding = new Operator(poor);
    poor.connect("dmem medium");
    feeding.fillAndInoculate();
    operator.fillAndInoculate();
    feeding.run(60 * HOUR, true);
    operator.run(60 * HOUR, true);
    assertTrue(
        poor.truth().viable() < 0.8 * skid.truth().viable(),
        poor.truth().viable() + " against " + skid.truth().viable());
  }

  @Test
  void everyCultureStandsInItsOwnMediumOnTheSkid() {
    for (CultureKind kind : CultureKind.values()) {
      Skid own = new Skid(SkidSettings.nominal().withCulture(kind));
      Operator filling = new Operator(own);
      filling.fillAndInoculate();
      double bottled = kind.medium().composition().glucose();
      assertEquals(bottled, own.truth().glucose(), 0.1, kind.text());
    }
  }

  @Test
  void strangersToGenesAndToSurfacesSaySo() {
    Skid stromal = new Skid(SkidSettings.nominal().withCulture(CultureKind.MSC));
    Operator seeding = new Operator(stromal);
    seeding.fillAndInoculate();
    seeding.run(24 * HOUR, true);
    assertTrue(Double.isNaN(stromal.truth().transduced()));
    assertTrue(Double.isNaN(stromal.sample().carrying()));
    assertTrue(stromal.sample().free() < 40, "free " + stromal.sample().free());
    operator.fillAndInoculate();
    assertTrue(Double.isNaN(skid.sample().free()));
  }
}
