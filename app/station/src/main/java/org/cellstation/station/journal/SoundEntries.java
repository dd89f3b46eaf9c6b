package org.cellstation.station.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.function.Consumer;
import org.cellstation.station.storage.DiskStorage;
import org.cellstation.station.storage.Storage;

/// A look into a journal that may belong to a station that runs: from the first entry to the last
/// that the hash chain vouches for. Nothing is written or mended.
public final class SoundEntries {
  private SoundEntries() {}

  /// @param directory of the journal; where there is none, there are no entries
  public static void forEach(Path directory, Consumer<Entry> consumer) throws IOException {
    if (!Files.isDirectory(directory)) {
      return;
    }
    Storage storage = DiskStorage.unforced(directory);
    MessageDigest sha256 = Line.sha256();
    long sequence = 1;
    String last = Line.GENESIS;
    for (String file : Segment.files(storage)) {
      try (Lines lines = new Lines(storage.read(file), 0)) {
        for (byte[] line = lines.next(Long.MAX_VALUE);
            line != null;
            line = lines.next(Long.MAX_VALUE)) {
          if (!Line.fault(line, sequence, last, sha256).isEmpty()) {
            return;
          }
          consumer.accept(Line.read(line));
          last = Line.hash(line);
          sequence++;
        }
      }
    }
  }
}
