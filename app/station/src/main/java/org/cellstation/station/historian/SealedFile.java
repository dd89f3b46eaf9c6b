package org.cellstation.station.historian;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.cellstation.station.storage.Storage;
import org.cellstation.station.storage.StoredFile;

/// A finished file of the historian: never changed again, its SHA-256 stands in the journal.
///
/// | bytes | what |
/// |---|---|
/// | 0-7 | `CELLHIS1` |
/// | 8-11 | length of the directory |
/// | 12-15 | CRC32C of the directory |
/// | then | directory: number of series; each with source, unit, number of readings, earliest and latest instant (ms), offset and length of its blocks (from the end of the directory) |
/// | then | the blocks ({@link Block}), series by series, so that a trend reads one stretch |
record SealedFile(String name, List<Region> regions) {
  static final String EXTENSION = ".chs";
  private static final long MAGIC = 0x43454C4C48495331L;
  private static final int HEADER = 16;

  /// @param offset in the file
  record Region(
      String source,
      String unit,
      long count,
      long earliest,
      long latest,
      long offset,
      int length) {}

  /// The whole content of the file for a generation whose readings are all packed.
  static byte[] content(Generation generation) {
    Bytes directory = new Bytes(4096);
    directory.putCount(generation.series.size());
    long offset = 0;
    for (Series series : generation.series) {
      long earliest = Long.MAX_VALUE;
      long latest = Long.MIN_VALUE;
      long length = 0;
      for (Block block : series.blocks) {
        earliest = Math.min(earliest, block.earliest());
        latest = Math.max(latest, block.latest());
        length += block.length();
      }
      directory.putText(series.source);
      directory.putText(series.unit);
      directory.putCount(series.count());
      directory.putLong(earliest);
      directory.putLong(latest);
      directory.putCount(offset);
      directory.putCount(length);
      offset += length;
    }
    Bytes file = new Bytes(Math.toIntExact(HEADER + directory.length + offset));
    file.putLong(MAGIC);
    file.putInt(directory.length);
    file.putInt(checksum(directory.array, directory.length));
    file.putRaw(directory.toArray());
    for (Series series : generation.series) {
      for (Block block : series.blocks) {
        file.putRaw(block.bytes());
      }
    }
    return file.toArray();
  }

  /// Reads the directory.
  ///
  /// @throws IOException also when the file is not a sound one
  static SealedFile open(Storage storage, String name) throws IOException {
    try (StoredFile file = storage.read(name)) {
      byte[] header = new byte[HEADER];
      int read = file.read(0, ByteBuffer.wrap(header));
      Cursor in = new Cursor(header, 0);
      if (read < HEADER || in.nextLong() != MAGIC) {
        throw new IOException("this is not a historian file");
      }
      int length = in.nextInt();
      if (length < 0 || length > file.size() - HEADER) {
        throw new IOException("the directory of this historian file is damaged");
      }
      byte[] directory = new byte[length];
      file.read(HEADER, ByteBuffer.wrap(directory));
      if (checksum(directory, length) != in.nextInt()) {
        throw new IOException("the directory of this historian file is damaged");
      }
      return new SealedFile(name, regions(new Cursor(directory, 0), HEADER + length));
    }
  }

  private static List<Region> regions(Cursor in, long blocksBegin) {
    List<Region> regions = new ArrayList<>();
    for (long i = in.nextCount(); i > 0; i--) {
      regions.add(
          new Region(
              in.nextText(),
              in.nextText(),
              in.nextCount(),
              in.nextLong(),
              in.nextLong(),
              blocksBegin + in.nextCount(),
              (int) in.nextCount()));
    }
    return regions;
  }

  /// The sound blocks of a region; what is damaged is left out, and `damaged` is told.
  List<Block> blocks(Storage storage, Region region, Runnable damaged) throws IOException {
    byte[] bytes = new byte[region.length()];
    try (StoredFile file = storage.read(name)) {
      file.read(region.offset(), ByteBuffer.wrap(bytes));
    }
    List<Block> blocks = new ArrayList<>();
    int at = 0;
    while (at < bytes.length) {
      Block block = new Block(bytes, at);
      if (block.isSound()) {
        blocks.add(block);
        at += block.length();
      } else {
        damaged.run();
        at++;
        while (at < bytes.length && !new Block(bytes, at).isSound()) {
          at++;
        }
      }
    }
    return blocks;
  }

  long earliest() {
    return regions.stream().mapToLong(Region::earliest).min().orElse(Long.MAX_VALUE);
  }

  long latest() {
    return regions.stream().mapToLong(Region::latest).max().orElse(Long.MIN_VALUE);
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }
}
