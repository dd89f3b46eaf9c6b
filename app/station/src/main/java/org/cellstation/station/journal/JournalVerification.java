package org.cellstation.station.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.cellstation.station.storage.DiskStorage;
import org.cellstation.station.storage.Storage;

/// Proves that a journal is whole, or names the first event that is not. Reads only; to be run on a
/// stopped station's directory or on a backup.
///
/// Finds every changed, missing, added, moved or cut-off byte. What it cannot find is a journal
/// whose end, hashes and head were all recomputed by somebody who may write the directory: for
/// that, compare {@link #lastHash} with one that was printed or stored elsewhere, for example in a
/// batch record.
///
/// @param entries sound ones, from the first on
/// @param lastHash of the last sound entry
public record JournalVerification(long entries, String lastHash, Optional<Fault> fault) {

  /// @param sequence of the first event that is not as it was written
  /// @param line in `file`, from 1; 0 when the event is missing behind the file's last line
  public record Fault(long sequence, String file, long line, String what) {
    @Override
    public String toString() {
      return "event " + sequence + " in " + file + (line > 0 ? ", line " + line : "") + ": " + what;
    }
  }

  public static JournalVerification verify(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      throw new NoSuchFileException(directory.toString(), null, "there is no journal directory");
    }
    return verify(DiskStorage.unforced(directory));
  }

  static JournalVerification verify(Storage storage) throws IOException {
    Chain chain = Chain.walk(storage);
    Optional<Fault> none =
        chain.isAbsent()
            ? Optional.of(new Fault(1, Segment.name(1), 0, "there is no journal here"))
            : Optional.empty();
    Optional<Fault> first =
        Stream.of(chain.damage(), chain.torn().map(Chain.Torn::fault), chain.headLost(), none)
            .flatMap(Optional::stream)
            .findFirst();
    return new JournalVerification(chain.entries(), chain.lastHash(), first);
  }
}
