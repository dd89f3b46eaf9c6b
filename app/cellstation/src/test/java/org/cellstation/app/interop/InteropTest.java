package org.cellstation.app.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.cellstation.drivers.bus.Bus;
import org.cellstation.drivers.bus.ProcessTime;
import org.cellstation.drivers.catalogue.Catalogue;
import org.cellstation.drivers.link.SerialAddress;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.simulator.Simulator;
import org.cellstation.simulator.SimulatorSettings;
import org.cellstation.simulator.SkidSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Programs that nobody here wrote talk to the simulator, and the station's driver talks to one of
/// them. Where such a program is not installed its test is skipped and says so.
@EnabledOnOs(OS.LINUX)
final class InteropTest {
  private static final String CAPACITY = "0x8168";
  private static final String SET_POINT = "0xA118";
  private static final String FLOAT_500 = "43FA0000";

  @TempDir private Path folder;
  private Simulator simulator = start();

  private static Simulator start() {
    try {
      return new Simulator(
          SimulatorSettings.of(SkidSettings.nominal()),
          ProcessTime.accelerated(1, Instant.parse("2026-03-01T08:00:00Z")));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void hasPseudoTerminals() {
    assertTrue(address("analytics").startsWith(SerialAddress.SCHEME));
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  private String address(String bus) {
    return Objects.requireNonNull(simulator.addresses().get(bus));
  }

  private String port(String bus) {
    return SerialAddress.parse(address(bus)).port();
  }

  private String gasPort() {
    String gas = address("gas");
    return gas.substring(gas.lastIndexOf(':') + 1);
  }

  private static Peer.Said mbpoll(String... rest) {
    String[] command =
        Stream.concat(Stream.of("mbpoll", "-0", "-1", "-o", "5"), Stream.of(rest))
            .toArray(String[]::new);
    return Peer.run(command);
  }

  @Test
  void mbpollReadsAndWritesTheSimulatorOverTcp() {
    assumeTrue(Peer.isHere("mbpoll", "-h"), "skipped: mbpoll is not installed");
    String[] setPoint = {
      "-m", "tcp", "-p", gasPort(), "-a", "2", "-r", "41240", "-t", "4:float", "-B", "127.0.0.1"
    };
    Peer.Said wrote =
        mbpoll(Stream.concat(Stream.of(setPoint), Stream.of("12.5")).toArray(String[]::new));
    assertEquals(0, wrote.exit(), wrote.text());
    Peer.Said read = mbpoll(setPoint);
    assertTrue(read.text().contains("[41240]: \t12.5"), read.text());
    Peer.Said refused =
        mbpoll("-m", "tcp", "-p", gasPort(), "-a", "2", "-r", "5", "-t", "4", "127.0.0.1");
    assertTrue(refused.text().contains("Illegal data address"), refused.text());
  }

  @Test
  void mbpollReadsAndWritesTheSimulatorOverAPseudoTerminal() {
    assumeTrue(Peer.isHere("mbpoll", "-h"), "skipped: mbpoll is not installed");
    Peer.Said block =
        mbpoll(
            "-m",
            "rtu",
            "-b",
            "19200",
            "-P",
            "none",
            "-s",
            "2",
            "-a",
            "1",
            "-r",
            "2089",
            "-c",
            "10",
            "-t",
            "4:hex",
            port("analytics"));
    assertTrue(block.text().contains("[2089]: \t0x1000"), block.text());
    String[] heater = {"-m", "rtu", "-b", "9600", "-P", "none", "-a", "1", "-t", "4"};
    Peer.Said allowed = mbpoll(with(heater, "-r", "0", port("heating"), "1"));
    assertEquals(0, allowed.exit(), allowed.text());
    Peer.Said wrote = mbpoll(with(heater, "-r", "8451", port("heating"), "370"));
    assertEquals(0, wrote.exit(), wrote.text());
    Peer.Said read = mbpoll(with(heater, "-r", "8451", port("heating")));
    assertTrue(read.text().contains("[8451]: \t370"), read.text());
  }

  private static String[] with(String[] first, String... rest) {
    return Stream.concat(Stream.of(first), Stream.of(rest)).toArray(String[]::new);
  }

  @Test
  void aLibmodbusClientReadsAndWritesTheSimulator() {
    String client = folder.resolve("client").toString();
    assumeTrue(
        Peer.isHere(
            "gcc",
            Peer.script("libmodbus_client.c").toString(),
            "-I/usr/include/modbus",
            "-lmodbus",
            "-o",
            client),
        "skipped: gcc or the headers of libmodbus are not installed");
    Peer.Said gas =
        Peer.run(client, "tcp", "127.0.0.1", gasPort(), "1", CAPACITY, SET_POINT, "42.25");
    assertEquals("read " + FLOAT_500 + "\nwrote 42290000", gas.text());
    Peer.Said probe = Peer.run(client, "rtu", port("analytics"), "19200", "1", "0x0827", "0", "0");
    assertEquals(0, probe.exit(), probe.text());
    assertTrue(probe.text().startsWith("read "), probe.text());
  }

  @Test
  void theDriverReadsAndWritesAPymodbusServer() throws IOException {
    assumeTrue(
        Peer.isHere("/usr/bin/python3", "-c", "import pymodbus"),
        "skipped: pymodbus is not installed");
    int port = freePort();
    Process server =
        Peer.start(
            "/usr/bin/python3",
            Peer.script("pymodbus_server.py").toString(),
            Integer.toString(port));
    try (BufferedReader said = server.inputReader(StandardCharsets.UTF_8)) {
      String line = said.readLine();
      assertNotNull(line, "the server did not start");
      assertEquals("ready", line);
      List<Reading> readings = new ArrayList<>();
      try (Bus bus =
          new Bus(
              "gas",
              Catalogue.link("tcp:127.0.0.1:" + port),
              List.of(Catalogue.instrument("bronkhorst-modbus", "FIC-1", Map.of("address", "7"))),
              ProcessTime.real(),
              readings::add)) {
        bus.request("FIC-1.setpoint", 250);
        bus.cycle();
        assertEquals(2, readings.size(), bus.status().toString());
        assertTrue(readings.stream().allMatch(Reading::isGood), readings.toString());
        assertEquals(123.5, readings.get(0).value());
        assertEquals(250, readings.get(1).value());
      }
    } finally {
      server.destroy();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
