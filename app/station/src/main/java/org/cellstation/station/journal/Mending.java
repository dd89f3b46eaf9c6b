package org.cellstation.station.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.cellstation.station.storage.Storage;
import org.cellstation.station.storage.StoredFile;

/// Puts in order what a crash or a power cut may leave behind. Acknowledged events are never
/// touched, and bytes that are cut off are kept beside the file.
final class Mending {
  private Mending() {}

  static List<Event.JournalMended> mend(Storage storage, Chain chain) throws IOException {
    List<Event.JournalMended> done = new ArrayList<>();
    if (chain.torn().isPresent()) {
      done.add(cutOff(storage, chain, chain.torn().get()));
    }
    if (chain.headLost().isPresent()) {
      var lost = chain.headLost().get();
      String what =
          "The journal's "
              + lost.what()
              + ". It was written anew from event "
              + chain.entries()
              + "; compare that number with the last batch record or backup.";
      done.add(new Event.JournalMended(Head.FILE, what, ""));
    }
    return done;
  }

  private static Event.JournalMended cutOff(Storage storage, Chain chain, Chain.Torn torn)
      throws IOException {
    byte[] tail = chain.tail(torn);
    String side = sideFile(storage, torn.file());
    try (StoredFile file = storage.open(side)) {
      file.write(0, ByteBuffer.wrap(tail));
      file.force();
    }
    try (StoredFile file = storage.open(torn.file())) {
      file.truncate(torn.position());
      file.force();
    }
    String what =
        "The station was cut off while writing the journal: the last "
            + tail.length
            + " bytes of "
            + torn.file()
            + " were an unfinished line that nobody had been told was kept. They were moved to "
            + side
            + ".";
    return new Event.JournalMended(torn.file(), what, side);
  }

  private static String sideFile(Storage storage, String file) throws IOException {
    var names = storage.list();
    int number = 1;
    while (names.contains(file + "." + number + ".torn")) {
      number++;
    }
    return file + "." + number + ".torn";
  }
}
