package org.cellstation.drivers.huber;

import org.cellstation.drivers.fixture.FrameWords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Frames of PB commands for a person who looks at the wire.
class PbTextTest {
  private final FrameWords frames = new FrameWords(PbCommand.Reply.INSTANCE);

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "7B4D30312A2A2A2A0D0A, true, 'ask variable 01'",
    "7B533031303943340D0A, false, 'variable 01: 2500 (09C4)'",
    "7B4D3030463833300D0A, true, 'variable 00: set -2000 (F830)'",
    "7B5330315A5A5A5A0D0A, false, 'damaged: \"{S01ZZZZ\\r\\n\"'",
  })
  void areToldInWords(String hex, boolean request, String words) {
    frames.says(hex, request, words);
  }

  @Test
  void whateverComesHasWords() {
    frames.hasWordsForEverything();
  }
}
