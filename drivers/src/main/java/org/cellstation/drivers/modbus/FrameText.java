package org.cellstation.drivers.modbus;

import java.util.Arrays;
import org.cellstation.drivers.bus.Bytes;

/// What a Modbus frame says, in words, for a person who looks at the wire. Takes frames as they
/// come, also damaged and cut off ones, and says so. Source: Modbus Application Protocol V1.1b3.
final class FrameText {
  private static final int MOST_VALUES = 16;
  private static final int MBAP_LENGTH = 6;

  private FrameText() {}

  /// `unit 1: read 10 holding registers from 2089; checksum right`.
  static String rtu(boolean request, byte[] frame) {
    int end = frame.length - 2;
    if (end < 2) {
      return "cut off";
    }
    int told = (frame[end] & 0xFF) | (frame[end + 1] & 0xFF) << 8;
    boolean right = told == Crc16.of(frame, 0, end);
    return "unit "
        + (frame[0] & 0xFF)
        + ": "
        + pdu(request, frame, 1, end)
        + (right ? "; checksum right" : "; checksum wrong or frame cut off");
  }

  /// `transaction 7, unit 1: read 10 holding registers from 2089`.
  static String mbap(boolean request, byte[] frame) {
    if (frame.length < MBAP_LENGTH + 2) {
      return "cut off";
    }
    int protocol = WordOrder.word(frame, 2);
    int length = WordOrder.word(frame, 4);
    String head = "transaction " + WordOrder.word(frame, 0);
    if (protocol != 0) {
      return head + "; not Modbus, protocol " + protocol;
    }
    String misfit =
        length == frame.length - MBAP_LENGTH
            ? ""
            : "; its length says " + length + ", there are " + (frame.length - MBAP_LENGTH);
    int end = Math.min(frame.length, MBAP_LENGTH + Math.max(2, length));
    return head + ", unit " + (frame[6] & 0xFF) + ": " + pdu(request, frame, 7, end) + misfit;
  }

  private static String pdu(boolean request, byte[] frame, int at, int end) {
    int function = frame[at] & 0xFF;
    int length = end - at;
    if ((function & Pdu.EXCEPTION) != 0) {
      return "refuses function "
          + (function & ~Pdu.EXCEPTION)
          + (length < 2 ? ", cut off" : ": " + Refusal.text(frame[at + 1] & 0xFF));
    }
    String text =
        switch (function) {
          case Pdu.READ_HOLDING -> read(request, "holding", frame, at, length);
          case Pdu.READ_INPUT -> read(request, "input", frame, at, length);
          case Pdu.WRITE_SINGLE ->
              length < 5
                  ? ""
                  : (request ? "write " : "wrote ")
                      + WordOrder.word(frame, at + 1)
                      + " = "
                      + WordOrder.word(frame, at + 3);
          case Pdu.WRITE_MULTIPLE -> write(request, frame, at, length);
          default ->
              "function " + function + " " + Bytes.show(Arrays.copyOfRange(frame, at + 1, end));
        };
    return text.isEmpty() ? "function " + function + ", cut off" : text;
  }

  private static String read(boolean request, String kind, byte[] frame, int at, int length) {
    if (request) {
      return length < 5
          ? ""
          : "read "
              + registers(kind, WordOrder.word(frame, at + 3))
              + " from "
              + WordOrder.word(frame, at + 1);
    }
    int told = length < 2 ? 0 : frame[at + 1] & 0xFF;
    return length < 2 || told > length - 2
        ? ""
        : registers(kind, told / 2) + values(frame, at + 2, told / 2);
  }

  private static String write(boolean request, byte[] frame, int at, int length) {
    if (length < 5) {
      return "";
    }
    int count = WordOrder.word(frame, at + 3);
    String text = registers("", count) + " from " + WordOrder.word(frame, at + 1);
    if (!request) {
      return "wrote " + text;
    }
    int given = Math.min(count, (length - 6) / 2);
    return given < count ? "" : "write " + text + values(frame, at + 6, count);
  }

  private static String registers(String kind, int count) {
    return count + (kind.isEmpty() ? "" : " " + kind) + (count == 1 ? " register" : " registers");
  }

  private static String values(byte[] frame, int at, int count) {
    StringBuilder text = new StringBuilder(":");
    for (int i = 0; i < Math.min(count, MOST_VALUES); i++) {
      text.append(' ').append(WordOrder.word(frame, at + 2 * i));
    }
    if (count > MOST_VALUES) {
      text.append(" ... ").append(count - MOST_VALUES).append(" more");
    }
    return text.toString();
  }
}
