package org.cellstation.drivers.eurotherm;

import org.cellstation.drivers.bus.Framing;

/// An EI-Bisynch reply: one control character, or STX, text, ETX and a check character. That check
/// can be any character, also ETX or EOT, so it is taken by its place behind the first ETX.
enum BisynchFraming implements Framing {
  INSTANCE;

  static final byte STX = 0x02;
  static final byte ETX = 0x03;
  static final byte EOT = 0x04;
  static final byte ENQ = 0x05;
  static final byte ACK = 0x06;
  static final byte NAK = 0x15;

  /// Mnemonic and the longest number are far below.
  private static final int LONGEST = 32;

  @Override
  public int frameLength(byte[] buffer, int length) {
    if (length == 0) {
      return INCOMPLETE;
    }
    if (buffer[0] != STX) {
      return buffer[0] == ACK || buffer[0] == NAK || buffer[0] == EOT ? 1 : GARBAGE;
    }
    for (int i = 1; i < length; i++) {
      if (buffer[i] == ETX) {
        return i + 2 <= length ? i + 2 : INCOMPLETE;
      }
      if (buffer[i] < ' ' || buffer[i] == 0x7F || i == LONGEST) {
        return GARBAGE;
      }
    }
    return INCOMPLETE;
  }

  /// A question is answered with its mnemonic, or with EOT when that is not known; a command with
  /// ACK or NAK.
  @Override
  public boolean mayAnswer(byte[] request, byte[] frame) {
    boolean question = request[request.length - 1] == ENQ;
    return switch (frame[0]) {
      case STX ->
          question
              && frame.length >= 5
              && frame[1] == request[request.length - 3]
              && frame[2] == request[request.length - 2];
      case EOT -> question;
      default -> !question;
    };
  }

  /// @return exclusive or of `bytes[from .. to)`
  static byte check(byte[] bytes, int from, int to) {
    byte check = 0;
    for (int i = from; i < to; i++) {
      check ^= bytes[i];
    }
    return check;
  }
}
