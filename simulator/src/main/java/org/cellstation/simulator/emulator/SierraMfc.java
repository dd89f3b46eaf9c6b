package org.cellstation.simulator.emulator;

import java.nio.charset.StandardCharsets;
import java.util.function.DoubleSupplier;
import org.cellstation.simulator.fault.FaultState;

/// A Sierra SmartTrak / C100 mass-flow controller. A line with a wrong checksum is not answered; a
/// set-point beyond the range is taken as far as the range goes. Source: Sierra digital
/// communication listing.
public final class SierraMfc extends SerialInstrument implements GasController {
  private static final int TAIL = 3;
  private static final int NAME = 5;
  private static final int GASES = 10;

  private final double capacity;
  private final String serial;
  private final DoubleSupplier flow;
  private double setPoint;
  private int gas = 1;
  private String stream = "Echo";

  /// @param capacity in the unit the controller counts in
  /// @param flow what passes the sensor, in the same unit
  public SierraMfc(double capacity, String serial, DoubleSupplier flow, FaultState faults) {
    super(faults);
    this.capacity = capacity;
    this.serial = serial;
    this.flow = flow;
  }

  @Override
  public double setPoint() {
    return setPoint;
  }

  /// As somebody leaves it: `On`, `Off` or `Echo`.
  public void setStream(String mode) {
    stream = mode;
  }

  @Override
  public void powerUp() {
    setPoint = 0;
  }

  @Override
  int frameLength(byte[] in, int length) {
    for (int i = 0; i < length; i++) {
      if (in[i] == '\r') {
        return i + 1;
      }
    }
    return INCOMPLETE;
  }

  @Override
  void receive(byte[] in, int length, Answer answer) {
    int text = length - TAIL;
    if (text < NAME || checksum(in, text) != Registers.get16(in, text)) {
      return;
    }
    String line = new String(in, 0, text, StandardCharsets.US_ASCII);
    String name = line.substring(0, NAME);
    String value = line.substring(NAME);
    switch (name) {
      case "?Flow" -> say(decimal("Flow", flow.getAsDouble()), answer);
      case "?Srnm" -> say("Srnm" + serial, answer);
      case "?Gasi" -> say("Gasi" + gas, answer);
      case "?Strm" -> say("Strm" + stream, answer);
      case "!Sinv" -> take(value, answer);
      case "!Gasi" -> choose(value, answer);
      case "!Strm" -> {
        if (value.equals("Off") || value.equals("On") || value.equals("Echo")) {
          stream = value;
          say("Strm" + stream, answer);
        }
      }
      default -> {}
    }
  }

  private void take(String value, Answer answer) {
    double wanted = number(value);
    if (wanted >= 0) {
      setPoint = Math.min(wanted, capacity);
      say(decimal("Sinv", setPoint), answer);
    }
  }

  private void choose(String value, Answer answer) {
    double index = number(value);
    if (index >= 1 && index <= GASES && index == Math.rint(index)) {
      gas = (int) index;
      say("Gasi" + gas, answer);
    }
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException notANumber) {
      return Double.NaN;
    }
  }

  private static String decimal(String name, double value) {
    long thousandths = Math.round(Math.abs(value) * 1000);
    String fraction = Long.toString(1000 + thousandths % 1000).substring(1);
    return name + (value < 0 && thousandths > 0 ? "-" : "") + thousandths / 1000 + "." + fraction;
  }

  private static void say(String text, Answer answer) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    int crc = checksum(bytes, bytes.length);
    answer.text(text).octet(crc >> 8).octet(crc).character('\r');
  }

  /// CRC-16/CCITT from FFFF, with each byte that would be 00 or 0D counted up.
  static int checksum(byte[] bytes, int length) {
    int crc = 0xFFFF;
    for (int i = 0; i < length; i++) {
      crc ^= (bytes[i] & 0xFF) << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = ((crc << 1) ^ ((crc & 0x8000) == 0 ? 0 : 0x1021)) & 0xFFFF;
      }
    }
    int high = crc >> 8;
    int low = crc & 0xFF;
    return (high == 0x0D || high == 0 ? high + 1 : high) << 8
        | (low == 0x0D || low == 0 ? low + 1 : low);
  }

  @Override
  void unasked(Answer answer) {
    if (stream.equals("On")) {
      say(decimal("Flow", flow.getAsDouble()), answer);
    }
  }
}
