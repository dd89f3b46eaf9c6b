package org.cellstation.station.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cellstation.station.storage.DiskStorage;
import org.cellstation.station.storage.Storage;
import org.jspecify.annotations.Nullable;

/// What happened, in order, for good. {@link #append} only queues, from any thread; {@link #commit}
/// writes all that is queued and forces it to disk once, on whichever single thread turns that
/// crank ({@link JournalWriter} in production). Whoever needs an event to be durable before acting
/// waits until {@link #committed} has reached its sequence.
///
/// Times are what the clock says; the order is the sequence. When the clock steps back, that is an
/// event of its own ({@link Event.ClockJumped}, PI 041 9.8); steps below a millisecond are held.
public final class Journal implements Closeable {
  private static final System.Logger LOG = System.getLogger(Journal.class.getName());
  private final Storage storage;
  private final InstantSource clock;
  private final ZoneId zone;
  private final List<String> notices = new ArrayList<>();
  private final Object commitLock = new Object();
  private final SegmentWriter writer;

  // Guarded by `queue`.
  private final ArrayList<Line.Draft> queue = new ArrayList<>();
  private Instant last;

  private volatile long appended;
  private volatile Progress progress;
  private volatile String trouble = "";
  private volatile @Nullable Thread wakes;

  /// What readers may see.
  ///
  /// @param committed highest durable sequence
  /// @param size of the last segment up to there
  record Progress(long committed, List<Segment> segments, long size) {}

  private Journal(
      Storage storage, InstantSource clock, ZoneId zone, SegmentWriter writer, Instant last) {
    this.storage = storage;
    this.clock = clock;
    this.zone = zone;
    this.writer = writer;
    this.last = last;
    this.progress = writer.progress();
    this.appended = progress.committed();
  }

  /// Opens the journal of a station that keeps its word: forced to disk.
  public static Journal open(Path directory, InstantSource clock, ZoneId zone) throws IOException {
    return open(DiskStorage.durable(directory), clock, zone);
  }

  /// Checks the whole chain first.
  ///
  /// @throws JournalDamagedException when an acknowledged event is not as it was written
  public static Journal open(Storage storage, InstantSource clock, ZoneId zone) throws IOException {
    return open(storage, clock, zone, SegmentWriter.SEGMENT_BYTES);
  }

  static Journal open(Storage storage, InstantSource clock, ZoneId zone, long segmentBytes)
      throws IOException {
    Chain chain = Chain.walk(storage);
    if (chain.damage().isPresent()) {
      var fault = chain.damage().get();
      throw new JournalDamagedException(fault, storage.describe(fault.file()));
    }
    List<Event.JournalMended> mended = Mending.mend(storage, chain);
    Optional<Entry> newest = chain.lastEntry();
    var journal =
        new Journal(
            storage,
            clock,
            zone,
            SegmentWriter.resume(storage, chain, segmentBytes),
            newest.map(Entry::utc).orElse(Instant.MIN));
    for (Event.JournalMended mend : mended) {
      journal.notices.add(mend.what());
      LOG.log(Level.WARNING, mend.what());
      journal.append(Entry.STATION, mend);
    }
    return journal;
  }

  /// What the start found and put in order, in the operator's words; also journaled.
  public List<String> notices() {
    return List.copyOf(notices);
  }

