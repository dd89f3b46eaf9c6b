package org.cellstation.drivers.bronkhorst;

import org.cellstation.drivers.fixture.FrameWords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// ProPar messages for a person who looks at the wire.
class ProParTextTest {
  private final FrameWords frames = new FrameWords(ProParEncoding.ASCII);

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "3A30363033303430313231303132300D0A, true, 'node 3: read 01 21 01 20'",
    "3A30363033303230313231334538300D0A, false, 'node 3: values 01 21 3E 80'",
    "3A303630330D, true, 'cut off or damaged: \":0603\\r\"'",
  })
  void areToldInWords(String hex, boolean request, String words) {
    frames.says(hex, request, words);
  }

  @Test
  void whateverComesHasWords() {
    frames.hasWordsForEverything();
  }

  @Test
  void whateverComesInBinaryHasWordsToo() {
    new FrameWords(ProParEncoding.BINARY).hasWordsForEverything();
  }
}
