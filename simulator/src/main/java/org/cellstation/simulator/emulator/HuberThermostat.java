package org.cellstation.simulator.emulator;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.DoubleSupplier;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;

/// A Huber thermostat that speaks PB commands, and of LAI the question for its name. Temperatures
/// are in hundredths of a degree, two's complement; what it does not have reads 7FFF, a process
/// sensor that is not connected -151 degC. A frame that it does not understand is not answered.
/// Sources: PB commands handbook V1.2.0; CC data communication manual.
public final class HuberThermostat extends SerialInstrument {
  private static final int PB_LENGTH = 10;
  private static final int NOT_AVAILABLE = 0x7FFF;
  private static final int NO_SENSOR = -151_00;
  private static final int LOWEST = -40_00;
  private static final int HIGHEST = 150_00;

  /// Heating and cooling at full power, and for each kelvin of deviation [G].
  private static final double MOST_WATT = 2000;

  private static final double WATT_PER_KELVIN = 500;

  private static final int PUMP_MBAR = 500;
  private static final String NAME = "MINI CC";

  private final DoubleSupplier bath;
  private final DoubleSupplier process;

  /// Where a frame tells the last digit of the variable.
  private static final int VARIABLE_UNITS = 3;

  private final int serial;
  private int setPoint = 20_00;
  private boolean circulating;
  private boolean controlling;

  /// Switched on, at rest, set to 20 degC.
  ///
  /// @param bath temperature of its own bath, degC
  /// @param process temperature where its external sensor is, degC
  public HuberThermostat(
      DoubleSupplier bath, DoubleSupplier process, int serial, FaultState faults) {
    super(faults);
    this.bath = bath;
    this.process = process;
    this.serial = serial;
  }

  /// Somebody sets it and starts it at its panel.
  public void operate(double celsius) {
    setPoint = (int) Math.round(celsius * 100);
    circulating = true;
    controlling = true;
  }

  /// degC.
  public double setPointCelsius() {
    return setPoint / 100.0;
  }

  public boolean isControlling() {
    return controlling;
  }

  /// What it heats (positive) or cools with, W.
  public double watt() {
    return controlling
        ? Math.clamp(
            WATT_PER_KELVIN * (setPointCelsius() - bath.getAsDouble()), -MOST_WATT, MOST_WATT)
        : 0;
  }

  /// It does not start by itself.
  @Override
  public void powerUp() {
    circulating = false;
    controlling = false;
  }

  @Override
  int longestFrame() {
    return 64;
  }

  @Override
  int frameLength(byte[] in, int length) {
    byte end;
    switch (in[0]) {
      case '{' -> end = '\n';
      case '[' -> end = '\r';
      default -> {
        return GARBAGE;
      }
    }
    for (int i = 1; i < length; i++) {
      if (in[i] == end) {
        return i + 1;
      }
      if (in[i] == '{' || in[i] == '[') {
        return -i;
      }
    }
    return INCOMPLETE;
  }

  @Override
  void receive(byte[] in, int length, Answer answer) {
    if (in[0] == '[') {
      name(in, length, answer);
      return;
    }
    String frame = new String(in, 0, length, StandardCharsets.ISO_8859_1);
    if (length != PB_LENGTH || !frame.startsWith("{M") || !frame.endsWith("\r\n")) {
      return;
    }
    int address = hex(frame, 2, 4);
    boolean question = frame.startsWith("****", 4);
    int value = question ? 0 : hex(frame, 4, 8);
    if (address < 0 || value < 0) {
      return;
    }
    if (!question) {
      write(address, (short) value);
    }
    HexFormat digits = HexFormat.of().withUpperCase();
    answer
        .text("{S")
        .text(digits.toHexDigits((byte) address))
        .text(digits.toHexDigits((short) read(address)))
        .text("\r\n");
  }

  /// The variable is not available, which is all that PB commands have for "no".
  @Override
  void refuse(byte[] in, int length, Answer answer) {
    if (length == PB_LENGTH && in[0] == '{' && in[1] == 'M') {
      answer.text("{S").character((char) in[2]).character((char) in[3]).text("7FFF\r\n");
    }
  }

  /// Of another variable than was asked for: one thermostat hangs on a line, so the question is all
  /// that an answer names.
  @Override
  public void readdress(byte[] frame, int length) {
    if (length == PB_LENGTH && frame[0] == '{') {
      frame[VARIABLE_UNITS] = (byte) (frame[VARIABLE_UNITS] == '0' ? '1' : '0');
    }
  }

  private static int hex(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!HexFormat.isHexDigit(text.charAt(i))) {
        return -1;
      }
    }
    return HexFormat.fromHexDigits(text, from, to);
  }

  private int read(int address) {
    return switch (address) {
      case 0x00 -> setPoint;
      case 0x01 -> (int) Math.round(bath.getAsDouble() * 100);
      case 0x03 -> circulating ? PUMP_MBAR : 0;
      case 0x04 -> (int) Math.round(watt());
      case 0x05, 0x06 -> 0;
      case 0x07, 0x3A ->
          faults().has(Fault.PROBE_LOST)
              ? NO_SENSOR
              : (int) Math.round(process.getAsDouble() * 100);
      case 0x0A -> (controlling ? 1 : 0) | (circulating ? 1 << 1 | 1 << 4 : 0);
      case 0x0F -> 800;
      case 0x14 -> controlling ? 1 : 0;
      case 0x16 -> circulating ? 1 : 0;
      case 0x1B -> serial >>> 16;
      case 0x1C -> serial & 0xFFFF;
      case 0x30 -> LOWEST;
      case 0x31 -> HIGHEST;
      default -> NOT_AVAILABLE;
    };
  }

  /// A set-point beyond the limits is not taken: the answer shows the old one [D].
  private void write(int address, int value) {
    switch (address) {
      case 0x00 -> setPoint = value >= LOWEST && value <= HIGHEST ? value : setPoint;
      case 0x14 -> {
        controlling = value == 1;
        circulating |= controlling;
      }
      case 0x16 -> {
        circulating = value == 1;
        controlling &= circulating;
      }
      default -> {
        // Read only.
      }
    }
  }

  /// `[M01V07C6`: sender, address, command, length of all before the checksum, checksum.
  private static void name(byte[] in, int length, Answer answer) {
    String frame = new String(in, 0, length, StandardCharsets.ISO_8859_1);
    if (!frame.startsWith("[M01V07") || length != 10 || hex(frame, 7, 9) != sum(in, 7)) {
      return;
    }
    int counted = 7 + NAME.length();
    HexFormat digits = HexFormat.of().withUpperCase();
    answer.text("[S01V").text(digits.toHexDigits((byte) counted)).text(NAME);
    answer.text(digits.toHexDigits((byte) sum(answer.bytes(), counted))).character('\r');
  }

  private static int sum(byte[] bytes, int length) {
    int sum = 0;
    for (int i = 0; i < length; i++) {
      sum += bytes[i] & 0xFF;
    }
    return sum & 0xFF;
  }
}
