package org.cellstation.drivers.bronkhorst;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// ProPar messages for a person who looks at the wire.
class ProParTextTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "3A30363033303430313231303132300D0A, true, 'node 3: read 01 21 01 20'",
    "3A30363033303230313231334538300D0A, false, 'node 3: values 01 21 3E 80'",
    "3A303630330D, true, 'cut off or damaged: \":0603\\r\"'",
  })
  void areToldInWords(String hex, boolean request, String words) {
    assertEquals(words, ProParEncoding.ASCII.describe(request, HexFormat.of().parseHex(hex)));
  }

  @Test
  void whateverComesIsDescribed() {
    Random chance = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[chance.nextInt(24)];
      chance.nextBytes(bytes);
      assertFalse(ProParEncoding.ASCII.describe(i % 2 == 0, bytes).isEmpty());
    }
  }
}
