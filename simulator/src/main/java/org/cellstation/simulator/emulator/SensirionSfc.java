package org.cellstation.simulator.emulator;

import java.nio.charset.StandardCharsets;
import java.util.function.DoubleSupplier;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;

/// A Sensirion SFC5xxx mass-flow controller on RS485. A frame with a wrong checksum, or for another
/// address, is not answered. Source: SHDLC frame description and SFC5xxx commands.
public final class SensirionSfc extends SerialInstrument implements GasController {
  private static final byte FLAG = 0x7E;
  private static final byte ESCAPE = 0x7D;

  private static final int NOT_IMPLEMENTED = 0x20;
  private static final int WRONG_SIZE = 0x25;
  private static final int ARGUMENT = 0x28;
  private static final int DEVICE_ERROR = 0x80;

  private static final int NORMALISED = 0;
  private static final int PHYSICAL = 1;

  /// As a part of full scale.
  private static final double MOST = 1.1;

  private final int address;
  private final double capacity;
  private final String serial;
  private final DoubleSupplier flow;
  private final byte[] content = new byte[300];
  private final byte[] data = new byte[256];
  private int length;
  private double setPoint;
  private int valveSource;
  private boolean persist;
  private int status;

  /// @param address 0 .. 254
  /// @param capacity full scale of the active calibration, mL/min
  /// @param flow what passes the sensor, mL/min
  public SensirionSfc(
      int address, double capacity, String serial, DoubleSupplier flow, FaultState faults) {
    super(faults);
    this.address = address;
    this.capacity = capacity;
    this.serial = serial;
    this.flow = flow;
  }

  @Override
  public double setPoint() {
    return switch (valveSource) {
      case 0 -> setPoint;
      case 2 -> capacity;
      default -> 0;
    };
  }

  /// As the maker's own program does.
  public void setPersist(boolean persist) {
    this.persist = persist;
  }

  /// 0 controller, 1 closed, 2 open, 3 held.
  public void setValveSource(int source) {
    valveSource = source;
  }

  /// Remembered in the status register until somebody clears it.
  public void raise(int flags) {
    status |= flags;
  }

  @Override
  public void powerUp() {
    setPoint = persist ? setPoint : 0;
    valveSource = 0;
    status = 0;
  }

  @Override
  int frameLength(byte[] in, int length) {
    if (in[0] != FLAG) {
      return GARBAGE;
    }
    for (int i = 1; i < length; i++) {
      if (in[i] == FLAG) {
        // Two flags in a row: the second begins a frame.
        return i == 1 ? GARBAGE : i + 1;
      }
    }
    return INCOMPLETE;
  }

  @Override
  void receive(byte[] in, int length, Answer answer) {
    int count = 0;
    for (int i = 1; i < length - 1 && count < content.length; i++) {
      content[count++] = in[i] == ESCAPE ? (byte) (in[++i] ^ 0x20) : in[i];
    }
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += content[i];
    }
    boolean whole = count >= 4 && (byte) sum == (byte) 0xFF && (content[2] & 0xFF) == count - 4;
    if (!whole || (content[0] & 0xFF) != address) {
      return;
    }
    this.length = 0;
    int error = carryOut(content[1] & 0xFF, count - 4);
    if (faults().has(Fault.PROBE_LOST)) {
      status |= 1 << 4;
    }
    if (error != 0) {
      this.length = 0;
    }
    answer.character((char) FLAG);
    int check = stuffed(answer, address);
    check += stuffed(answer, content[1]);
    check += stuffed(answer, error | (status != 0 ? DEVICE_ERROR : 0));
    check += stuffed(answer, this.length);
    for (int i = 0; i < this.length; i++) {
      check += stuffed(answer, data[i]);
    }
    stuffed(answer, ~check);
    answer.character((char) FLAG);
  }

  private static int stuffed(Answer answer, int value) {
    int b = value & 0xFF;
    if (b == FLAG || b == ESCAPE || b == 0x11 || b == 0x13) {
      answer.octet(ESCAPE).octet(b ^ 0x20);
    } else {
      answer.octet(b);
    }
    return b;
  }

  private int argument(int at) {
    return content[3 + at] & 0xFF;
  }

  private int carryOut(int command, int size) {
    return switch (command) {
      case 0x00 -> setPointCommand(size);
      case 0x02 -> size == 1 ? put(persist ? 1 : 0) : size == 2 ? keep() : WRONG_SIZE;
      case 0x08 -> size == 1 ? scaled(flow.getAsDouble(), argument(0)) : WRONG_SIZE;
      case 0x20 -> valve(size);
      case 0x44 -> size == 1 ? calibration(argument(0)) : WRONG_SIZE;
      case 0xD0 -> size == 1 ? information(argument(0)) : WRONG_SIZE;
      case 0xD1 -> size == 0 ? put(1, 46, 0, 2, 0, 1, 0) : WRONG_SIZE;
      case 0xD2 -> size == 1 ? status(argument(0) != 0) : WRONG_SIZE;
      default -> NOT_IMPLEMENTED;
    };
  }

  /// Without data nothing is asked and nothing is set.
  private int setPointCommand(int size) {
    if (size == 0) {
      return 0;
    }
    if (size == 1) {
      return scaled(setPoint, argument(0));
    }
    if (size != 5) {
      return WRONG_SIZE;
    }
    int bits = argument(1) << 24 | argument(2) << 16 | argument(3) << 8 | argument(4);
    double value = Float.intBitsToFloat(bits) * (argument(0) == NORMALISED ? capacity : 1);
    if (argument(0) > PHYSICAL || !(value >= 0 && value <= MOST * capacity)) {
      return ARGUMENT;
    }
    setPoint = value;
    return 0;
  }

  private int keep() {
    persist = argument(1) != 0;
    return 0;
  }

  private int valve(int size) {
    if (size == 1) {
      return put(valveSource);
    }
    if (size != 2) {
      return WRONG_SIZE;
    }
    valveSource = argument(1);
    return 0;
  }

  private int scaled(double millilitresPerMinute, int scaling) {
    return switch (scaling) {
      case NORMALISED -> real(millilitresPerMinute / capacity);
      case PHYSICAL -> real(millilitresPerMinute);
      default -> ARGUMENT;
    };
  }

  /// 11 gas, 13 unit (milli, norm litre, minute), 14 full scale.
  private int calibration(int what) {
    return switch (what) {
      case 0x11 -> text("Air");
      case 0x13 -> put(-3, 0, 4);
      case 0x14 -> real(capacity);
      default -> ARGUMENT;
    };
  }

  private int information(int what) {
    return switch (what) {
      case 1 -> text("SFC5400");
      case 2 -> text("1-101521-01");
      case 3 -> text(serial);
      default -> ARGUMENT;
    };
  }

  private int status(boolean clear) {
    put(status >>> 24, status >>> 16, status >>> 8, status, 0);
    status = clear ? 0 : status;
    return 0;
  }

  private int put(int... bytes) {
    for (int b : bytes) {
      data[length++] = (byte) b;
    }
    return 0;
  }

  private int real(double value) {
    int bits = Float.floatToIntBits((float) value);
    return put(bits >>> 24, bits >>> 16, bits >>> 8, bits);
  }

  private int text(String text) {
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      put(b);
    }
    return put(0);
  }
}
