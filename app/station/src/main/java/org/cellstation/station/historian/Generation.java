package org.cellstation.station.historian;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Everything between two sealings: readings in memory, the same readings in one write-ahead file.
/// Guarded by the historian's state lock until it is being sealed; from then on it does not change.
final class Generation {
  static final String WAL = ".wal";
  final int number;
  final List<Series> series = new ArrayList<>();
  private static final Pattern NAME = Pattern.compile("history-([0-9]{6,9})\\..*");
  private final Map<String, Series> newest = new HashMap<>();
  private final Bytes packed = new Bytes(1 << 14);
  private final long[] scratch = new long[Points.CAPACITY];
  long earliest = Long.MAX_VALUE;
  long latest = Long.MIN_VALUE;
  long bytes;

  Generation(int number) {
    this.number = number;
  }

  static String name(int number) {
    String digits = Integer.toString(number);
    return "history-" + "0".repeat(Math.max(0, 6 - digits.length())) + digits;
  }

  /// Of a file's name; 0 when it is none of a generation.
  static int number(String file) {
    Matcher form = NAME.matcher(file);
    return form.matches() ? Integer.parseInt(form.group(1)) : 0;
  }

  String walFile() {
    return name(number) + WAL;
  }

  String sealedFile() {
    return name(number) + SealedFile.EXTENSION;
  }

  boolean isEmpty() {
    return series.isEmpty();
  }

  /// The series of a source in a unit; a source that changes its unit begins a new one.
  Series series(String source, String unit) {
    Series found = newest.get(source);
    return found != null && found.unit.equals(unit) ? found : begin(source, unit);
  }

  /// As {@link #series(String, String)}, found without a search where readings come in the order in
  /// which they came before.
  ///
  /// @param before whose reading came last, null for the first
  Series series(@Nullable Series before, String source, String unit) {
    Series guess = before == null ? null : before.follower;
    if (guess != null
        && !guess.superseded
        && isSame(guess.source, source)
        && isSame(guess.unit, unit)) {
      return guess;
    }
    Series found = series(source, unit);
    if (before != null) {
      before.follower = found;
    }
    return found;
  }

  /// Whether it is the very same text, which says more than that it reads the same.
  @SuppressWarnings("ReferenceEquality") // another copy of the text is found by a search
  private static boolean isSame(String a, String b) {
    return a == b;
  }

  Series begin(String source, String unit) {
    Series begun = new Series(series.size() + 1, source, unit);
    series.add(begun);
    Series before = newest.put(source, begun);
    if (before != null) {
      before.superseded = true;
    }
    return begun;
  }

  void add(Series to, long millis, double value, byte status) {
    earliest = Math.min(earliest, millis);
    latest = Math.max(latest, millis);
    to.open.add(millis, value, status);
    if (to.open.count == Points.CAPACITY) {
      pack(to);
    }
  }

  /// Turns what is still open into blocks.
  void packAll() {
    for (Series each : series) {
      if (each.open.count > 0) {
        pack(each);
      }
    }
  }

  private void pack(Series full) {
    Block block = Block.of(full.open, scratch, packed);
    bytes += block.length();
    full.blocks.add(block);
    full.open.count = 0;
  }
}