  /// Queues an event and returns its sequence. Any thread; never touches the disk.
  public long append(String actor, Event event) {
    String type = EventCodec.type(event);
    byte[] json = EventCodec.encode(event);
    long sequence;
    synchronized (queue) {
      Instant now = clock.instant();
      if (now.isBefore(last)) {
        long jump = ChronoUnit.MILLIS.between(last, now);
        if (jump == 0) {
          now = last;
        } else {
          Event jumped = new Event.ClockJumped(jump);
          enqueue(now, Entry.STATION, EventCodec.type(jumped), EventCodec.encode(jumped));
        }
      }
      last = now;
      sequence = enqueue(now, actor, type, json);
    }
    LockSupport.unpark(wakes);
    return sequence;
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // written only while `queue` is held
  private long enqueue(Instant utc, String actor, String type, byte[] json) {
    ZoneOffset offset = zone.getRules().getOffset(utc);
    String shown = offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId();
    long sequence = appended + 1;
    queue.add(new Line.Draft(sequence, utc, shown, actor, type, json));
    appended = sequence;
    return sequence;
  }

  /// The highest sequence that has been given out.
  public long appended() {
    return appended;
  }

  /// The highest sequence that is on disk.
  public long committed() {
    return progress.committed();
  }

  /// Writes and forces everything queued. When the disk refuses, everything stays queued and {@link
  /// #trouble} says so; the next call tries again. Costs nothing when nothing is queued.
  public void commit() {
    if (appended == progress.committed() && trouble.isEmpty()) {
      return;
    }
    synchronized (commitLock) {
      List<Line.Draft> group;
      synchronized (queue) {
        group = List.copyOf(queue);
        queue.clear();
      }
      writer.add(group);
      try {
        progress = writer.commit();
        trouble = "";
      } catch (IOException refused) {
        progress = writer.progress();
        String before = trouble;
        trouble =
            "The journal cannot be written ("
                + refused.getMessage()
                + ", "
                + storage.describe(writer.file())
                + "). "
                + (appended - progress.committed())
                + " events wait in memory; free space on that disk or reconnect it, the station goes"
                + " on by itself. Do not switch the station off before.";
        if (before.isEmpty()) {
          LOG.log(Level.ERROR, trouble);
        }
      }
    }
  }

  /// What keeps events from being durable and what to do; empty when all is well.
  public String trouble() {
    return trouble;
  }

  /// Every committed entry in order. Reads as it goes; to be closed.
  public Stream<Entry> entries() {
    try {
      JournalReader reader = reader(0);
      long end = committed();
      return Stream.iterate(1L, sequence -> sequence <= end, sequence -> sequence + 1)
          .map(sequence -> need(reader, sequence))
          .onClose(() -> closed(reader));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// Every committed entry in order.
  public void forEach(Consumer<Entry> consumer) throws IOException {
    try (JournalReader reader = reader(0)) {
      for (var entry = reader.next(); entry.isPresent(); entry = reader.next()) {
        consumer.accept(entry.get());
      }
    }
  }

  /// Every committed entry that belongs to a batch, in order.
  public List<Entry> batch(String batch) throws IOException {
    return select(
        new CanonicalJson().raw("\"batch\":").string(batch).toBytes(),
        entry -> EventCodec.batch(entry.event()).equals(batch));
  }

  /// Every committed entry with one kind of event, in order.
  public List<Entry> ofType(Class<? extends Event> type) throws IOException {
    return select(
        new CanonicalJson().raw("\"type\":").string(type.getSimpleName()).toBytes(),
        entry -> type.isInstance(entry.event()));
  }

  /// In canonical JSON a key with its value cannot stand inside a string, so most lines need no
  /// parsing.
  private List<Entry> select(byte[] mark, Predicate<Entry> wanted) throws IOException {
    List<Entry> found = new ArrayList<>();
    try (JournalReader reader = reader(0)) {
      for (var entry = reader.next(line -> contains(line, mark));
          entry.isPresent();
          entry = reader.next(line -> contains(line, mark))) {
        if (wanted.test(entry.get())) {
          found.add(entry.get());
        }
      }
    }
    return found;
  }

  /// The batch an event belongs to; empty when it belongs to none.
  public static String batchOf(Event event) {
    return EventCodec.batch(event);
  }

  /// An event's type name and its fields as the journal's lines carry them.
  public static String text(Event event) {
    return new String(EventCodec.encode(event), StandardCharsets.UTF_8);
  }

  /// A reader that can follow the journal.
  ///
  /// @param after the last sequence that is not wanted, 0 for all
  public JournalReader reader(long after) throws IOException {
    return new JournalReader(this, storage, after);
  }

  /// Commits what is queued and closes the files. What could not be written is logged.
  @Override
  public void close() throws IOException {
    commit();
    synchronized (commitLock) {
      writer.close();
    }
  }

  Progress progress() {
    return progress;
  }

  /// The thread that an append unparks.
  void wakes(@Nullable Thread thread) {
    wakes = thread;
  }

  private static Entry need(JournalReader reader, long sequence) {
    try {
      return reader
          .next()
          .orElseThrow(() -> new IllegalStateException("event " + sequence + " was committed"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void closed(JournalReader reader) {
    try {
      reader.close();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static boolean contains(byte[] line, byte[] mark) {
    outer:
    for (int i = 0; i + mark.length <= line.length; i++) {
      for (int j = 0; j < mark.length; j++) {
        if (line[i + j] != mark[j]) {
          continue outer;
        }
      }
      return true;
    }
    return false;
  }
}
