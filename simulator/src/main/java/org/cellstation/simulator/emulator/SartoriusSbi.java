package org.cellstation.simulator.emulator;

import java.util.function.DoubleSupplier;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;

/// A Sartorius balance set to SBI. It answers prints only; tare and zero wait in silence until the
/// load stands still. While the load moves a printed line has no unit. Source: Sartorius MSE
/// operating manual, "Data interfaces".
public final class SartoriusSbi extends SerialInstrument {
  /// Units it can be set to show.
  public enum Unit {
    GRAM("g", 1),
    KILOGRAM("kg", 0.001),
    MILLIGRAM("mg", 1000);

    private final String symbol;
    private final double perGram;

    Unit(String symbol, double perGram) {
      this.symbol = symbol;
      this.perGram = perGram;
    }
  }

  private static final char ESCAPE = 0x1B;
  private static final int LONGEST_COMMAND = 20;
  private static final int NAME = 20;
  private static final int CALIBRATION_SECONDS = 10;

  private final LoadCell cell;
  private final int decimals;
  private final String model;
  private final String serial;
  private Unit unit = Unit.GRAM;
  private boolean longLines = true;
  private boolean autoprint;
  private boolean paused;
  private char waiting;
  private double calibrating;

  /// @param grams what rests on the balance, noise included
  /// @param maximum of its range, g
  /// @param decimals shown
  public SartoriusSbi(
      DoubleSupplier grams,
      double maximum,
      int decimals,
      String model,
      String serial,
      FaultState faults) {
    super(faults);
    this.cell = new LoadCell(grams, -0.02 * maximum, maximum, maximum / 5000, faults);
    this.decimals = decimals;
    this.model = model;
    this.serial = serial;
  }

  /// Somebody sets it at its panel.
  ///
  /// @param longLines of 22 characters with an ID, else 16
  /// @param autoprint without being asked
  public void setUp(Unit unit, boolean longLines, boolean autoprint) {
    this.unit = unit;
    this.longLines = longLines;
    this.autoprint = autoprint;
    paused = false;
  }

  public void advance(double dtSeconds) {
    cell.advance(dtSeconds);
    calibrating = Math.max(0, calibrating - dtSeconds);
    carryOut();
  }

  @Override
  public void powerUp() {
    cell.powerUp();
    waiting = 0;
    calibrating = 0;
    paused = false;
  }

  @Override
  int longestFrame() {
    return LONGEST_COMMAND;
  }

  /// The line end behind a command may be left out, so it belongs to no command.
  @Override
  int frameLength(byte[] in, int length) {
    if (in[0] != ESCAPE) {
      return GARBAGE;
    }
    if (length == 1) {
      return INCOMPLETE;
    }
    if (in[1] < 'a' || in[1] > 'z') {
      return 2;
    }
    for (int i = 2; i < length; i++) {
      if (in[i] == '_') {
        return i + 1;
      }
      if (in[i] < '0' || in[i] == ESCAPE) {
        return -i;
      }
    }
    return INCOMPLETE;
  }

  @Override
  void receive(byte[] in, int length, Answer answer) {
    if (length > 2) {
      name(in, length, answer);
      return;
    }
    switch (in[1]) {
      case 'P' -> {
        paused = true;
        print(answer);
      }
      case 'T', 'U', 'V' -> {
        waiting = (char) in[1];
        paused = false;
        carryOut();
      }
      case 'Z' -> calibrating = CALIBRATION_SECONDS;
      case 'S' -> powerUp();
      // Filters, keys, a beep: nothing that shows on the wire. Nothing is said to unknown ones.
      default -> {}
    }
  }

  /// Only a print is answered at all.
  @Override
  void refuse(byte[] in, int length, Answer answer) {
    if (length == 2 && in[1] == 'P') {
      status(answer, "ERR 054");
    }
  }

  private void name(byte[] in, int length, Answer answer) {
    if (length != 4 || in[1] != 'x') {
      return;
    }
    switch (in[2]) {
      case '1' -> padded(answer, model);
      case '2' -> padded(answer, "SerNo.    " + serial);
      case '3' -> padded(answer, "BAC:        00-39-21");
      default -> {}
    }
  }

  private static void padded(Answer answer, String text) {
    answer.text(text);
    for (int i = text.length(); i < NAME; i++) {
      answer.character(' ');
    }
    answer.text("\r\n");
  }

  private void carryOut() {
    if (waiting == 0 || cell.isMoving() || cell.isOver() || cell.isUnder()) {
      return;
    }
    if (waiting != 'T' || !cell.zero()) {
      if (waiting == 'V') {
        cell.zero();
      } else {
        cell.tare();
      }
    }
    waiting = 0;
  }

  @Override
  void unasked(Answer answer) {
    if (autoprint && !paused) {
      print(answer);
    }
  }

  private void print(Answer answer) {
    if (faults().has(Fault.PROBE_LOST)) {
      status(answer, "ERR 054");
    } else if (calibrating > 0) {
      status(answer, "Cal.Int.");
    } else if (cell.isOver()) {
      status(answer, "High");
    } else if (cell.isUnder()) {
      status(answer, "Low");
    } else {
      weight(answer);
    }
  }

  private void status(Answer answer, String text) {
    answer.text(longLines ? "Stat     " : "  ").text(text);
    int shown = (longLines ? 9 : 2) + text.length();
    for (int i = shown; i < (longLines ? 20 : 14); i++) {
      answer.character(' ');
    }
    answer.text("\r\n");
  }

  private void weight(Answer answer) {
    double shown = cell.net() * unit.perGram;
    if (longLines) {
      answer.text("N     ");
    }
    double half = 0.5 * Math.pow(10, -decimals);
    answer.character(shown <= -half ? '-' : '+').character(' ');
    answer.fixed(Math.abs(shown), decimals, 8).character(' ');
    String symbol = cell.isMoving() ? "" : unit.symbol;
    answer.text(symbol);
    for (int i = symbol.length(); i < 3; i++) {
      answer.character(' ');
    }
    answer.text("\r\n");
  }
}
