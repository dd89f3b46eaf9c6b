package org.cellstation.station.equipment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;

/// The newest reading of every configured source, each judged for its age whenever it is looked at:
/// a value that has grown old is never passed on as live.
///
/// Owned by the control thread.
public final class ProcessImage {
  private final Map<String, Slot> slots = new LinkedHashMap<>();
  private final List<Slot> order = new ArrayList<>();
  private boolean corrected;

  /// Adds a source, before the first scan.
  ///
  /// @param staleAfter age from which its value is no longer believed
  public Slot add(String source, String unit, Duration staleAfter, Instant now) {
    return slots.computeIfAbsent(
        source,
        s -> {
          var slot = new Slot(source, unit, staleAfter.toMillis(), now);
          order.add(slot);
          return slot;
        });
  }

  /// What one unit of this source's readings really is; 1 until a calibration says otherwise.
  public void factor(String source, double real) {
    Slot slot = slots.get(source);
    if (slot != null) {
      slot.factor = real;
      corrected |= real != 1;
    }
  }

  /// The reading as its calibration makes it.
  public Reading corrected(Reading reading) {
    Slot slot = corrected ? slots.get(reading.source()) : null;
    return slot == null || slot.factor == 1
        ? reading
        : new Reading(
            reading.value() * slot.factor,
            reading.unit(),
            reading.quality(),
            reading.cause(),
            reading.instant(),
            reading.source());
  }

  /// Takes a reading; one that is older than the value that is held, or from no configured source,
  /// is left. A sample may well be older than the word that the instrument did not answer.
  public void accept(Reading reading) {
    Slot slot = slots.get(reading.source());
    if (slot != null
        && (Double.isNaN(slot.newest.value())
            || !reading.instant().isBefore(slot.newest.instant()))) {
      slot.newest = reading;
    }
  }

  /// Tells every change of quality or cause since the last call, once.
  public void changes(Instant now, ChangeListener listener) {
    for (Slot slot : order) {
      Reading reading = slot.at(now);
      if (reading.cause() != slot.told.cause() || reading.quality() != slot.told.quality()) {
        listener.changed(slot.told, reading);
        slot.told = reading;
      }
    }
  }

  /// Hears of changed qualities.
  @FunctionalInterface
  public interface ChangeListener {
    void changed(Reading before, Reading after);
  }

  /// One source.
  public static final class Slot {
    private final String source;
    private final long staleMillis;
    private Reading newest;
    private Reading told;
    private double factor = 1;

    private Slot(String source, String unit, long staleMillis, Instant now) {
      this.source = source;
      this.staleMillis = staleMillis;
      newest = Reading.bad(Cause.NOT_YET_READ, unit, now, source);
      told = newest;
    }

    public String source() {
      return source;
    }

    /// The value as it may be believed at `now`.
    public Reading at(Instant now) {
      if (newest.quality() != Quality.BAD
          && now.toEpochMilli() - newest.instant().toEpochMilli() > staleMillis) {
        newest = newest.as(Quality.BAD, Cause.STALE);
      }
      return newest;
    }
  }
}
