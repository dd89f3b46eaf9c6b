package org.cellstation.drivers.profiled;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cellstation.drivers.profile.TextDevice.Sentinel;
import org.cellstation.drivers.profile.TextPattern;
import org.cellstation.drivers.reading.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineMatcherTest {
  private static final Map<String, List<Sentinel>> SENTINELS =
      Map.of(
          "v",
          List.of(
              new Sentinel("---.-", Cause.SENSOR_FAULT), new Sentinel("-999", Cause.NOT_STABLE)));

  private static LineMatcher matcher(String pattern) {
    return new LineMatcher(TextPattern.parse(pattern), SENTINELS);
  }

  private static boolean matches(LineMatcher matcher, String line) {
    byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
    return matcher.matches(bytes, 0, bytes.length);
  }

  @ParameterizedTest(name = "`{0}` reads `{1}` as {2}")
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      value = {
        "{v} | 37.02 | 37.02",
        "{v} | \" -0.5 \" | -0.5",
        "{v} | +12 | 12",
        "S S {v} g | \"S S     100.00 g\" | 100",
        "S {s:word} {v} {u:word} | \"S D     129.07 kg\" | 129.07",
        "RPM: {v:integer} | RPM: 0500 | 500",
        "R{v:integer4} | R0500 | 500",
        "\\{S01{v:shex4} | {S01F830 | -2000",
        "\\{S00{v:hex4} | {S007FFF | 32767",
        "{v:float} | 1.25E-03 | 0.00125",
        "{v:float} | -2e2 | -200",
        "({a} {v} {b:word} | \"(230.0 229.8 00001001\" | 229.8",
        "{v}{address}x | 5Ax | 5",
        "I4 A \"\"{v:integer}\"\" | I4 A \"\"42\"\" | 42",
        "{v} - end | \"7.5 - end\" | 7.5",
      })
  void takesNumbers(String pattern, String line, double value) {
    LineMatcher matcher = new LineMatcher(TextPattern.parse(pattern.strip()).at("A"), SENTINELS);
    assertTrue(matches(matcher, line));
    assertEquals(value, matcher.number(matcher.part("v")), 1e-12);
    assertNull(matcher.sentinel(matcher.part("v")));
  }

  @ParameterizedTest(name = "`{0}` refuses `{1}`")
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      value = {
        "{v} | 37,02",
        "{v} | 37.02x",
        "{v} | 3 7",
        "{v} | 1.2.3",
        "{v} | 1.",
        "{v} | .5",
        "{v} | NaN",
        "{v} | Infinity",
        "{v} | 0x10",
        "{v} | 1e3",
        "{v} | 1234567890123",
        "{v} | -",
        "{v} | \"\"",
        "S S {v} g | S S 100.00 kg",
        "S S {v} g | S S100.00 g",
        "R{v:integer4} | R500",
        "R{v:integer4} | R-500",
        "{v:integer} | 5.0",
        "\\{S01{v:shex4} | {S01F83",
        "\\{S01{v:shex4} | {S01F83G",
        "\\{S01{v:shex4} | {S01F8300",
        "{v:float} | 1e",
        "{v:float} | 1e1.5",
        "{v:float} | 1e999",
        "{w:word} | two words",
      })
  void takesNothingElse(String pattern, String line) {
    assertFalse(matches(matcher(pattern.strip()), line));
  }

  @Test
  void knowsTheWordsThatStandForNoValue() {
    LineMatcher matcher = matcher("T {v} C");
    assertTrue(matches(matcher, "T ---.- C"));
    assertEquals(Cause.SENSOR_FAULT, matcher.sentinel(1 + 1));
    assertTrue(Double.isNaN(matcher.number(2)));
    assertTrue(matches(matcher, "T -999 C"));
    assertEquals(Cause.NOT_STABLE, matcher.sentinel(2));
    assertTrue(matches(matcher, "T -999.5 C"));
    assertEquals(-999.5, matcher.number(2));
  }

  @Test
  void takesWordsAndText() {
    LineMatcher matcher = matcher("?I,{what:text},{firmware:text}");
    assertTrue(matches(matcher, "?I,pH probe,2.10"));
    assertEquals("pH probe", matcher.text(matcher.part("what")));
    assertEquals("2.10", matcher.text(matcher.part("firmware")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{v",
        "v}",
        "{}",
        "{:word}",
        "{v:decimal}",
        "{v:hex9}",
        "{v:hex}",
        "{a}{b}",
        "{a} {a}",
        "{w:word}{n:hex4}",
        "a\tb",
        "ä",
        "{v:number3}"
      })
  void refusesPatternsThatMeanNothing(String pattern) {
    assertThrows(IllegalArgumentException.class, () -> TextPattern.parse(pattern));
  }

  @Test
  void manyPlaceholdersCostNoMoreThanTheLineIsLong() {
    // What makes a backtracking engine hang: each part could take what the next one wants.
    LineMatcher matcher = matcher("{a:text}a{b:text}a{c:text}a{d:text}a{e:text}b{f:word}");
    String line = "a".repeat(199);
    for (int i = 0; i < 10_000; i++) {
      assertFalse(matches(matcher, line));
    }
  }

  @Test
  void randomBytesNeverEndInAnException() {
    Random random = new Random(3);
    LineMatcher matcher = matcher("S {s:word} {v} {u:text}/{h:hex4} {f:float}");
    byte[] bytes = new byte[40];
    for (int i = 0; i < 50_000; i++) {
      random.nextBytes(bytes);
      System.arraycopy("S D 1.5 g".getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, i % 10);
      assertDoesNotThrow(() -> matcher.matches(bytes, 0, bytes.length));
    }
  }
}
