package org.cellstation.station.storage;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// A directory on a disk.
public final class DiskStorage implements Storage {
  private final Path directory;
  private final boolean durable;

  private DiskStorage(Path directory, boolean durable) {
    this.directory = directory;
    this.durable = durable;
  }

  /// What is forced survives a power cut. The directory is created when absent.
  public static DiskStorage durable(Path directory) throws IOException {
    return new DiskStorage(Files.createDirectories(directory), true);
  }

  /// Files as always, but left to the operating system to write out: for a virtual station, which
  /// is simply run again.
  public static DiskStorage unforced(Path directory) throws IOException {
    return new DiskStorage(Files.createDirectories(directory), false);
  }

  @Override
  public List<String> list() throws IOException {
    try (var files = Files.list(directory)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> String.valueOf(file.getFileName()))
          .sorted()
          .toList();
    }
  }

  @Override
  public StoredFile open(String name) throws IOException {
    Path file = directory.resolve(name);
    boolean fresh = Files.notExists(file);
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
    if (fresh) {
      forceDirectory();
    }
    return new OnDisk(channel, durable);
  }

  @Override
  public StoredFile read(String name) throws IOException {
    return new OnDisk(FileChannel.open(directory.resolve(name), StandardOpenOption.READ), durable);
  }

  @Override
  public void rename(String from, String to) throws IOException {
    Files.move(
        directory.resolve(from),
        directory.resolve(to),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    forceDirectory();
  }

  @Override
  public void delete(String name) throws IOException {
    if (Files.deleteIfExists(directory.resolve(name))) {
      forceDirectory();
    }
  }

  @Override
  public String describe(String name) {
    return directory.resolve(name).toString();
  }

  /// A file's name is durable only when its directory is. Windows has no such call: NTFS journals
  /// its directories itself.
  private void forceDirectory() throws IOException {
    if (durable && File.separatorChar == '/') {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private record OnDisk(FileChannel channel, boolean durable) implements StoredFile {
    @Override
    public long size() throws IOException {
      return channel.size();
    }

    @Override
    public void write(long position, ByteBuffer bytes) throws IOException {
      long at = position;
      while (bytes.hasRemaining()) {
        at += channel.write(bytes, at);
      }
    }

    @Override
    public int read(long position, ByteBuffer into) throws IOException {
      int total = 0;
      while (into.hasRemaining()) {
        int n = channel.read(into, position + total);
        if (n < 0) {
          break;
        }
        total += n;
      }
      return total;
    }

    @Override
    public void force() throws IOException {
      if (durable) {
        channel.force(false);
      }
    }

    @Override
    public void truncate(long size) throws IOException {
      channel.truncate(size);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
