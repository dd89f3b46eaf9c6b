package org.cellstation.drivers.link;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenFailureTest {
  @ParameterizedTest
  @CsvSource({
    "2, no such port",
    "5, port in use",
    "13, no permission",
    "16, port in use",
    "25, not a serial port",
    "99, system error 99"
  })
  void explainsTheSystemsErrorNumber(int code, String words) {
    assertTrue(OpenFailure.explain(code).contains(words));
  }
}
