package org.cellstation.simulator.emulator;

import java.util.List;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;

/// A Modbus TCP gateway in front of several units. An unknown unit gets exception 0A (gateway path
/// unavailable). Source: Modbus Messaging on TCP/IP V1.0b, 3.1.
public final class ModbusTcpLine implements LineServer {
  private static final int HEADER = 7;
  private static final int LONGEST = 260;
  private static final int NO_PATH = 0x0A;

  private final List<? extends ModbusUnit> units;
  private final FaultState line;
  private final byte[] input = new byte[LONGEST];
  private final byte[] output = new byte[LONGEST];
  private int filled;

  public ModbusTcpLine(FaultState line, List<? extends ModbusUnit> units) {
    this.line = line;
    this.units = List.copyOf(units);
  }

  @Override
  public LineServer session() {
    return new ModbusTcpLine(line, units);
  }

  @Override
  public void receive(byte[] bytes, int offset, int length, ByteSink reply) {
    if (line.has(Fault.UNPLUGGED)) {
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

  private void serveWhatIsWhole(ByteSink reply) {
    int at = 0;
    while (filled - at >= HEADER) {
      int rest = Registers.get16(input, at + 4);
      if (Registers.get16(input, at + 2) != 0 || rest < 2 || rest > LONGEST - 6) {
        // Not Modbus: there is no way to find the next header, so all of it goes.
        filled = 0;
        return;
      }
      if (filled - at < 6 + rest) {
        break;
      }
      serve(at, rest - 1, reply);
      at += 6 + rest;
    }
    System.arraycopy(input, at, input, 0, filled - at);
    filled -= at;
  }

  private void serve(int at, int pduLength, ByteSink reply) {
    int address = input[at + 6] & 0xFF;
    int pdu = 0;
    boolean late = false;
    boolean damaged = false;
    boolean known = false;
    for (ModbusUnit unit : units) {
      if (unit.address() == address) {
        known = true;
        FaultState faults = unit.faults();
        pdu = unit.serve(input, at + HEADER, pduLength, output, HEADER);
        if (faults.has(Fault.SILENT) || pdu == 0) {
          return;
        }
        late = faults.has(Fault.LATE);
        damaged = faults.has(Fault.BAD_CRC);
        break;
      }
    }
    if (!known) {
      output[HEADER] = (byte) (input[at + HEADER] | 0x80);
      output[HEADER + 1] = NO_PATH;
      pdu = 2;
    }
    System.arraycopy(input, at, output, 0, HEADER);
    Registers.put16(output, 4, pdu + 1);
    if (damaged) {
      // There is no checksum to spoil: the answer belongs to another transaction.
      output[0] ^= 0x55;
    }
    if (late) {
      reply.writeLate(output, 0, HEADER + pdu);
    } else {
      reply.write(output, 0, HEADER + pdu);
    }
  }
}
