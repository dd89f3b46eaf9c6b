package org.cellstation.drivers.ascii;

import java.nio.charset.StandardCharsets;

/// The words of one reply line, without its line end. Made without regular expressions, because it
/// is made at each poll.
public final class Words {
  private static final int MOST = 8;

  private final byte[] line;
  private final int[] starts = new int[MOST];
  private final int[] ends = new int[MOST];
  private int count;

  public Words(byte[] line) {
    this.line = line;
    int end = line.length;
    while (end > 0 && isBlank(line[end - 1])) {
      end--;
    }
    int i = 0;
    while (i < end && count < MOST) {
      while (i < end && line[i] == ' ') {
        i++;
      }
      starts[count] = i;
      while (i < end && line[i] != ' ') {
        i++;
      }
      ends[count] = i;
      count++;
    }
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\r' || b == '\n';
  }

  public int count() {
    return count;
  }

  public boolean is(int word, String text) {
    if (word >= count || ends[word] - starts[word] != text.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (line[starts[word] + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /// @return the number that the word is, `NaN` when it is none
  public double decimal(int word) {
    return word < count ? Decimal.parse(line, starts[word], ends[word]) : Double.NaN;
  }

  public String text(int word) {
    return word < count
        ? new String(line, starts[word], ends[word] - starts[word], StandardCharsets.ISO_8859_1)
        : "";
  }
}
