package org.cellstation.drivers.bus;

import java.time.Duration;

/// How patient a bus is, and how much of its past it keeps.
///
/// @param firstBackOff process time before a dead link or instrument is tried again
/// @param longestBackOff where the doubling of the back-off ends
/// @param frames how many of the newest frames are kept to be looked at; 0 for none
public record BusSettings(Duration firstBackOff, Duration longestBackOff, int frames) {
  public static final BusSettings DEFAULT =
      new BusSettings(Duration.ofSeconds(1), Duration.ofSeconds(30));

  /// With all the frames that are kept unless told otherwise.
  public BusSettings(Duration firstBackOff, Duration longestBackOff) {
    this(firstBackOff, longestBackOff, FrameLog.FRAMES);
  }

  /// With another number of frames: what nobody looks at costs memory and time all the same.
  public BusSettings withFrames(int kept) {
    return new BusSettings(firstBackOff, longestBackOff, kept);
  }

  /// For where nobody can look at frames.
  public BusSettings withoutFrames() {
    return withFrames(0);
  }

  public BusSettings {
    if (!firstBackOff.isPositive() || longestBackOff.compareTo(firstBackOff) < 0) {
      throw new IllegalArgumentException(
          "back-off must be positive and must not shrink: "
              + firstBackOff
              + " .. "
              + longestBackOff);
    }
    if (frames != 0 && frames < FrameLog.FEWEST) {
      throw new IllegalArgumentException("a bus keeps at least " + FrameLog.FEWEST + " frames");
    }
  }
}
