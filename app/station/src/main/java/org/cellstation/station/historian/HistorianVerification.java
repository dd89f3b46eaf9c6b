package org.cellstation.station.historian;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cellstation.station.storage.DiskStorage;
import org.cellstation.station.storage.Storage;

/// Compares the historian's finished files with what the journal says they were.
public final class HistorianVerification {
  private HistorianVerification() {}

  /// Every difference, in words; empty when there is none.
  ///
  /// @param sealed file name to SHA-256, from the journal's newest announcement of each file
  public static List<String> verify(Path directory, Map<String, String> sealed) throws IOException {
    return verify(DiskStorage.unforced(directory), sealed);
  }

  static List<String> verify(Storage storage, Map<String, String> sealed) throws IOException {
    List<String> faults = new ArrayList<>();
    List<String> there = storage.list();
    for (var file : new TreeMap<>(sealed).entrySet()) {
      if (!there.contains(file.getKey())) {
        faults.add(file.getKey() + ": missing; restore it from the last backup");
      } else if (!Archive.sha256(Archive.read(storage, file.getKey())).equals(file.getValue())) {
        faults.add(
            file.getKey()
                + ": changed after it was sealed; keep it as evidence and restore it from the last"
                + " backup");
      }
    }
    for (String name : there) {
      if (name.endsWith(SealedFile.EXTENSION) && !sealed.containsKey(name)) {
        faults.add(name + ": the journal does not know this file");
      }
    }
    return faults;
  }
}
