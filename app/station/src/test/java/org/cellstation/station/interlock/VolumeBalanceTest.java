package org.cellstation.station.interlock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Reading;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VolumeBalanceTest {
  private final Map<String, Reading> readings = new HashMap<>();
  private final VolumeBalance balance =
      new VolumeBalance(
          VolumeBalance.Settings.STANDARD,
          List.of("feed flow", "inoculum flow"),
          List.of("permeate flow", "harvest flow"));
  private double ordered = Double.NaN;

  @BeforeEach
  void standing() {
    for (String each :
        List.of("feed flow", "inoculum flow", "permeate flow", "harvest flow", "weight")) {
      reads(each, 0);
    }
  }

  private void reads(String variable, double value) {
    readings.put(variable, Reading.good(value, "", Instant.EPOCH, variable));
  }

  private void loses(String variable) {
    readings.put(variable, Reading.bad(Cause.NO_REPLY, "", Instant.EPOCH, variable));
  }

  private void minutes(int minutes) {
    for (int i = 0; i < minutes * 60; i++) {
      balance.scan(this::reading, output -> ordered, 1);
    }
  }

  private Reading reading(String variable) {
    return Objects.requireNonNull(readings.get(variable), variable);
  }

  @Test
  void knowsNothingBeforeItWasTold() {
    minutes(5);
    assertFalse(balance.known());
    assertTrue(Double.isNaN(balance.upper()));
  }

  @Test
  void countsWhatGoesInAndOutWhileTheWeightIsLost() {
    balance.anchor(500);
    loses("weight");
    reads("feed flow", 10);
    reads("inoculum flow", 2);
    reads("permeate flow", 4);
    reads("harvest flow", 3);
    minutes(60);
    assertEquals(500 + 300, balance.grams(), 0.2);
    assertEquals(800 + 0.05 * 19 * 60, balance.upper(), 0.2, "as far as pumps err");
  }

  @Test
  void aPumpThatDoesNotAnswerCountsAsOrderedWhenItFillsAndNotWhenItDraws() {
    balance.anchor(500);
    loses("weight");
    loses("feed flow");
    loses("permeate flow");
    ordered = 10;
    minutes(10);
    assertEquals(500 + 100, balance.grams(), 0.1);
    ordered = Double.NaN;
    minutes(10);
    assertEquals(600, balance.grams(), 0.1, "nothing was ordered");
  }

  /// The pump delivers 3 % more than it says; the weight keeps the balance right all the while.
  @Test
  void followsTheWeightAsFarAsPumpsErr() {
    balance.anchor(0);
    reads("feed flow", 90);
    for (int second = 1; second <= 15 * 60; second++) {
      reads("weight", second * 1.5 * 1.03);
      balance.scan(this::reading, output -> ordered, 1);
      assertEquals(second * 1.5 * 1.03, balance.grams(), 0.1);
    }
    assertEquals(balance.grams(), balance.upper());
  }

  /// 90 mL/min into a bag of 1500 g with the balance stuck at 0.
  @Test
  void aStuckWeightDoesNotHideAFillingBag() {
    balance.anchor(0);
    reads("feed flow", 90);
    minutes(18);
    assertTrue(balance.upper() > 1530, "only " + balance.upper());
    balance.anchor(0);
    reads("feed flow", 1.4);
    minutes(24 * 60);
    assertTrue(balance.upper() > 1530, "feed at a perfusion's rate: only " + balance.upper());
  }

  @Test
  void forgivesAPersonWhoTakesSomethingOut() {
    balance.anchor(1000);
    reads("weight", 970);
    minutes(150);
    assertEquals(970, balance.grams(), 1);
  }

  @Test
  void evaporationIsAllowedFor() {
    balance.anchor(1000);
    loses("weight");
    minutes(1440);
    assertEquals(997.5, balance.grams(), 0.01);
  }

  @Test
  void neverBecomesNegativeAndTakesUpWhatWasKnown() {
    balance.adopt(10, 25);
    assertEquals(35, balance.upper());
    loses("weight");
    reads("harvest flow", 100);
    minutes(5);
    assertEquals(0, balance.grams());
  }
}
