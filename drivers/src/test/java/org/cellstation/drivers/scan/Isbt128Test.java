package org.cellstation.drivers.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.cellstation.drivers.fixture.Vectors;
import org.cellstation.drivers.fixture.Vectors.Vector;
import org.cellstation.drivers.scan.Code.Fault;
import org.cellstation.drivers.scan.Code.Faulty;
import org.cellstation.drivers.scan.Code.Isbt128;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Isbt128Test {
  private static final int YEAR = 2026;
  private static final String NUMBER = "G123498654321";

  private static Isbt128 isbt(String text) {
    return assertInstanceOf(Isbt128.class, Codes.read(text, YEAR), text);
  }

  @Test
  @Tag("M-04")
  void computesThePublishedCheckCharacters() {
    List<Vector> vectors = Vectors.of(List.of("isbt128"));
    assertEquals(1, vectors.size());
    for (Vector vector : vectors) {
      assertEquals(vector.reply().charAt(0), Din.check(vector.request()));
    }
    assertEquals('6', Din.check("12CD"));
    assertThrows(IllegalArgumentException.class, () -> Din.check("a"));
  }

  @Test
  @Tag("M-04")
  void aWrongOrTransposedCharacterIsCaughtByHandAndByScanner() {
    String symbols = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*";
    for (int i = 0; i < NUMBER.length(); i++) {
      for (int s = 0; s < symbols.length(); s++) {
        String other = NUMBER.substring(0, i) + symbols.charAt(s) + NUMBER.substring(i + 1);
        if (!other.equals(NUMBER)) {
          assertNotEquals('H', Din.check(other), other);
          assertTrue(Din.typed(other + "H").isEmpty(), other);
          assertFalse(Codes.read("=" + other + "77", YEAR) instanceof Isbt128, other);
        }
      }
    }
    for (int i = 1; i < NUMBER.length(); i++) {
      String swapped =
          NUMBER.substring(0, i - 1)
              + NUMBER.charAt(i)
              + NUMBER.charAt(i - 1)
              + NUMBER.substring(i + 1);
      if (!swapped.equals(NUMBER)) {
        assertTrue(Din.typed(swapped + "H").isEmpty(), swapped);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"G1234 98 654321 H", "G123498654321H"})
  @Tag("M-04")
  void aTypedNumberNeedsItsCheckCharacter(String typed) {
    assertEquals(NUMBER, Din.typed(typed).orElseThrow().number());
    assertTrue(Din.typed(NUMBER).isEmpty());
    assertTrue(Din.typed("O123498654321" + Din.check("O123498654321")).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "]C0", "]d1", "]C4"})
  void readsADonationHoweverItsSymbologyIsAnnounced(String prefix) {
    Isbt128 code = isbt(prefix + "=" + NUMBER + "77");
    assertEquals(NUMBER, code.donation().orElseThrow().number());
    assertEquals("77", code.donation().orElseThrow().flags());
  }

  @ParameterizedTest
  @ValueSource(strings = {"00", "15", "59", "77"})
  void flagsBelowSixtyCheckNothing(String flags) {
    assertTrue(isbt("=" + NUMBER + flags).donation().isPresent());
  }

  @ParameterizedTest
  @CsvSource({
    "=>029090, 2029-03-31T23:59",
    "&>0290901405, 2029-03-31T14:05",
    "&>0283661405, 2028-12-31T14:05",
    "&>9993652359, 1999-12-31T23:59"
  })
  void readsExpiryByTheDayOfTheYear(String text, LocalDateTime until) {
    assertEquals(Optional.of(until), isbt(text).expiry());
  }

  @Test
  void readsConcatenatedAndCompoundCodes() {
    for (String head : List.of("]C4", "]d1=+03000")) {
      Isbt128 code = isbt(head + "=" + NUMBER + "77=<S1234V00&>0290901405");
      assertEquals(NUMBER, code.donation().orElseThrow().number());
      assertEquals(Optional.of("S1234V00"), code.product());
      assertEquals(Optional.of(LocalDateTime.parse("2029-03-31T14:05")), code.expiry());
    }
  }

  @Test
  void passesOnWhatItDoesNotKnowWhenItStandsAlone() {
    Isbt128 code = isbt("&~ABC-123");
    assertEquals(List.of(new Code.Opaque("&~", "ABC-123")), code.structures());
    assertEquals(List.of(new Code.Opaque("=%", "5100")), isbt("=%5100").structures());
  }

  @ParameterizedTest
  @CsvSource({
    "=G1234986543217, TOO_SHORT",
    "=G12349865432177x, UNKNOWN_IDENTIFIER",
    "=G1234986543217x, BAD_CHARACTER",
    "=O12349865432100, BAD_CHARACTER",
    "=<S1234V0, TOO_SHORT",
    "=<S1234V0*, BAD_CHARACTER",
    "&>0293661405, BAD_DATE",
    "&>0290902405, BAD_DATE",
    "&>029090140A, BAD_DATE",
    "]d1=+02000=<S1234V00, CONTRADICTION",
    "]d1=+0, TOO_SHORT",
    "]d1=+01000, EMPTY",
    "]C4=<S1234V00&~ABC, UNKNOWN_IDENTIFIER"
  })
  void saysWhatIsWrong(String text, Fault fault) {
    Faulty faulty = assertInstanceOf(Faulty.class, Codes.read(text, YEAR), text);
    assertEquals(fault, faulty.fault(), faulty.words());
  }

  @ParameterizedTest
  @ValueSource(strings = {"60", "76", "78", "96"})
  @Tag("M-04")
  void flagsOfAnotherNumberAreCaught(String flags) {
    Faulty faulty = assertInstanceOf(Faulty.class, Codes.read("=" + NUMBER + flags, YEAR));
    assertEquals(Fault.BAD_CHECK, faulty.fault());
  }
}
