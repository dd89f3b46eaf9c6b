package org.cellstation.drivers.sartorius;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Frames of xBPI for a person who looks at the wire.
class XbpiTextTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "0401091E2C, true, 'station 1 to balance 9: command 1E; sum right'",
    "03410044, false, 'answer 00: ; sum right'",
    "0401091E2D, true, 'station 1 to balance 9: command 1E; sum wrong'",
  })
  void areToldInWords(String hex, boolean request, String words) {
    assertEquals(words, XbpiFraming.INSTANCE.describe(request, HexFormat.of().parseHex(hex)));
  }

  @Test
  void whateverComesIsDescribed() {
    Random chance = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[chance.nextInt(24)];
      chance.nextBytes(bytes);
      assertFalse(XbpiFraming.INSTANCE.describe(i % 2 == 0, bytes).isEmpty());
    }
  }
}
