package org.cellstation.simulator.emulator;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.DoubleSupplier;

/// The parameters of a Bronkhorst controller as ProPar reads and writes them, several in one
/// message. Source: 9.17.027, commands 01, 02, 04 and parameter list.
final class ProParParameters {
  private static final int MORE = 0x80;
  private static final int TYPE = 0x60;
  private static final int NUMBER = 0x1F;
  private static final int INT8 = 0x00;
  private static final int INT16 = 0x20;
  private static final int REAL = 0x40;
  private static final int TEXT = 0x60;

  private static final int UNKNOWN_PROCESS = 3;
  private static final int UNKNOWN_PARAMETER = 4;
  private static final int WRONG_TYPE = 5;
  private static final int WRONG_VALUE = 6;
  private static final int READ_ONLY = 13;

  private static final int ANSWER = 2;
  private static final int FULL_SCALE = 32000;
  private static final int LOWEST = -23593;
  private static final int HIGHEST = 41942;
  private static final float AMBIENT = 21;

  private final double capacity;
  private final String fluid;
  private final String serial;
  private final String userTag;
  private final DoubleSupplier flow;
  private double setPoint;
  private int controlMode;

  ProParParameters(
      double capacity, String fluid, String serial, String userTag, DoubleSupplier flow) {
    this.capacity = capacity;
    this.fluid = fluid;
    this.serial = serial;
    this.userTag = userTag;
    this.flow = flow;
  }

  void setControlMode(int mode) {
    controlMode = mode;
  }

  void powerUp() {
    setPoint = 0;
  }

  /// In any mode but the digital ones the valve does not look at the set-point.
  double followedSetPoint() {
    return controlMode == 0 || controlMode == 18 ? setPoint : 0;
  }

  /// Answers a request in `in[from .. to)`: a group is the process under which it comes back, then
  /// for each value the index and the type under which it comes back, its process and its number.
  byte[] read(byte[] in, int from, int to) {
    byte[] out = new byte[256];
    int length = 0;
    out[length++] = ANSWER;
    int at = from + 1;
    boolean moreGroups = true;
    while (moreGroups) {
      if (at >= to) {
        return status(WRONG_TYPE, at - from);
      }
      moreGroups = (in[at] & MORE) != 0;
      out[length++] = in[at++];
      boolean moreParameters = true;
      while (moreParameters) {
        if (at + 2 >= to) {
          return status(WRONG_TYPE, to - from);
        }
        int index = in[at] & 0xFF;
        int process = in[at + 1] & 0xFF;
        int parameter = in[at + 2] & 0xFF;
        moreParameters = (index & MORE) != 0;
        int type = parameter & TYPE;
        int fault = fault(process, parameter & NUMBER, type);
        if (fault != 0 || (index & TYPE) != type) {
          return status(fault != 0 ? fault : WRONG_TYPE, at + 2 - from);
        }
        at += 3;
        out[length++] = (byte) index;
        if (type == TEXT) {
          if (at >= to) {
            return status(WRONG_TYPE, at - from);
          }
          length = putText(out, length, text(process, parameter & NUMBER), in[at++] & 0xFF);
        } else {
          long bits = value(process, parameter & NUMBER);
          for (int shift = 8 * size(type) - 8; shift >= 0; shift -= 8) {
            out[length++] = (byte) (bits >> shift);
          }
        }
      }
    }
    return Arrays.copyOf(out, length);
  }

  private static int size(int type) {
    return type == INT8 ? 1 : type == INT16 ? 2 : 4;
  }

  private static int putText(byte[] out, int at, String text, int width) {
    byte[] letters = text.getBytes(StandardCharsets.ISO_8859_1);
    int end = at;
    out[end++] = (byte) width;
    if (width == 0) {
      System.arraycopy(letters, 0, out, end, letters.length);
      end += letters.length;
      out[end++] = 0;
      return end;
    }
    for (int i = 0; i < width; i++) {
      out[end++] = i < letters.length ? letters[i] : (byte) ' ';
    }
    return end;
  }

