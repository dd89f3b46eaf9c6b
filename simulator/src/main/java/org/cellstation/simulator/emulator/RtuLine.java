package org.cellstation.simulator.emulator;

import java.util.List;
import org.cellstation.drivers.modbus.Crc16;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;

/// An RS-485 line of Modbus RTU instruments: each answers its own address only; bad checksums,
/// foreign addresses and broadcasts are never answered. Requests are framed by their length, and
/// after damage by searching for the next frame with a right checksum, because a stream of bytes
/// has no gaps. Source: Modbus over Serial Line V1.02, 2.5.1.
public final class RtuLine implements LineServer {
  private static final int LONGEST = 256;

  private final List<? extends ModbusUnit> units;
  private final FaultState line;
  private final byte[] input = new byte[2 * LONGEST];
  private final byte[] output = new byte[LONGEST + 4];
  private int filled;

  public RtuLine(FaultState line, List<? extends ModbusUnit> units) {
    this.line = line;
    this.units = List.copyOf(units);
  }

  @Override
  public LineServer session() {
    return new RtuLine(line, units);
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
    int done = 0;
    for (int at = 0; filled - at >= 4; ) {
      int length = frameLength(at);
      if (length > 0 && length <= filled - at && checksumIsRight(at, length)) {
        serve(at, length, reply);
        at += length;
        done = at;
      } else {
        at++;
      }
    }
    int keep = Math.min(filled - done, LONGEST);
    System.arraycopy(input, filled - keep, input, 0, keep);
    filled = keep;
  }

  /// How long the request at `at` says it is; for an unknown function, all there is.
  private int frameLength(int at) {
    return switch (input[at + 1] & 0xFF) {
      case 1, 2, 3, 4, 5, 6, 8 -> 8;
      case 15, 16 -> filled - at < 7 ? 0 : 9 + (input[at + 6] & 0xFF);
      default -> filled - at;
    };
  }

  private boolean checksumIsRight(int at, int length) {
    int crc = Crc16.of(input, at, length - 2);
    return input[at + length - 2] == (byte) crc && input[at + length - 1] == (byte) (crc >> 8);
  }

  private void serve(int at, int length, ByteSink reply) {
    int address = input[at] & 0xFF;
    for (ModbusUnit unit : units) {
      if (unit.address() == address) {
        FaultState faults = unit.faults();
        int pdu = unit.serve(input, at + 1, length - 3, output, 1);
        if (pdu == 0 || faults.has(Fault.SILENT)) {
          return;
        }
        output[0] = (byte) address;
        int crc = Crc16.of(output, 0, pdu + 1) ^ (faults.has(Fault.BAD_CRC) ? 0x0101 : 0);
        output[pdu + 1] = (byte) crc;
        output[pdu + 2] = (byte) (crc >> 8);
        if (faults.has(Fault.LATE)) {
          reply.writeLate(output, 0, pdu + 3);
        } else {
          reply.write(output, 0, pdu + 3);
        }
        return;
      }
    }
  }
}
