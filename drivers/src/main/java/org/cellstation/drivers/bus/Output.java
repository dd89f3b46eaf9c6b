package org.cellstation.drivers.bus;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// One setting of one instrument: the newest value asked for, and what the device has been told.
/// {@link #request} from any thread, all else on the bus's owner thread.
final class Output {
  private static final long NOTHING = Double.doubleToLongBits(Double.NaN);

  private final String name;
  private final Instrument.Setting setting;

  // Released, not fenced: every scan asks again for every output, and nobody waits for an answer.
  private final AtomicLong wanted = new AtomicLong(NOTHING);
  private final AtomicBoolean renewed = new AtomicBoolean();

  private long written = NOTHING;
  private long attempted = NOTHING;
  private long refused = NOTHING;
  private Instant retry = Instant.MIN;
  private Instant refresh = Instant.MAX;

  Output(String name, Instrument.Setting setting) {
    this.name = name;
    this.setting = setting;
  }

  String name() {
    return name;
  }

  Instrument.Setting setting() {
    return setting;
  }

  void request(double value) {
    // A NaN fails both comparisons.
    if (!(value >= setting.min() && value <= setting.max())) {
      throw new IllegalArgumentException(
          name
              + ": "
              + value
              + " is not within "
              + setting.min()
              + " .. "
              + setting.max()
              + " "
              + setting.unit());
    }
    // Adding zero turns -0.0 into 0.0: the same value to the device.
    wanted.setRelease(Double.doubleToLongBits(value + 0.0));
    renewed.setRelease(true);
  }

  /// Whether anything was ever asked for.
  boolean isRequested() {
    return wanted.getAcquire() != NOTHING;
  }

  /// Whether it was requested since this was last asked, the value changed or not.
  boolean takeRenewal() {
    boolean since = renewed.getAcquire();
    if (since) {
      renewed.setRelease(false);
    }
    return since;
  }

  /// The device has been (re)connected and knows nothing of what it was told before.
  void forget() {
    written = NOTHING;
    refused = NOTHING;
    refresh = Instant.MAX;
  }

  boolean isDue(Instant now) {
    long bits = wanted.getAcquire();
    if (bits == NOTHING || (bits == refused && now.isBefore(retry))) {
      return false;
    }
    return bits != written || !now.isBefore(refresh);
  }

  /// When an unchanged value is due again.
  Instant due() {
    return isRefused() ? retry : refresh;
  }

  /// Whether the newest value asked for is one that the device did not take.
  boolean isRefused() {
    return refused != NOTHING && refused == wanted.getAcquire();
  }

  void write(Instrument instrument, Line line) throws BusException {
    long bits = wanted.getAcquire();
    attempted = bits;
    instrument.write(line, setting, Double.longBitsToDouble(bits));
    written = bits;
    refused = NOTHING;
    refresh = setting.refresh().isZero() ? Instant.MAX : line.now().plus(setting.refresh());
  }

  /// The device said no. The same value is tried again later, another one at once.
  void refused(Instant again) {
    refused = attempted;
    retry = again;
  }
}
