package org.cellstation.station.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("A-22")
final class UserIdTest {
  @ParameterizedTest
  @CsvSource({
    "Müller, MÜLLER",
    "Müller, Mu\u0308ller",
    "strauß, STRAUSS",
    "ﬁeld, field",
    "Ａｎｎａ, anna",
    "σίσυφος, ΣΊΣΥΦΟΣ",
    "Ǆ, ǆ"
  })
  void idsThatLookAlikeAreOne(String one, String other) {
    assertEquals(UserId.key(one), UserId.key(other));
  }

  @ParameterizedTest
  @CsvSource({"muller, müller", "anna1, anna2", "a.b, ab"})
  void idsThatDifferAreTwo(String one, String other) {
    assertNotEquals(UserId.key(one), UserId.key(other));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "anna", "a.de-vries_2", "an@site", "Müller", "李明", "Ａｎｎａ"})
  void takesOrdinaryIds(String id) {
    assertTrue(UserId.fault(id).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "anna b",
        "anna\n",
        ".anna",
        "anna.",
        "a\u0000b",
        "a\u202Eb",
        "Station",
        "STATION",
        "a/b",
        "\uD800"
      })
  void refusesOthers(String id) {
    assertTrue(UserId.fault(id).isPresent());
  }
}
