package org.cellstation.drivers.profiled;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Where writes to memory that wears out are counted. One ledger serves all buses of a station, so
/// it is safe for many threads; whoever starts the station says where it is kept, because a count
/// that begins anew at each start protects nothing.
public interface WriteLedger {
  /// @param inLife writes altogether
  /// @param dayBegan when the day's count began
  /// @param inDay writes since then
  record Count(int inLife, Instant dayBegan, int inDay) {
    public static final Count NONE = new Count(0, Instant.EPOCH, 0);
  }

  /// @param memory instrument, dot, setting or register
  /// @return {@link Count#NONE} when it was never written
  Count count(String memory);

  /// Durable when it returns.
  ///
  /// @throws java.io.UncheckedIOException when the count cannot be kept; nothing is written then
  void keep(String memory, Count count);

  /// Forgets at the end of the program: for tests and simulated stations.
  static WriteLedger inMemory() {
    return new WriteLedger() {
      private final Map<String, Count> counts = new HashMap<>();

      @Override
      public synchronized Count count(String memory) {
        return counts.getOrDefault(memory, Count.NONE);
      }

      @Override
      public synchronized void keep(String memory, Count count) {
        counts.put(memory, count);
      }
    };
  }
}
