package org.cellstation.simulator.emulator;

/// What the replies of IKA devices have in common: a value, and behind it the channel that it is
/// of, blank CR LF. Nothing in them tells which device speaks.
final class NamurReply {
  private static final int ENDING = 3;

  private NamurReply() {}

  /// Makes it a value of another channel. A reply that names none stays as it is.
  static void readdress(byte[] frame, int length) {
    int channel = length - ENDING - 1;
    if (channel > 1
        && frame[channel - 1] == ' '
        && frame[channel] >= '1'
        && frame[channel] <= '9'
        && frame[channel + 1] == ' ') {
      frame[channel] = (byte) (frame[channel] == '9' ? '1' : frame[channel] + 1);
    }
  }
}
