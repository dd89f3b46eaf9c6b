package org.cellstation.simulator.emulator;

import java.util.function.DoubleSupplier;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;

/// A Mettler-Toledo balance, MT-SICS level 0 and 1. Commands that wait for a stable weight answer
/// when it has settled, or with `I` after a timeout; one outstanding command only. Source: MT-SICS
/// reference manuals 30324923 and 11781363.
public final class MettlerSics extends AsciiInstrument {
  private static final String[] COMMANDS = {
    "I0", "I1", "I2", "I3", "I4", "S", "SI", "SIR", "Z", "ZI", "@", "D", "DW", "K", "SR", "T", "TA",
    "TAC", "TI"
  };

  private static final int LEVEL_0_COMMANDS = 11;

  /// Weighing range of the bag platform, g [G].
  private static final double MAXIMUM = 15_000;

  private static final double MINIMUM = -100;

  /// Zero may be set within 2 % of the range [G].
  private static final double ZERO_RANGE = 0.02 * MAXIMUM;

  /// Stable when the weight moved less than this within the window, set for an unsteady place: a
  /// rocking platform [U].
  private static final double STABLE_WITHIN = 2.0;

  private static final double WINDOW_SECONDS = 2;

  /// How long a command waits for stability [G].
  private static final double PATIENCE_SECONDS = 10;

  private final DoubleSupplier grams;
  private final String serial;
  private double zero;
  private double tare;
  private double low = Double.POSITIVE_INFINITY;
  private double high = Double.NEGATIVE_INFINITY;
  private double windowAge;
  private boolean moving = true;
  private String waiting = "";
  private double waited;
  private boolean repeating;

  /// Switched on, it says its serial number without being asked.
  private boolean greeting;

  /// @param grams what rests on the load cell, noise included
  public MettlerSics(DoubleSupplier grams, String serial, FaultState faults) {
    super(faults);
    this.grams = grams;
    this.serial = serial;
  }

  /// Judges stability over one step.
  public void advance(double dtSeconds) {
    double now = grams.getAsDouble();
    low = Math.min(low, now);
    high = Math.max(high, now);
    windowAge += dtSeconds;
    if (high - low > STABLE_WITHIN) {
      moving = true;
    } else if (windowAge >= WINDOW_SECONDS) {
      moving = false;
    }
    if (windowAge >= WINDOW_SECONDS) {
      low = high = now;
      windowAge = 0;
    }
    waited += dtSeconds;
  }

  @Override
  void command(String line, Answer answer) {
    waiting = "";
    repeating = false;
    switch (line) {
      case "SI" -> weight("S", answer);
      case "SIR" -> {
        repeating = true;
        weight("S", answer);
      }
      case "S", "Z", "T" -> settle(line, answer);
      case "ZI" -> zero("ZI", answer);
      case "TI" -> tare("TI", answer);
      case "TA" -> tareValue(answer);
      case "TAC" -> {
        tare = 0;
        answer.text("TAC A\r\n");
      }
      case "@" -> {
        tare = 0;
        serial(answer);
      }
      case "I0" -> list(answer);
      case "I1" -> answer.text("I1 A \"01\" \"2.00\" \"2.00\" \"\" \"\"\r\n");
      case "I2" -> answer.text("I2 A \"WMS platform 15.0 kg\"\r\n");
      case "I3" -> answer.text("I3 A \"1.40\"\r\n");
      case "I4" -> serial(answer);
      case "DW" -> answer.text("DW A\r\n");
      default -> parameterised(line, answer);
    }
  }

  private void parameterised(String line, Answer answer) {
    if (line.startsWith("TA ")) {
      presetTare(line.substring(3), answer);
    } else if (line.startsWith("D ")) {
      boolean quoted = line.length() >= 4 && line.charAt(2) == '"' && line.endsWith("\"");
      answer.text(quoted ? "D A\r\n" : "D L\r\n");
    } else if (line.startsWith("K ")) {
      boolean mode = line.length() == 3 && line.charAt(2) >= '1' && line.charAt(2) <= '4';
      answer.text(mode ? "K A\r\n" : "K L\r\n");
    } else if (line.equals("SR") || line.startsWith("SR ")) {
      repeating = true;
      weight("S", answer);
    } else {
      answer.text("ES\r\n");
    }
  }

