package org.cellstation.station.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every state against every event, written as the standard's table; `-` is refused.
@Tag("G-01")
class AlarmStateTest {
  private static final Map<String, AlarmState> LETTERS =
      Map.of(
          "A", AlarmState.NORMAL,
          "B", AlarmState.UNACKNOWLEDGED,
          "C", AlarmState.ACKNOWLEDGED,
          "D", AlarmState.RTN_UNACKNOWLEDGED,
          "E", AlarmState.LATCHED_UNACKNOWLEDGED,
          "F", AlarmState.LATCHED_ACKNOWLEDGED,
          "G", AlarmState.SHELVED,
          "H", AlarmState.SUPPRESSED_BY_DESIGN,
          "I", AlarmState.OUT_OF_SERVICE);

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    // state, ALARM, RE_ALARM, RTN, RTN latched, ACK, RESET
    "A, B, -, -, -, -, -",
    "B, -, -, D, E, C, -",
    "C, -, B, A, F, -, -",
    "D, B, -, -, -, A, -",
    "E, B, -, -, -, F, -",
    "F, B, -, -, -, -, A",
    "G, -, -, -, -, -, -",
    "H, -, -, -, -, -, -",
    "I, -, -, -, -, -, -",
  })
  void movesAsTheStandardSays(
      String state,
      String alarm,
      String reAlarm,
      String rtn,
      String rtnLatched,
      String ack,
      String reset) {
    AlarmState from = state(state).orElseThrow();
    for (boolean latched : new boolean[] {false, true}) {
      assertEquals(state(alarm), from.on(AlarmEvent.ALARM, latched));
      assertEquals(state(reAlarm), from.on(AlarmEvent.RE_ALARM, latched));
      assertEquals(state(latched ? rtnLatched : rtn), from.on(AlarmEvent.RTN, latched));
      assertEquals(state(ack), from.on(AlarmEvent.ACK, latched));
      assertEquals(state(reset), from.on(AlarmEvent.RESET, latched));
      for (AlarmEvent event : AlarmEvent.values()) {
        if (event.covers()) {
          assertEquals(Optional.empty(), from.on(event, latched), "covers are not its business");
        }
      }
    }
  }

  @Test
  void everyStateHasItsLetter() {
    assertEquals(Set.of(AlarmState.values()), Set.copyOf(LETTERS.values()));
  }

  private static Optional<AlarmState> state(String letter) {
    return Optional.ofNullable(LETTERS.get(letter));
  }
}
