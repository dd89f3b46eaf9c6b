package org.cellstation.drivers.sensirion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Frames of SHDLC for a person who looks at the wire.
class ShdlcTextTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "7E000800F77E, true, 'address 0, command 08; checksum right'",
    "7E000800043F800000347E, false, 'address 0, command 08, state 00: 3F 80 00 00; checksum right'",
    "7E000800F67E, true, 'cut off or damaged: 7E000800F67E'",
  })
  void areToldInWords(String hex, boolean request, String words) {
    assertEquals(words, Shdlc.REPLY.describe(request, HexFormat.of().parseHex(hex)));
  }

  @Test
  void whateverComesIsDescribed() {
    Random chance = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[chance.nextInt(24)];
      chance.nextBytes(bytes);
      assertFalse(Shdlc.REPLY.describe(i % 2 == 0, bytes).isEmpty());
    }
  }
}
