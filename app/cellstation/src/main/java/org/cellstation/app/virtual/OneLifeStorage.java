package org.cellstation.app.virtual;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.cellstation.station.storage.Storage;
import org.cellstation.station.storage.StoredFile;

/// The storage of one life of the program: when it is lost, its open files are let go as they are,
/// and nothing it does afterwards reaches them. One thread.
final class OneLifeStorage implements Storage {
  private final Storage disk;
  private final List<StoredFile> open = new ArrayList<>();
  private boolean lost;

  OneLifeStorage(Storage disk) {
    this.disk = disk;
  }

  /// The program is gone.
  void lose() throws IOException {
    lost = true;
    for (StoredFile file : List.copyOf(open)) {
      file.close();
    }
  }

  private void mustLive() throws IOException {
    if (lost) {
      throw new IOException("the program that wrote here is lost");
    }
  }

  private StoredFile kept(StoredFile file) {
    var kept = new OneLifeFile(file);
    open.add(kept);
    return kept;
  }

  @Override
  public List<String> list() throws IOException {
    return disk.list();
  }

  @Override
  public StoredFile open(String name) throws IOException {
    mustLive();
    return kept(disk.open(name));
  }

  @Override
  public StoredFile read(String name) throws IOException {
    mustLive();
    return kept(disk.read(name));
  }

  @Override
  public void rename(String from, String to) throws IOException {
    mustLive();
    disk.rename(from, to);
  }

  @Override
  public void delete(String name) throws IOException {
    mustLive();
    disk.delete(name);
  }

  @Override
  public String describe(String name) {
    return disk.describe(name);
  }

  private final class OneLifeFile implements StoredFile {
    private final StoredFile file;

    OneLifeFile(StoredFile file) {
      this.file = file;
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public void write(long position, ByteBuffer bytes) throws IOException {
      mustLive();
      file.write(position, bytes);
    }

    @Override
    public int read(long position, ByteBuffer into) throws IOException {
      return file.read(position, into);
    }

    @Override
    public void force() throws IOException {
      mustLive();
      file.force();
    }

    @Override
    public void truncate(long size) throws IOException {
      mustLive();
      file.truncate(size);
    }

    @Override
    public void close() throws IOException {
      open.remove(this);
      file.close();
    }
  }
}
