package org.cellstation.drivers.catalogue;

import static org.cellstation.drivers.catalogue.Model.timing;

import java.time.Duration;
import java.util.List;
import org.cellstation.drivers.bus.Instrument;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.heidolph.HeiTorque;
import org.cellstation.drivers.ika.Rocker;
import org.cellstation.drivers.ika.StirrerPlate;

/// Rockers and stirrers.
final class AgitationModels {
  static final List<Model> ALL =
      List.of(
          new Model(
              "ika-rocker",
              Wiring.serial("baud=9600&data=7&parity=even&stop=1"),
              timing(1000, 500, 100),
              AgitationModels::rocker),
          new Model(
              "ika-stirrer",
              Wiring.serial("baud=9600&data=7&parity=even&stop=1"),
              timing(1000, 500, 100),
              AgitationModels::ikaStirrer),
          new Model(
              "heidolph-hei-torque",
              Wiring.serial("baud=9600&data=8&parity=none&stop=1"),
              timing(1000, 500, 100),
              (id, options, timing) ->
                  new HeiTorque(id, options.integer("max", 2000, 10, 2000), timing)));

  private AgitationModels() {}

  private static Instrument rocker(String id, Options options, Timing timing) {
    double max = options.decimal("max", 42, 1, 1000);
    double safeRate = options.decimal("safe-rate", Math.min(15, max), 0, max);
    return new Rocker(id, max, safeRate, watchdog(options), timing);
  }

  private static Duration watchdog(Options options) {
    return options.duration(
        "watchdog", Duration.ofSeconds(60), Duration.ofSeconds(20), Duration.ofSeconds(1500));
  }

  private static Instrument ikaStirrer(String id, Options options, Timing timing) {
    double max = options.decimal("max", 1500, 1, 6000);
    double maxCelsius = options.decimal("max-temperature", 0, 0, 340);
    double safeRate = options.decimal("safe-rate", 100, 0, max);
    double safeCelsius = options.decimal("safe-temperature", 0, 0, maxCelsius);
    Duration time = watchdog(options);
    boolean off = options.choice("alone", "off", "safe-rate").equals("off");
    StirrerPlate.Alone alone =
        off ? StirrerPlate.Alone.off(time) : StirrerPlate.Alone.at(safeRate, safeCelsius, time);
    return new StirrerPlate(id, max, maxCelsius, alone, timing);
  }
}
