package org.cellstation.drivers.catalogue;

import static org.cellstation.drivers.catalogue.Model.timing;

import java.time.Duration;
import java.util.List;
import org.cellstation.drivers.bus.Instrument;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.deltaohm.PressureTransmitter;
import org.cellstation.drivers.lighthouse.ParticleCounter;
import org.cellstation.drivers.modbus.Transport;
import org.cellstation.drivers.nut.NutUps;

/// What watches the room and the supplies around the skid.
final class RoomModels {
  static final List<Model> ALL =
      List.of(
          new Model(
              "lighthouse-counter",
              Wiring.serial("baud=19200&data=8&parity=none&stop=1", 1, 1, 247),
              timing(10_000, 1000, 5),
              (id, options, timing) -> counter(id, options, Transport.RTU, timing)),
          new Model(
              "lighthouse-counter-tcp",
              Wiring.tcp(502, 1, 1, 247),
              timing(10_000, 1000, 0),
              (id, options, timing) -> counter(id, options, Transport.TCP, timing)),
          new Model(
              "deltaohm-hd402st",
              Wiring.serial("baud=19200&data=8&parity=even&stop=1", 1, 1, 247),
              timing(2000, 300, 5),
              (id, options, timing) ->
                  new PressureTransmitter(id, options.integer("address", 1, 1, 247), timing)),
          new Model(
              "nut-ups",
              Wiring.tcp(3493),
              timing(5000, 1000, 0),
              (id, options, timing) -> new NutUps(id, options.word("ups", "ups"), timing)));

  private RoomModels() {}

  private static Instrument counter(
      String id, Options options, Transport transport, Timing timing) {
    return new ParticleCounter(
        id,
        options.integer("address", 1, 1, 247),
        transport,
        options.rising("sizes", List.of(0.5, 5.0), 8, 0.1, 100),
        options.decimal("flow", 28.3, 0.1, 1000),
        options.duration(
            "sample", Duration.ofSeconds(60), Duration.ofSeconds(1), Duration.ofHours(23)),
        timing);
  }
}
