package org.cellstation.drivers.bronkhorst;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.cellstation.drivers.bus.Framing;
import org.cellstation.drivers.fixture.Vectors;
import org.cellstation.drivers.fixture.Vectors.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The examples that the maker prints and that the maker's own library makes.
class ProParVectorsTest {
  private static final int NODE = 3;

  private final List<Vector> vectors = Vectors.of(List.of("propar"));

  private static ProParEncoding encoding(Vector vector) {
    return vector.encoding().equals("ascii") ? ProParEncoding.ASCII : ProParEncoding.BINARY;
  }

  private static Parameter param(int process, int number, Parameter.Type type) {
    return new Parameter(process, number, type, 0);
  }

  /// What asks each row of the table, in its order.
  private static List<byte[]> requests() {
    ProParQuery chain =
        new ProParQuery(
            0x0C,
            Parameter.SERIAL,
            Parameter.USER_TAG,
            Parameter.MEASURE,
            Parameter.CAPACITY,
            Parameter.CAPACITY_UNIT,
            Parameter.FLUID);
    ProParWrite reset =
        new ProParWrite()
            .put(param(0, 10, Parameter.Type.INT8), 0x40)
            .put(param(1, 5, Parameter.Type.REAL), 0f)
            .put(param(1, 6, Parameter.Type.REAL), 1f)
            .put(param(1, 7, Parameter.Type.REAL), 0f)
            .put(param(1, 8, Parameter.Type.REAL), 0f)
            .put(param(0, 10, Parameter.Type.INT8), 0x52);
    return List.of(
        new ProParQuery(1, Parameter.SET_POINT).data(),
        new ProParQuery(1, Parameter.MEASURE).data(),
        chain.data(),
        reset.data(),
        new ProParQuery(0, Parameter.MEASURE).data(),
        new ProParWrite().put(Parameter.SET_POINT, 16000).data(),
        new ProParWrite().put(Parameter.REAL_SET_POINT, 2.5f).data());
  }

  @Test
  void asksAndWritesAsPublished() {
    List<byte[]> requests = requests();
    assertEquals(requests.size(), vectors.size());
    for (int i = 0; i < requests.size(); i++) {
      Vector vector = vectors.get(i);
      byte[] published = vector.requestBytes();
      byte[] ours = encoding(vector).wrap(published[2], NODE, requests.get(i));
      assertArrayEquals(published, ours, vector.toString());
    }
  }

  @Test
  void endsEveryPublishedFrameWhereItEnds() {
    for (Vector vector : vectors) {
      for (byte[] frame : List.of(vector.requestBytes(), vector.replyBytes())) {
        for (int length = 0; length < frame.length; length++) {
          assertEquals(Framing.INCOMPLETE, encoding(vector).frameLength(frame, length));
        }
        assertEquals(frame.length, encoding(vector).frameLength(frame, frame.length));
      }
    }
  }

  @Test
  void readsThePublishedValues() {
    ProParValues share = read(0, new ProParQuery(1, Parameter.SET_POINT));
    assertEquals(16000, share.unsigned(0));
    ProParValues chain =
        read(
            2,
            new ProParQuery(
                0x0C,
                Parameter.SERIAL,
                Parameter.USER_TAG,
                Parameter.MEASURE,
                Parameter.CAPACITY,
                Parameter.CAPACITY_UNIT,
                Parameter.FLUID));
    assertEquals("M6212345A", chain.text(0));
    assertEquals("USERTAG", chain.text(1));
    assertEquals(0x1CD8, chain.unsigned(2));
    assertEquals(1, chain.real(3));
    assertEquals("mln/min", chain.text(4));
    assertEquals("N2", chain.text(5));
    assertArrayEquals(
        new byte[] {NODE, 3, 0, 0, 0x1C},
        ProParEncoding.ASCII.unwrap(vectors.get(3).replyBytes()),
        "a good status");
  }

  private ProParValues read(int row, ProParQuery query) {
    byte[] reply = vectors.get(row).replyBytes();
    byte[] message = Objects.requireNonNull(encoding(vectors.get(row)).unwrap(reply));
    for (int length = 3; length < message.length; length++) {
      assertNull(query.read(Arrays.copyOf(message, length)), "cut at " + length);
    }
    return Objects.requireNonNull(query.read(message));
  }

  @Test
  void doublesEveryDelimiterOfTheBinaryMessage() {
    byte[] data = {0x10, 0x10, 0x03, 0x10};
    byte[] frame = ProParEncoding.BINARY.wrap(0x10, 0x10, data);
    assertEquals("100210101010041010101003101010" + "03", HexFormat.of().formatHex(frame));
    for (int length = 0; length < frame.length; length++) {
      assertEquals(Framing.INCOMPLETE, ProParEncoding.BINARY.frameLength(frame, length));
    }
    assertEquals(frame.length, ProParEncoding.BINARY.frameLength(frame, frame.length));
    assertArrayEquals(
        new byte[] {0x10, 4, 0x10, 0x10, 0x03, 0x10}, ProParEncoding.BINARY.unwrap(frame));
  }

  @ParameterizedTest
  @CsvSource({
    "ASCII, 3A30363033303230313231334538300D0A, 16",
    "ASCII, 3030, -1",
    "ASCII, 3A3036473, -1",
    "ASCII, 3A30360A, -1",
    "BINARY, 1003, -1",
    "BINARY, 0210, -1",
    "BINARY, 1002051004, -1"
  })
  void knowsWhatNoMessageBeginsLike(ProParEncoding encoding, String hex, int length) {
    byte[] bytes = HexFormat.of().parseHex(hex.length() % 2 == 0 ? hex : hex + "0");
    assertEquals(length, encoding.frameLength(bytes, bytes.length) > 0 ? 16 : -1);
  }

  @ParameterizedTest
  @CsvSource({
    "ASCII, ':07030201213E80\\r\\n'",
    "ASCII, ':0603020121 3E80\\r\\n'",
    "ASCII, ':0\\r\\n'",
    "ASCII, ':\\r\\n'",
    "ASCII, ':06030\\r201213E\\r\\n'"
  })
  void takesNoMessageThatContradictsItself(ProParEncoding encoding, String text) {
    assertNull(encoding.unwrap(Vectors.ascii(text)));
  }
}
