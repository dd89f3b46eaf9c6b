package org.cellstation.drivers.catalogue;

import static org.cellstation.drivers.catalogue.Model.timing;

import java.util.List;
import org.cellstation.drivers.bus.Instrument;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.ismatec.RegloIcc;

/// Pumps.
final class PumpModels {
  static final List<Model> ALL =
      List.of(
          new Model(
              "ismatec-reglo-icc",
              Wiring.serial("baud=9600&data=8&parity=none&stop=1"),
              timing(2000, 300, 0),
              PumpModels::regloIcc));

  private PumpModels() {}

  private static Instrument regloIcc(String id, Options options, Timing timing) {
    int channels = options.integer("channels", RegloIcc.MOST_CHANNELS, 1, RegloIcc.MOST_CHANNELS);
    return new RegloIcc(id, channels, options.decimal("max", 100, 0.001, 1000), timing);
  }
}
