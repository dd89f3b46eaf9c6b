package org.cellstation.drivers.bus;

import java.time.Instant;
import java.time.InstantSource;

/// Process time that can be waited for. Real time, scaled time, or (in a virtual station) never
/// waited for at all, because there every crank is turned by hand.
public interface Pacer extends InstantSource {
  /// Returns when process time has reached `due`, at once if it already has.
  void await(Instant due) throws InterruptedException;
}
