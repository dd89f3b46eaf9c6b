package org.cellstation.station.runtime;

import java.util.ArrayList;
import java.util.List;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.drivers.reading.ReadingSink;

/// Carries readings from the bus threads to the control thread. Nothing is dropped: each belongs in
/// the historian. If the control thread stands still the box is bounded and the oldest give way.
public final class ReadingInbox implements ReadingSink {
  private static final int CAPACITY = 100_000;

  private List<Reading> filling = new ArrayList<>();
  private List<Reading> draining = new ArrayList<>();
  private long lost;

  @Override
  public synchronized void accept(Reading reading) {
    makeRoom();
    filling.add(reading);
  }

  @Override
  public synchronized void acceptAll(List<Reading> readings) {
    makeRoom();
    filling.addAll(readings);
  }

  private void makeRoom() {
    if (filling.size() >= CAPACITY) {
      lost += filling.size();
      filling.clear();
    }
  }

  /// All readings since the last call, valid until the next one. Control thread only.
  List<Reading> drain() {
    draining.clear();
    synchronized (this) {
      List<Reading> full = filling;
      filling = draining;
      draining = full;
    }
    return draining;
  }

  /// How many readings were lost because nobody drained.
  synchronized long lost() {
    return lost;
  }
}
