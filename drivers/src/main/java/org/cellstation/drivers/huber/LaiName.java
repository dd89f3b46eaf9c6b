package org.cellstation.drivers.huber;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Bytes;
import org.cellstation.drivers.bus.Framing;
import org.cellstation.drivers.bus.Line;

/// The model's name, which PB commands do not tell but the older LAI command `V` does: `[`, sender,
/// address, command, length of all before the checksum, text, checksum, CR. The checksum is the sum
/// of all characters before it, modulo 256. Source: Huber CC data communication manual, LAI.
enum LaiName implements Framing {
  INSTANCE;

  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final byte[] QUESTION = closed("[M01V07");
  private static final int COMMAND_AT = 4;
  private static final int LENGTH_AT = 5;
  private static final int TEXT_AT = 7;

  /// Two digits of checksum and CR.
  private static final int TAIL = 3;

  private static byte[] closed(String text) {
    byte[] bytes = (text + "00\r").getBytes(StandardCharsets.US_ASCII);
    byte[] sum = HEX.toHexDigits(sum(bytes)).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(sum, 0, bytes, bytes.length - TAIL, sum.length);
    return bytes;
  }

  private static byte sum(byte[] frame) {
    byte sum = 0;
    for (int i = 0; i < frame.length - TAIL; i++) {
      sum = (byte) (sum + frame[i]);
    }
    return sum;
  }

  /// @return empty where the thermostat does not speak LAI
  String ask(Line line, String id, Duration timeout) throws BusException {
    byte[] reply;
    try {
      reply = line.exchange(id, QUESTION, this, timeout);
    } catch (BusException.NoReply silent) {
      return "";
    }
    byte[] right = closed(ascii(Arrays.copyOf(reply, reply.length - TAIL)));
    if (!Arrays.equals(right, reply) || reply[COMMAND_AT] != 'V') {
      throw new BusException.DamagedReply(line.address(), id, "not its name: " + Bytes.show(reply));
    }
    return ascii(Arrays.copyOfRange(reply, TEXT_AT, reply.length - TAIL)).strip();
  }

  private static String ascii(byte[] bytes) {
    return new String(bytes, StandardCharsets.US_ASCII);
  }

  @Override
  public int frameLength(byte[] buffer, int length) {
    if ((length > 0 && buffer[0] != '[') || (length > 1 && buffer[1] != 'S')) {
      return GARBAGE;
    }
    if (length < TEXT_AT) {
      return INCOMPLETE;
    }
    if (!HexFormat.isHexDigit(buffer[LENGTH_AT]) || !HexFormat.isHexDigit(buffer[LENGTH_AT + 1])) {
      return GARBAGE;
    }
    int counted =
        (HexFormat.fromHexDigit(buffer[LENGTH_AT]) << 4)
            | HexFormat.fromHexDigit(buffer[LENGTH_AT + 1]);
    if (counted < TEXT_AT) {
      return GARBAGE;
    }
    return length < counted + TAIL ? INCOMPLETE : counted + TAIL;
  }
}
