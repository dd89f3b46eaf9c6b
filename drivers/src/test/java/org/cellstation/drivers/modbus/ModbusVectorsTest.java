package org.cellstation.drivers.modbus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.cellstation.drivers.bus.Framing;
import org.cellstation.drivers.fixture.Vectors;
import org.cellstation.drivers.fixture.Vectors.Vector;
import org.junit.jupiter.api.Test;

/// Our frames against published ones, byte for byte.
class ModbusVectorsTest {
  private static final List<String> DEVICES =
      List.of(
          "modbus",
          "vaisala_gmp25x",
          "omron_e5cc",
          "hamilton_ph",
          "vogtlin",
          "bronkhorst",
          "eurotherm",
          "lighthouse",
          "hd402");

  private static final int DIAGNOSTICS = 8;

  private final List<Vector> vectors = Vectors.of(DEVICES);

  @Test
  void coversEveryVectorOfTheTable() {
    assertEquals(13, vectors.size());
    assertTrue(vectors.stream().map(Vector::device).distinct().toList().containsAll(DEVICES));
    System.out.println("Modbus vectors covered: " + vectors.size());
  }

  @Test
  void checksumsAreThePublishedOnes() {
    for (Vector vector : vectors) {
      if (vector.encoding().equals("crc")) {
        byte[] data = vector.requestBytes();
        int crc = Crc16.of(data, 0, data.length);
        assertArrayEquals(vector.replyBytes(), new byte[] {(byte) crc, (byte) (crc >>> 8)});
      } else {
        // A frame with its checksum behind it has the checksum 0.
        assertEquals(0, Crc16.of(vector.requestBytes(), 0, vector.requestBytes().length));
        assertEquals(0, Crc16.of(vector.replyBytes(), 0, vector.replyBytes().length));
      }
    }
  }

  @Test
  void requestsAreThePublishedOnes() {
    for (Vector vector : spoken()) {
      byte[] frame = vector.requestBytes();
      int address = WordOrder.word(frame, 2);
      int value = WordOrder.word(frame, 4);
      byte[] pdu =
          switch (frame[1]) {
            case Pdu.READ_HOLDING -> Pdu.readHolding(address, value);
            case Pdu.READ_INPUT -> Pdu.readInput(address, value);
            case Pdu.WRITE_SINGLE -> Pdu.writeSingle(address, value);
            default -> Pdu.writeMultiple(address, Arrays.copyOfRange(frame, 7, frame.length - 2));
          };
      assertArrayEquals(frame, Transport.RTU.wrap(frame[0] & 0xFF, pdu), vector.toString());
    }
  }

  @Test
  void repliesEndWhereTheyEndHoweverTheyAreSplit() {
    for (Vector vector : spoken()) {
      byte[] reply = vector.replyBytes();
      for (int length = 0; length < reply.length; length++) {
        assertEquals(Framing.INCOMPLETE, ReplyFraming.RTU.frameLength(reply, length));
      }
      assertEquals(reply.length, ReplyFraming.RTU.frameLength(reply, reply.length));
    }
  }

  @Test
  void valuesAreThePublishedOnes() {
    assertEquals(465.65997f, registers("vaisala_gmp25x", 0).float32(0, WordOrder.LOW_WORD_FIRST));
    assertEquals(2.5f, registers("vogtlin", 0).float32(0, WordOrder.HIGH_WORD_FIRST));
    assertEquals(2.5f, registers("bronkhorst", 0).float32(0, WordOrder.HIGH_WORD_FIRST));
    assertEquals(370, registers("eurotherm", 0).signed16(0));
    assertEquals(370, registers("omron_e5cc", 2).signed16(0));
    assertEquals(150, registers("hd402", 0).signed16(0));
    assertEquals(15, registers("hd402", 0).signed16(1));
    assertEquals(4.02503f, registers("hamilton_ph", 0).float32(2, WordOrder.LOW_WORD_FIRST));
  }

  private Registers registers(String device, int row) {
    byte[] reply = Vectors.of(List.of(device)).get(row).replyBytes();
    return new Registers(reply, 3);
  }

  /// All but the echo test (function 8), which no driver uses.
  private List<Vector> spoken() {
    return vectors.stream()
        .filter(v -> v.encoding().equals("rtu"))
        .filter(v -> v.requestBytes()[1] != DIAGNOSTICS)
        .toList();
  }
}
