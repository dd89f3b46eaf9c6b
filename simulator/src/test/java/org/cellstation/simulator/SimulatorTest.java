package org.cellstation.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ghgande.j2mod.modbus.ModbusSlaveException;
import com.ghgande.j2mod.modbus.facade.ModbusTCPMaster;
import com.ghgande.j2mod.modbus.procimg.Register;
import com.ghgande.j2mod.modbus.procimg.SimpleRegister;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.cellstation.drivers.bus.Pacer;
import org.cellstation.simulator.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The skid behind real sockets, read by clients that know nothing of it.
@Timeout(30)
final class SimulatorTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  /// Process time that a test moves on; the simulator waits for it.
  private static final class HandPacer implements Pacer {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private Instant now = START;
    private Instant awaited = START;

    @Override
    public Instant instant() {
      lock.lock();
      try {
        return now;
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void await(Instant due) throws InterruptedException {
      lock.lockInterruptibly();
      try {
        awaited = due;
        moved.signalAll();
        while (now.isBefore(due)) {
          moved.await();
        }
      } finally {
        lock.unlock();
      }
    }

    /// Returns when the plant has caught up.
    void advance(Duration by) throws InterruptedException {
      lock.lockInterruptibly();
      try {
        now = now.plus(by);
        moved.signalAll();
        while (!awaited.isAfter(now)) {
          moved.await();
        }
      } finally {
        lock.unlock();
      }
    }
  }

  private final HandPacer pacer = new HandPacer();

  private Simulator start(boolean serialOverTcp) throws IOException {
    return new Simulator(new SimulatorSettings(SkidSettings.nominal(), serialOverTcp, 0), pacer);
  }

  private static URI address(Simulator simulator, String line) {
    String address = simulator.addresses().get(line);
    if (address == null) {
      throw new AssertionError("no address for " + line);
    }
    return URI.create(address.replace("tcp:", "tcp://"));
  }

  private static float number(Register[] registers) {
    return Float.intBitsToFloat(registers[0].getValue() << 16 | registers[1].getValue());
  }

  private static Register[] registers(float value) {
    int bits = Float.floatToIntBits(value);
    return new Register[] {new SimpleRegister(bits >>> 16), new SimpleRegister(bits & 0xFFFF)};
  }

  @Test
  void anIndependentModbusClientDrivesTheGasLine() throws Exception {
    try (Simulator simulator = start(true)) {
      URI gas = address(simulator, "gas");
      ModbusTCPMaster client = new ModbusTCPMaster(gas.getHost(), gas.getPort());
      client.connect();
      try {
        client.writeMultipleRegisters(2, 0xA118, registers(120));
        pacer.advance(Duration.ofSeconds(60));
        assertEquals(120, number(client.readMultipleRegisters(2, 0xA100, 2)), 1.5);
        assertEquals(120, number(client.readMultipleRegisters(2, 0xA118, 2)));
        assertEquals(100, number(client.readMultipleRegisters(3, 0x8168, 2)));
        assertThrows(
            ModbusSlaveException.class,
            () -> client.writeMultipleRegisters(3, 0xA118, registers(101)));
      } finally {
        client.disconnect();
      }
    }
  }

  @Test
  void serialInstrumentsAnswerOnTcpWhereAsked() throws Exception {
    try (Simulator simulator = start(true)) {
      assertEquals(6, simulator.addresses().size());
      URI weighing = address(simulator, "weighing");
      try (Socket socket = new Socket(weighing.getHost(), weighing.getPort())) {
        socket.getOutputStream().write("SI\r\n".getBytes(StandardCharsets.US_ASCII));
        assertTrue(line(socket).startsWith("S D"));
        try (Socket second = new Socket(weighing.getHost(), weighing.getPort())) {
          assertEquals(-1, second.getInputStream().read(), "one client at a time");
        }
        pacer.advance(Duration.ofSeconds(10));
        socket.getOutputStream().write("SI\r\n".getBytes(StandardCharsets.US_ASCII));
        assertTrue(line(socket).startsWith("S S"));
      }
    }
  }

  private static String line(Socket socket) throws IOException {
    byte[] line = new byte[64];
    int filled = 0;
    while (filled == 0 || line[filled - 1] != '\n') {
      int b = socket.getInputStream().read();
      if (b < 0) {
        throw new AssertionError("the line was closed");
      }
      line[filled++] = (byte) b;
    }
    return new String(line, 0, filled, StandardCharsets.US_ASCII);
  }

  @Test
  void theCleanroomAnswersOnAllItsLinesAndItsMainsCanFail() throws Exception {
    var settings = SkidSettings.nominal().with(Equipment.CLEANROOM);
    try (Simulator simulator = new Simulator(new SimulatorSettings(settings, true, 0), pacer)) {
      assertEquals(15, simulator.addresses().size());
      URI supply = address(simulator, "supply");
      try (Socket socket = new Socket(supply.getHost(), supply.getPort())) {
        byte[] ask = "GET VAR ups ups.status\n".getBytes(StandardCharsets.US_ASCII);
        socket.getOutputStream().write(ask);
        assertEquals("VAR ups ups.status \"OL\"\n", line(socket));
        simulator.setFault("room", Fault.MAINS_LOST, true);
        pacer.advance(Duration.ofSeconds(5));
        socket.getOutputStream().write(ask);
        assertTrue(line(socket).contains("OB"));
      }
    }
  }

  @Test
  void faultsCanBeSetWhileItRuns() throws Exception {
    try (Simulator simulator = start(true)) {
      simulator.setFault("WT-101", Fault.SILENT, true);
      URI weighing = address(simulator, "weighing");
      try (Socket socket = new Socket(weighing.getHost(), weighing.getPort())) {
        socket.getOutputStream().write("SI\r\nI2\r\n".getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        // Only after the fault has gone does the next question get an answer, and only that one.
        socket.setSoTimeout(200);
        assertThrows(IOException.class, () -> line(socket));
        simulator.setFault("WT-101", Fault.SILENT, false);
        socket.setSoTimeout(0);
        socket.getOutputStream().write("I4\r\n".getBytes(StandardCharsets.US_ASCII));
        assertTrue(line(socket).startsWith("I4 A"));
      }
    }
  }

  @Test
  void aPortInUseIsNamed() throws Exception {
    try (Simulator simulator = start(true)) {
      int port = address(simulator, "gas").getPort();
      IOException taken =
          assertThrows(
              IOException.class,
              () ->
                  new Simulator(new SimulatorSettings(SkidSettings.nominal(), true, port), pacer));
      assertTrue(String.valueOf(taken.getMessage()).contains("TCP port " + port));
    }
  }

  @Test
  void closingEndsEveryThread() throws Exception {
    for (boolean tcp : new boolean[] {true, false}) {
      Simulator simulator = start(tcp);
      URI gas = address(simulator, "gas");
      try (Socket socket = new Socket(gas.getHost(), gas.getPort())) {
        pacer.advance(Duration.ofSeconds(3));
        simulator.close();
        simulator.close();
        assertEquals(-1, socket.getInputStream().read());
      }
      assertTrue(
          Thread.getAllStackTraces().keySet().stream()
              .noneMatch(
                  t -> t.getName().startsWith("simulator-") && !t.getName().endsWith("late")));
    }
  }
}
