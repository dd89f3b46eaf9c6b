package org.cellstation.station.historian;

import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.station.storage.DiskStorage;
import org.cellstation.station.storage.Storage;
import org.jspecify.annotations.Nullable;

/// Every reading, with value, quality and cause; instants to the millisecond.
///
/// {@link #record} only notes the reading, on the control thread. {@link #commit}, turned by a
/// {@link org.cellstation.station.storage.WriterThread} in production, appends what was noted to a
/// write-ahead file and forces it: a killed process loses at most what came since. In memory the
/// same readings are packed into blocks; once a day, or when asked, these go into a sealed file,
/// its SHA-256 is announced for the journal, and the write-ahead file is deleted.
///
/// A disk that refuses disturbs nobody: readings stay in memory, {@link #trouble} says so.
public final class Historian implements Closeable {
  private static final System.Logger LOG = System.getLogger(Historian.class.getName());

  /// What one file covers, and holds at most.
  private static final long SEAL_MILLIS = Duration.ofDays(1).toMillis();

  private static final long SEAL_BYTES = 32L << 20;

  /// What a refusing disk may leave in memory before further readings are given up.
  private static final long MEMORY_BYTES = 256L << 20;

  private static final int MOST_NOTED = 1 << 22;

  /// How far back the last reading is looked for, the likeliest first.
  private static final List<Duration> REACHES =
      List.of(
          Duration.ofMinutes(5), Duration.ofHours(2), Duration.ofDays(2), Duration.ofDays(36_500));

  private final Storage storage;
  private final Announcement announcement;
  private final List<String> notices;
  private final Optional<Gap> gap;
  private final AtomicLong givenUp = new AtomicLong();
  private final AtomicLong damaged = new AtomicLong();

  private final Object noteLock = new Object();
  private Reading[] notes = new Reading[1024];
  private int noted;

  /// Guards what queries see; never held while the disk works.
  private final Object stateLock = new Object();

  private final ArrayDeque<Generation> sealing = new ArrayDeque<>();
  private final List<SealedFile> files;
  private final WriteAhead writeAhead;
  private Generation active;
  private Reading[] spare = new Reading[1024];
  private boolean sealAsked;

  private final Object commitLock = new Object();

  /// A finished file that the journal does not hold yet. Guarded by `commitLock`.
  private Archive.@Nullable Stored unannounced;

  private volatile String trouble = "";

  /// No reading was kept between these instants.
  public record Gap(Instant from, Instant to) {}

  /// Hears of finished files, on the committing thread.
  @FunctionalInterface
  public interface Announcement {
    /// Returns when the journal has it durably. After a crash, or a journal that refused, a file
    /// may be announced twice.
    ///
    /// @throws IOException when the journal cannot take it now; it is announced again later
    void sealed(Sealed file) throws IOException;
  }

  /// Parallel arrays, one element a bucket; `NaN` where nothing good was read.
  @SuppressWarnings("ArrayRecordComponent") // thousands of numbers for one raster, read only
  public record Trend(String unit, double[] min, double[] max) {}

  private Historian(
      Storage storage, InstantSource clock, Announcement announcement, Recovery found) {
    this.storage = storage;
    this.announcement = announcement;
    this.notices = List.copyOf(found.notices);
    this.files = found.files;
    this.active = found.generations.getLast();
    this.sealing.addAll(found.generations.subList(0, found.generations.size() - 1));
    this.writeAhead = new WriteAhead(storage, active.walFile(), found.walSize);
    this.gap = gap(found, clock.instant());
    notices.forEach(notice -> LOG.log(Level.WARNING, notice));
  }

  public static Historian open(Path directory, InstantSource clock, Announcement announcement)
      throws IOException {
    return open(DiskStorage.durable(directory), clock, announcement);
  }

  public static Historian open(Storage storage, InstantSource clock, Announcement announcement)
      throws IOException {
    return new Historian(storage, clock, announcement, Recovery.of(storage, announcement));
  }

  private static Optional<Gap> gap(Recovery found, Instant now) {
    long newest = Long.MIN_VALUE;
    for (SealedFile file : found.files) {
      newest = Math.max(newest, file.latest());
    }
    for (Generation generation : found.generations) {
      newest = Math.max(newest, generation.latest);
    }
    if (newest == Long.MIN_VALUE || newest >= now.toEpochMilli()) {
      return Optional.empty();
    }
    return Optional.of(new Gap(Instant.ofEpochMilli(newest), now));
  }

  /// From the last kept reading to the start; empty at the very first start, or when the clock now
  /// shows no more than it did then.
  public Optional<Gap> gap() {
    return gap;
  }

  /// What the start found, in the operator's words.
  public List<String> notices() {
    return notices;
  }

  /// What keeps readings from being durable and what to do; empty when all is well.
  public String trouble() {
    return trouble;
  }

  /// Notes a reading. Any thread; never waits for the disk.
  public void record(Reading reading) {
    synchronized (noteLock) {
      note(reading);
    }
  }

  /// Notes what a whole scan has read. Any thread; never waits for the disk.
  public void record(List<Reading> readings) {
    synchronized (noteLock) {
      for (int i = 0; i < readings.size(); i++) {
        note(readings.get(i));
      }
    }
  }

  /// With `noteLock` held.
  private void note(Reading reading) {
    if (noted == notes.length) {
      if (noted >= MOST_NOTED) {
        givenUp.incrementAndGet();
        return;
      }
      notes = Arrays.copyOf(notes, noted * 2);
    }
    notes[noted++] = reading;
  }

