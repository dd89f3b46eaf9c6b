package org.cellstation.simulator.emulator;

import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;

/// An IKA stirrer with a heating plate: NAMUR channel 4 is its speed, 2 the plate, 1 the external
/// probe by which it heats. OUT, START and STOP are not answered, except those with `@`, which echo
/// their value. WD1 switches motor and heater off, WD2 falls back to the safe set-points, both
/// until they are reset with 0. Source: IKA RCT digital manual p28.
public final class IkaStirrer extends AsciiInstrument {
  private static final int SHORTEST_WATCHDOG = 20;
  private static final int LONGEST_WATCHDOG = 1500;
  private static final int ERROR_WATCHDOG = -2;
  private static final int ERROR_PROBE = -5;
  private static final int ERROR_UNKNOWN = -84;
  private static final int ERROR_VALUE = -86;

  /// One thing it drives.
  private static final class Drive {
    private final double most;
    private double setPoint;
    private double safe;
    private boolean on;

    Drive(double most) {
      this.most = most;
    }
  }

  private final Map<String, DoubleSupplier> measured = new HashMap<>();
  private final Drive motor = new Drive(1500);
  private final Drive heater = new Drive(310);
  private int error;
  private int watchdog;
  private boolean tripped;
  private double watchdogSeconds;
  private double silence;

  /// @param rpm what the motor does
  /// @param plate degC
  /// @param probe degC
  public IkaStirrer(
      DoubleSupplier rpm, DoubleSupplier plate, DoubleSupplier probe, FaultState faults) {
    super(faults);
    measured.put("4", rpm);
    measured.put("2", plate);
    measured.put("1", probe);
  }

  public double drivenRpm() {
    return driven(motor);
  }

  /// What the heater heats to, 0 when it is off, degC.
  public double drivenCelsius() {
    return driven(heater);
  }

  private double driven(Drive drive) {
    return !drive.on ? 0 : tripped && watchdog == 2 ? drive.safe : drive.setPoint;
  }

  /// Lets the watchdog count process time.
  public void advance(double dtSeconds) {
    if (watchdog == 0 || tripped) {
      return;
    }
    silence += dtSeconds;
    if (silence > watchdogSeconds) {
      tripped = true;
      if (watchdog == 1) {
        motor.on = false;
        heater.on = false;
        error = ERROR_WATCHDOG;
      }
    }
  }

  @Override
  public void powerUp() {
    motor.on = false;
    heater.on = false;
    watchdog = 0;
    tripped = false;
    error = 0;
  }

  @Override
  public void readdress(byte[] frame, int length) {
    NamurReply.readdress(frame, length);
  }

  @Override
  void command(String line, Answer answer) {
    String command = line.strip();
    int at = command.indexOf('@');
    int cut = at >= 0 ? at : command.indexOf(' ');
    String name = cut < 0 ? command : command.substring(0, cut);
    if (cut >= 0) {
      set(name, at >= 0, number(command.substring(cut + 1)), answer);
    } else if (!name.isEmpty()) {
      ask(name, answer);
    }
  }

  private void ask(String name, Answer answer) {
    int underscore = name.lastIndexOf('_');
    String channel = name.substring(underscore + 1);
    Drive drive = drive(channel);
    switch (name.substring(0, underscore + 1)) {
      case "IN_" -> answer.text(name.equals("IN_NAME") ? "RCT digital \r\n" : "");
      case "IN_PV_" -> {
        DoubleSupplier value = measured.get(channel);
        if (value != null) {
          answer.fixed(value.getAsDouble(), 1, 0).character(' ').text(channel).text(" \r\n");
        }
      }
      case "IN_SP_" -> {
        double shown = tripped && watchdog == 2 ? drive.safe : drive.setPoint;
        answer.fixed(shown, 1, 0).character(' ').text(channel).text(" \r\n");
      }
      case "STATUS_" -> {
        boolean lost = faults().has(Fault.PROBE_LOST);
        int state = lost ? ERROR_PROBE : error != 0 ? error : drive.on ? 1 : 2;
        answer.whole(state, 0, ' ').character(' ').text(channel).text(" \r\n");
      }
      case "START_" -> {
        drive.on = true;
        error = 0;
      }
      case "STOP_" -> drive.on = false;
      default -> {
        if (name.equals("RESET")) {
          watchdog = 0;
          tripped = false;
          error = 0;
        } else {
          error = ERROR_UNKNOWN;
        }
      }
    }
  }

  private Drive drive(String channel) {
    return channel.startsWith("1") ? heater : motor;
  }

  private void set(String name, boolean echoes, double value, Answer answer) {
    String channel = name.substring(name.lastIndexOf('_') + 1);
    Drive drive = drive(channel);
    boolean taken = value >= 0 && value <= drive.most;
    switch (name) {
      case "OUT_SP_4", "OUT_SP_1" -> drive.setPoint = taken ? value : drive.setPoint;
      case "OUT_SP_42", "OUT_SP_12" -> drive.safe = taken ? value : drive.safe;
      case "OUT_WD1", "OUT_WD2" -> taken = arm(name.endsWith("1") ? 1 : 2, value);
      default -> {
        error = ERROR_UNKNOWN;
        return;
      }
    }
    if (!taken) {
      error = ERROR_VALUE;
      return;
    }
    error = error == ERROR_UNKNOWN || error == ERROR_VALUE ? 0 : error;
    if (echoes) {
      answer.whole(Math.round(value), 0, ' ').text(" \r\n");
    }
  }

  private boolean arm(int which, double seconds) {
    if (seconds == 0) {
      watchdog = 0;
      tripped = false;
      error = 0;
      return true;
    }
    if (!(seconds >= SHORTEST_WATCHDOG && seconds <= LONGEST_WATCHDOG)) {
      return false;
    }
    if (!tripped || watchdog != which) {
      watchdog = which;
      watchdogSeconds = seconds;
      silence = 0;
      tripped = false;
    }
    return true;
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException notANumber) {
      return Double.NaN;
    }
  }
}
