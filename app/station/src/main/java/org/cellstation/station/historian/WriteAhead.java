package org.cellstation.station.historian;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.station.storage.Storage;
import org.cellstation.station.storage.StoredFile;
import org.jspecify.annotations.Nullable;

/// The frames of the present generation on their way to its write-ahead file. Frames that a
/// refusing disk leaves here are given up when they become too many: the readings themselves are in
/// memory, and sealing their generation makes them safe without a write-ahead file.
final class WriteAhead {
  private static final System.Logger LOG = System.getLogger(WriteAhead.class.getName());
  private static final int MOST_BYTES = 8 << 20;
  private final Storage storage;

  // Guarded by the historian's state lock.
  private final Bytes pending = new Bytes(1 << 14);
  private long frame;
  private boolean broken;

  // Of the committing thread.
  private final Bytes writing = new Bytes(1 << 14);
  private String name;
  private @Nullable StoredFile file;

  /// Where whole frames end.
  private long size;

  WriteAhead(Storage storage, String name, long size) {
    this.storage = storage;
    this.name = name;
    this.size = size;
  }

  /// Under the state lock: puts readings into the generation and into a frame.
  void append(Generation to, Reading[] readings, int count) {
    Wal.append(to, readings, count, frame++, pending);
    broken |= pending.length > MOST_BYTES;
    if (broken) {
      pending.length = 0;
    }
  }

  /// Under the state lock: whether only sealing can make the readings safe.
  boolean isBroken() {
    return broken;
  }

  /// Under the state lock, on the committing thread: what {@link #write} is to write.
  void take() {
    if (writing.length + pending.length > MOST_BYTES) {
      broken = true;
      writing.length = 0;
    } else {
      writing.putRaw(pending.array, pending.length);
    }
    pending.length = 0;
  }

  /// Under the state lock, on the committing thread: a generation begins, with a file of its own.
  void begin(String next) {
    pending.length = 0;
    writing.length = 0;
    broken = false;
    close();
    name = next;
    size = 0;
  }

  /// Appends and forces what was taken. When it fails that stays here, and the next attempt begins
  /// by cutting off what this one may have left.
  void write() throws IOException {
    if (writing.length == 0) {
      return;
    }
    try {
      StoredFile target = file;
      if (target == null) {
        target = storage.open(name);
        file = target;
        target.truncate(size);
      }
      target.write(size, ByteBuffer.wrap(writing.array, 0, writing.length));
      target.force();
    } catch (IOException refused) {
      close();
      throw refused;
    }
    size += writing.length;
    writing.length = 0;
  }

  void close() {
    StoredFile open = file;
    file = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException refused) {
        LOG.log(Level.DEBUG, "closing a write-ahead file", refused);
      }
    }
  }
}
