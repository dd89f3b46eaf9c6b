package org.cellstation.station.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/// An open file. One thread at a time.
public interface StoredFile extends Closeable {
  long size() throws IOException;

  /// Writes all of `bytes` at `position`; when it throws, any part of them may have been written.
  void write(long position, ByteBuffer bytes) throws IOException;

  /// Reads what there is at `position` until `into` is full; returns the number of bytes, 0 at the
  /// end.
  int read(long position, ByteBuffer into) throws IOException;

  /// Returns when everything written so far would survive a power cut.
  void force() throws IOException;

  void truncate(long size) throws IOException;
}
