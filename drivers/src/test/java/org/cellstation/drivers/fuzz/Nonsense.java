package org.cellstation.drivers.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.cellstation.drivers.bus.Bus;
import org.cellstation.drivers.bus.Instrument;
import org.cellstation.drivers.catalogue.Catalogue;
import org.cellstation.drivers.fixture.TestClock;
import org.cellstation.drivers.profiled.FullDevices;
import org.cellstation.drivers.reading.Reading;

/// One model of instrument against one script of replies: prepared, identified, written to and
/// polled as on a real bus. A driver's defect comes out as an exception; a reading that is not BAD
/// and has no number cannot be made at all.
public final class Nonsense {
  private static final int POLLS = 4;
  private static final String REGISTERS = "profile of registers";
  private static final String LINES = "profile of lines";

  /// Kept from the collector, which would forget the level.
  private static final Logger LOG = Logger.getLogger("org.cellstation.drivers");

  private Nonsense() {}

  /// Which model the coverage-guided fuzzer is to try.
  static final String MODEL = "cellstation.fuzz.model";

  /// Entry point of the coverage-guided fuzzer.
  public static void fuzzerTestOneInput(byte[] script) {
    meet(System.getProperty(MODEL, "hamilton-ph-arc"), script);
  }

  static void meet(String model, byte[] script) {
    Level normal = LOG.getLevel();
    LOG.setLevel(Level.OFF);
    try {
      meetQuietly(model, script);
    } finally {
      LOG.setLevel(normal);
    }
  }

  private static void meetQuietly(String model, byte[] script) {
    TestClock clock = new TestClock();
    Instrument instrument = instrument(model);
    try (Bus bus =
        new Bus(
            "fuzz", new ScriptedLink(script), List.of(instrument), clock, Nonsense::mustBeSigned)) {
      for (Instrument.Setting setting : instrument.settings()) {
        bus.request("X-1." + setting.name(), setting.max());
      }
      for (int i = 0; i < POLLS; i++) {
        // The outcome is whatever the script makes it; that it ends is what counts.
        var _ = bus.perform("X-1", instrument::identify);
        bus.cycle();
        clock.advance(instrument.period());
      }
    }
  }

  /// What a model speaks besides what it speaks unless told: options that choose another decoder.
  private static final Map<String, Map<String, String>> OTHERWISE =
      Map.ofEntries(
          entry("bronkhorst-modbus", "transport", "rtu"),
          entry("bronkhorst-propar", "encoding", "binary"),
          entry("eurotherm", "encoding", "bisynch"),
          entry("julabo", "address", "32"),
          entry("sartorius-sbi", "encoding", "xbpi"),
          entry("sartorius-sbi", "unit", "g"),
          entry("watson-marlow", "encoding", "enhanced"),
          entry("watson-marlow", "flow-per-rev", "1.5"),
          entry("masterflex-ls", "flow-per-rev", "1.5"),
          entry("lambda-pump", "full-flow", "50"),
          entry("lighthouse-counter", "sizes", "0.3,0.5,1,5"),
          entry("ika-stirrer", "max-temperature", "300"),
          entry("ika-stirrer", "alone", "safe-rate"));

  private static Map.Entry<String, Map<String, String>> entry(
      String model, String option, String value) {
    return Map.entry(model + " with " + option + " " + value, Map.of(option, value));
  }

  /// All that the station can drive, in each way it can.
  static List<String> models() {
    List<String> models = new ArrayList<>(Catalogue.models());
    models.addAll(new TreeSet<>(OTHERWISE.keySet()));
    models.add(REGISTERS);
    models.add(LINES);
    return models;
  }

  private static Instrument instrument(String model) {
    return switch (model) {
      case REGISTERS -> FullDevices.registers();
      case LINES -> FullDevices.lines();
      default ->
          Catalogue.instrument(
              model.split(" ", 2)[0], "X-1", OTHERWISE.getOrDefault(model, Map.of()));
    };
  }

  private static void mustBeSigned(Reading reading) {
    if (!reading.source().startsWith("X-1.")) {
      throw new AssertionError("a reading of somebody else: " + reading);
    }
  }
}
