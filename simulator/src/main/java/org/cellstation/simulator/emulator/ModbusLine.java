package org.cellstation.simulator.emulator;

import java.util.List;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;
import org.jspecify.annotations.Nullable;

/// Several Modbus units behind one port: gathers bytes until a request is whole. Owned by the
/// thread that serves the port.
abstract sealed class ModbusLine implements LineServer permits ModbusTcpLine, RtuLine {
  final List<? extends ModbusUnit> units;
  private final ModbusUnit[] order;
  final FaultState line;
  final Cable cable;
  final byte[] input;
  final byte[] output;
  int filled;

  ModbusLine(FaultState line, List<? extends ModbusUnit> units, int input, int output) {
    this.line = line;
    cable = new Cable(line);
    this.units = List.copyOf(units);
    order = units.toArray(ModbusUnit[]::new);
    this.input = new byte[input];
    this.output = new byte[output];
  }

  /// Null where nobody has the address.
  final @Nullable ModbusUnit unitAt(int address) {
    for (ModbusUnit unit : order) {
      if (unit.address() == address) {
        return unit;
      }
    }
    return null;
  }

  /// Answers the requests that `input` holds, and keeps the rest.
  abstract void serveWhatIsWhole(ByteSink reply);

  @Override
  public void receive(byte[] bytes, int offset, int length, ByteSink reply) {
    if (!cable.carries(bytes, offset, length, reply)) {
      filled = 0;
      return;
    }
    int taken = 0;
    while (taken < length) {
      int room = Math.min(length - taken, input.length - filled);
      System.arraycopy(bytes, offset + taken, input, filled, room);
      filled += room;
      taken += room;
      serveWhatIsWhole(reply);
    }
  }

  @Override
  public void seeToPower() {
    for (ModbusUnit unit : order) {
      unit.seeToPower();
    }
  }

  @Override
  public boolean present() {
    return !line.has(Fault.VANISHED);
  }
}
