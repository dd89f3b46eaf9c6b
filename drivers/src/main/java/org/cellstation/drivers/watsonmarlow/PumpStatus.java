package org.cellstation.drivers.watsonmarlow;

import java.nio.charset.StandardCharsets;
import org.cellstation.drivers.ascii.Decimal;
import org.jspecify.annotations.Nullable;

/// What a pump says of itself to `RS`. The firmwares put more or less in front, so it is read from
/// its end.
///
/// @param type as printed: `620Du`
/// @param rpm the speed set, turning or not
/// @param running whether it turns
/// @param leak whether the leak detector of an enhanced pump has tripped
record PumpStatus(String type, double rpm, boolean clockwise, boolean running, boolean leak) {
  /// The basic protocol: `[type] [mL/rev] [head] [tube] [rpm] CW|CCW P/N [n] [tacho] 0|1 !`, or
  /// short `323Du 110 CW 1 !`.
  ///
  /// @return null when the text is anything else
  static @Nullable PumpStatus ofWords(String text) {
    int run = cut(text, text.length());
    int end = run < 0 ? -1 : cut(text, run);
    if (end < 0 || !text.substring(run + 1).equals("!")) {
      return null;
    }
    String running = text.substring(end + 1, run);
    // Between direction and run flag stand nothing or three words: P/N, number and tacho count.
    for (int words = 0; words <= 3 && end > 0; words += 3) {
      int at = end;
      for (int i = 0; i < words && at > 0; i++) {
        at = cut(text, at);
      }
      int direction = at > 0 ? cut(text, at) : -1;
      int speed = direction > 0 ? cut(text, direction) : -1;
      int type = text.indexOf(' ');
      if (speed >= type && type > 0) {
        PumpStatus status =
            of(
                text.substring(0, type),
                text.substring(speed + 1, direction),
                text.substring(direction + 1, at),
                running,
                "0");
        if (status != null) {
          return status;
        }
      }
    }
    return null;
  }

  /// The pump that a status of the basic protocol says it is of.
  ///
  /// @return 0 where it does not say, as in the short form
  static int number(String text) {
    int label = text.lastIndexOf(NUMBER);
    int number = 0;
    int at = label + NUMBER.length();
    while (label >= 0 && at < text.length() && isDigit(text.charAt(at)) && number < MOST) {
      number = number * 10 + text.charAt(at++) - '0';
    }
    return number;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /// @return where the blank before the word stands that ends at `end`
  private static int cut(String text, int end) {
    return end <= 0 ? -1 : text.lastIndexOf(' ', end - 1);
  }

  private static final String NUMBER = " P/N ";

  /// More than any pump's number.
  private static final int MOST = 1000;

  private static final int RUNNING = 7;
  private static final int LEAK = 6;
  private static final int DIRECTION = 10;
  private static final int SPEED = 11;

  /// The enhanced protocol: the fields between address and checksum. Seven flags stand at their
  /// end, of which the first is the run flag and the second the leak detector.
  ///
  /// @return null when they are anything else
  static @Nullable PumpStatus ofFields(java.util.List<String> fields) {
    int n = fields.size();
    if (n <= SPEED) {
      return null;
    }
    return of(
        fields.get(0),
        fields.get(n - SPEED),
        fields.get(n - DIRECTION),
        fields.get(n - RUNNING),
        fields.get(n - LEAK));
  }

  private static @Nullable PumpStatus of(
      String type, String speed, String direction, String running, String leak) {
    byte[] digits = speed.getBytes(StandardCharsets.US_ASCII);
    double rpm = Decimal.parse(digits, 0, digits.length);
    boolean known = direction.equals("CW") || direction.equals("CCW");
    if (!known || !(rpm >= 0) || !isFlag(running) || !isFlag(leak)) {
      return null;
    }
    return new PumpStatus(type, rpm, direction.equals("CW"), running.equals("1"), leak.equals("1"));
  }

  private static boolean isFlag(String text) {
    return text.equals("0") || text.equals("1");
  }

  /// What the head does: negative counter-clockwise, 0 when it stands.
  double turning() {
    return !running ? 0 : clockwise ? rpm : -rpm;
  }
}
