package org.cellstation.drivers.reading;

import java.util.List;

/// Where readings go. Called on a bus's owner thread; must not block.
@FunctionalInterface
public interface ReadingSink {
  void accept(Reading reading);

  /// All readings of one poll, in the order in which they were taken. The list is the caller's.
  default void acceptAll(List<Reading> readings) {
    for (int i = 0; i < readings.size(); i++) {
      accept(readings.get(i));
    }
  }
}
