package org.cellstation.station.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.cellstation.station.journal.Journal.Progress;
import org.cellstation.station.storage.Storage;
import org.cellstation.station.storage.StoredFile;
import org.jspecify.annotations.Nullable;

/// Puts lines at the end of the journal, whole or not at all: what is not forced stays here and is
/// written again over whatever a failed attempt has left. Used under the journal's commit lock.
final class SegmentWriter implements Closeable {
  static final long SEGMENT_BYTES = 16L << 20;
  private final Storage storage;
  private final long segmentBytes;
  private final MessageDigest sha256 = Line.sha256();
  private List<Segment> segments;

  /// Committed bytes of the last segment.
  private long size;

  private long committed;
  private @Nullable StoredFile file;
  private @Nullable StoredFile headFile;
  private boolean dirty;

  private final List<byte[]> waiting = new ArrayList<>();
  private String chained;

  private SegmentWriter(Storage storage, long segmentBytes, Chain chain) {
    this.storage = storage;
    this.segmentBytes = segmentBytes;
    this.segments = List.copyOf(chain.segments());
    this.committed = chain.entries();
    this.chained = chain.lastHash();
  }

  static SegmentWriter resume(Storage storage, Chain chain, long segmentBytes) throws IOException {
    SegmentWriter writer = new SegmentWriter(storage, segmentBytes, chain);
    if (!writer.segments.isEmpty()) {
      StoredFile file = storage.open(writer.file());
      writer.file = file;
      writer.size = file.size();
      // Lines that a killed process had written may not have been forced; from here on they count.
      file.force();
    }
    writer.writeHead();
    writer.forceHead();
    return writer;
  }

  String file() {
    return segments.isEmpty() ? Segment.name(1) : segments.getLast().file();
  }

  Progress progress() {
    return new Progress(committed, segments, size);
  }

  /// Gives each draft its place in the chain.
  void add(List<Line.Draft> drafts) {
    for (Line.Draft draft : drafts) {
      byte[] line = Line.write(draft, chained, sha256);
      chained = Line.hash(line);
      waiting.add(line);
    }
  }

  /// Writes and forces every waiting line.
  Progress commit() throws IOException {
    if (!waiting.isEmpty()) {
      writeWaiting();
    }
    writeHead();
    return progress();
  }

  private void writeWaiting() throws IOException {
    int length = 0;
    for (byte[] line : waiting) {
      length += line.length + 1;
    }
    ByteBuffer bytes = ByteBuffer.allocate(length);
    for (byte[] line : waiting) {
      bytes.put(line).put((byte) '\n');
    }
    bytes.flip();
    try {
      StoredFile target = target();
      dirty = true;
      target.write(size, bytes);
      target.force();
      dirty = false;
    } catch (IOException refused) {
      reopenLater();
      throw refused;
    }
    size += length;
    committed += waiting.size();
    waiting.clear();
  }

  private StoredFile target() throws IOException {
    StoredFile target = file;
    if (target == null && !segments.isEmpty()) {
      target = storage.open(file());
      file = target;
    }
    if (target != null && dirty) {
      target.truncate(size);
      dirty = false;
    }
    if (target == null || size >= segmentBytes) {
      if (target != null) {
        file = null;
        target.close();
      }
      String name = Segment.name(segments.size() + 1);
      StoredFile fresh = storage.open(name);
      var longer = new ArrayList<>(segments);
      longer.add(new Segment(name, committed + 1));
      segments = List.copyOf(longer);
      size = 0;
      file = fresh;
      target = fresh;
    }
    return target;
  }

  /// A handle that has failed once is not trusted again: a disk may have been taken away, or the
  /// channel closed under us.
  private void reopenLater() {
    StoredFile failed = file;
    file = null;
    if (failed != null) {
      try {
        failed.close();
      } catch (IOException alsoRefused) {
        // The reason is already on its way to the caller.
      }
    }
  }

  private void writeHead() throws IOException {
    StoredFile target = headFile;
    if (target == null) {
      target = storage.open(Head.FILE);
      headFile = target;
    }
    target.write(0, ByteBuffer.wrap(new Head(committed, chained).toBytes()));
  }

  private void forceHead() throws IOException {
    if (headFile != null) {
      headFile.truncate(Head.SIZE);
      headFile.force();
    }
  }

  @Override
  public void close() throws IOException {
    forceHead();
    if (headFile != null) {
      headFile.close();
    }
    if (file != null) {
      file.close();
    }
  }
}
