package org.cellstation.console.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.cellstation.station.control.LoopMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {
  @ParameterizedTest
  @CsvSource({
    "PT0S, 0 s",
    "PT59S, 59 s",
    "PT12M, 12 min",
    "PT2H, 2 h",
    "PT3H5M, 3 h 5 min",
    "PT52H, 2 d 4 h",
    "PT96H, 4 d",
    "PT-5S, 0 s"
  })
  void saysDurationsAsPeopleDo(Duration duration, String words) {
    assertEquals(words, Wording.duration(duration));
  }

  @ParameterizedTest
  @CsvSource({"PT0S, 'Day 1, 00:00'", "PT23H59M, 'Day 1, 23:59'", "PT50H3M, 'Day 3, 02:03'"})
  void countsCultureDaysFromOne(Duration age, String words) {
    assertEquals(words, Wording.day(age));
  }

  @ParameterizedTest
  @CsvSource({"36.987, 2, 36.99", "-0.001, 1, 0.0", "NaN, 1, ---", "1012.4, 0, 1012"})
  void writesNumbersWithTheDecimalsAPersonNeeds(double value, int decimals, String text) {
    assertEquals(text, Wording.number(value, decimals));
  }

  @ParameterizedTest
  @CsvSource({"NoReply, no reply", "LinkLost, link lost", "DamagedReply, damaged reply"})
  void takesKindsOfTroubleApart(String kind, String words) {
    assertEquals(words, Wording.kind(kind));
  }

  @Test
  void aNoteBesideItsModeDoesNotSayTheModeAgain() {
    assertEquals(
        "the output stays where it was",
        Wording.beside(LoopMode.OUT_OF_SERVICE, "out of service: the output stays where it was"));
    assertEquals("holding: pH bad", Wording.beside(LoopMode.AUTO, "holding: pH bad"));
  }
}
