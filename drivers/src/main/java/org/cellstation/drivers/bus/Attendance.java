package org.cellstation.drivers.bus;

import java.time.Duration;
import java.time.Instant;

/// How long ago an instrument was last looked after. Devices with a watchdog act by themselves when
/// that was too long ago; for the others their driver does what it can. Owned by the bus's owner
/// thread.
public final class Attendance {
  private final Duration limit;
  private Instant last = Instant.MAX;

  /// @param limit how long an instrument may be left alone
  public Attendance(Duration limit) {
    this.limit = limit;
  }

  /// It is looked after from now on.
  public void begin(Instant now) {
    last = now;
  }

  /// It was looked after once, and is not any more.
  public boolean hasLapsed(Instant now) {
    return now.isAfter(last) && Duration.between(last, now).compareTo(limit) >= 0;
  }

  /// It is looked after again or still.
  ///
  /// @param consequence what has become of the device meanwhile
  /// @throws BusException.Refused after a lapse, so that the bus prepares the device and tells it
  ///   everything again
  public void renew(Line line, String instrument, String consequence) throws BusException.Refused {
    Instant now = line.now();
    Instant before = last;
    boolean lapsed = hasLapsed(now);
    last = now;
    if (lapsed) {
      throw new BusException.Refused(
          line.address(),
          instrument,
          "nobody looked after it since "
              + before
              + ", so "
              + consequence
              + "; it is prepared and told everything again");
    }
  }
}
