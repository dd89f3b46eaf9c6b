package org.cellstation.simulator;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.DoubleSupplier;
import org.cellstation.drivers.profile.Addressing;
import org.cellstation.drivers.profile.InstrumentProfile;
import org.cellstation.drivers.profile.ModbusDevice;
import org.cellstation.drivers.profile.ModbusDevice.Envelope;
import org.cellstation.drivers.profile.TextDevice;
import org.cellstation.simulator.emulator.LineServer;
import org.cellstation.simulator.emulator.ModbusTcpLine;
import org.cellstation.simulator.emulator.ModbusTwin;
import org.cellstation.simulator.emulator.RtuLine;
import org.cellstation.simulator.emulator.SerialLine;
import org.cellstation.simulator.emulator.TextTwin;
import org.cellstation.simulator.fault.FaultState;
import org.cellstation.simulator.wire.LateReplies;
import org.cellstation.simulator.wire.PseudoTerminal;
import org.cellstation.simulator.wire.TcpPort;
import org.cellstation.simulator.wire.Wire;

/// The simulated twin of one instrument that is described in a profile, behind a real wire, at the
/// address it has as delivered.
public final class ProfileServer implements AutoCloseable {
  private static final int MODBUS_CLIENTS = 16;

  private final LateReplies late = new LateReplies();
  private final Wire wire;

  /// @param serialOverTcp for systems without pseudo-terminals
  /// @param port TCP port, 0 for any free one
  /// @param seconds process time since any moment
  /// @throws IOException with the port's number when it cannot be opened
  public ProfileServer(
      InstrumentProfile profile, boolean serialOverTcp, int port, DoubleSupplier seconds)
      throws IOException {
    LineServer line = line(profile, seconds);
    ReentrantLock lock = new ReentrantLock();
    try {
      wire =
          isModbusTcp(profile)
              ? new TcpPort(profile.name(), port, MODBUS_CLIENTS, line, lock, late)
              : serialOverTcp || profile.access().serial().isEmpty() || !PseudoTerminal.available()
                  ? new TcpPort(profile.name(), port, 1, line, lock, late)
                  : new PseudoTerminal(
                      profile.name(), withoutParity(profile.access().serial()), line, lock, late);
    } catch (IOException | RuntimeException failed) {
      late.close();
      throw failed;
    }
  }

  private static boolean isModbusTcp(InstrumentProfile profile) {
    return profile.protocol() instanceof ModbusDevice device && device.envelope() == Envelope.TCP;
  }

  /// A pseudo-terminal has no parity, and the C library refuses a port that did not take it.
  private static String withoutParity(String parameters) {
    return parameters
        .replace("data=7", "data=8")
        .replace("parity=even", "parity=none")
        .replace("parity=odd", "parity=none");
  }

  /// The twin on a line of its own, for whoever has a wire already.
  public static LineServer line(InstrumentProfile profile, DoubleSupplier seconds) {
    FaultState healthy = new FaultState();
    return switch (profile.protocol()) {
      case ModbusDevice device -> {
        var twin =
            new ModbusTwin(profile, device.addressing().factory(), seconds, new FaultState());
        yield device.envelope() == Envelope.TCP
            ? new ModbusTcpLine(healthy, List.of(twin))
            : new RtuLine(healthy, List.of(twin));
      }
      case TextDevice device -> {
        Addressing addressing = device.addressing();
        String address = addressing.exists() ? addressing.text(addressing.factory()) : "";
        yield new SerialLine(healthy, new TextTwin(profile, address, seconds, new FaultState()));
      }
    };
  }

  /// Where a station reaches it.
  public String address() {
    return wire.address();
  }

  @Override
  public void close() {
    late.close();
    wire.close();
  }
}