  /// Zero when there is such a parameter of this type.
  private static int fault(int process, int number, int type) {
    int known = type(process, number);
    if (known < 0) {
      return process == 1 || process == 33 || process == 113 || process == 0
          ? UNKNOWN_PARAMETER
          : UNKNOWN_PROCESS;
    }
    return known == type ? 0 : WRONG_TYPE;
  }

  private static int type(int process, int number) {
    return switch (process << 8 | number) {
      case 0x000A, 0x0104, 0x0110, 0x0114 -> INT8;
      case 0x0100, 0x0101 -> INT16;
      case 0x0105, 0x0106, 0x0107, 0x0108, 0x010D, 0x2100, 0x2103, 0x2107 -> REAL;
      case 0x0111, 0x011F, 0x7102, 0x7103, 0x7105, 0x7106 -> TEXT;
      default -> -1;
    };
  }

  private String text(int process, int number) {
    return switch (process << 8 | number) {
      case 0x0111 -> fluid;
      case 0x011F -> "mln/min";
      case 0x7102 -> "F-201CV";
      case 0x7103 -> serial;
      case 0x7105 -> "V1.20";
      default -> userTag;
    };
  }

  private long value(int process, int number) {
    return switch (process << 8 | number) {
      case 0x0104 -> controlMode;
      case 0x0100 -> share(flow.getAsDouble());
      case 0x0101 -> share(setPoint);
      case 0x010D -> bits(capacity);
      case 0x2100 -> bits(flow.getAsDouble());
      case 0x2103 -> bits(setPoint);
      case 0x2107 -> bits(AMBIENT);
      default -> 0;
    };
  }

  private int share(double millilitresPerMinute) {
    return Math.clamp(Math.round(millilitresPerMinute / capacity * FULL_SCALE), LOWEST, HIGHEST);
  }

  private static int bits(double value) {
    return Float.floatToIntBits((float) value);
  }

  /// Carries out a write in `in[from .. to)`: a group is its process, then each parameter's number
  /// and type, and its value.
  ///
  /// @return a status; at success with the number of bytes that were understood
  byte[] write(byte[] in, int from, int to) {
    int at = from + 1;
    boolean moreGroups = true;
    while (moreGroups) {
      if (at >= to) {
        return status(WRONG_TYPE, at - from);
      }
      int process = in[at] & ~MORE & 0xFF;
      moreGroups = (in[at++] & MORE) != 0;
      boolean moreParameters = true;
      while (moreParameters) {
        if (at >= to) {
          return status(WRONG_TYPE, at - from);
        }
        int parameter = in[at] & 0xFF;
        int type = parameter & TYPE;
        moreParameters = (parameter & MORE) != 0;
        int fault = fault(process, parameter & NUMBER, type);
        if (fault != 0) {
          return status(fault, at - from);
        }
        at++;
        if (type == TEXT) {
          return status(READ_ONLY, at - 1 - from);
        }
        int bits = 0;
        for (int i = 0; i < size(type); i++) {
          bits = bits << 8 | (at < to ? in[at] & 0xFF : 0);
          at++;
        }
        fault = at > to ? WRONG_TYPE : store(process, parameter & NUMBER, bits);
        if (fault != 0) {
          return status(fault, at - from);
        }
      }
    }
    return status(at == to ? 0 : WRONG_TYPE, at - from);
  }

  private int store(int process, int number, int bits) {
    switch (process << 8 | number) {
      case 0x0101 -> {
        int share = bits > HIGHEST ? bits - 0x10000 : bits;
        if (share < 0 || share > FULL_SCALE) {
          return WRONG_VALUE;
        }
        setPoint = share * capacity / FULL_SCALE;
      }
      case 0x0104 -> controlMode = bits;
      case 0x2103 -> {
        float value = Float.intBitsToFloat(bits);
        if (!(value >= 0 && value <= capacity)) {
          return WRONG_VALUE;
        }
        setPoint = value;
      }
      // Polynomial and reset: taken, without an effect on the flow.
      case 0x000A, 0x0105, 0x0106, 0x0107, 0x0108 -> {}
      default -> {
        return READ_ONLY;
      }
    }
    return 0;
  }

  private static byte[] status(int code, int position) {
    return new byte[] {0, (byte) code, (byte) position};
  }
}
