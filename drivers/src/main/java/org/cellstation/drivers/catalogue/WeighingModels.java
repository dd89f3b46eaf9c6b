package org.cellstation.drivers.catalogue;

import static org.cellstation.drivers.catalogue.Model.timing;

import java.util.List;
import org.cellstation.drivers.mettler.SicsBalance;

/// Balances and weighing platforms.
final class WeighingModels {
  static final List<Model> ALL =
      List.of(
          new Model(
              "mettler-sics",
              Wiring.serial("baud=9600&data=8&parity=none&stop=1"),
              timing(2000, 1000, 0),
              (id, options, timing) -> new SicsBalance(id, timing)));

  private WeighingModels() {}
}
