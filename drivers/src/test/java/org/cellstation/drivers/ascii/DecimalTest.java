package org.cellstation.drivers.ascii;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {
  private static double parse(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return Decimal.parse(bytes, 0, bytes.length);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "100.00, 100", "-0.05, -0.05", "+37.1, 37.1", "123456.789012, 123456.789012"})
  void readsNumbersAsInstrumentsPrintThem(String text, double value) {
    assertEquals(value, parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-", ".", ".5", "5.", "1.2.3", "1e3", "1,5", "--1", "NaN", "1234567890123"})
  void readsNothingElse(String text) {
    assertEquals(Double.NaN, parse(text));
  }
}
