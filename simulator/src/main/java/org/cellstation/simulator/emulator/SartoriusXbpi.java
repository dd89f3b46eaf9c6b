package org.cellstation.simulator.emulator;

import java.nio.charset.StandardCharsets;
import java.util.function.DoubleSupplier;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;

/// A Sartorius balance set to xBPI, the binary protocol, as it was recorded on MSE, BCE and WZA
/// balances. Text is ignored in this setting.
public final class SartoriusXbpi extends SerialInstrument {
  /// Reaches a balance that is alone on its line, whatever its own address.
  private static final int ANY = 0x09;

  /// Who asks.
  private static final int STATION = 0x01;

  private static final int HEAD = 4;
  private static final int MOST = 40;

  private static final byte[] SOFTWARE = {0, 0x39, 0x21, 0, 0x39, 1, 0x39, 1, 0, 1};

  private static final int GRAM = 0x02;
  private static final int POSITIVE = 0x40;
  private static final int NEGATIVE = 0x80;
  private static final int STABLE = 0x40;

  /// Low bits of the flags of a net weight.
  private static final int NET = 0x05;

  private final LoadCell cell;
  private final int address;
  private final int decimals;
  private final String model;
  private final byte[] serial;
  private final byte[] reply = new byte[32];
  private boolean tareWaits;
  private boolean zeroWaits;

  /// @param address its own bus node
  /// @param grams what rests on the balance, noise included
  /// @param maximum of its range, g
  /// @param decimals shown, of grams
  /// @param serial ten digits
  public SartoriusXbpi(
      int address,
      DoubleSupplier grams,
      double maximum,
      int decimals,
      String model,
      String serial,
      FaultState faults) {
    super(faults);
    this.cell = new LoadCell(grams, -0.02 * maximum, maximum, maximum / 5000, faults);
    this.address = address;
    this.decimals = decimals;
    this.model = model;
    this.serial = new byte[5];
    for (int i = 0; i < this.serial.length; i++) {
      this.serial[i] = (byte) Integer.parseInt(serial.substring(2 * i, 2 * i + 2), 16);
    }
  }

  public void advance(double dtSeconds) {
    cell.advance(dtSeconds);
    carryOut();
  }

  @Override
  public void powerUp() {
    cell.powerUp();
    tareWaits = false;
    zeroWaits = false;
  }

  private void carryOut() {
    if (!cell.isMoving() && zeroWaits) {
      cell.zero();
      zeroWaits = false;
    }
    if (!cell.isMoving() && tareWaits) {
      cell.tare();
      tareWaits = false;
    }
  }

  @Override
  int frameLength(byte[] in, int length) {
    int whole = (in[0] & 0xFF) + 1;
    if (whole <= HEAD || whole > MOST || (length > 1 && in[1] != STATION)) {
      return GARBAGE;
    }
    if (length < whole) {
      return INCOMPLETE;
    }
    int sum = 0;
    for (int i = 0; i < whole - 1; i++) {
      sum += in[i];
    }
    return (byte) sum == in[whole - 1] ? whole : GARBAGE;
  }

  @Override
  void receive(byte[] in, int length, Answer answer) {
    int to = in[2] & 0xFF;
    if (to != ANY && to != address) {
      return;
    }
    if (length > HEAD + 1) {
      error(answer, 0x07);
      return;
    }
    switch (in[3] & 0xFF) {
      case 0x00 -> say(answer, 0x4A, SOFTWARE, SOFTWARE.length);
      case 0x01 -> say(answer, 0x45, serial, serial.length);
      case 0x02 -> {
        byte[] name = new byte[20];
        byte[] text = model.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, name, 0, Math.min(name.length, text.length));
        say(answer, 0x54, name, name.length);
      }
      case 0x14 -> {
        tareWaits = true;
        carryOut();
        say(answer, 0x00, reply, 0);
      }
      case 0x18 -> {
        zeroWaits = true;
        carryOut();
        say(answer, 0x00, reply, 0);
      }
      case 0x1E -> weight(answer);
      case 0x71 -> {
        reply[0] = (byte) address;
        say(answer, 0x21, reply, 1);
      }
      default -> error(answer, 0x04);
    }
  }

  @Override
  void refuse(byte[] in, int length, Answer answer) {
    int to = in[2] & 0xFF;
    if (to == ANY || to == address) {
      error(answer, 0x06);
    }
  }

  private void error(Answer answer, int code) {
    reply[0] = (byte) code;
    say(answer, 0x01, reply, 1);
  }

  private void weight(Answer answer) {
    if (faults().has(Fault.PROBE_LOST)) {
      error(answer, 0x06);
      return;
    }
    double scale = Math.pow(10, decimals);
    double shown = Math.rint(cell.net() * scale) / scale;
    if (cell.isOver() || cell.isUnder()) {
      reply[0] = 0x7F;
      for (int i = 1; i <= 4; i++) {
        reply[i] = (byte) 0xFF;
      }
    } else {
      real(shown);
    }
    reply[5] = (byte) (decimals << 4);
    int sign = shown > 0 ? POSITIVE : shown < 0 ? NEGATIVE : 0;
    reply[6] = (byte) (sign | GRAM);
    reply[7] = (byte) (NET | (cell.isMoving() ? 0 : STABLE));
    say(answer, 0x48, reply, 8);
  }

  /// A float whose mantissa goes on for eight bits more, cut off and not rounded.
  private void real(double value) {
    long bits = Double.doubleToLongBits(value);
    long exponent = ((bits >>> 52) & 0x7FF) - 1023 + 127;
    long mantissa = bits & ((1L << 52) - 1);
    long word = value == 0 ? 0 : ((bits >>> 63) << 39) | (exponent << 31) | (mantissa >>> 21);
    for (int i = 0; i < 5; i++) {
      reply[i] = (byte) (word >>> (32 - 8 * i));
    }
  }

  private static void say(Answer answer, int subtype, byte[] body, int length) {
    int count = length + 3;
    int sum = count + 0x41 + subtype;
    answer.octet(count).octet(0x41).octet(subtype);
    for (int i = 0; i < length; i++) {
      answer.octet(body[i]);
      sum += body[i];
    }
    answer.octet(sum);
  }
}
