package org.cellstation.station.interruption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ResumeRuleTest {
  @ParameterizedTest
  @CsvSource({
    "5, 150, true, '', '', true, the recipe allows 00:05:00",
    "5, 300, true, '', '', true, nobody looked for 00:05:00",
    "5, 301, true, '', '', false, nobody looked for 00:05:01",
    "0, 10, true, '', '', false, does not let it go on by itself",
    "5, 10, false, '', '', false, was not running",
    "5, 10, true, pH is not good, '', false, pH is not good",
    "5, 10, true, '', bag is full, false, bag is full",
  })
  @Tag("F-14")
  void goesOnByItselfOnlyWhenNothingSpeaksAgainstIt(
      long minutes,
      long away,
      boolean running,
      String concern,
      String obstacle,
      boolean byItself,
      String why) {
    ResumeRule.Decision decision =
        ResumeRule.decide(
            minutes == 0 ? null : Duration.ofMinutes(minutes),
            Duration.ofSeconds(away),
            running,
            concern.isEmpty() ? List.of() : List.of(concern),
            obstacle.isEmpty() ? Optional.empty() : Optional.of(obstacle));
    assertEquals(byItself, decision.byItself());
    assertTrue(decision.why().contains(why), decision.why());
  }
}
