package org.cellstation.station.journal;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;
import org.cellstation.station.storage.Storage;
import org.jspecify.annotations.Nullable;

/// A place in the journal from which committed entries are read in order. It can be kept and asked
/// again later: it then goes on with what has been committed since. One thread at a time.
public final class JournalReader implements Closeable {
  private final Journal journal;
  private final Storage storage;
  private int segment;
  private long next;
  private @Nullable Lines lines;

  /// @param after the last sequence that is not wanted, 0 for all
  JournalReader(Journal journal, Storage storage, long after) throws IOException {
    this.journal = journal;
    this.storage = storage;
    var segments = journal.progress().segments();
    while (segment + 1 < segments.size() && segments.get(segment + 1).first() <= after + 1) {
      segment++;
    }
    next = segments.isEmpty() ? 1 : segments.get(segment).first();
    byte[] skipped = next <= after ? nextLine() : null;
    while (skipped != null && next <= after) {
      skipped = nextLine();
    }
  }

  /// The next committed entry; empty when there is none yet.
  public Optional<Entry> next() throws IOException {
    return next(line -> true);
  }

  /// The next committed entry whose line is `wanted`.
  Optional<Entry> next(Predicate<byte[]> wanted) throws IOException {
    byte[] line = nextLine();
    while (line != null && !wanted.test(line)) {
      line = nextLine();
    }
    return line == null ? Optional.empty() : Optional.of(Line.read(line));
  }

  private byte @Nullable [] nextLine() throws IOException {
    Journal.Progress progress = journal.progress();
    if (next > progress.committed()) {
      return null;
    }
    var segments = progress.segments();
    while (segment + 1 < segments.size() && segments.get(segment + 1).first() <= next) {
      close();
      segment++;
    }
    Lines from = lines;
    if (from == null) {
      from = new Lines(storage.read(segments.get(segment).file()), 0);
      lines = from;
    }
    boolean last = segment + 1 == segments.size();
    byte[] line = from.next(last ? progress.size() : Long.MAX_VALUE);
    if (line == null) {
      throw new IOException(
          "event " + next + " is no longer in " + storage.describe(segments.get(segment).file()));
    }
    next++;
    return line;
  }

  @Override
  public void close() throws IOException {
    if (lines != null) {
      lines.close();
      lines = null;
    }
  }
}
