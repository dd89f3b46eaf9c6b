package org.cellstation.drivers.ismatec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.cellstation.drivers.bus.Framing;
import org.cellstation.drivers.fixture.Vectors;
import org.cellstation.drivers.fixture.Vectors.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The examples that the pump's manual prints.
class IccVectorsTest {
  private final List<Vector> vectors = Vectors.of(List.of("ismatec_icc"));

  @Test
  void endsEveryPublishedReplyWhereItEnds() {
    assertEquals(6, vectors.size());
    for (Vector vector : vectors) {
      byte[] reply = vector.replyBytes();
      for (int length = 0; length < reply.length; length++) {
        assertEquals(Framing.INCOMPLETE, IccFraming.BETWEEN_EVENTS.frameLength(reply, length));
      }
      assertEquals(reply.length, IccFraming.BETWEEN_EVENTS.frameLength(reply, reply.length));
    }
  }

  @Test
  void writesCommandsAsPublished() {
    for (Vector vector : vectors) {
      String request = vector.request().replace("\\r", "");
      int address = request.charAt(0) - '0';
      assertArrayEquals(vector.requestBytes(), IccPort.command(address, request.substring(1)));
    }
    assertEquals("1300-3", FlowNumber.format(0.0013));
  }

  @ParameterizedTest
  @CsvSource({
    "1300E-3, 0.0013",
    "1250E+1, 12.5",
    "9999E+0, 9.999",
    "1000E+2, 100",
    "0000E+0, 0",
    "0001E-9, 1e-12"
  })
  void readsTheMantissaWithItsImpliedPoint(String text, double flow) {
    assertEquals(flow, FlowNumber.parse(Vectors.ascii(text + "\\r\\n"), 0), flow * 1e-12);
  }

  @ParameterizedTest
  @CsvSource({
    "12.30",
    "1300-3",
    "1300E3",
    "1300E-33",
    "13O0E-3",
    "1300E-",
    "-300E-3",
    "1300e-3",
    "''"
  })
  void readsNoFlowFromAnythingElse(String text) {
    assertEquals(Double.NaN, FlowNumber.parse(Vectors.ascii(text + "\\r\\n"), 0));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0000+0",
    "0.0013, 1300-3",
    "0.5, 5000-1",
    "1, 1000+0",
    "9.9999, 1000+1",
    "12.34, 1234+1",
    "100, 1000+2",
    "1e-12, 0001-9"
  })
  void writesFourDigits(double flow, String text) {
    assertEquals(text, FlowNumber.format(flow));
  }
}
