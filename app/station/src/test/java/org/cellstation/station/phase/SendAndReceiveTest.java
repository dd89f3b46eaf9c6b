package org.cellstation.station.phase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Map;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.recipes.engine.EquipmentPhase;
import org.cellstation.recipes.engine.EquipmentPhase.Progress;
import org.cellstation.recipes.model.PhaseType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Both ends of a transfer between two units on paper.
@Tag("F-12")
final class SendAndReceiveTest {
  private static final Instant ANY = Instant.EPOCH;
  private static final EquipmentPhase IDLE = now -> Progress.DONE;

  private final PaperBag seed = new PaperBag("BR-1");
  private final PaperBag production = new PaperBag("BR-2");
  private EquipmentPhase send = IDLE;
  private EquipmentPhase receive = IDLE;
  private Progress sent = Progress.CONTINUES;
  private Progress received = Progress.CONTINUES;

  /// Of what the pump moves, lost on the way.
  private double leak;

  private boolean looksAfterIt = true;

  @BeforeEach
  void two() {
    seed.grams = 500;
    seed.cells = true;
    production.grams = 300;
    begin();
  }

  /// Fresh executions, as in the first life of the program or in a later one.
  private void begin() {
    var link = new TransferLink("BR-1", "BR-2");
    send = seed.phase(PhaseType.SEND, Map.of("volume", 200.0, "flow", 60.0), link);
    receive = production.phase(PhaseType.RECEIVE, Map.of("volume", 200.0, "tolerance", 10.0), link);
    sent = Progress.CONTINUES;
    received = Progress.CONTINUES;
  }

  private void run(int seconds) {
    for (int i = 0; i < seconds; i++) {
      double before = seed.grams;
      boolean sending = sent instanceof Progress.Continues;
      Progress out = seed.scan(sending ? send : IDLE);
      sent = sending ? out : sent;
      production.grams += (before - seed.grams) * (1 - leak);
      boolean receiving = looksAfterIt && received instanceof Progress.Continues;
      Progress in = production.scan(receiving ? receive : IDLE);
      received = receiving ? in : received;
    }
  }

  private String failed() {
    assertEquals(0, seed.pump("harvest"), "the pump stands");
    return assertInstanceOf(Progress.Failed.class, sent).reason();
  }

  private String waits() {
    assertEquals(0, seed.pump("harvest"), "the pump stands");
    return assertInstanceOf(Progress.Continues.class, sent).waitingFor();
  }

  /// Somebody has looked and goes on.
  private void restart() {
    send.holding(ANY);
    receive.holding(ANY);
    send.restarting(ANY);
    receive.restarting(ANY);
    sent = Progress.CONTINUES;
    received = Progress.CONTINUES;
  }

  @Test
  void theReceiverEndsByItsWeightAndTheSenderSeesItsLoss() {
    run(600);
    assertEquals(Progress.DONE, sent);
    assertEquals(Progress.DONE, received);
    assertEquals(500, production.grams, 3);
    assertEquals(300, seed.grams, 3);
    assertEquals(200, production.cameIn, 3, "the balance of its content knows");
    assertTrue(production.cells, "cells came with it");
  }

  @Test
  void withoutCellsNoCultureBegins() {
    seed.cells = false;
    run(600);
    assertEquals(Progress.DONE, received);
    assertTrue(!production.cells, "medium is no culture");
  }

  @Test
  void nothingIsPumpedBeforeTheOtherUnitLooksAtItsWeight() {
    looksAfterIt = false;
    run(300);
    assertEquals("BR-2 to receive", waits());
    assertEquals(500, seed.grams);
    looksAfterIt = true;
    run(30);
    assertEquals("the weight of BR-2 to settle", waits());
  }

  @Test
  void whoStopsToReceiveStopsThePump() {
    run(180);
    double moved = 500 - seed.grams;
    assertTrue(moved > 50 && moved < 150, "in the middle: " + moved);
    looksAfterIt = false;
    run(3);
    assertTrue(waits().startsWith("BR-2 to receive: it does not look at its weight;"), waits());
    run(120);
    assertEquals(moved, 500 - seed.grams, 4);
    looksAfterIt = true;
    receive.restarting(ANY);
    run(600);
    assertEquals(Progress.DONE, sent);
    assertEquals(500, production.grams, 3, "the rest, not all of it again");
  }

  @Test
  void aLostWeightOfEitherStopsThePump() {
    run(120);
    production.lose("weight", Cause.NO_REPLY);
    run(3);
    assertTrue(waits().startsWith("BR-2: weight "), waits());
    run(60);
    production.find("weight");
    run(3);
    assertEquals("the weight of BR-2 to settle", waits());
    run(60);
    assertTrue(seed.pump("harvest") > 0);
    seed.lose("weight", Cause.STALE);
    run(2);
    assertTrue(waits().startsWith("weight "), waits());
  }

