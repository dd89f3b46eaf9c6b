package org.cellstation.drivers.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.cellstation.drivers.scan.Code.Fault;
import org.cellstation.drivers.scan.Code.Faulty;
import org.cellstation.drivers.scan.Code.Gs1;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Gs1Test {
  private static final int YEAR = 2026;

  /// `|` stands for the separator.
  private static Code read(String text) {
    return Codes.read(text.replace('|', '\u001D'), YEAR);
  }

  private static Gs1 gs1(String text) {
    return assertInstanceOf(Gs1.class, read(text));
  }

  @Test
  void readsTheMaterialOfALabel() {
    Gs1 label = gs1("]d2010541234500001310ABC123|17290331");
    assertEquals(Optional.of("05412345000013"), label.gtin());
    assertEquals(Optional.of("ABC123"), label.batch());
    assertEquals(Optional.of(LocalDateTime.parse("2029-03-31T23:59")), label.expiry());
    assertEquals(
        List.of("GTIN", "BATCH/LOT", "EXPIRY"),
        label.elements().stream().map(Code.Element::title).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"]d2", "]C1", "]e0", "]Q3"})
  void knowsGs1ByItsSymbologyIdentifier(String prefix) {
    assertEquals(Optional.of("05412345000013"), gs1(prefix + "0105412345000013").gtin());
  }

  @ParameterizedTest
  @CsvSource({
    "17290200, 2029-02-28T23:59",
    "17280200, 2028-02-29T23:59",
    "17761231, 2076-12-31T23:59",
    "17770101, 1977-01-01T23:59",
    "17991231, 1999-12-31T23:59",
    "17000100, 2000-01-31T23:59",
    "70032903311405, 2029-03-31T14:05",
    "70032903311405|17290331, 2029-03-31T14:05",
  })
  void readsDatesInTheirCentury(String fields, LocalDateTime until) {
    assertEquals(Optional.of(until), gs1("]d2" + fields).expiry());
  }

  @ParameterizedTest
  @CsvSource({
    "21SN-1|10B7, 21, SN-1",
    "10B7|21SN-1, 21, SN-1",
    "3025|10B7, 30, 25",
    "3712|10B7, 37, 12",
    "3103001250, 3103, 001250",
    "3152000750, 3152, 000750",
    "00123456789012345675, 00, 123456789012345675",
    "|10B7, 10, B7",
    "10B7|, 10, B7",
    "0105412345000013|10B7, 10, B7",
    "710PZN123, 710, PZN123",
    "90a|99b, 99, b",
    "8018123456789012345675, 8018, 123456789012345675",
    "10B7|10B7, 10, B7"
  })
  void readsEachFieldToItsEnd(String fields, String identifier, String text) {
    assertEquals(Optional.of(text), gs1("]d2" + fields).text(identifier));
  }

  @Test
  void takesWhatAWedgeMakesOfTheSeparator() {
    assertEquals(Optional.of("ABC123"), gs1("]d210ABC123\u00F817290331").batch());
  }

  @ParameterizedTest
  @CsvSource({
    "]d2, EMPTY, 3",
    "]d2|, EMPTY, 4",
    "]d20105412345000014, BAD_CHECK, 5",
    "]d2010541234500001, TOO_SHORT, 5",
    "]d201054123450000AB, BAD_CHARACTER, 5",
    "]d217291331, BAD_DATE, 5",
    "]d217290231, BAD_DATE, 5",
    "]d270032903312405, BAD_DATE, 7",
    "]d2030541234500001, UNKNOWN_IDENTIFIER, 3",
    "]d210A|5500, UNKNOWN_IDENTIFIER, 7",
    "]d210A|10B, CONTRADICTION, 9",
    "]d210|17290331, TOO_SHORT, 5",
    "]d210ABCDEFGHIJKLMNOPQRSTU|11260101, TOO_LONG, 5",
    "]d210ABCDEFGHIJKLMNOPQ17290331, SEPARATOR_LOST, 5",
    "]d210AB\u00E4, BAD_CHARACTER, 5",
    "]d210A^B, BAD_CHARACTER, 5",
    "]d230123456789, SEPARATOR_LOST, 5"
  })
  void saysWhatIsWrongAndWhere(String text, Fault fault, int at) {
    Faulty faulty = assertInstanceOf(Faulty.class, read(text), text);
    assertEquals(fault, faulty.fault(), faulty.words());
    assertEquals(at, faulty.at(), faulty.words());
    assertTrue(faulty.words().length() > 10);
  }

  @Test
  void aLostSeparatorIsAskedAboutAndNotGuessed() {
    Code.Ambiguous two =
        assertInstanceOf(Code.Ambiguous.class, read("]d2010541234500001310ABC12317290331"));
    assertEquals(Optional.of("ABC12317290331"), two.asSent().batch());
    assertEquals(Optional.of("ABC123"), two.asIfSeparated().batch());
    assertEquals(
        Optional.of(LocalDateTime.parse("2029-03-31T23:59")), two.asIfSeparated().expiry());
    assertTrue(two.words().contains("ABC12317290331 or ABC123"), two.words());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // A scanner that sends one separator sends all.
        "]d210ABC|21X17290331",
        // No such month.
        "]d210ABC12317291331",
        // What is left in front would be nothing.
        "]d21017290331"
      })
  void noSeparatorIsMissedWhereNoneCanBe(String text) {
    assertInstanceOf(Gs1.class, read(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0105412345000013", "]E05412345000013", "]A0HELLO", "12345", "]", "]d"})
  void whatClaimsNothingStaysPlain(String text) {
    assertInstanceOf(Code.Plain.class, read(text));
  }

  @Test
  void anyTextIsReadWithoutTrouble() {
    String alphabet = "]d2C1017=<>&%A0951|\u00F8";
    long seed = 7;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder(i % 2 == 0 ? "]d2" : "");
      for (int n = i % 30; n > 0; n--) {
        seed = seed * 6364136223846793005L + 1442695040888963407L;
        text.append(alphabet.charAt((int) ((seed >>> 33) % alphabet.length())));
      }
      if (read(text.toString()) instanceof Gs1 sound) {
        sound.gtin().ifPresent(gtin -> assertTrue(Gs1Message.isCheckDigitRight(gtin)));
      }
    }
  }
}