  /// What waits for stability, or repeats, without being asked again.
  @Override
  void unasked(Answer answer) {
    if (greeting) {
      greeting = false;
      serial(answer);
    }
    if (repeating) {
      weight("S", answer);
    } else if (!waiting.isEmpty()) {
      if (!moving()) {
        String command = waiting;
        waiting = "";
        settled(command, answer);
      } else if (waited >= PATIENCE_SECONDS) {
        answer.text(waiting).text(" I\r\n");
        waiting = "";
      }
    }
  }

  private void settle(String command, Answer answer) {
    if (moving() && !faults().has(Fault.PROBE_LOST)) {
      waiting = command;
      waited = 0;
    } else {
      settled(command, answer);
    }
  }

  private void settled(String command, Answer answer) {
    switch (command) {
      case "Z" -> zero("Z", answer);
      case "T" -> tare("T", answer);
      default -> weight("S", answer);
    }
  }

  @Override
  void refuse(byte[] in, int length, Answer answer) {
    answer.text("ES\r\n");
  }

  /// Tare, zero and a command that waits are forgotten [G].
  @Override
  public void powerUp() {
    zero = 0;
    tare = 0;
    waiting = "";
    repeating = false;
    greeting = true;
    moving = true;
    low = Double.POSITIVE_INFINITY;
    high = Double.NEGATIVE_INFINITY;
    windowAge = 0;
  }

  private boolean moving() {
    return moving || faults().has(Fault.UNSTABLE);
  }

  private void weight(String command, Answer answer) {
    double gross = grams.getAsDouble() - zero;
    answer.text(command);
    if (faults().has(Fault.PROBE_LOST)) {
      // Electronics error 14: load-cell module; must never be read as a weight.
      answer.text(" S Error 14b\r\n");
    } else if (gross > MAXIMUM) {
      answer.text(" +\r\n");
    } else if (gross < MINIMUM) {
      answer.text(" -\r\n");
    } else {
      answer.text(moving() ? " D " : " S ").fixed(gross - tare, 2, 10).text(" g\r\n");
    }
  }

  private void zero(String command, Answer answer) {
    double load = grams.getAsDouble();
    answer.text(command);
    if (load > ZERO_RANGE) {
      answer.text(" +\r\n");
    } else if (load < -ZERO_RANGE) {
      answer.text(" -\r\n");
    } else {
      zero = load;
      tare = 0;
      answer.text(command.equals("ZI") ? (moving() ? " D\r\n" : " S\r\n") : " A\r\n");
    }
  }

  private void tare(String command, Answer answer) {
    double gross = grams.getAsDouble() - zero;
    answer.text(command);
    if (gross < 0) {
      answer.text(" -\r\n");
    } else if (gross > MAXIMUM) {
      answer.text(" +\r\n");
    } else {
      tare = gross;
      answer.text(moving() ? " D " : " S ").fixed(tare, 2, 10).text(" g\r\n");
    }
  }

  private void tareValue(Answer answer) {
    answer.text("TA A ").fixed(tare, 2, 10).text(" g\r\n");
  }

  private void presetTare(String argument, Answer answer) {
    int unit = argument.indexOf(" g");
    try {
      double value = Double.parseDouble(unit > 0 ? argument.substring(0, unit) : argument);
      if (value < 0 || value > MAXIMUM || Double.isNaN(value)) {
        answer.text("TA L\r\n");
        return;
      }
      tare = value;
      tareValue(answer);
    } catch (NumberFormatException notANumber) {
      answer.text("TA L\r\n");
    }
  }

  private void serial(Answer answer) {
    answer.text("I4 A \"").text(serial).text("\"\r\n");
  }

  private static void list(Answer answer) {
    for (int i = 0; i < COMMANDS.length; i++) {
      String command = COMMANDS[i];
      boolean level0 = i < LEVEL_0_COMMANDS;
      answer
          .text(i < COMMANDS.length - 1 ? "I0 B " : "I0 A ")
          .character(level0 ? '0' : '1')
          .text(" \"")
          .text(command)
          .text("\"\r\n");
    }
  }
}
