package org.cellstation.drivers.watsonmarlow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.cellstation.drivers.bus.Framing;
import org.cellstation.drivers.fixture.Vectors;
import org.cellstation.drivers.watsonmarlow.EnhancedFrame.Brackets;
import org.cellstation.drivers.watsonmarlow.EnhancedFrame.Checksum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnhancedFrameTest {
  @Test
  void asksWithoutClaimingAChecksum() {
    assertArrayEquals(Vectors.ascii("<1,SP,103,??>"), EnhancedFrame.request(1, "SP,103"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<1,0,47> | TWOS_COMPLEMENT",
        "<1,0,46> | ONES_COMPLEMENT",
        "<1,0,48> | WRONG",
        "<1,1,47> | WRONG",
        "<1,0,??> | WRONG",
        "<1,0,4g> | WRONG",
        "<4> | WRONG",
        "<> | WRONG"
      })
  void tellsThePrintedChecksumFromTheOneTheTextDescribes(String frame, Checksum checksum) {
    assertEquals(checksum, EnhancedFrame.checksum(Vectors.ascii(frame)));
  }

  @Test
  void endsAMessageWhereItEndsHoweverItIsSplit() {
    byte[] frame = Vectors.ascii("<1,0,47>");
    for (int length = 1; length < frame.length; length++) {
      assertEquals(Framing.INCOMPLETE, Brackets.INSTANCE.frameLength(frame, length));
    }
    assertEquals(frame.length, Brackets.INSTANCE.frameLength(frame, frame.length));
    assertEquals(List.of("1", "0"), EnhancedFrame.fields(frame));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,0,47>", "<1,<", "<1,\\r\\n"})
  void waitsForNothingThatBeginsAsNoMessageDoes(String text) {
    byte[] bytes = Vectors.ascii(text);
    assertEquals(Framing.GARBAGE, Brackets.INSTANCE.frameLength(bytes, bytes.length));
  }
}
