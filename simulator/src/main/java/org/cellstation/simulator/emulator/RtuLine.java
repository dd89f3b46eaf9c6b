package org.cellstation.simulator.emulator;

import java.util.List;
import org.cellstation.drivers.modbus.Crc16;
import org.cellstation.simulator.fault.FaultState;

/// An RS-485 line of Modbus RTU instruments: each answers its own address only; bad checksums,
/// foreign addresses and broadcasts are never answered. Requests are framed by their length, and
/// after damage by searching for the next frame with a right checksum, because a stream of bytes
/// has no gaps. Source: Modbus over Serial Line V1.02, 2.5.1.
public final class RtuLine extends ModbusLine {
  private static final int LONGEST = 256;

  private static final Envelope ENVELOPE =
      new Envelope() {
        @Override
        public void spoil(byte[] frame, int length, int nth) {
          frame[length - 2] ^= 1;
          frame[length - 1] ^= 1;
        }

        @Override
        public void readdress(byte[] frame, int length) {
          frame[0] = (byte) ((frame[0] & 0xFF) % 247 + 1);
          seal(frame, length - 2);
        }

        // Unit 99 answers a read of somebody else's.
        @Override
        public byte[] foreign(byte[] frame, int length) {
          byte[] foreign = {0x63, 0x03, 0x02, 0x12, 0x34, 0, 0};
          seal(foreign, 5);
          return foreign;
        }
      };

  public RtuLine(FaultState line, List<? extends ModbusUnit> units) {
    super(line, units, 2 * LONGEST, LONGEST + 4);
  }

  @Override
  public LineServer session() {
    return new RtuLine(line, units);
  }

  @Override
  public void unasked(ByteSink out) {
    cable.chatter(ENVELOPE, out);
  }

  @Override
  void serveWhatIsWhole(ByteSink reply) {
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
    ModbusUnit unit = unitAt(address);
    int pdu = unit == null ? 0 : unit.serve(input, at + 1, length - 3, output, 1);
    if (unit != null && pdu > 0) {
      output[0] = (byte) address;
      seal(output, pdu + 1);
      cable.send(ENVELOPE, unit.faults(), output, pdu + 3, reply);
    }
  }

  private static void seal(byte[] frame, int length) {
    int crc = Crc16.of(frame, 0, length);
    frame[length] = (byte) crc;
    frame[length + 1] = (byte) (crc >> 8);
  }
}
