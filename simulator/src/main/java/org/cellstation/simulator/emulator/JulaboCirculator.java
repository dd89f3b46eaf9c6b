package org.cellstation.simulator.emulator;

import java.util.Locale;
import java.util.function.DoubleSupplier;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;

/// A Julabo circulator: `in_` commands are answered, `out_` commands never; what was wrong with one
/// is told by `status` until the next one is right. In local operation no `out_` command is taken.
/// Sources: operating manuals CF31 and FL1201, interface commands, status messages.
public final class JulaboCirculator extends AsciiInstrument {
  private static final double LOWEST = -20;
  private static final double HIGHEST = 150;

  /// Heater and cooler go from 0 to 100 % within so many kelvins [G].
  private static final double BAND_KELVIN = 2;

  private static final char XON = 0x11;

  private final DoubleSupplier bath;
  private final DoubleSupplier external;
  private String prefix = "";
  private double setPoint = 20;
  private boolean started;
  private boolean remote = true;
  private boolean softwareHandshake;
  private String complaint = "";

  /// Switched on, in remote operation, stopped.
  ///
  /// @param bath its own sensor, degC
  /// @param external its external sensor, degC; NaN where none is connected
  public JulaboCirculator(DoubleSupplier bath, DoubleSupplier external, FaultState faults) {
    super(faults);
    this.bath = bath;
    this.external = external;
  }

  /// Puts it on RS-485.
  ///
  /// @param address 1 .. 127
  public void address(int address) {
    prefix = String.format(Locale.ROOT, "A%03d_", address);
  }

  /// As set at its keypad.
  public void remote(boolean remote) {
    this.remote = remote;
  }

  /// Whether it sends XON before it answers.
  public void softwareHandshake(boolean on) {
    softwareHandshake = on;
  }

  /// degC.
  public double setPointCelsius() {
    return setPoint;
  }

  /// Heating positive, cooling negative, %.
  public double power() {
    return started ? Math.clamp((setPoint - bath.getAsDouble()) / BAND_KELVIN * 100, -100, 100) : 0;
  }

  /// It does not start by itself.
  @Override
  public void powerUp() {
    started = false;
    complaint = "";
  }

  @Override
  char terminator() {
    return '\r';
  }

  @Override
  void command(String line, Answer answer) {
    if (!line.startsWith(prefix)) {
      return;
    }
    if (softwareHandshake) {
      answer.character(XON);
    }
    int before = answer.length();
    ask(line.substring(prefix.length()).strip(), answer);
    if (answer.length() == before) {
      answer.clear();
    } else {
      answer.text("\r\n");
    }
  }

  private void ask(String command, Answer answer) {
    switch (command) {
      case "version" -> answer.text("JULABO CRYOCOMPACT CF31 VERSION 5.0");
      case "status" -> answer.text(status());
      case "in_pv_00" -> answer.fixed(bath.getAsDouble(), 2, 0);
      case "in_pv_01" -> answer.fixed(power(), 1, 0);
      case "in_pv_02" -> external(answer);
      case "in_pv_03" -> answer.fixed(bath.getAsDouble(), 2, 0);
      case "in_sp_00" -> answer.fixed(setPoint, 2, 0);
      case "in_mode_05" -> answer.character(started ? '1' : '0');
      case "in_mode_04" -> answer.character('0');
      default -> obey(command);
    }
  }

  private void external(Answer answer) {
    double celsius = external.getAsDouble();
    if (Double.isNaN(celsius)) {
      answer.text("---.--");
    } else {
      answer.fixed(celsius, 2, 0);
    }
  }

  private String status() {
    if (faults().has(Fault.PROBE_LOST)) {
      return "-05 WORKING SENSOR ALARM";
    }
    if (!complaint.isEmpty()) {
      return complaint;
    }
    if (remote) {
      return started ? "03 REMOTE START" : "02 REMOTE STOP";
    }
    return started ? "01 MANUAL START" : "00 MANUAL STOP";
  }

  private void obey(String command) {
    int blank = command.indexOf(' ');
    double value = blank < 0 ? Double.NaN : number(command.substring(blank + 1));
    String name = blank < 0 ? command : command.substring(0, blank);
    boolean known = name.equals("out_sp_00") || name.equals("out_mode_05");
    if (!known || Double.isNaN(value)) {
      complaint = "-08 INVALID COMMAND";
    } else if (!remote) {
      complaint = "-09 COMMAND NOT ALLOWED IN CURRENT OPERATING MODE";
    } else if (name.equals("out_mode_05")) {
      started = value == 1;
      complaint = "";
    } else if (value < LOWEST) {
      complaint = "-10 VALUE TOO SMALL";
    } else if (value > HIGHEST) {
      complaint = "-11 VALUE TOO LARGE";
    } else {
      setPoint = value;
      complaint = "";
    }
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException notANumber) {
      return Double.NaN;
    }
  }
}
