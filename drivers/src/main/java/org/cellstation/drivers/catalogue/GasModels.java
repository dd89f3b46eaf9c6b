package org.cellstation.drivers.catalogue;

import static org.cellstation.drivers.catalogue.Model.timing;

import java.util.List;
import org.cellstation.drivers.bronkhorst.FlowController;
import org.cellstation.drivers.bronkhorst.ProParController;
import org.cellstation.drivers.bus.Instrument;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.modbus.Transport;

/// Mass-flow controllers.
final class GasModels {
  static final List<Model> ALL =
      List.of(
          new Model(
              "bronkhorst-modbus",
              new Wiring(
                  "baud=19200&data=8&parity=even&stop=1",
                  502,
                  Wiring.tcp(502, 1, 1, 247).addresses()),
              timing(1000, 500, 0),
              GasModels::bronkhorstModbus),
          new Model(
              "bronkhorst-propar",
              Wiring.serial("baud=38400&data=8&parity=none&stop=1", 3, 1, 128),
              timing(1000, 500, 0),
              GasModels::bronkhorstProPar));

  private GasModels() {}

  private static Instrument bronkhorstModbus(String id, Options options, Timing timing) {
    return new FlowController(
        id,
        options.integer("address", 1, 1, 247),
        capacity(options),
        options.choice("transport", "tcp", "rtu").equals("rtu")
            ? Transport.RTU
            : Transport.TCP,
        timing);
  }

  private static Instrument bronkhorstProPar(String id, Options options, Timing timing) {
    return new ProParController(
        id,
        options.integer("address", 3, 1, 128),
        capacity(options),
        options.choice("encoding", "ascii", "binary").equals("binary")
            ? ProParController.Encoding.BINARY
            : ProParController.Encoding.ASCII,
        timing);
  }

  private static double capacity(Options options) {
    return options.decimal("capacity", 500, 0.001, 1_000_000);
  }
}
