package org.cellstation.drivers.catalogue;

import static org.cellstation.drivers.catalogue.Model.timing;

import java.util.List;
import org.cellstation.drivers.bronkhorst.FlowController;

/// Mass-flow controllers.
final class GasModels {
  static final List<Model> ALL =
      List.of(
          new Model(
              "bronkhorst-modbus",
              Wiring.tcp(502, 1, 1, 247),
              timing(1000, 500, 0),
              (id, options, timing) ->
                  new FlowController(
                      id,
                      options.integer("address", 1, 1, 247),
                      options.decimal("capacity", 500, 0.001, 1_000_000),
                      timing)));

  private GasModels() {}
}
