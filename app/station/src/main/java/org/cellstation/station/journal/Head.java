package org.cellstation.station.journal;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The last committed event, kept beside the segments in a file of its own: without it, whole lines
/// cut off at the end would leave a chain that looks sound.
///
/// One line of fixed length, `<sequence, 20 digits> <hash>`, written over in place after each
/// commit, so it lies within one disk sector. It is not forced: it may only ever be older than the
/// segments, which are forced before it is written, and an older head is still right.
record Head(long sequence, String hash) {
  static final String FILE = "head";
  static final int SIZE = 20 + 1 + 64 + 1;
  private static final Pattern FORM = Pattern.compile("([0-9]{20}) ([0-9a-f]{64})\n");

  byte[] toBytes() {
    String digits = Long.toString(sequence);
    return ("0".repeat(20 - digits.length()) + digits + " " + hash + "\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  static Optional<Head> parse(byte[] bytes) {
    Matcher form = FORM.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
    try {
      return form.matches()
          ? Optional.of(new Head(Long.parseLong(form.group(1)), form.group(2)))
          : Optional.empty();
    } catch (NumberFormatException tooLarge) {
      return Optional.empty();
    }
  }
}
