package org.cellstation.simulator.emulator;

import java.util.Arrays;
import java.util.List;
import org.cellstation.simulator.fault.FaultState;

/// A Modbus TCP gateway in front of several units. An unknown unit gets exception 0A (gateway path
/// unavailable). Source: Modbus Messaging on TCP/IP V1.0b, 3.1.
public final class ModbusTcpLine extends ModbusLine {
  private static final int HEADER = 7;
  private static final int LONGEST = 260;
  private static final int NO_PATH = 0x0A;

  private static final Envelope ENVELOPE =
      new Envelope() {
        // There is no checksum to spoil: the protocol identifier is not that of Modbus.
        @Override
        public void spoil(byte[] frame, int length, int nth) {
          frame[2] ^= 0x55;
        }

        @Override
        public void readdress(byte[] frame, int length) {
          frame[0] ^= 0x55;
        }

        // The same unit answers a transaction that was never opened.
        @Override
        public byte[] foreign(byte[] frame, int length) {
          byte[] foreign = Arrays.copyOf(frame, length);
          foreign[0] ^= 0x2A;
          return foreign;
        }
      };

  public ModbusTcpLine(FaultState line, List<? extends ModbusUnit> units) {
    super(line, units, LONGEST, LONGEST);
  }

  @Override
  public LineServer session() {
    return new ModbusTcpLine(line, units);
  }

  @Override
  void serveWhatIsWhole(ByteSink reply) {
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
    FaultState faults = line;
    output[HEADER] = (byte) (input[at + HEADER] | 0x80);
    output[HEADER + 1] = NO_PATH;
    int pdu = 2;
    ModbusUnit unit = unitAt(address);
    if (unit != null) {
      faults = unit.faults();
      pdu = unit.serve(input, at + HEADER, pduLength, output, HEADER);
    }
    if (pdu > 0) {
      System.arraycopy(input, at, output, 0, HEADER);
      Registers.put16(output, 4, pdu + 1);
      cable.send(ENVELOPE, faults, output, HEADER + pdu, reply);
    }
  }
}
