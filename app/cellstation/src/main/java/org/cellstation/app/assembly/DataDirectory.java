package org.cellstation.app.assembly;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Where one station keeps everything, locked against a second station for as long as this object
/// is open.
public final class DataDirectory implements AutoCloseable {
  private final Path root;
  private final FileChannel channel;
  private final @Nullable FileLock lock;

  private DataDirectory(Path root, FileChannel channel, @Nullable FileLock lock) {
    this.root = root;
    this.channel = channel;
    this.lock = lock;
  }

  /// Creates the directory when needed and takes it.
  ///
  /// @throws InputException when it cannot be used, or another station runs on it
  public static DataDirectory open(Path root) throws InputException {
    try {
      Files.createDirectories(root);
      FileChannel channel =
          FileChannel.open(
              root.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = lockOrNull(channel);
      if (lock == null) {
        channel.close();
        throw new InputException(
            "Another station runs on "
                + root
                + ". Close it, or give this one its own directory with --data.");
      }
      return new DataDirectory(root, channel, lock);
    } catch (IOException trouble) {
      throw new InputException(
          "The data directory "
              + root
              + " cannot be used: "
              + trouble.getMessage()
              + ". Check that it is a directory you may write to, or choose one with --data.");
    }
  }

  private static @Nullable FileLock lockOrNull(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException sameProgram) {
      return null;
    }
  }

  /// The platform's place for application data.
  public static Path preset() {
    Path home = Path.of(System.getProperty("user.home"));
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (system.contains("win")) {
      String local = System.getenv("LOCALAPPDATA");
      return (local == null ? home.resolve("AppData/Local") : Path.of(local))
          .resolve("Cellstation");
    }
    if (system.contains("mac")) {
      return home.resolve("Library/Application Support/Cellstation");
    }
    String data = System.getenv("XDG_DATA_HOME");
    return (data == null || data.isBlank() ? home.resolve(".local/share") : Path.of(data))
        .resolve("cellstation");
  }

  public Path root() {
    return root;
  }

  public Path configuration() {
    return root.resolve("station.yaml");
  }

  public Path journal() {
    return root.resolve("journal");
  }

  public Path historian() {
    return root.resolve("historian");
  }

  public Path projections() {
    return root.resolve("projections");
  }

  public Path people() {
    return root.resolve("people");
  }

  public Path recipes() {
    return root.resolve("recipes");
  }

  /// Control strategies of the site.
  public Path control() {
    return root.resolve("control");
  }

  /// Instruments described by the site.
  public Path profiles() {
    return root.resolve("profiles");
  }

  /// How often memory that wears out was written.
  public Path memoryWrites() {
    return root.resolve("memory-writes.tsv");
  }

  public Path records() {
    return root.resolve("records");
  }

  @Override
  public void close() {
    try {
      if (lock != null) {
        lock.release();
      }
      channel.close();
    } catch (IOException alreadyGone) {
      System.getLogger(DataDirectory.class.getName())
          .log(System.Logger.Level.DEBUG, "The data directory's lock was gone", alreadyGone);
    }
  }
}
