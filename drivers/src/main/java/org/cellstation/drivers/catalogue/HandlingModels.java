package org.cellstation.drivers.catalogue;

import static org.cellstation.drivers.catalogue.Model.timing;

import java.util.List;
import org.cellstation.drivers.scanner.SerialScanner;
import org.cellstation.drivers.zebra.ZplPrinter;

/// What identifies and labels materials.
final class HandlingModels {
  static final List<Model> ALL =
      List.of(
          // A scanner cannot be asked who it is, so no search may look for one.
          new Model(
              "gs1-scanner",
              Wiring.serial(""),
              timing(250, 500, 0),
              (id, options, timing) -> new SerialScanner(id, timing)),
          new Model(
              "zebra-zpl",
              Wiring.serial("baud=9600&data=8&parity=none&stop=1").orTcp(9100),
              timing(2000, 1000, 0),
              (id, options, timing) -> new ZplPrinter(id, timing)));

  private HandlingModels() {}
}
