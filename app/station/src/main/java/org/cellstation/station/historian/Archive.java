package org.cellstation.station.historian;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.cellstation.station.storage.Storage;
import org.cellstation.station.storage.StoredFile;

/// Writes finished files, whole or not at all.
final class Archive {
  static final String UNFINISHED = ".new";
  private final Storage storage;

  Archive(Storage storage) {
    this.storage = storage;
  }

  /// A file and what the journal shall know of it.
  record Stored(SealedFile file, Sealed sealed) {}

  Stored store(Generation packed) throws IOException {
    byte[] content = SealedFile.content(packed);
    String name = packed.sealedFile();
    try (StoredFile file = storage.open(name + UNFINISHED)) {
      file.truncate(0);
      file.write(0, ByteBuffer.wrap(content));
      file.force();
    }
    storage.rename(name + UNFINISHED, name);
    SealedFile file = SealedFile.open(storage, name);
    return new Stored(file, describe(file, content));
  }

  Sealed describe(SealedFile file) throws IOException {
    return describe(file, read(storage, file.name()));
  }

  private static Sealed describe(SealedFile file, byte[] content) {
    return new Sealed(
        file.name(),
        sha256(content),
        Instant.ofEpochMilli(file.earliest()),
        Instant.ofEpochMilli(file.latest()));
  }

  static byte[] read(Storage storage, String name) throws IOException {
    try (StoredFile file = storage.read(name)) {
      byte[] bytes = new byte[Math.toIntExact(file.size())];
      file.read(0, ByteBuffer.wrap(bytes));
      return bytes;
    }
  }

  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
