package org.cellstation.drivers.catalogue;

import static org.cellstation.drivers.catalogue.Model.timing;

import java.time.Duration;
import java.util.List;
import org.cellstation.drivers.bus.Instrument;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.ika.Rocker;

/// Rockers and stirrers.
final class AgitationModels {
  static final List<Model> ALL =
      List.of(
          new Model(
              "ika-rocker",
              Wiring.serial("baud=9600&data=7&parity=even&stop=1"),
              timing(1000, 500, 100),
              AgitationModels::rocker));

  private AgitationModels() {}

  private static Instrument rocker(String id, Options options, Timing timing) {
    double max = options.decimal("max", 42, 1, 1000);
    double safeRate = options.decimal("safe-rate", Math.min(15, max), 0, max);
    Duration watchdog =
        options.duration(
            "watchdog", Duration.ofSeconds(60), Duration.ofSeconds(20), Duration.ofSeconds(1500));
    return new Rocker(id, max, safeRate, watchdog, timing);
  }
}
