package org.cellstation.drivers.lambda;

import java.nio.charset.StandardCharsets;
import org.cellstation.drivers.bus.Framing;

/// `#` slave, master, command, three digits, checksum, carriage return; replies begin with `<` and
/// name the master first. The checksum is the low byte of the sum of all characters before it.
/// Source: LAMBDA manual 9.1, "RS communication protocol".
enum LambdaFrame implements Framing {
  INSTANCE;

  /// Of a reply: `<0102r123`, checksum, carriage return.
  private static final int REPLY_LENGTH = 12;

  private static final int CHECKED = 9;

  @Override
  public int frameLength(byte[] buffer, int length) {
    for (int i = 0; i < Math.min(length, REPLY_LENGTH); i++) {
      if (buffer[i] == '\r') {
        return i + 1;
      }
      if (buffer[i] < ' ' || buffer[i] == 0x7F) {
        return GARBAGE;
      }
    }
    return length < REPLY_LENGTH ? INCOMPLETE : GARBAGE;
  }

  /// What comes back of our own request is not an answer.
  @Override
  public boolean mayAnswer(byte[] request, byte[] frame) {
    return frame[0] != '#';
  }

  static byte[] request(int slave, int master, String command) {
    String text = "#" + digits(slave, 2) + digits(master, 2) + command;
    int sum = 0;
    for (int i = 0; i < text.length(); i++) {
      sum += text.charAt(i);
    }
    String check = Character.toString(hex(sum >> 4)) + hex(sum);
    return (text + check + "\r").getBytes(StandardCharsets.US_ASCII);
  }

  static String digits(int value, int width) {
    String digits = Integer.toString(value);
    return "0".repeat(Math.max(0, width - digits.length())) + digits;
  }

  private static char hex(int digit) {
    return "0123456789ABCDEF".charAt(digit & 0xF);
  }

  /// @return speed of the pump, 0 .. 999, negative counter-clockwise; `MIN_VALUE` when the frame is
  ///   anything but an undamaged answer of this slave to this master
  static int speed(byte[] frame, int slave, int master) {
    if (frame.length != REPLY_LENGTH || frame[0] != '<') {
      return Integer.MIN_VALUE;
    }
    int sum = 0;
    for (int i = 0; i < CHECKED; i++) {
      sum += frame[i];
    }
    int to = number(frame, 1, 2);
    int from = number(frame, 3, 2);
    int speed = number(frame, 6, 3);
    boolean whole =
        frame[CHECKED] == hex(sum >> 4)
            && frame[CHECKED + 1] == hex(sum)
            && to == master
            && from == slave
            && speed >= 0;
    if (!whole) {
      return Integer.MIN_VALUE;
    }
    return switch (frame[5]) {
      case 'r' -> speed;
      case 'l' -> -speed;
      default -> Integer.MIN_VALUE;
    };
  }

  private static int number(byte[] frame, int at, int width) {
    int value = 0;
    for (int i = at; i < at + width; i++) {
      int digit = frame[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }
}
