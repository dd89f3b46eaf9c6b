package org.cellstation.drivers.watsonmarlow;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.cellstation.drivers.bus.Framing;

/// The messages of the enhanced protocol: `<address,command,parameters,checksum>`.
///
/// The manual calls the checksum the one's complement of the sum of all characters behind `<`; the
/// one example it prints, `<1,0,47>`, is the two's complement. So nothing is claimed in requests
/// (`??`), and in replies either is taken.
final class EnhancedFrame {
  /// No pump says more in one message.
  private static final int LONGEST = 200;

  /// How a reply's checksum was made.
  enum Checksum {
    ONES_COMPLEMENT,
    TWOS_COMPLEMENT,
    WRONG
  }

  enum Brackets implements Framing {
    INSTANCE;

    @Override
    public int frameLength(byte[] buffer, int length) {
      if (length == 0) {
        return INCOMPLETE;
      }
      if (buffer[0] != '<') {
        return GARBAGE;
      }
      for (int i = 1; i < length; i++) {
        byte b = buffer[i];
        if (b == '>') {
          return i + 1;
        }
        if (i >= LONGEST || b < ' ' || b == 0x7F || b == '<') {
          return GARBAGE;
        }
      }
      return INCOMPLETE;
    }

    /// What a pump repeats of our own message is no answer: nothing answers with `??`.
    @Override
    public boolean mayAnswer(byte[] request, byte[] frame) {
      return frame.length < 3 || frame[frame.length - 2] != '?';
    }

    /// Line ends behind a message mean nothing.
    @Override
    public boolean mayFollow(byte next) {
      return next == '\r' || next == '\n';
    }
  }

  private EnhancedFrame() {}

  static byte[] request(int address, String command) {
    return ("<" + address + "," + command + ",??>").getBytes(StandardCharsets.US_ASCII);
  }

  /// @param frame a whole message
  static Checksum checksum(byte[] frame) {
    int digits = frame.length - 3;
    int claimed = digits < 2 ? -1 : hex(frame[digits]) * 16 + hex(frame[digits + 1]);
    if (digits < 2 || hex(frame[digits]) < 0 || hex(frame[digits + 1]) < 0) {
      return Checksum.WRONG;
    }
    int sum = 0;
    for (int i = 1; i < digits; i++) {
      sum += frame[i];
    }
    if (claimed == (~sum & 0xFF)) {
      return Checksum.ONES_COMPLEMENT;
    }
    return claimed == (-sum & 0xFF) ? Checksum.TWOS_COMPLEMENT : Checksum.WRONG;
  }

  private static int hex(byte b) {
    return b >= '0' && b <= '9' ? b - '0' : b >= 'A' && b <= 'F' ? b - 'A' + 10 : -1;
  }

  /// @return the fields between the brackets, without the checksum; the first is the address
  static List<String> fields(byte[] frame) {
    List<String> fields = new ArrayList<>();
    int from = 1;
    for (int i = 1; i < frame.length - 1; i++) {
      if (frame[i] == ',') {
        fields.add(new String(frame, from, i - from, StandardCharsets.US_ASCII));
        from = i + 1;
      }
    }
    return fields;
  }
}