  /// Asks the next commit to finish the present file, so that its readings are tamper-evident: for
  /// the end of a batch.
  public void seal() {
    synchronized (stateLock) {
      sealAsked = true;
    }
  }

  /// Makes durable what was noted. Turned by one thread at a time.
  public void commit() {
    synchronized (commitLock) {
      try {
        absorb();
        synchronized (stateLock) {
          writeAhead.take();
        }
        writeAhead.write();
        beginAnotherFileWhenDue();
        sealWaiting();
        trouble = damaged.get() == 0 ? "" : damage();
      } catch (IOException refused) {
        boolean news = trouble.isEmpty();
        trouble = refusal(refused);
        if (news) {
          LOG.log(Level.ERROR, trouble);
        }
        beginAnotherFileWhenDue();
      }
    }
  }

  /// Moves what was noted into the present generation and its write-ahead frames.
  private void absorb() {
    synchronized (stateLock) {
      Reading[] taken;
      int count;
      synchronized (noteLock) {
        taken = notes;
        count = noted;
        notes = spare;
        noted = 0;
      }
      if (count > 0) {
        if (bytesInMemory() > MEMORY_BYTES) {
          givenUp.addAndGet(count);
        } else {
          writeAhead.append(active, taken, count);
        }
        Arrays.fill(taken, 0, count, null);
      }
      spare = taken;
    }
  }

  private long bytesInMemory() {
    long bytes = active.bytes;
    for (Generation waiting : sealing) {
      bytes += waiting.bytes;
    }
    return bytes;
  }

  private void beginAnotherFileWhenDue() {
    synchronized (stateLock) {
      boolean due =
          sealAsked
              || writeAhead.isBroken()
              || active.latest - active.earliest >= SEAL_MILLIS
              || active.bytes >= SEAL_BYTES;
      sealAsked = false;
      if (due && !active.isEmpty()) {
        sealing.add(active);
        active = new Generation(active.number + 1);
        writeAhead.begin(active.walFile());
      }
    }
  }

  private void sealWaiting() throws IOException {
    Archive archive = new Archive(storage);
    while (true) {
      Generation next;
      synchronized (stateLock) {
        next = sealing.peek();
        if (next == null) {
          return;
        }
        next.packAll();
      }
      Archive.Stored stored = unannounced;
      if (stored == null) {
        stored = archive.store(next);
        unannounced = stored;
      }
      announcement.sealed(stored.sealed());
      unannounced = null;
      synchronized (stateLock) {
        sealing.remove();
        files.add(stored.file());
      }
      storage.delete(next.walFile());
    }
  }

  /// Every reading of a source between the two instants, both included, in order of time.
  public List<Reading> readings(String source, Instant from, Instant to) throws IOException {
    List<Reading> readings = new ArrayList<>();
    long first = from.toEpochMilli();
    long last = to.toEpochMilli();
    select(source, first, last)
        .forEach(
            (unit, points) -> {
              for (int i = 0; i < points.count; i++) {
                if (points.millis[i] >= first && points.millis[i] <= last) {
                  readings.add(points.reading(i, unit, source));
                }
              }
            });
    readings.sort(Comparator.comparing(Reading::instant));
    return readings;
  }

  /// The newest reading of a source that is wanted, between the two instants, both included.
  public Optional<Reading> last(String source, Instant from, Instant to, Predicate<Reading> wanted)
      throws IOException {
    for (Duration reach : REACHES) {
      Instant begin = to.minus(reach).isBefore(from) ? from : to.minus(reach);
      List<Reading> readings = readings(source, begin, to);
      for (Reading reading : readings.reversed()) {
        if (wanted.test(reading)) {
          return Optional.of(reading);
        }
      }
      if (begin.equals(from)) {
        break;
      }
    }
    return Optional.empty();
  }

  /// The smallest and largest GOOD value per bucket of time, of everything recorded so far in the
  /// unit that the source has now. Any thread but the control thread.
  ///
  /// @param to is included
  public Trend trend(String source, Instant from, Instant to, int buckets) throws IOException {
    if (buckets < 1 || to.isBefore(from)) {
      throw new IllegalArgumentException(
          "a trend needs at least one bucket and an end behind its begin: " + from + " to " + to);
    }
    Selection selection = select(source, from.toEpochMilli(), to.toEpochMilli());
    Envelope envelope = selection.envelope(buckets);
    return new Trend(selection.unit(), envelope.min(), envelope.max());
  }

  private Selection select(String source, long from, long to) {
    Selection selection = new Selection(source, from, to);
    absorb();
    synchronized (stateLock) {
      for (SealedFile file : files) {
        selection.add(file, storage, damaged::incrementAndGet);
      }
      sealing.forEach(selection::add);
      selection.add(active);
    }
    return selection;
  }

  /// Commits a last time.
  @Override
  public void close() {
    commit();
    synchronized (commitLock) {
      writeAhead.close();
    }
  }

  private String damage() {
    return "Trends have holes: "
        + damaged.get()
        + " damaged places were met in the historian's files. Run the verification, which names the"
        + " files, and restore these from the last backup.";
  }

  private String refusal(IOException refused) {
    long lost = givenUp.get();
    return "Readings cannot be stored ("
        + refused.getMessage()
        + ", "
        + storage.describe("")
        + "). They wait in memory"
        + (lost > 0 ? "; " + lost + " did not fit and are lost" : "")
        + ". Free space on that disk or reconnect it, the station goes on by itself. Do not switch"
        + " the station off before.";
  }
}
