package org.cellstation.drivers.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ghgande.j2mod.modbus.ModbusException;
import com.ghgande.j2mod.modbus.procimg.SimpleProcessImage;
import com.ghgande.j2mod.modbus.procimg.SimpleRegister;
import com.ghgande.j2mod.modbus.slave.ModbusSlave;
import com.ghgande.j2mod.modbus.slave.ModbusSlaveFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cellstation.drivers.bronkhorst.FlowController;
import org.cellstation.drivers.bus.Bus;
import org.cellstation.drivers.bus.LinkStatus;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.fixture.TestClock;
import org.cellstation.drivers.link.TcpAddress;
import org.cellstation.drivers.link.TcpLink;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Reading;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Our Modbus TCP client against somebody else's slave (j2mod) on the loopback interface.
class SlaveCrossCheckTest {
  private static final Timing TIMING =
      new Timing(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ZERO);

  private final SimpleProcessImage image = new SimpleProcessImage(1);
  private final TestClock clock = new TestClock();
  private final List<Reading> readings = new ArrayList<>();
  private final ModbusSlave slave;
  private final Bus bus;

  SlaveCrossCheckTest() throws ModbusException, IOException {
    int port = freePort();
    slave = ModbusSlaveFactory.createTCPSlave(InetAddress.getLoopbackAddress(), port, 1, false);
    slave.addProcessImage(1, image);
    slave.open();
    bus =
        new Bus(
            "gas",
            new TcpLink(TcpAddress.parse("tcp:127.0.0.1:" + port)),
            List.of(new FlowController("FIC-101", 1, 500, Transport.TCP, TIMING)),
            clock,
            readings::add);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @BeforeEach
  void fill() {
    float32(0x8168, 500f);
    text(0x81F8, "mln/min ");
    image.addRegister(0x0024, new SimpleRegister(0));
    float32(0xA100, 2.5f);
    float32(0xA118, 0f);
  }

  @AfterEach
  void close() {
    bus.close();
    ModbusSlaveFactory.close(slave);
  }

  private void float32(int address, float value) {
    int bits = Float.floatToIntBits(value);
    image.addRegister(address, new SimpleRegister(bits >>> 16));
    image.addRegister(address + 1, new SimpleRegister(bits & 0xFFFF));
  }

  private void text(int address, String text) {
    for (int i = 0; i < text.length(); i += 2) {
      int word = text.charAt(i) << 8 | text.charAt(i + 1);
      image.addRegister(address + i / 2, new SimpleRegister(word));
    }
  }

  @Test
  void readsAndWritesTheRegistersOfAForeignSlave() {
    bus.request("FIC-101.setpoint", 123.5);
    bus.cycle();
    assertEquals(List.of("FIC-101.flow", "FIC-101.setpoint"), sources());
    assertEquals(2.5, readings.get(0).value());
    assertEquals(123.5, readings.get(1).value());
    assertEquals(Float.floatToIntBits(123.5f) >>> 16, image.getRegister(0xA118).toUnsignedShort());
  }

  @Test
  void understandsItsExceptions() {
    bus.cycle();
    readings.clear();
    image.removeRegister(image.getRegister(0xA100));
    clock.advance(Duration.ofSeconds(1));
    bus.cycle();
    assertEquals(Cause.REFUSED, readings.getFirst().cause());
    LinkStatus status = bus.instruments().getFirst();
    assertTrue(status.detail().contains("illegal data address"), status.detail());
  }

  private List<String> sources() {
    return readings.stream().map(Reading::source).toList();
  }
}
