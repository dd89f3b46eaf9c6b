package org.cellstation.app.assembly;

import java.io.IOException;
import org.cellstation.station.historian.Historian;
import org.cellstation.station.historian.Sealed;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.cellstation.station.journal.Journal;

/// Writes the hash of each finished file of the historian into the journal, and forces it: before
/// that, the historian keeps the readings' write-ahead file.
///
/// On the historian's thread.
public record SealedBlocks(Journal journal) implements Historian.Announcement {
  @Override
  public void sealed(Sealed file) throws IOException {
    // Nothing is queued behind a journal that cannot write: the historian asks again and again.
    if (journal.trouble().isEmpty()) {
      long sequence =
          journal.append(
              Entry.STATION,
              new Event.HistorianBlockSealed(file.file(), file.sha256(), file.from(), file.to()));
      journal.commit();
      if (journal.committed() >= sequence) {
        return;
      }
    }
    throw new IOException(journal.trouble());
  }
}
