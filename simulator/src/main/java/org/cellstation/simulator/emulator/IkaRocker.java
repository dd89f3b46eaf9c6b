package org.cellstation.simulator.emulator;

import java.util.function.DoubleSupplier;
import org.cellstation.simulator.fault.FaultState;

/// A rocking platform with the IKA NAMUR command set; channel 4 is the rocking rate in 1/min. OUT
/// commands are not answered, except those with `@`, which echo their value. A watchdog runs from
/// its `OUT_WD` command and has to be sent again within its time: WD1 stops the motor, WD2 falls
/// back to the safe rate. Source: IKA RCT digital manual p28, LR 1000 p18, KS 4000 p27.
public final class IkaRocker extends AsciiInstrument {
  private static final double FASTEST = 42;
  private static final int SHORTEST_WATCHDOG = 20;
  private static final int LONGEST_WATCHDOG = 1500;

  private static final int ERROR_UNKNOWN = -84;
  private static final int ERROR_VALUE = -86;

  private enum Watchdog {
    OFF,
    STOP,
    SAFE_RATE
  }

  private final DoubleSupplier actualRate;
  private double setPoint;
  private double safeRate;
  private boolean started;
  private boolean stopCommanded;
  private int error;
  private Watchdog watchdog = Watchdog.OFF;
  private boolean tripped;
  private double watchdogSeconds;
  private double silence;

  /// @param actualRate what the platform does, 1/min
  public IkaRocker(DoubleSupplier actualRate, FaultState faults) {
    super(faults);
    this.actualRate = actualRate;
  }

  /// Lets the watchdog count process time.
  public void advance(double dtSeconds) {
    if (watchdog == Watchdog.OFF || tripped) {
      return;
    }
    silence += dtSeconds;
    if (silence > watchdogSeconds) {
      tripped = true;
      if (watchdog == Watchdog.STOP) {
        started = false;
        error = -2;
      }
    }
  }

  /// The rate the motor is driven at, 1/min.
  public double drivenRate() {
    if (!started) {
      return 0;
    }
    return watchdogFellBack() ? safeRate : setPoint;
  }

  /// True when silence has made the platform fall back to its safe rate.
  public boolean watchdogFellBack() {
    return tripped && watchdog == Watchdog.SAFE_RATE;
  }

  /// Stands, in local operation, without watchdog; set-points are not kept [D].
  @Override
  public void powerUp() {
    setPoint = 0;
    safeRate = 0;
    started = false;
    stopCommanded = false;
    error = 0;
    watchdog = Watchdog.OFF;
    tripped = false;
    silence = 0;
  }

  @Override
  public void readdress(byte[] frame, int length) {
    NamurReply.readdress(frame, length);
  }

  @Override
  void command(String line, Answer answer) {
    String command = line.strip();
    switch (command) {
      case "IN_PV_4" -> value(actualRate.getAsDouble(), answer);
      case "IN_SP_4" -> value(watchdogFellBack() ? safeRate : setPoint, answer);
      case "IN_NAME" -> answer.text("Rocker RK digital \r\n");
      case "IN_SP_42" -> answer.fixed(safeRate, 1, 0).text(" 42 \r\n");
      case "STATUS_4", "STATUS" -> status(answer);
      case "START_4" -> {
        started = true;
        stopCommanded = false;
        error = 0;
      }
      case "STOP_4" -> {
        started = false;
        stopCommanded = true;
      }
      case "RESET" -> {
        // Back to local operation: the platform keeps moving as it is, the watchdog is off.
        watchdog = Watchdog.OFF;
        tripped = false;
        error = 0;
      }
      case "" -> {}
      default -> withValue(command, answer);
    }
  }

  private void status(Answer answer) {
    answer.whole(error != 0 ? error : started ? 1 : stopCommanded ? 2 : 0, 0, ' ').text(" \r\n");
  }

  private static void value(double value, Answer answer) {
    answer.fixed(value, 1, 0).text(" 4 \r\n");
  }

  private void withValue(String command, Answer answer) {
    int at = command.indexOf('@');
    int cut = at >= 0 ? at : command.lastIndexOf(' ');
    double value = cut < 0 ? Double.NaN : number(command.substring(cut + 1));
    String name = cut < 0 ? command : command.substring(0, cut);
    boolean known =
        switch (name) {
          case "OUT_SP_4" -> at < 0;
          case "OUT_SP_42", "OUT_WD1", "OUT_WD2" -> at >= 0;
          default -> false;
        };
    if (!known) {
      error = ERROR_UNKNOWN;
    } else if (!carryOut(name, value)) {
      error = ERROR_VALUE;
    } else {
      error = error == ERROR_UNKNOWN || error == ERROR_VALUE ? 0 : error;
      if (at >= 0) {
        answer.whole(Math.round(value), 0, ' ').text(" \r\n");
      }
    }
  }

  private boolean carryOut(String name, double value) {
    switch (name) {
      case "OUT_SP_4" -> {
        if (!(value >= 0 && value <= FASTEST)) {
          return false;
        }
        setPoint = value;
      }
      case "OUT_SP_42" -> {
        if (!(value >= 0 && value <= FASTEST)) {
          return false;
        }
        safeRate = value;
      }
      default -> {
        return arm(name.equals("OUT_WD1") ? Watchdog.STOP : Watchdog.SAFE_RATE, value);
      }
    }
    return true;
  }

  private boolean arm(Watchdog mode, double seconds) {
    if (seconds == 0) {
      watchdog = Watchdog.OFF;
      tripped = false;
      error = 0;
      return true;
    }
    if (!(seconds >= SHORTEST_WATCHDOG && seconds <= LONGEST_WATCHDOG)) {
      return false;
    }
    if (tripped && watchdog == mode) {
      // A watchdog that has tripped stays so until it is reset with 0.
      return true;
    }
    watchdog = mode;
    watchdogSeconds = seconds;
    silence = 0;
    tripped = false;
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
