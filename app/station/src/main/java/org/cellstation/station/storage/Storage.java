package org.cellstation.station.storage;

import java.io.IOException;
import java.util.List;

/// One directory of files that outlive a power cut. A port, so that a test can fill the disk, tear
/// a write or pull the plug.
public interface Storage {
  /// The names of all files, sorted.
  List<String> list() throws IOException;

  /// Opens a file for reading and writing; an absent one is created empty, durably.
  StoredFile open(String name) throws IOException;

  /// Opens an existing file for reading only.
  StoredFile read(String name) throws IOException;

  /// Renames in one step, replacing `to`; durable on return.
  void rename(String from, String to) throws IOException;

  /// Deletes a file; an absent one is no error.
  void delete(String name) throws IOException;

  /// Where `name` lies, for messages.
  String describe(String name);
}
