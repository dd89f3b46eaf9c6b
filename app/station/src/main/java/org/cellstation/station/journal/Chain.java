package org.cellstation.station.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cellstation.station.journal.JournalVerification.Fault;
import org.cellstation.station.storage.Storage;
import org.cellstation.station.storage.StoredFile;
import org.jspecify.annotations.Nullable;

/// One walk over the whole journal, every hash recomputed. Changes nothing.
final class Chain {
  private final Storage storage;
  private final MessageDigest sha256 = Line.sha256();
  private final List<Segment> segments = new ArrayList<>();
  private @Nullable Head head;
  private boolean headThere;
  private long entries;
  private String lastHash = Line.GENESIS;
  private byte @Nullable [] lastLine;

  /// Whether the hash at the head's place is the head's.
  private boolean headMet;

  private @Nullable Fault damage;
  private @Nullable Torn torn;

  /// A write that a power cut or a crash interrupted: what stands behind `position` was never
  /// acknowledged to anybody.
  record Torn(Fault fault, String file, long position) {}

  private Chain(Storage storage) {
    this.storage = storage;
  }

  static Chain walk(Storage storage) throws IOException {
    Chain chain = new Chain(storage);
    chain.readHead();
    List<String> files = Segment.files(storage);
    for (int i = 0; i < files.size() && chain.damage == null && chain.torn == null; i++) {
      chain.walk(files.get(i), i + 1, i + 1 == files.size());
    }
    chain.compareWithHead();
    return chain;
  }

  private void readHead() throws IOException {
    if (!storage.list().contains(Head.FILE)) {
      return;
    }
    headThere = true;
    try (StoredFile file = storage.read(Head.FILE)) {
      byte[] bytes = new byte[(int) Math.min(file.size(), Head.SIZE + 1)];
      file.read(0, ByteBuffer.wrap(bytes));
      head = Head.parse(bytes).orElse(null);
      headMet = head != null && head.sequence() == 0 && head.hash().equals(Line.GENESIS);
    }
  }

  private void walk(String file, int number, boolean last) throws IOException {
    if (!file.equals(Segment.name(number))) {
      damage =
          new Fault(
              entries + 1,
              file,
              1,
              "the file before this one, " + Segment.name(number) + ", is missing");
      return;
    }
    segments.add(new Segment(file, entries + 1));
    try (StoredFile stored = storage.read(file)) {
      long size = stored.size();
      Lines lines = new Lines(stored, 0);
      long number1 = 1;
      for (long at = 0; at < size; at = lines.position(), number1++) {
        byte[] line = lines.next(size);
        String what =
            line == null
                ? "the last line is incomplete"
                : Line.fault(line, entries + 1, lastHash, sha256);
        if (line == null || !what.isEmpty()) {
          judge(new Fault(entries + 1, file, number1, what), last, line, at);
          return;
        }
        accept(line);
      }
    }
  }

  private void accept(byte[] line) {
    entries++;
    lastHash = Line.hash(line);
    lastLine = line;
    if (head != null && head.sequence() == entries) {
      headMet = head.hash().equals(lastHash);
    }
  }

  /// A bad line is a torn write, not damage, when nobody was ever told that it is kept (it stands
  /// behind the head, in the last file) and it looks like one: it has no end, or holes of zeros
  /// where the file had grown but the bytes had not arrived.
  private void judge(Fault fault, boolean lastFile, byte @Nullable [] line, long at) {
    boolean acknowledged = head != null && head.sequence() > entries;
    boolean unwritten =
        line == null || new String(line, StandardCharsets.ISO_8859_1).indexOf(0) >= 0;
    if (lastFile && unwritten && !acknowledged) {
      String what = fault.what() + "; it was never acknowledged, and the next start cuts it off";
      torn =
          new Torn(new Fault(fault.sequence(), fault.file(), fault.line(), what), fault.file(), at);
    } else {
      damage = fault;
    }
  }

  private void compareWithHead() {
    if (damage != null || head == null) {
      return;
    }
    if (head.sequence() > entries) {
      String what = "missing: " + head.sequence() + " events were kept, " + entries + " are left";
      String file = segments.isEmpty() ? Segment.name(1) : segments.getLast().file();
      damage = new Fault(entries + 1, file, 0, what);
    } else if (!headMet) {
      damage =
          new Fault(
              head.sequence(),
              Head.FILE,
              1,
              "the head's hash is not that of event " + head.sequence());
    }
  }

  boolean isAbsent() {
    return segments.isEmpty() && !headThere;
  }

  long entries() {
    return entries;
  }

  String lastHash() {
    return lastHash;
  }

  List<Segment> segments() {
    return segments;
  }

  Optional<Entry> lastEntry() throws IOException {
    return lastLine == null ? Optional.empty() : Optional.of(Line.read(lastLine));
  }

  Optional<Fault> damage() {
    return Optional.ofNullable(damage);
  }

  Optional<Torn> torn() {
    return Optional.ofNullable(torn);
  }

  /// Set when the head cannot be relied on, so that a missing end of the journal would not show.
  Optional<Fault> headLost() {
    if (head != null || isAbsent()) {
      return Optional.empty();
    }
    String what = headThere ? "the head file is not readable" : "the head file is missing";
    return Optional.of(
        new Fault(
            entries + 1,
            Head.FILE,
            1,
            what + ", so events cut off at the end would not be noticed"));
  }

  /// The bytes from `position` on.
  byte[] tail(Torn of) throws IOException {
    try (StoredFile file = storage.read(of.file())) {
      byte[] bytes = new byte[Math.toIntExact(file.size() - of.position())];
      int read = file.read(of.position(), ByteBuffer.wrap(bytes));
      return Arrays.copyOf(bytes, read);
    }
  }
}
