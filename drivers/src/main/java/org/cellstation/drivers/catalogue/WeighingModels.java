package org.cellstation.drivers.catalogue;

import static org.cellstation.drivers.catalogue.Model.timing;

import java.util.List;
import org.cellstation.drivers.bus.Instrument;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.mettler.SicsBalance;
import org.cellstation.drivers.sartorius.SbiBalance;
import org.cellstation.drivers.sartorius.WeightUnit;
import org.cellstation.drivers.sartorius.XbpiBalance;

/// Balances and weighing platforms.
final class WeighingModels {
  static final List<Model> ALL =
      List.of(
          new Model(
              "mettler-sics",
              Wiring.serial("baud=9600&data=8&parity=none&stop=1").orTcp(8001),
              timing(2000, 1000, 0),
              (id, options, timing) -> new SicsBalance(id, timing)),
          new Model(
              "sartorius-sbi",
              Wiring.serial("baud=9600&data=8&parity=odd&stop=1").orTcp(49155),
              timing(1000, 500, 0),
              WeighingModels::sartorius));

  private WeighingModels() {}

  private static Instrument sartorius(String id, Options options, Timing timing) {
    if (options.choice("encoding", "sbi", "xbpi").equals("xbpi")) {
      return new XbpiBalance(id, options.integer("address", 9, 1, 127), timing);
    }
    String unit = options.choice("unit", "shown", "g", "kg", "mg");
    return new SbiBalance(id, WeightUnit.ofSymbol(unit), timing);
  }
}
