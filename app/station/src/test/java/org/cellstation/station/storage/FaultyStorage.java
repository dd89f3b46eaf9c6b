package org.cellstation.station.storage;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// A disk in memory that knows what was forced, and fails when told to.
public final class FaultyStorage implements Storage {
  private static final class Content {
    byte[] now = new byte[0];
    byte[] forced = new byte[0];
  }

  private final TreeMap<String, Content> files = new TreeMap<>();
  private long room = Long.MAX_VALUE;
  private int forces;

  /// From now on only so many more bytes fit; the write that does not fit is torn.
  public void fullAfter(long bytes) {
    room = bytes;
  }

  public void emptied() {
    room = Long.MAX_VALUE;
  }

  public int forces() {
    return forces;
  }

  /// What was forced is there; of the rest any beginning may be, and its last bytes may be zeros.
  public void losePower(RandomGenerator random) {
    for (Content file : files.values()) {
      if (file.now.length > file.forced.length) {
        int kept = random.nextInt(file.forced.length, file.now.length + 1);
        int holes = random.nextInt(kept - file.forced.length + 1);
        byte[] left = Arrays.copyOf(file.now, kept);
        if (random.nextBoolean()) {
          Arrays.fill(left, kept - holes, kept, (byte) 0);
        }
        file.now = left;
      }
      file.forced = file.now;
    }
    room = Long.MAX_VALUE;
  }

  public byte[] bytes(String name) {
    Content file = files.get(name);
    if (file == null) {
      throw new AssertionError("no file " + name + " in " + files.keySet());
    }
    return file.now.clone();
  }

  public void put(String name, byte[] bytes) {
    Content file = files.computeIfAbsent(name, n -> new Content());
    file.now = bytes.clone();
    file.forced = file.now;
  }

  /// A second disk with the same files.
  public FaultyStorage copy() {
    FaultyStorage copy = new FaultyStorage();
    files.forEach((name, file) -> copy.put(name, file.now));
    return copy;
  }

  @Override
  public List<String> list() {
    return List.copyOf(files.keySet());
  }

  @Override
  public StoredFile open(String name) {
    return new Handle(files.computeIfAbsent(name, n -> new Content()));
  }

  @Override
  public StoredFile read(String name) throws IOException {
    Content file = files.get(name);
    if (file == null) {
      throw new FileNotFoundException(name);
    }
    return new Handle(file);
  }

  @Override
  public void rename(String from, String to) throws IOException {
    Content file = files.remove(from);
    if (file == null) {
      throw new FileNotFoundException(from);
    }
    files.put(to, file);
  }

  @Override
  public void delete(String name) {
    files.remove(name);
  }

  @Override
  public String describe(String name) {
    return name;
  }

  private final class Handle implements StoredFile {
    private final Content file;

    Handle(Content file) {
      this.file = file;
    }

    @Override
    public long size() {
      return file.now.length;
    }

    @Override
    public void write(long position, ByteBuffer bytes) throws IOException {
      int at = (int) position;
      int fits = (int) Math.min(bytes.remaining(), room);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.write(file.now, 0, Math.min(at, file.now.length));
      byte[] chunk = new byte[fits];
      bytes.get(chunk);
      out.writeBytes(chunk);
      if (out.size() < file.now.length) {
        out.write(file.now, out.size(), file.now.length - out.size());
      }
      file.now = out.toByteArray();
      room -= fits;
      if (bytes.hasRemaining()) {
        throw new IOException("No space left on device");
      }
    }

    @Override
    public int read(long position, ByteBuffer into) {
      int n = (int) Math.max(0, Math.min(into.remaining(), file.now.length - position));
      into.put(file.now, (int) position, n);
      return n;
    }

    @Override
    public void force() {
      forces++;
      file.forced = file.now;
    }

    @Override
    public void truncate(long size) {
      if (size < file.now.length) {
        file.now = Arrays.copyOf(file.now, (int) size);
      }
    }

    @Override
    public void close() {}
  }
}
