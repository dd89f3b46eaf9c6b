package org.cellstation.station.historian;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.cellstation.station.storage.Storage;

/// What the historian held of one source at one moment: parts that no longer change, so that they
/// can be read while readings go on being added.
final class Selection {
  /// One source in one unit, from one file or from memory.
  private record Part(String unit, Blocks blocks, Points open) {}

  @FunctionalInterface
  private interface Blocks {
    List<Block> read() throws IOException;
  }

  private final String source;
  private final long from;
  private final long to;
  private final List<Part> parts = new ArrayList<>();

  Selection(String source, long from, long to) {
    this.source = source;
    this.from = from;
    this.to = to;
  }

  void add(SealedFile file, Storage storage, Runnable damaged) {
    for (SealedFile.Region region : file.regions()) {
      if (region.source().equals(source)) {
        boolean outside = region.latest() < from || region.earliest() > to;
        parts.add(
            new Part(
                region.unit(),
                outside ? List::of : () -> file.blocks(storage, region, damaged),
                new Points(0)));
      }
    }
  }

  /// Under the state lock.
  void add(Generation generation) {
    for (Series series : generation.series) {
      if (series.source.equals(source)) {
        List<Block> blocks = List.copyOf(series.blocks);
        parts.add(new Part(series.unit, () -> blocks, series.open.copy()));
      }
    }
  }

  /// The unit the source has now; empty when it was never read.
  String unit() {
    return parts.isEmpty() ? "" : parts.getLast().unit();
  }

  /// Everything in the present unit: values in another are no point of the same curve.
  Envelope envelope(int buckets) throws IOException {
    Envelope envelope = new Envelope(from, to, buckets);
    for (Part part : parts) {
      if (part.unit().equals(unit())) {
        part.blocks().read().forEach(envelope::add);
        envelope.add(part.open());
      }
    }
    return envelope;
  }

  /// @param consumer of a unit and points, some of which may lie outside the time range
  void forEach(PointsConsumer consumer) throws IOException {
    Points points = new Points(Points.CAPACITY);
    long[] scratch = new long[Points.CAPACITY];
    for (Part part : parts) {
      for (Block block : part.blocks().read()) {
        if (block.latest() >= from && block.earliest() <= to) {
          block.unpack(points, scratch);
          consumer.accept(part.unit(), points);
        }
      }
      consumer.accept(part.unit(), part.open());
    }
  }

  @FunctionalInterface
  interface PointsConsumer {
    void accept(String unit, Points points);
  }
}
