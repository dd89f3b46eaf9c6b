package org.cellstation.app.operator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.cellstation.station.journal.Journal;
import org.cellstation.station.journal.JournalReader;
import org.cellstation.station.storage.WriterThread;

/// What people answer at the console has happened at the simulated skid as well: the bag whose
/// label the station has taken hangs there. One thread at a time.
public final class ScannedLabels {
  private final JournalReader reader;
  private final Consumer<String> connect;

  /// Follows a journal from now on.
  ///
  /// @param connect told each material, see {@link org.cellstation.simulator.Skid#connect}
  ScannedLabels(Journal journal, Consumer<String> connect) throws IOException {
    reader = journal.reader(journal.committed());
    this.connect = connect;
  }

  /// Follows a journal from now on, on a thread of its own.
  ///
  /// @return ends the thread when it is closed
  public static AutoCloseable follow(Journal journal, Consumer<String> connect) throws IOException {
    ScannedLabels labels = new ScannedLabels(journal, connect);
    WriterThread thread = WriterThread.start("scanned-labels", labels::catchUp);
    return () -> {
      thread.close();
      labels.reader.close();
    };
  }

  void catchUp() {
    try {
      for (Optional<Entry> entry = reader.next(); entry.isPresent(); entry = reader.next()) {
        connect(entry.get().event(), connect);
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// Connects what an answer names, also where a second person has yet to look at it; any other
  /// event connects nothing.
  public static void connect(Event event, Consumer<String> connect) {
    switch (event) {
      case Event.PromptAnswered answered -> answered.answers().keySet().forEach(connect);
      case Event.PromptEntered entered -> entered.answers().keySet().forEach(connect);
      default -> {}
    }
  }
}
