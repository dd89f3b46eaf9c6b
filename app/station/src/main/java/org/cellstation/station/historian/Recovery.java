package org.cellstation.station.historian;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.cellstation.station.storage.Storage;
import org.cellstation.station.storage.StoredFile;

/// What a start finds on the disk, whatever the last run was doing when it ended.
final class Recovery {
  final List<SealedFile> files = new ArrayList<>();

  /// Generations that are not sealed yet, oldest first; the last goes on being filled.
  final List<Generation> generations = new ArrayList<>();

  final List<String> notices = new ArrayList<>();

  /// Where whole frames end in the last generation's write-ahead file.
  long walSize;

  private final Storage storage;
  private int highest;

  private Recovery(Storage storage) {
    this.storage = storage;
  }

  static Recovery of(Storage storage, Historian.Announcement announcement) throws IOException {
    Recovery recovery = new Recovery(storage);
    List<String> names = storage.list();
    for (String name : names) {
      if (name.endsWith(SealedFile.EXTENSION)) {
        recovery.readSealed(name);
      } else if (name.endsWith(Archive.UNFINISHED)) {
        storage.delete(name);
      }
    }
    boolean mayGoOn = false;
    for (String name : names) {
      if (name.endsWith(Generation.WAL)) {
        mayGoOn = recovery.replay(name, announcement);
      }
    }
    if (!mayGoOn) {
      recovery.generations.add(new Generation(recovery.highest + 1));
      recovery.walSize = 0;
    }
    return recovery;
  }

  private void readSealed(String name) throws IOException {
    highest = Math.max(highest, Generation.number(name));
    try {
      files.add(SealedFile.open(storage, name));
    } catch (IOException unsound) {
      notices.add(
          storage.describe(name)
              + ": "
              + unsound.getMessage()
              + ". Its readings are not shown; restore the file from the last backup.");
    }
  }

  /// Whether this file's generation may go on being filled.
  private boolean replay(String name, Historian.Announcement announcement) throws IOException {
    int number = Generation.number(name);
    highest = Math.max(highest, number);
    Generation generation = new Generation(number);
    for (SealedFile file : files) {
      if (file.name().equals(generation.sealedFile())) {
        announce(file, name, announcement);
        return false;
      }
    }
    byte[] bytes = Archive.read(storage, name);
    Wal.Replay replay = Wal.replay(bytes, generation);
    int cut = bytes.length - replay.end();
    if (cut > 0) {
      notices.add(
          name
              + ": the last "
              + cut
              + " bytes are an unfinished write, from when the station was cut off; the readings"
              + " before it are kept.");
    }
    if (replay.damaged() > 0) {
      keep(name + ".damaged", bytes);
      notices.add(
          storage.describe(name)
              + ": "
              + replay.damaged()
              + " bytes in it are damaged and the readings in them are lost; all others are kept. A"
              + " copy is "
              + name
              + ".damaged; have the disk checked.");
    }
    generations.add(generation);
    walSize = replay.end();
    // After damage the file's numbering of series can no longer be continued.
    return replay.damaged() == 0;
  }

  /// While the journal cannot take it the write-ahead file stays, and the next start tries again.
  private void announce(SealedFile file, String wal, Historian.Announcement announcement)
      throws IOException {
    Sealed sealed = new Archive(storage).describe(file);
    try {
      announcement.sealed(sealed);
    } catch (IOException refused) {
      notices.add(file.name() + " is not in the journal yet: " + refused.getMessage());
      return;
    }
    storage.delete(wal);
  }

  private void keep(String name, byte[] bytes) throws IOException {
    try (StoredFile file = storage.open(name)) {
      file.write(0, ByteBuffer.wrap(bytes));
      file.force();
    }
  }
}
