package org.cellstation.drivers.link;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenFailureTest {
  @ParameterizedTest
  @CsvSource({
    "2, false, no such port",
    "2, true, port in use",
    "5, true, port in use",
    "11, true, port in use",
    "13, true, no permission",
    "16, true, port in use",
    "22, true, does not take these parameters",
    "25, true, not a serial port",
    "99, true, system error 99"
  })
  void explainsTheSystemsErrorNumber(int code, boolean present, String words) {
    assertTrue(OpenFailure.explain(code, present).contains(words));
  }
}
