package org.cellstation.drivers.sensirion;

import java.nio.charset.StandardCharsets;

/// What a device answered: its state byte and its data.
final class ShdlcReply {
  private static final int DEVICE_ERROR = 0x80;

  private final byte[] content;

  /// @param content address, command, state, length, data
  ShdlcReply(byte[] content) {
    this.content = content;
  }

  /// Whether flags of the device's own stand in its status register.
  boolean hasDeviceError() {
    return (content[2] & DEVICE_ERROR) != 0;
  }

  int length() {
    return content.length - Shdlc.HEAD;
  }

  int unsigned8(int at) {
    return content[Shdlc.HEAD + at] & 0xFF;
  }

  int signed8(int at) {
    return content[Shdlc.HEAD + at];
  }

  int bits32(int at) {
    return unsigned8(at) << 24
        | unsigned8(at + 1) << 16
        | unsigned8(at + 2) << 8
        | unsigned8(at + 3);
  }

  float float32() {
    return Float.intBitsToFloat(bits32(0));
  }

  /// Ends with a NUL, or with the frame.
  String text() {
    int end = Shdlc.HEAD;
    while (end < content.length && content[end] != 0) {
      end++;
    }
    return new String(content, Shdlc.HEAD, end - Shdlc.HEAD, StandardCharsets.UTF_8).strip();
  }
}
