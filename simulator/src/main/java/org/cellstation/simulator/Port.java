package org.cellstation.simulator;

import java.util.List;
import java.util.function.Function;
import org.cellstation.simulator.emulator.LineServer;
import org.cellstation.simulator.emulator.ModbusTcpLine;
import org.cellstation.simulator.emulator.ModbusUnit;
import org.cellstation.simulator.emulator.RtuLine;
import org.cellstation.simulator.emulator.SerialInstrument;
import org.cellstation.simulator.emulator.SerialLine;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;
import org.cellstation.simulator.fault.Faults;

/// One line of a skid and how a client reaches it.
///
/// @param parameters of a serial line, as a client sets its port; empty for a line on TCP
/// @param clients how many may be connected on TCP at a time
record Port(String id, String parameters, int clients, LineServer server) {
  private static final int MANY = 16;

  /// The parameters are those of the instruments, but a pseudo-terminal has no parity and eight
  /// data bits, and the C library refuses a port that did not take what it was asked for.
  static Port serial(String id, int baud, int stopBits, LineServer server) {
    return new Port(id, "baud=" + baud + "&data=8&parity=none&stop=" + stopBits, 1, server);
  }

  static Port tcp(String id, LineServer server) {
    return new Port(id, "", MANY, server);
  }

  /// A line of Modbus units with a fault site of its own.
  static Port rtu(Faults faults, String id, int baud, int stopBits, ModbusUnit... units) {
    return rtu(faults, id, baud, stopBits, List.of(units));
  }

  /// A line of Modbus units with a fault site of its own.
  static Port rtu(
      Faults faults, String id, int baud, int stopBits, List<? extends ModbusUnit> units) {
    FaultState line =
        faults.addLine(id, VesselInstruments.SERIAL_LINE, states(units, ModbusUnit::faults));
    return serial(id, baud, stopBits, new RtuLine(line, units));
  }

  /// A serial line with a fault site of its own.
  static Port line(
      Faults faults, String id, int baud, int stopBits, SerialInstrument... instruments) {
    return line(faults, id, baud, stopBits, List.of(instruments));
  }

  /// A serial line with a fault site of its own.
  static Port line(
      Faults faults,
      String id,
      int baud,
      int stopBits,
      List<? extends SerialInstrument> instruments) {
    FaultState line =
        faults.addLine(
            id, VesselInstruments.SERIAL_LINE, states(instruments, SerialInstrument::faults));
    return serial(id, baud, stopBits, new SerialLine(line, instruments));
  }

  /// The bytes of a serial line on TCP, with a fault site of its own.
  static Port network(Faults faults, String id, SerialInstrument instrument) {
    FaultState line = faults.addLine(id, Fault.OF_LINES, List.of(instrument.faults()));
    return tcp(id, new SerialLine(line, instrument));
  }

  /// Units of Modbus TCP with a fault site of their own.
  static Port modbusTcp(Faults faults, String id, List<? extends ModbusUnit> units) {
    FaultState line = faults.addLine(id, Fault.OF_LINES, states(units, ModbusUnit::faults));
    return tcp(id, new ModbusTcpLine(line, units));
  }

  private static <T> List<FaultState> states(
      List<? extends T> instruments, Function<T, FaultState> faults) {
    return instruments.stream().<FaultState>map(faults).toList();
  }

  boolean serial() {
    return !parameters.isEmpty();
  }
}
