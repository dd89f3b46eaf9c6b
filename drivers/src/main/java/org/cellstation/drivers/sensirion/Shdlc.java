package org.cellstation.drivers.sensirion;

import java.util.Arrays;
import org.cellstation.drivers.bus.Bytes;
import org.cellstation.drivers.bus.Framing;
import org.jspecify.annotations.Nullable;

/// Sensirion's frames: 7E, content, checksum, 7E. Request: address, command, length, data; reply:
/// address, command, state, length, data. The checksum is the inverted low byte of the sum of the
/// content; 7E, 7D, 11 and 13 inside are replaced by 7D and the byte with bit 5 turned over.
/// Source: Sensirion SHDLC, as implemented by the maker's open driver.
enum Shdlc implements Framing {
  REPLY;

  static final int HEAD = 4;

  private static final byte FLAG = 0x7E;
  private static final byte ESCAPE = 0x7D;
  private static final byte XON = 0x11;
  private static final byte XOFF = 0x13;
  private static final int TURNED = 0x20;

  /// Of a frame as it travels, at worst. Source: SHDLC, maximum raw frame.
  private static final int LONGEST = 523;

  static byte[] request(int address, int command, byte... data) {
    byte[] content = new byte[data.length + 4];
    content[0] = (byte) address;
    content[1] = (byte) command;
    content[2] = (byte) data.length;
    System.arraycopy(data, 0, content, 3, data.length);
    content[content.length - 1] = checksum(content, content.length - 1);
    byte[] frame = new byte[2 * content.length + 2];
    int at = 0;
    frame[at++] = FLAG;
    for (byte b : content) {
      if (b == FLAG || b == ESCAPE || b == XON || b == XOFF) {
        frame[at++] = ESCAPE;
        frame[at++] = (byte) (b ^ TURNED);
      } else {
        frame[at++] = b;
      }
    }
    frame[at++] = FLAG;
    return Arrays.copyOf(frame, at);
  }

  private static byte checksum(byte[] content, int length) {
    int sum = 0;
    for (int i = 0; i < length; i++) {
      sum += content[i];
    }
    return (byte) ~sum;
  }

  @Override
  public int frameLength(byte[] buffer, int length) {
    if (length == 0) {
      return INCOMPLETE;
    }
    if (buffer[0] != FLAG) {
      return GARBAGE;
    }
    for (int i = 1; i < length; i++) {
      if (buffer[i] == FLAG) {
        return i + 1;
      }
    }
    return length > LONGEST ? GARBAGE : INCOMPLETE;
  }

  /// Two flags with nothing between them are a pause. What is too damaged to say whose answer it is
  /// is looked at, not stepped over.
  @Override
  public boolean mayAnswer(byte[] request, byte[] frame) {
    if (frame.length == 2) {
      return false;
    }
    byte[] reply = content(frame);
    byte[] asked = content(request);
    return reply == null || asked == null || (reply[0] == asked[0] && reply[1] == asked[1]);
  }

  @Override
  public String describe(boolean request, byte[] frame) {
    byte[] content = frameLength(frame, frame.length) == frame.length ? content(frame) : null;
    if (content == null) {
      return "cut off or damaged: " + Bytes.show(frame);
    }
    int data = request ? HEAD - 1 : HEAD;
    String state =
        request || content.length < HEAD ? "" : ", state %02X".formatted(content[2] & 0xFF);
    String rest = content.length > data ? ": " + Bytes.hex(content, data, content.length) : "";
    return "address %d, command %02X%s%s; checksum right"
        .formatted(content[0] & 0xFF, content[1] & 0xFF, state, rest);
  }

  /// @return address, command and what follows, without the checksum; null when it is wrong
  static byte @Nullable [] content(byte[] frame) {
    byte[] content = new byte[frame.length];
    int count = 0;
    for (int i = 1; i < frame.length - 1; i++) {
      byte b = frame[i];
      if (b == ESCAPE) {
        i++;
        b = (byte) (frame[i] ^ TURNED);
        if (b != FLAG && b != ESCAPE && b != XON && b != XOFF) {
          return null;
        }
      }
      content[count++] = b;
    }
    if (count < 4 || content[count - 1] != checksum(content, count - 1)) {
      return null;
    }
    return Arrays.copyOf(content, count - 1);
  }
}
