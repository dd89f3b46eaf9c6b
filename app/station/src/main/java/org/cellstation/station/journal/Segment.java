package org.cellstation.station.journal;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.cellstation.station.storage.Storage;

/// One file of the journal.
///
/// @param first sequence of its first line
record Segment(String file, long first) {
  private static final Pattern NAME = Pattern.compile("journal-[0-9]{6}\\.jsonl");

  static String name(int number) {
    String digits = Integer.toString(number);
    return "journal-" + "0".repeat(Math.max(0, 6 - digits.length())) + digits + ".jsonl";
  }

  static List<String> files(Storage storage) throws IOException {
    return storage.list().stream().filter(name -> NAME.matcher(name).matches()).toList();
  }
}
