package org.cellstation.station.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.cellstation.station.storage.StoredFile;
import org.jspecify.annotations.Nullable;

/// Reads one file line by line; never looks beyond the limit it is given, so that it can follow a
/// file that is being written.
final class Lines implements Closeable {
  private static final int CHUNK = 1 << 16;
  private final StoredFile file;
  private byte[] buffer = new byte[CHUNK];

  /// Where `buffer[0]` stands in the file; unread bytes are `begin` to `end`.
  private long base;

  private int begin;
  private int end;

  Lines(StoredFile file, long position) {
    this.file = file;
    this.base = position;
  }

  /// Where the next line begins in the file.
  long position() {
    return base + begin;
  }

  /// The next line that ends before `limit`, without its line end; null when there is none.
  byte @Nullable [] next(long limit) throws IOException {
    int scanned = begin;
    while (true) {
      for (; scanned < end; scanned++) {
        if (buffer[scanned] == '\n') {
          byte[] line = Arrays.copyOfRange(buffer, begin, scanned);
          begin = scanned + 1;
          return line;
        }
      }
      int before = scanned - begin;
      if (!fill(limit)) {
        return null;
      }
      scanned = begin + before;
    }
  }

  private boolean fill(long limit) throws IOException {
    System.arraycopy(buffer, begin, buffer, 0, end - begin);
    base += begin;
    end -= begin;
    begin = 0;
    if (end == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    long from = base + end;
    int most = (int) Math.min(limit - from, buffer.length - end);
    if (most <= 0) {
      return false;
    }
    int read = file.read(from, ByteBuffer.wrap(buffer, end, most));
    end += read;
    return read > 0;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
