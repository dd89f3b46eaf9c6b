package org.cellstation.drivers.bronkhorst;

import java.util.Arrays;
import java.util.HexFormat;
import org.cellstation.drivers.bus.Bytes;
import org.cellstation.drivers.bus.Framing;
import org.jspecify.annotations.Nullable;

/// The two ways in which a ProPar message (node, length, data) travels. A message is kept here as
/// node, length, data; neither way has a checksum. Source: 9.17.027, RS232 message formats.
enum ProParEncoding implements Framing {
  /// `:` and the message in hexadecimal pairs, but length first, then CR LF.
  ASCII {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    @Override
    byte[] wrap(int sequence, int node, byte[] data) {
      byte[] frame = new byte[2 * data.length + 7];
      frame[0] = ':';
      put(frame, 1, data.length + 1);
      put(frame, 3, node);
      for (int i = 0; i < data.length; i++) {
        put(frame, 5 + 2 * i, data[i] & 0xFF);
      }
      frame[frame.length - 2] = '\r';
      frame[frame.length - 1] = '\n';
      return frame;
    }

    private static void put(byte[] frame, int at, int value) {
      frame[at] = (byte) HEX.toHighHexDigit((byte) value);
      frame[at + 1] = (byte) HEX.toLowHexDigit((byte) value);
    }

    @Override
    public int frameLength(byte[] buffer, int length) {
      for (int i = 0; i < length; i++) {
        byte b = buffer[i];
        if (b == '\n' && i > 0) {
          return buffer[i - 1] == '\r' ? i + 1 : GARBAGE;
        }
        boolean fits = i == 0 ? b == ':' : b == '\r' || HexFormat.isHexDigit(b);
        if (!fits || i > 2 * LONGEST + 7) {
          return GARBAGE;
        }
      }
      return INCOMPLETE;
    }

    // Sequence numbers do not travel: whatever the node says may be the answer.
    @Override
    public boolean mayAnswer(byte[] request, byte[] frame) {
      return frame.length < SHORTEST
          || isAny(request)
          || (frame[3] == request[3] && frame[4] == request[4]);
    }

    private static boolean isAny(byte[] request) {
      return request[3] == '8' && request[4] == '0';
    }

    @Override
    byte @Nullable [] unwrap(byte[] frame) {
      int digits = frame.length - 3;
      if (digits < 2 || digits % 2 != 0) {
        return null;
      }
      byte[] bytes = new byte[digits / 2];
      for (int i = 0; i < bytes.length; i++) {
        byte high = frame[1 + 2 * i];
        byte low = frame[2 + 2 * i];
        if (high == '\r' || low == '\r') {
          return null;
        }
        bytes[i] = (byte) (HexFormat.fromHexDigit(high) << 4 | HexFormat.fromHexDigit(low));
      }
      // An error message is one byte long and names no node.
      if (bytes.length == 2 && bytes[0] == 1) {
        return new byte[] {0, 1, bytes[1]};
      }
      if (bytes.length < 3 || (bytes[0] & 0xFF) != bytes.length - 1) {
        return null;
      }
      byte[] message = new byte[bytes.length];
      message[0] = bytes[1];
      message[1] = (byte) (bytes.length - 2);
      System.arraycopy(bytes, 2, message, 2, bytes.length - 2);
      return message;
    }
  },

  /// DLE STX, sequence, the message, DLE ETX; a DLE inside is sent twice.
  BINARY {
    private static final byte DLE = 0x10;
    private static final byte STX = 0x02;
    private static final byte ETX = 0x03;

    @Override
    byte[] wrap(int sequence, int node, byte[] data) {
      byte[] frame = new byte[2 * (data.length + 3) + 4];
      frame[0] = DLE;
      frame[1] = STX;
      int at = put(frame, 2, (byte) sequence);
      at = put(frame, at, (byte) node);
      at = put(frame, at, (byte) data.length);
      for (byte b : data) {
        at = put(frame, at, b);
      }
      frame[at] = DLE;
      frame[at + 1] = ETX;
      return Arrays.copyOf(frame, at + 2);
    }

    private static int put(byte[] frame, int at, byte b) {
      frame[at] = b;
      if (b != DLE) {
        return at + 1;
      }
      frame[at + 1] = DLE;
      return at + 2;
    }

    @Override
    public int frameLength(byte[] buffer, int length) {
      if ((length > 0 && buffer[0] != DLE) || (length > 1 && buffer[1] != STX)) {
        return GARBAGE;
      }
      for (int i = 2; i + 1 < length; i++) {
        if (buffer[i] == DLE) {
          i++;
          if (buffer[i] == ETX) {
            return i + 1;
          }
          if (buffer[i] != DLE) {
            return GARBAGE;
          }
        }
      }
      return length > 2 * (LONGEST + 3) + 4 ? GARBAGE : INCOMPLETE;
    }

    @Override
    public boolean mayAnswer(byte[] request, byte[] frame) {
      return frame[2] == request[2];
    }

    @Override
    byte @Nullable [] unwrap(byte[] frame) {
      byte[] bytes = new byte[frame.length];
      int count = 0;
      for (int i = 2; i < frame.length - 2; i++) {
        bytes[count++] = frame[i];
        if (frame[i] == DLE) {
          i++;
        }
      }
      if (count < 4 || (bytes[2] & 0xFF) != count - 3) {
        return null;
      }
      return Arrays.copyOfRange(bytes, 1, count);
    }
  };

  @Override
  public String describe(boolean request, byte[] frame) {
    byte[] message = frameLength(frame, frame.length) == frame.length ? unwrap(frame) : null;
    if (message == null || message.length < 3) {
      return "cut off or damaged: " + Bytes.show(frame);
    }
    String what =
        switch (message[2]) {
          case 0 -> "status";
          case 1 -> "write and answer";
          case 2 -> request ? "write" : "values";
          case 4 -> "read";
          default -> "command " + (message[2] & 0xFF);
        };
    return "node "
        + (message[0] & 0xFF)
        + ": "
        + what
        + (message.length > 3 ? " " + Bytes.hex(message, 3, message.length) : "");
  }

  /// Most data bytes of one message.
  static final int LONGEST = 255;

  /// Of an ASCII frame that names a node: `:LLNNCC` and the line end.
  private static final int SHORTEST = 9;

  /// @param sequence travels in binary only
  abstract byte[] wrap(int sequence, int node, byte[] data);

  /// @return node, length, data; null when the frame contradicts itself
  abstract byte @Nullable [] unwrap(byte[] frame);
}
