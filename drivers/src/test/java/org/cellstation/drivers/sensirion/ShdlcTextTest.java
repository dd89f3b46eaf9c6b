package org.cellstation.drivers.sensirion;

import org.cellstation.drivers.fixture.FrameWords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Frames of SHDLC for a person who looks at the wire.
class ShdlcTextTest {
  private final FrameWords frames = new FrameWords(Shdlc.REPLY);

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "7E000800F77E, true, 'address 0, command 08; checksum right'",
    "7E000800043F800000347E, false, 'address 0, command 08, state 00: 3F 80 00 00; checksum right'",
    "7E000800F67E, true, 'cut off or damaged: 7E000800F67E'",
  })
  void areToldInWords(String hex, boolean request, String words) {
    frames.says(hex, request, words);
  }

  @Test
  void whateverComesHasWords() {
    frames.hasWordsForEverything();
  }
}
