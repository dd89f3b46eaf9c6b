package org.cellstation.simulator.emulator;

import java.util.HexFormat;
import java.util.function.DoubleSupplier;
import org.cellstation.simulator.fault.FaultState;

/// A Bronkhorst mass-flow controller on RS232 or FLOW-BUS. It takes both forms of a message at any
/// time, told apart by the first byte, and answers in the form it was asked in. Source: 9.17.027.
public final class ProParMfc extends SerialInstrument implements GasController {
  private static final int DLE = 0x10;
  private static final int STX = 0x02;
  private static final int ETX = 0x03;
  private static final int LOCAL = 0x80;

  private static final int WRITE_WITH_STATUS = 1;
  private static final int WRITE = 2;
  private static final int REQUEST = 4;

  private static final int STATUS_COMMAND = 2;
  private static final int ERROR_PROTOCOL = 4;

  private final int node;
  private final ProParParameters parameters;
  private final byte[] message = new byte[300];

  /// @param node 1 .. 127
  /// @param capacity mL/min at 100 %
  /// @param flow what passes the sensor, mL/min
  public ProParMfc(
      int node,
      double capacity,
      String fluid,
      String serial,
      String userTag,
      DoubleSupplier flow,
      FaultState faults) {
    super(faults);
    this.node = node;
    this.parameters = new ProParParameters(capacity, fluid, serial, userTag, flow);
  }

  @Override
  public double setPoint() {
    return parameters.followedSetPoint();
  }

  /// As somebody does at the instrument: 0 bus, 1 analog input, 18 RS232.
  public void setControlMode(int mode) {
    parameters.setControlMode(mode);
  }

  /// The set-point is not kept.
  @Override
  public void powerUp() {
    parameters.powerUp();
  }

  @Override
  int frameLength(byte[] in, int length) {
    if (in[0] == ':') {
      for (int i = 1; i < length; i++) {
        if (in[i] == '\n') {
          return i + 1;
        }
        if (in[i] == ':') {
          return -i;
        }
      }
      return INCOMPLETE;
    }
    if (in[0] != DLE) {
      return GARBAGE;
    }
    if (length > 1 && in[1] != STX) {
      return GARBAGE;
    }
    for (int i = 2; i + 1 < length; i++) {
      if (in[i] == DLE) {
        i++;
        if (in[i] == ETX) {
          return i + 1;
        }
        if (in[i] == STX) {
          // Somebody began anew.
          return -(i - 1);
        }
      }
    }
    return INCOMPLETE;
  }

  @Override
  void receive(byte[] in, int length, Answer answer) {
    if (in[0] == ':') {
      ascii(in, length, answer);
    } else {
      binary(in, length, answer);
    }
  }

  /// The text form says what is wrong, whoever is asked; the binary form has a status message.
  @Override
  void refuse(byte[] in, int length, Answer answer) {
    if (in[0] == ':' && length > 4 && nodeAsked(in) == node) {
      answer.text(":0104\r\n");
    }
  }

  private static int nodeAsked(byte[] in) {
    return HexFormat.isHexDigit(in[3]) && HexFormat.isHexDigit(in[4])
        ? HexFormat.fromHexDigit(in[3]) << 4 | HexFormat.fromHexDigit(in[4])
        : -1;
  }

  /// The node's second digit in the text form.
  @Override
  public void readdress(byte[] frame, int length) {
    if (frame[0] == ':' && length > 4) {
      frame[4] = (byte) (frame[4] == '0' ? '1' : '0');
    }
  }

  private void ascii(byte[] in, int length, Answer answer) {
    int count = 0;
    boolean whole = length >= 11 && in[length - 2] == '\r' && length % 2 == 1;
    for (int i = 1; whole && i < length - 2; i += 2) {
      whole = HexFormat.isHexDigit(in[i]) && HexFormat.isHexDigit(in[i + 1]);
      if (whole) {
        int high = HexFormat.fromHexDigit(in[i]);
        message[count++] = (byte) (high << 4 | HexFormat.fromHexDigit(in[i + 1]));
      }
    }
    if (!whole || (message[0] & 0xFF) != count - 1) {
      answer.text(":0104\r\n");
      return;
    }
    int asked = message[1] & 0xFF;
    if (asked != node && asked != LOCAL) {
      return;
    }
    byte[] reply = reply(2, count);
    if (reply.length == 0) {
      return;
    }
    answer.character(':');
    hex(answer, reply.length + 1);
    hex(answer, node);
    for (byte b : reply) {
      hex(answer, b & 0xFF);
    }
    answer.text("\r\n");
  }

  private static void hex(Answer answer, int value) {
    answer.character("0123456789ABCDEF".charAt(value >> 4));
    answer.character("0123456789ABCDEF".charAt(value & 0xF));
  }

  private void binary(byte[] in, int length, Answer answer) {
    int count = 0;
    for (int i = 2; i < length - 2 && count < message.length; i++) {
      message[count++] = in[i];
      if (in[i] == DLE) {
        i++;
      }
    }
    if (count < 3) {
      return;
    }
    int asked = message[1] & 0xFF;
    if (asked != node && asked != LOCAL) {
      return;
    }
    byte[] reply =
        (message[2] & 0xFF) == count - 3 && count > 3
            ? reply(3, count)
            : new byte[] {ERROR_PROTOCOL};
    if (reply.length == 0) {
      return;
    }
    answer.character((char) DLE).character((char) STX);
    stuffed(answer, message[0]);
    stuffed(answer, (byte) node);
    stuffed(answer, (byte) reply.length);
    for (byte b : reply) {
      stuffed(answer, b);
    }
    answer.character((char) DLE).character((char) ETX);
  }

  private static void stuffed(Answer answer, byte b) {
    answer.character((char) (b & 0xFF));
    if (b == DLE) {
      answer.character((char) DLE);
    }
  }

  /// The data of the answer to the command in `message[from .. to)`, empty for none.
  private byte[] reply(int from, int to) {
    return switch (message[from]) {
      case WRITE_WITH_STATUS -> parameters.write(message, from, to);
      case WRITE -> {
        parameters.write(message, from, to);
        yield new byte[0];
      }
      case REQUEST -> parameters.read(message, from, to);
      default -> new byte[] {0, STATUS_COMMAND, (byte) (from - 1)};
    };
  }
}
