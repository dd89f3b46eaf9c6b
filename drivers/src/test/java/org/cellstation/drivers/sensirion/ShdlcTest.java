package org.cellstation.drivers.sensirion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.List;
import org.cellstation.drivers.bus.Framing;
import org.cellstation.drivers.fixture.Vectors;
import org.cellstation.drivers.fixture.Vectors.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The frames of the maker's own test.
class ShdlcTest {
  private final List<Vector> vectors = Vectors.of(List.of("shdlc"));

  @Test
  void asksAsPublished() {
    assertEquals(2, vectors.size());
    assertArrayEquals(vectors.get(0).requestBytes(), Shdlc.request(0, 0));
    byte[] data = {0x11, 0x12, 0x13, 0x14};
    assertArrayEquals(vectors.get(1).requestBytes(), Shdlc.request(0x7E, 0x7D, data));
  }

  @Test
  void readsAsPublished() {
    assertArrayEquals(new byte[4], Shdlc.content(vectors.getFirst().replyBytes()));
    assertArrayEquals(
        new byte[] {0x7E, 0x7D, 4, 0x11, 0x12, 0x13, 0x14},
        Shdlc.content(vectors.get(1).requestBytes()));
  }

  @Test
  void endsEveryPublishedFrameWhereItEnds() {
    for (Vector vector : vectors) {
      byte[] frame = vector.requestBytes();
      for (int length = 0; length < frame.length; length++) {
        assertEquals(Framing.INCOMPLETE, Shdlc.REPLY.frameLength(frame, length));
      }
      assertEquals(frame.length, Shdlc.REPLY.frameLength(frame, frame.length));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7E00000000FE7E",
        "7E00000100FF7E",
        "7EFF7E",
        "7E000000FF7D7E",
        "7E00000000FF7D017E",
        "7E7E"
      })
  void takesNoContentFromADamagedFrame(String hex) {
    assertNull(Shdlc.content(HexFormat.of().parseHex(hex)));
  }

  @ParameterizedTest
  @CsvSource({
    "7E00000000FF7E, true",
    "7E01000000FE7E, false",
    "7E00080000F77E, false",
    "7E00000000AA7E, true",
    "7E7E, false"
  })
  void stepsOverWhatAnswersSomethingElse(String hex, boolean may) {
    byte[] frame = HexFormat.of().parseHex(hex);
    assertEquals(may, Shdlc.REPLY.mayAnswer(vectors.getFirst().requestBytes(), frame));
  }

  @Test
  void knowsWhatNoFrameBeginsLike() {
    assertEquals(Framing.GARBAGE, Shdlc.REPLY.frameLength(new byte[] {0}, 1));
    assertFalse(Shdlc.REPLY.mayFollow((byte) 0x7E));
    assertTrue(Double.isNaN(GasUnit.millilitresPerMinute(-3, 9, 4)));
    assertTrue(Double.isNaN(GasUnit.millilitresPerMinute(127, 0, 4)));
    assertTrue(Double.isNaN(GasUnit.millilitresPerMinute(-3, 0, 0)));
    assertEquals(1, GasUnit.millilitresPerMinute(-3, 0, 4), 1e-12);
    assertEquals(60_000, GasUnit.millilitresPerMinute(0, 1, 3), 1e-6);
  }
}
