package org.cellstation.drivers.catalogue;

import static org.cellstation.drivers.catalogue.Model.timing;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cellstation.drivers.alicat.AlicatController;
import org.cellstation.drivers.bronkhorst.FlowController;
import org.cellstation.drivers.bronkhorst.ProParController;
import org.cellstation.drivers.bus.Instrument;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.flow.FlowUnit;
import org.cellstation.drivers.modbus.Transport;
import org.cellstation.drivers.sensirion.SfcController;
import org.cellstation.drivers.sierra.C100Controller;
import org.cellstation.drivers.voegtlin.RedySmart;

/// Mass-flow controllers.
final class GasModels {
  private static final List<String> LETTERS =
      IntStream.rangeClosed('A', 'Z').mapToObj(Character::toString).toList();

  private static final String[] UNITS =
      Stream.concat(Stream.of("sccm"), FlowUnit.known().stream()).distinct().toArray(String[]::new);

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
              GasModels::bronkhorstProPar),
          new Model(
              "alicat-mfc",
              new Wiring("baud=19200&data=8&parity=none&stop=1", 0, LETTERS),
              timing(1000, 500, 0),
              GasModels::alicat),
          new Model(
              "voegtlin-red-y",
              Wiring.serial("baud=9600&data=8&parity=none&stop=2", 247, 1, 247),
              timing(1000, 500, 5),
              (id, options, timing) ->
                  new RedySmart(
                      id, options.integer("address", 247, 1, 247), capacity(options), timing)),
          new Model(
              "sensirion-sfc",
              Wiring.serial("baud=115200&data=8&parity=none&stop=1", 0, 0, 254),
              timing(1000, 100, 0),
              (id, options, timing) ->
                  new SfcController(
                      id, options.integer("address", 0, 0, 254), capacity(options), timing)),
          new Model(
              "sierra-c100",
              Wiring.serial("baud=9600&data=8&parity=none&stop=1"),
              timing(1000, 500, 0),
              GasModels::sierra));

  private GasModels() {}

  private static Instrument bronkhorstModbus(String id, Options options, Timing timing) {
    return new FlowController(
        id,
        options.integer("address", 1, 1, 247),
        capacity(options),
        options.choice("transport", "tcp", "rtu").equals("rtu") ? Transport.RTU : Transport.TCP,
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

  private static Instrument alicat(String id, Options options, Timing timing) {
    char letter = options.choice("address", LETTERS.toArray(String[]::new)).charAt(0);
    return new AlicatController(id, letter, capacity(options), timing);
  }

  /// The controller does not tell its unit.
  private static Instrument sierra(String id, Options options, Timing timing) {
    double capacity = capacity(options);
    String unit = options.choice("unit", UNITS);
    return new C100Controller(id, capacity, FlowUnit.millilitresPerMinute(unit), timing);
  }

  private static double capacity(Options options) {
    return options.decimal("capacity", 500, 0.001, 1_000_000);
  }
}
