package org.cellstation.drivers.alicat;

import org.cellstation.drivers.ascii.Decimal;

/// One data frame: `A +014.62 +021.89 +000.00 +000.00 +078.95 N2` and, behind the gas, the flags
/// that are up. Made without regular expressions, because it is made at each poll.
final class DataFrame {
  private static final int MOST = 40;

  private final byte[] line;
  private final int[] starts = new int[MOST];
  private final int[] ends = new int[MOST];
  private int count;

  DataFrame(byte[] line) {
    this.line = line;
    int i = 0;
    while (i < line.length && count < MOST) {
      while (i < line.length && line[i] <= ' ') {
        i++;
      }
      starts[count] = i;
      while (i < line.length && line[i] > ' ') {
        i++;
      }
      ends[count] = i;
      if (i > starts[count]) {
        count++;
      }
    }
  }

  int count() {
    return count;
  }

  double number(int word) {
    return word < count ? Decimal.parse(line, starts[word], ends[word]) : Double.NaN;
  }

  boolean is(int word, String text) {
    if (ends[word] - starts[word] != text.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (line[starts[word] + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /// Whether words 1 .. `last` - 1 are numbers and word `last` is none, as a layout without a
  /// second text has it.
  boolean hasNumbersUpTo(int last) {
    for (int i = 1; i < last; i++) {
      if (Double.isNaN(number(i))) {
        return false;
      }
    }
    return last < count && Double.isNaN(number(last));
  }
}
