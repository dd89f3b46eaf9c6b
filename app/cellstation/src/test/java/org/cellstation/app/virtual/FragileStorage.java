package org.cellstation.app.virtual;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.cellstation.station.storage.Storage;
import org.cellstation.station.storage.StoredFile;

/// Files in memory that lose their power: what was forced stays, of what was not a part has reached
/// the disk, cut at any byte. A write within one sector arrives whole or not at all, as disks
/// promise.
final class FragileStorage implements Storage {
  private static final int SECTOR = 512;

  /// The power goes. Nobody in the program can know or catch it.
  static final class PowerLoss extends Error {
    private static final long serialVersionUID = 1;

    PowerLoss() {
      super("the power is gone", null, false, false);
    }
  }

  /// A write that was not forced yet.
  @SuppressWarnings("ArrayRecordComponent") // bytes on their way to a disk, never compared
  private record Unforced(long position, byte[] bytes) {}

  private static final class Content {
    private byte[] bytes = new byte[0];
    private byte[] forced = new byte[0];
    private final List<Unforced> since = new ArrayList<>();

    void write(long position, byte[] news) {
      bytes = written(bytes, position, news, news.length);
      since.add(new Unforced(position, news));
    }

    void force() {
      forced = bytes;
      since.clear();
    }

    /// What the disk has when the power goes.
    byte[] left(SplittableRandom random) {
      byte[] left = forced;
      int arrived = since.isEmpty() ? 0 : random.nextInt(since.size() + 1);
      for (int i = 0; i < arrived; i++) {
        Unforced write = since.get(i);
        left = written(left, write.position(), write.bytes(), write.bytes().length);
      }
      if (arrived < since.size()) {
        Unforced torn = since.get(arrived);
        boolean oneSector =
            torn.position() / SECTOR == (torn.position() + torn.bytes().length - 1) / SECTOR;
        boolean replaces = torn.position() < left.length;
        if (!(oneSector && replaces)) {
          left =
              written(left, torn.position(), torn.bytes(), random.nextInt(torn.bytes().length + 1));
        }
      }
      return left;
    }

    private static byte[] written(byte[] old, long position, byte[] news, int count) {
      int end = Math.toIntExact(position) + count;
      byte[] now = Arrays.copyOf(old, Math.max(old.length, end));
      System.arraycopy(news, 0, now, Math.toIntExact(position), count);
      return now;
    }
  }

  private final Map<String, Content> files = new TreeMap<>();
  private long operations;
  private long lastOperation = Long.MAX_VALUE;

  /// The power goes so many writes and forces from now.
  void dieAfter(long more) {
    lastOperation = operations + more;
  }

  /// How often anything was written or forced.
  long operations() {
    return operations;
  }

  /// The disk after the power has gone.
  FragileStorage afterPowerLoss(SplittableRandom random) {
    var after = new FragileStorage();
    files.forEach(
        (name, content) -> {
          var left = new Content();
          left.bytes = content.left(random);
          left.forced = left.bytes;
          after.files.put(name, left);
        });
    return after;
  }

  private void work() {
    if (operations >= lastOperation) {
      throw new PowerLoss();
    }
    operations++;
  }

  private Content content(String name) throws FileNotFoundException {
    Content content = files.get(name);
    if (content == null) {
      throw new FileNotFoundException(name);
    }
    return content;
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
    return new Handle(content(name));
  }

  @Override
  public void rename(String from, String to) throws IOException {
    work();
    Content content = content(from);
    files.remove(from);
    files.put(to, content);
  }

  @Override
  public void delete(String name) {
    work();
    files.remove(name);
  }

  @Override
  public String describe(String name) {
    return "memory/" + name;
  }

  private final class Handle implements StoredFile {
    private final Content content;

    Handle(Content content) {
      this.content = content;
    }

    @Override
    public long size() {
      return content.bytes.length;
    }

    @Override
    public void write(long position, ByteBuffer bytes) {
      byte[] news = new byte[bytes.remaining()];
      bytes.get(news);
      // The power may go with the write on its way: part of it arrives.
      content.write(position, news);
      work();
    }

    @Override
    public int read(long position, ByteBuffer into) {
      int count = (int) Math.min(into.remaining(), content.bytes.length - position);
      into.put(content.bytes, Math.toIntExact(position), Math.max(0, count));
      return Math.max(0, count);
    }

    @Override
    public void force() {
      work();
      content.force();
    }

    @Override
    public void truncate(long size) {
      work();
      if (size < content.bytes.length) {
        content.bytes = Arrays.copyOf(content.bytes, Math.toIntExact(size));
        // A cut is only ever made of what was not forced, or by a start that mends.
        content.since.clear();
        content.forced = content.bytes;
      }
    }

    @Override
    public void close() {}
  }
}
