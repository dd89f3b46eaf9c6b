package org.cellstation.drivers.sartorius;

import org.cellstation.drivers.fixture.FrameWords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Frames of xBPI for a person who looks at the wire.
class XbpiTextTest {
  private final FrameWords frames = new FrameWords(XbpiFraming.INSTANCE);

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "0401091E2C, true, 'station 1 to balance 9: command 1E; sum right'",
    "03410044, false, 'answer 00: ; sum right'",
    "0401091E2D, true, 'station 1 to balance 9: command 1E; sum wrong'",
  })
  void areToldInWords(String hex, boolean request, String words) {
    frames.says(hex, request, words);
  }

  @Test
  void whateverComesHasWords() {
    frames.hasWordsForEverything();
  }
}
