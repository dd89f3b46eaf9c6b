package org.cellstation.drivers.catalogue;

import static org.cellstation.drivers.catalogue.Model.timing;

import java.util.List;
import org.cellstation.drivers.hamilton.ArcSensor;
import org.cellstation.drivers.vaisala.CarbonDioxideProbe;

/// Probes in the culture.
final class ProbeModels {
  private static final Wiring ARC = Wiring.serial("baud=19200&data=8&parity=none&stop=2", 1, 1, 32);

  static final List<Model> ALL =
      List.of(
          arc("hamilton-ph-arc", ArcSensor.Kind.PH_ARC),
          arc("hamilton-visiferm-do", ArcSensor.Kind.VISIFERM_DO),
          new Model(
              "vaisala-gmp25x",
              Wiring.serial("baud=19200&data=8&parity=none&stop=2", 240, 1, 247),
              timing(2000, 300, 5),
              (id, options, timing) ->
                  new CarbonDioxideProbe(id, options.integer("address", 240, 1, 247), timing)));

  private ProbeModels() {}

  private static Model arc(String name, ArcSensor.Kind kind) {
    return new Model(
        name,
        ARC,
        timing(1000, 300, 5),
        (id, options, timing) ->
            new ArcSensor(id, kind, options.integer("address", 1, 1, 32), timing));
  }
}
