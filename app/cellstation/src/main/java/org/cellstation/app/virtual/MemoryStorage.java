package org.cellstation.app.virtual;

import java.io.FileNotFoundException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cellstation.station.storage.Storage;
import org.cellstation.station.storage.StoredFile;
import org.jspecify.annotations.Nullable;

/// Files that outlive the virtual station that writes them, and not this process: for readings that
/// nobody asks for after a rehearsal. One thread.
final class MemoryStorage implements Storage {
  private final Map<String, Contents> files = new TreeMap<>();

  @Override
  public List<String> list() {
    return List.copyOf(files.keySet());
  }

  @Override
  public StoredFile open(String name) {
    return files.computeIfAbsent(name, _ -> new Contents());
  }

  @Override
  public StoredFile read(String name) throws FileNotFoundException {
    return found(name, files.get(name));
  }

  @Override
  public void rename(String from, String to) throws FileNotFoundException {
    Contents moved = found(from, files.remove(from));
    files.put(to, moved);
  }

  private Contents found(String name, @Nullable Contents contents) throws FileNotFoundException {
    if (contents == null) {
      throw new FileNotFoundException(describe(name));
    }
    return contents;
  }

  @Override
  public void delete(String name) {
    files.remove(name);
  }

  @Override
  public String describe(String name) {
    return "memory:" + name;
  }

  private static final class Contents implements StoredFile {
    private static final int FIRST_BYTES = 4096;

    private byte[] bytes = new byte[FIRST_BYTES];
    private int size;

    @Override
    public long size() {
      return size;
    }

    @Override
    public void write(long position, ByteBuffer source) {
      int from = Math.toIntExact(position);
      int end = Math.addExact(from, source.remaining());
      if (end > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(end, 2 * bytes.length));
      }
      source.get(bytes, from, end - from);
      size = Math.max(size, end);
    }

    @Override
    public int read(long position, ByteBuffer into) {
      int count = (int) Math.min(into.remaining(), Math.max(0, size - position));
      if (count > 0) {
        into.put(bytes, Math.toIntExact(position), count);
      }
      return count;
    }

    @Override
    public void force() {}

    @Override
    public void truncate(long length) {
      int end = Math.toIntExact(length);
      if (end < size) {
        Arrays.fill(bytes, end, size, (byte) 0);
        size = end;
      }
    }

    @Override
    public void close() {}
  }
}