  @Test
  void whatIsLostOnTheWayHoldsBothAndIsAcceptedByThePersonWhoGoesOn() {
    leak = 0.3;
    run(600);
    assertTrue(failed().startsWith("BR-1 has lost "), failed());
    assertTrue(failed().contains("but BR-2 has gained "), failed());
    double lost = 500 - production.grams - (seed.grams - 300);
    assertTrue(lost > 9 && lost < 25, "seen early: " + lost);
    leak = 0;
    restart();
    run(900);
    assertEquals(Progress.DONE, sent);
    assertEquals(Progress.DONE, received);
    assertEquals(500, production.grams, 5, "the receiver gets what it is to get");
  }

  @Test
  void aBlockedLineIsSeenBeforeAllOfItShouldHaveCome() {
    run(120);
    seed.tubingBlocked = true;
    run(120);
    assertTrue(failed().contains("the line is blocked"), failed());
    seed.tubingBlocked = false;
    restart();
    run(600);
    assertEquals(Progress.DONE, received);
    assertEquals(500, production.grams, 3);
  }

  @Test
  void aPumpThatDoesNotRunIsSaid() {
    seed.pumpsStandStill = true;
    run(240);
    assertTrue(failed().contains("check that the pump runs"), failed());
  }

  @Test
  void whatDoesNotFitIsNotBegun() {
    production.grams = 1_350;
    run(300);
    assertTrue(failed().startsWith("BR-2 holds 1350 g and takes up to 1500 g"), failed());
    assertEquals(500, seed.grams);
    production.grams = 1_000;
    restart();
    run(180);
    production.grams = 1_600;
    run(60);
    assertTrue(failed().contains("BR-2"), failed());
  }

  @Test
  void aSenderWithTooLittleIsRefusedAndAnEmptyOneIsNoticed() {
    seed.grams = 150;
    run(300);
    assertTrue(failed().startsWith("BR-1 holds 150 g, which is less than the 200 mL"), failed());
    seed.grams = 210;
    restart();
    run(225);
    // Its balance hangs on something: it holds less than it shows.
    seed.tubingBlocked = true;
    run(200);
    assertTrue(failed().startsWith("BR-1 is empty: "), failed());
  }

  @Test
  void volumesThatDoNotFitAreSaid() {
    var link = new TransferLink("BR-1", "BR-2");
    send = seed.phase(PhaseType.SEND, Map.of("volume", 100.0, "flow", 60.0), link);
    receive = production.phase(PhaseType.RECEIVE, Map.of("volume", 200.0), link);
    run(300);
    assertTrue(failed().contains("the recipe does not fit"), failed());
  }

  @Test
  @Tag("F-14")
  void aTransferThatWasInterruptedGoesOnWithTheRest() {
    run(180);
    double moved = 500 - seed.grams;
    begin();
    // The pump went on alone for a while.
    seed.grams -= 20;
    production.grams += 20;
    run(900);
    assertEquals(Progress.DONE, sent);
    assertTrue(moved > 50, "in the middle: " + moved);
    assertEquals(500, production.grams, 3, "nothing is moved twice");
  }

  @Test
  @Tag("F-14")
  void whicheverOfTheTwoWasDoneWhenTheProgramWasLostTheOtherEndsToo() {
    run(600);
    begin();
    sent = Progress.DONE;
    run(120);
    assertEquals(Progress.DONE, received);
    begin();
    received = Progress.DONE;
    run(120);
    assertEquals(Progress.DONE, sent);
    assertEquals(500, production.grams, 3);
  }

  @Test
  void aSecondRoundMovesAsMuchAgain() {
    var link = new TransferLink("BR-1", "BR-2");
    for (int round = 1; round <= 2; round++) {
      PaperBag from = new PaperBag("BR-1");
      from.grams = seed.grams;
      PaperBag to = new PaperBag("BR-2");
      to.grams = production.grams;
      send = from.phase(PhaseType.SEND, Map.of("volume", 200.0, "flow", 60.0), link);
      receive = to.phase(PhaseType.RECEIVE, Map.of("volume", 200.0), link);
      Progress out = Progress.CONTINUES;
      Progress in = Progress.CONTINUES;
      for (int i = 0; i < 600; i++) {
        double before = from.grams;
        out = out instanceof Progress.Continues ? from.scan(send) : out;
        to.grams += before - from.grams;
        in = in instanceof Progress.Continues ? to.scan(receive) : in;
      }
      assertEquals(Progress.DONE, out, "round " + round);
      assertEquals(Progress.DONE, in, "round " + round);
      seed.grams = from.grams;
      production.grams = to.grams;
    }
    assertEquals(700, production.grams, 6);
  }
}
