package org.cellstation.drivers.zebra;

import org.jspecify.annotations.Nullable;

/// What a printer answers to `~HS`. Source: ZPL II Programming Guide, "~HS Host Status Return".
///
/// @param formats waiting in the receive buffer
/// @param labelsLeft of the format that is being printed
record HostStatus(
    boolean paperOut,
    boolean paused,
    int formats,
    boolean bufferFull,
    boolean memoryLost,
    boolean tooCold,
    boolean tooHot,
    boolean headOpen,
    boolean ribbonOut,
    int labelsLeft) {
  private static final int FIRST_LINE = 12;
  private static final int SECOND_LINE = 11;
  private static final int THIRD_LINE = 2;

  private static final int MOST_DIGITS = 9;

  /// @param reply three lines, each between STX and ETX
  /// @return null when it is no host status
  static @Nullable HostStatus read(byte[] reply) {
    int[] fields = new int[FIRST_LINE + SECOND_LINE + THIRD_LINE];
    int at = 0;
    int field = 0;
    for (int count : new int[] {FIRST_LINE, SECOND_LINE, THIRD_LINE}) {
      // STX
      at++;
      for (int i = 0; i < count; i++) {
        int begin = at;
        int value = 0;
        while (at < reply.length && reply[at] >= '0' && reply[at] <= '9') {
          value = value * 10 + reply[at] - '0';
          at++;
        }
        byte end = i == count - 1 ? ZplFraming.ETX : (byte) ',';
        if (at == begin || at - begin > MOST_DIGITS || at >= reply.length || reply[at] != end) {
          return null;
        }
        fields[field++] = value;
        at++;
      }
      // CR LF
      at += 2;
    }
    int second = FIRST_LINE;
    for (int flag : new int[] {1, 2, 5, 9, 10, 11, second + 2, second + 3}) {
      if (fields[flag] > 1) {
        return null;
      }
    }
    return new HostStatus(
        fields[1] == 1,
        fields[2] == 1,
        fields[4],
        fields[5] == 1,
        fields[9] == 1,
        fields[10] == 1,
        fields[11] == 1,
        fields[second + 2] == 1,
        fields[second + 3] == 1,
        fields[second + 8]);
  }

  boolean isReady() {
    return trouble().isEmpty();
  }

  boolean isIdle() {
    return formats == 0 && labelsLeft == 0;
  }

  /// Why nothing would be printed now, empty when something would.
  String trouble() {
    StringBuilder words = new StringBuilder();
    add(words, paperOut, "paper out");
    add(words, ribbonOut, "ribbon out");
    add(words, headOpen, "head open");
    add(words, paused, "paused");
    add(words, bufferFull, "receive buffer full");
    add(words, memoryLost, "configuration lost");
    add(words, tooCold, "head too cold");
    add(words, tooHot, "head too hot");
    return words.toString();
  }

  private static void add(StringBuilder words, boolean flag, String word) {
    if (flag) {
      words.append(words.isEmpty() ? "" : ", ").append(word);
    }
  }
}
