package org.cellstation.drivers.catalogue;

import static org.cellstation.drivers.catalogue.Model.timing;

import java.util.List;
import org.cellstation.drivers.bus.Instrument;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.eurotherm.LoopController;
import org.cellstation.drivers.huber.PbThermostat;
import org.cellstation.drivers.julabo.Circulator;
import org.cellstation.drivers.omron.E5ccController;

/// Temperature controllers and thermostats.
final class TemperatureModels {
  static final List<Model> ALL =
      List.of(
          new Model(
              "omron-e5cc",
              Wiring.serial("baud=9600&data=8&parity=none&stop=1", 1, 1, 99),
              timing(1000, 300, 5),
              TemperatureModels::e5cc),
          new Model(
              "eurotherm",
              Wiring.serial("baud=9600&data=8&parity=none&stop=1", 1, 1, 99),
              timing(1000, 300, 5),
              TemperatureModels::eurotherm),
          new Model(
              "huber-pb",
              Wiring.serial("baud=9600&data=8&parity=none&stop=1").orTcp(8101),
              timing(2000, 500, 0),
              TemperatureModels::huber),
          new Model(
              "julabo",
              Wiring.serial("baud=4800&data=7&parity=even&stop=1"),
              timing(2000, 500, 10),
              TemperatureModels::julabo));

  private TemperatureModels() {}

  private static Instrument e5cc(String id, Options options, Timing timing) {
    int address = options.integer("address", 1, 1, 99);
    double min = options.decimal("min", 0, -100, 300);
    double max = options.decimal("max", 60, min, 300);
    return new E5ccController(id, address, min, max, timing);
  }

  private static Instrument eurotherm(String id, Options options, Timing timing) {
    int address = options.integer("address", 1, 1, 99);
    int decimals = options.integer("decimals", 1, 0, 2);
    double min = options.decimal("min", 0, -200, 300);
    double max = options.decimal("max", 60, min, 300);
    return options.choice("encoding", "modbus", "bisynch").equals("modbus")
        ? LoopController.modbus(id, address, decimals, min, max, timing)
        : LoopController.bisynch(id, address, decimals, min, max, timing);
  }

  private static Instrument huber(String id, Options options, Timing timing) {
    double min = options.decimal("min", 0, -150, 300);
    return new PbThermostat(id, min, options.decimal("max", 60, min, 300), timing);
  }

  private static Instrument julabo(String id, Options options, Timing timing) {
    int address = options.integer("address", 0, 0, 127);
    double min = options.decimal("min", 0, -100, 400);
    return new Circulator(id, address, min, options.decimal("max", 60, min, 400), timing);
  }
}
