package org.cellstation.drivers.profiled;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.cellstation.drivers.profile.TextDevice;
import org.cellstation.drivers.profile.TextDevice.Doubt;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.drivers.reading.Tag;
import org.jspecify.annotations.Nullable;

/// Makes one signal's reading from what stood in the placeholders of a poll.
final class TextSignal {
  private final TextDevice.Signal signal;
  private final Tag tag;
  private final Asking.Spot spot;
  private final List<Asking.Spot> doubtful = new ArrayList<>();

  TextSignal(TextDevice.Signal signal, Tag tag, Function<String, Asking.Spot> spots) {
    this.signal = signal;
    this.tag = tag;
    this.spot = spots.apply(signal.placeholder());
    for (Doubt doubt : signal.doubts()) {
      doubtful.add(spots.apply(doubt.placeholder()));
    }
  }

  Reading reading(Instant now) {
    Cause sentinel = spot.line().sentinel(spot.part());
    if (sentinel != null) {
      return tag.bad(sentinel, now);
    }
    double value = signal.scaling().value(spot.number());
    if (!Double.isFinite(value)) {
      return tag.bad(Cause.SENSOR_FAULT, now);
    }
    Doubt doubt = doubt(Quality.BAD);
    if (doubt != null) {
      return tag.bad(value, doubt.cause(), now);
    }
    if (!signal.valid().holds(value)) {
      return tag.bad(value, Cause.OUT_OF_RANGE, now);
    }
    doubt = doubt(Quality.UNCERTAIN);
    return doubt == null ? tag.good(value, now) : tag.uncertain(value, doubt.cause(), now);
  }

  private @Nullable Doubt doubt(Quality quality) {
    List<Doubt> doubts = signal.doubts();
    for (int i = 0; i < doubts.size(); i++) {
      if (doubts.get(i).quality() == quality && doubts.get(i).applies(doubtful.get(i).text())) {
        return doubts.get(i);
      }
    }
    return null;
  }
}
