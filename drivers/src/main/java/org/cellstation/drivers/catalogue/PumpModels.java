package org.cellstation.drivers.catalogue;

import static org.cellstation.drivers.catalogue.Model.timing;

import java.time.Duration;
import java.util.List;
import org.cellstation.drivers.bus.Instrument;
import org.cellstation.drivers.bus.RotorScale;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.ismatec.RegloIcc;
import org.cellstation.drivers.lambda.LambdaPump;
import org.cellstation.drivers.masterflex.LinkedDrive;
import org.cellstation.drivers.watsonmarlow.CasePump;

/// Pumps.
final class PumpModels {
  static final List<Model> ALL =
      List.of(
          new Model(
              "ismatec-reglo-icc",
              Wiring.serial("baud=9600&data=8&parity=none&stop=1"),
              timing(2000, 300, 0),
              PumpModels::regloIcc),
          new Model(
              "watson-marlow",
              Wiring.serial("baud=9600&data=8&parity=none&stop=2", 1, 1, 32),
              timing(1000, 300, 20),
              PumpModels::watsonMarlow),
          new Model(
              "masterflex-ls",
              Wiring.serial("baud=4800&data=7&parity=odd&stop=1", 1, 1, 89),
              timing(1000, 300, 0),
              PumpModels::masterflex),
          new Model(
              "lambda-pump",
              Wiring.serial("baud=2400&data=8&parity=odd&stop=1", 2, 1, 99),
              timing(1000, 300, 0),
              PumpModels::lambda));

  private PumpModels() {}

  private static Instrument regloIcc(String id, Options options, Timing timing) {
    int channels = options.integer("channels", RegloIcc.MOST_CHANNELS, 1, RegloIcc.MOST_CHANNELS);
    double max = options.decimal("max", 100, 0.001, 1000);
    Duration runOn =
        options.duration(
            "run-on", Duration.ofMinutes(1), Duration.ofSeconds(20), Duration.ofHours(999));
    return new RegloIcc(id, channels, max, runOn, timing);
  }

  private static Instrument watsonMarlow(String id, Options options, Timing timing) {
    int address = options.integer("address", 1, 1, 32);
    boolean clockwise = isClockwise(options);
    RotorScale scale = scale(options, 220, 720);
    return options.choice("encoding", "basic", "enhanced").equals("basic")
        ? CasePump.basic(id, address, scale, clockwise, timing)
        : CasePump.enhanced(id, address, scale, clockwise, timing);
  }

  private static Instrument masterflex(String id, Options options, Timing timing) {
    return new LinkedDrive(
        id,
        options.integer("address", 1, 1, 89),
        scale(options, 600, 650),
        isClockwise(options),
        timing);
  }

  private static Instrument lambda(String id, Options options, Timing timing) {
    return new LambdaPump(
        id,
        options.integer("address", 2, 1, 99),
        options.decimal("full-flow", 0, 0, 10_000),
        isClockwise(options),
        timing);
  }

  private static boolean isClockwise(Options options) {
    return options.choice("direction", "cw", "ccw").equals("cw");
  }

  /// In mL/min where it is known what one revolution moves, else in rpm.
  private static RotorScale scale(Options options, double fastest, double limit) {
    return RotorScale.of(
        options.decimal("flow-per-rev", 0, 0, 10_000),
        options.decimal("max-speed", fastest, 1, limit));
  }
}
