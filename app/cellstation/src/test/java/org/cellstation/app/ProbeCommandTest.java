package org.cellstation.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.cellstation.app.assembly.CataloguePorts;
import org.cellstation.drivers.bus.Instrument;
import org.cellstation.drivers.bus.ProcessTime;
import org.cellstation.simulator.Simulator;
import org.cellstation.simulator.SimulatorSettings;
import org.cellstation.simulator.SkidSettings;
import org.cellstation.station.api.Calibrations.Need;
import org.cellstation.station.calibration.CalibrationPlan;
import org.cellstation.station.config.ConfigurationException;
import org.cellstation.station.config.StationConfigurationReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/// `probe` against the simulated skid on real wires.
final class ProbeCommandTest {
  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(List<String> arguments) {
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments.toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyInstrumentOfTheSkidIsNamedAndTheStationCanBeginWithTheStub(boolean overTcp)
      throws IOException, ConfigurationException {
    Path stub = folder.resolve("station.yaml");
    List<String> arguments = new ArrayList<>(List.of("probe", "--out", stub.toString()));
    arguments.addAll(List.of("--data", folder.toString()));
    var settings = new SimulatorSettings(SkidSettings.nominal(), overTcp, 0);
    try (var simulator = new Simulator(settings, ProcessTime.accelerated(1, Instant.now()))) {
      for (String address : simulator.addresses().values()) {
        boolean serial = address.startsWith("serial:");
        int end = serial ? address.indexOf('?') : address.length();
        arguments.add(serial ? "--port" : "--tcp");
        arguments.add(address.substring(address.indexOf(':') + 1, end));
      }
      assertEquals(0, run(arguments), err::toString);
    }
    String table = out.toString().replaceAll(" +", " ");
    for (String row :
        List.of(
            " 1 Hamilton pH Arc 0001001 EPHUM011 hamilton-ph-arc",
            " 2 Hamilton VisiFerm DO Arc 0001002 ODOUM043 hamilton-visiferm-do",
            " 1 Omron E5CC omron-e5cc",
            " Mettler-Toledo WMS platform 15.0 kg B021002593 1.40 mettler-sics",
            " Ismatec REGLO ICC head 0114 ICC-4-0001 0208 ismatec-reglo-icc",
            " IKA Rocker RK digital ika-rocker",
            " 1 Bronkhorst F-201CV \"AIR supply\" M26200101A V1.20 bronkhorst-modbus",
            " 2 Bronkhorst F-201CV \"O2 supply\" M26200102A V1.20 bronkhorst-modbus",
            " 3 Bronkhorst F-201CV \"CO2 supply\" M26200103A V1.20 bronkhorst-modbus")) {
      assertTrue(table.contains(row), () -> row + " is missing in\n" + table);
    }
    var configuration =
        StationConfigurationReader.read(
            "station.yaml", Files.readAllBytes(stub), new CataloguePorts());
    assertEquals(
        "AT-101, AT-102, FIC-101, FIC-102, FIC-103, P-101, RK-101, TIC-101, WT-101",
        configuration.buses().stream()
            .flatMap(bus -> bus.instruments().stream())
            .map(Instrument::id)
            .sorted()
            .collect(Collectors.joining(", ")));
    var unit = configuration.units().getFirst();
    assertEquals("FIC-103.flow", Objects.requireNonNull(unit.variables().get("CO2 flow")).source());
    assertEquals(
        "pH, DO, feed flow, permeate flow, inoculum flow, harvest flow",
        configuration.calibrations().stream()
            .filter(plan -> plan.need() == Need.REQUIRED)
            .map(CalibrationPlan::variable)
            .collect(Collectors.joining(", ")));
    String first = Files.readString(stub);
    assertEquals(2, run(arguments));
    assertTrue(err.toString().contains("not overwritten"), err.toString());
    assertEquals(first, Files.readString(stub));
  }

  @Test
  void aPortThatIsNotThereIsListedAndNothingIsFound() {
    assertEquals(1, run(List.of("probe", "--port", "/dev/no-such-port", "--json")));
    assertTrue(out.toString().contains("\"unusable\""), out.toString());
    assertTrue(out.toString().contains("check the cable"), out.toString());
  }

  @Test
  void anUnknownModelOrAddressIsWrongUsage() {
    assertEquals(2, run(List.of("probe", "--model", "no-such-model")));
    assertTrue(err.toString().contains("hamilton-ph-arc"), err.toString());
    assertEquals(2, run(List.of("probe", "--tcp", "nowhere")));
    assertTrue(err.toString().contains("HOST:PORT"), err.toString());
  }
}
