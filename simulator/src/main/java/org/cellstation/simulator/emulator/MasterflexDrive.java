package org.cellstation.simulator.emulator;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;
import org.cellstation.simulator.fault.Reported;

/// A Masterflex L/S drive on the Linkable Instrument Network: STX, `Pnn`, commands, carriage
/// return. It powers up stopped and without a number, answers ENQ until it has one, and then only
/// to its number; P99 is everybody and is never answered. Several commands may stand in one frame.
/// Source: manuals 200943 p15 and 209985 p18.
public final class MasterflexDrive extends SerialInstrument {
  private static final char STX = 0x02;
  private static final byte ENQ = 0x05;
  private static final char ACK = 0x06;
  private static final char NAK = 0x15;
  private static final byte CAN = 0x18;
  private static final int EVERYBODY = 99;
  private static final double FASTEST = 600;

  /// How far the speed that it tells creeps in an hour where nobody says how much, rpm [U].
  private static final double DRIFT = 10;

  private final Reported told;
  private int number;
  private boolean remote;
  private boolean running;
  private double rpm;
  private double toGo = Double.NaN;
  private double revolutions;

  public MasterflexDrive(FaultState faults) {
    super(faults);
    told = new Reported(() -> Math.abs(rpm), faults, DRIFT);
  }

  /// What the head turns at; negative counter-clockwise.
  public double turning() {
    return running && !faults().has(Fault.PUMP_STALLED) ? rpm : 0;
  }

  /// Counts revolutions, by what the head truly turns, and ends a run of so many.
  public void advance(double dtSeconds) {
    told.advance(dtSeconds);
    double turned = Math.abs(turning()) * dtSeconds / 60;
    revolutions += turned;
    if (running && !Double.isNaN(toGo)) {
      toGo = Math.max(0, toGo - turned);
      running = toGo > 0;
    }
  }

  @Override
  public void powerUp() {
    number = 0;
    remote = false;
    running = false;
    toGo = Double.NaN;
  }

  @Override
  int frameLength(byte[] in, int length) {
    if (in[0] == ENQ) {
      return 1;
    }
    if (in[0] != STX) {
      return GARBAGE;
    }
    for (int i = 1; i < length; i++) {
      if (in[i] == '\r') {
        return i + 1;
      }
      if (in[i] == STX || in[i] == CAN) {
        // What came before is dropped.
        return -i;
      }
    }
    return INCOMPLETE;
  }

  @Override
  void receive(byte[] in, int length, Answer answer) {
    if (in[0] == ENQ) {
      if (number == 0) {
        answer.character(STX).text("P?1\r");
      }
      return;
    }
    String text = new String(in, 1, length - 2, StandardCharsets.ISO_8859_1);
    int to =
        text.startsWith("P") && text.length() >= 3 ? RegloNumber.digits(text.substring(1, 3)) : -1;
    String commands = text.length() > 3 ? text.substring(3) : "";
    if (number == 0 && commands.isEmpty() && to >= 1 && to <= 89) {
      number = to;
      answer.character(ACK);
    } else if (to == EVERYBODY) {
      carryOut(commands, new Answer());
    } else if (number != 0 && to == number) {
      carryOut(commands, answer);
    }
  }

  @Override
  void refuse(byte[] in, int length, Answer answer) {
    answer.character(NAK);
  }

  private void carryOut(String commands, Answer answer) {
    int at = 0;
    boolean good = true;
    while (good && at < commands.length()) {
      char command = commands.charAt(at++);
      int from = at;
      while (at < commands.length() && "+-.0123456789".indexOf(commands.charAt(at)) >= 0) {
        at++;
      }
      String value = commands.substring(from, at);
      if (value.isEmpty() && "ACEIKS".indexOf(command) >= 0) {
        tell(command, answer);
        return;
      }
      good = obey(command, value);
    }
    answer.character(good ? ACK : NAK);
  }

  private void tell(char command, Answer answer) {
    answer.character(STX);
    switch (command) {
      case 'A', 'K' -> answer.character(command).character('0');
      case 'C' -> answer.text(String.format(Locale.ROOT, "C%010.2f", revolutions));
      case 'E' -> answer.text(String.format(Locale.ROOT, "E%08.2f", Double.isNaN(toGo) ? 0 : toGo));
      case 'S' ->
          answer.text(
              String.format(Locale.ROOT, "S%s%06.1f", rpm < 0 ? "-" : "+", told.getAsDouble()));
      default -> {
        answer.character('P').whole(number, 2, '0').character('I').character(remote ? '1' : '0');
        answer.text("00").character(running ? '3' : toGo > 0 ? '2' : '1').character('0');
      }
    }
    answer.character('\r');
  }

  private boolean obey(char command, String value) {
    double given = number(value);
    switch (command) {
      case 'S' -> {
        boolean signed = value.startsWith("+") || value.startsWith("-");
        if (!signed || !(Math.abs(given) <= FASTEST)) {
          return false;
        }
        rpm = Math.round(given * 10) / 10.0;
        remote = true;
      }
      case 'G' -> {
        if (value.isEmpty() && !(toGo > 0)) {
          return false;
        }
        if (value.equals("0")) {
          toGo = Double.NaN;
        }
        running = rpm != 0;
      }
      case 'H' -> running = false;
      case 'R' -> remote = true;
      case 'L' -> remote = false;
      case 'V' -> {
        if (!(given > 0 && given <= 99_999.99)) {
          return false;
        }
        toGo = (Double.isNaN(toGo) ? 0 : toGo) + given;
      }
      case 'Z' -> {
        if (value.isEmpty()) {
          toGo = Double.NaN;
        } else {
          revolutions = 0;
        }
      }
      case 'U' -> {
        if (!(given >= 1 && given <= 89)) {
          return false;
        }
        number = (int) given;
      }
      case 'B', 'O' -> {}
      default -> {
        return false;
      }
    }
    return true;
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException notANumber) {
      return Double.NaN;
    }
  }
}
