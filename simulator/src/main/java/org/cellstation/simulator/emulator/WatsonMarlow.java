package org.cellstation.simulator.emulator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;
import org.cellstation.simulator.fault.Reported;

/// A Watson-Marlow case pump with the basic protocol (`1SP220` CR) or, where it is built so, the
/// enhanced one (`<1,SP,220,??>`). It answers `RS`, `RT` and `ZY` alone; whatever it does not
/// understand it passes over without a word. Source: 620Du manual p82, 323Du p27, 530Du p40, 630Du
/// p40-42.
public final class WatsonMarlow extends SerialInstrument {
  /// Fastest of the 520, 530 and 620; others differ [G].
  private static final double FASTEST = 220;

  private static final String NUMBER = " P/N ";

  /// How far the speed that it tells creeps in an hour where nobody says how much, rpm [U].
  private static final double DRIFT = 10;

  /// What a pump is, as its status prints it.
  ///
  /// @param type `620Du`; a 323 prints the short status
  /// @param perRevolution mL
  /// @param pulsesPerRevolution of the tachometer: 10 982, 530 by its manual 10 892, 505 800
  public record Build(
      String type, String perRevolution, String head, String tube, int pulsesPerRevolution) {
    public static final Build PUMP_620 = new Build("620Du", "15.84", "620R", "9.6MM", 10_982);
    public static final Build PUMP_530 = new Build("530Du", "15.12", "520R", "9.6", 10_982);
    public static final Build PUMP_323 = new Build("323Du", "", "", "", 800);
  }

  /// How an enhanced pump closes its messages: the text of the manual and its only example differ.
  public enum Protocol {
    BASIC,
    ENHANCED_ONES_COMPLEMENT,
    ENHANCED_TWOS_COMPLEMENT
  }

  private final Build build;
  private final int address;
  private final Protocol protocol;
  private final Reported told;
  private double rpm;
  private boolean clockwise = true;
  private boolean running;
  private double pulses;
  private double doseLeft;

  /// @param address pump number, 1 .. 32
  public WatsonMarlow(Build build, int address, Protocol protocol, FaultState faults) {
    super(faults);
    this.build = build;
    this.address = address;
    this.protocol = protocol;
    this.told = new Reported(() -> rpm, faults, DRIFT);
  }

  /// What the head turns at; negative counter-clockwise.
  public double turning() {
    if (!running || faults().has(Fault.PUMP_STALLED)) {
      return 0;
    }
    return clockwise ? rpm : -rpm;
  }

  /// Counts the tachometer, by what the head truly turns, and ends a dose.
  public void advance(double dtSeconds) {
    told.advance(dtSeconds);
    double turned = Math.abs(turning()) * dtSeconds / 60 * build.pulsesPerRevolution();
    pulses += turned;
    if (running && doseLeft > 0) {
      doseLeft -= turned;
      running = doseLeft > 0;
    }
  }

  /// As after so many turns.
  void count(long tachometer) {
    pulses = tachometer;
  }

  /// Speed and direction are kept, and it stands.
  @Override
  public void powerUp() {
    running = false;
    doseLeft = 0;
  }

  @Override
  int frameLength(byte[] in, int length) {
    char end = protocol == Protocol.BASIC ? '\r' : '>';
    if (protocol != Protocol.BASIC && in[0] != '<') {
      return GARBAGE;
    }
    for (int i = 0; i < length; i++) {
      if (in[i] == end) {
        return i + 1;
      }
    }
    return INCOMPLETE;
  }

  @Override
  void receive(byte[] in, int length, Answer answer) {
    String text = new String(in, 0, length - 1, StandardCharsets.ISO_8859_1).strip();
    if (protocol == Protocol.BASIC) {
      basic(text, answer);
    } else {
      enhanced(text.substring(1), answer);
    }
  }

  private void basic(String text, Answer answer) {
    int from = 0;
    while (from < text.length() && Character.isDigit(text.charAt(from))) {
      from++;
    }
    boolean all = from == 0 && text.startsWith("#");
    if (!all && RegloNumber.digits(text.substring(0, from)) != address) {
      return;
    }
    String rest = text.substring(all ? 1 : from);
    if (rest.length() < 2) {
      return;
    }
    String code = rest.substring(0, 2);
    if (!carryOut(code, rest.substring(2)) && !all) {
      switch (code) {
        case "RS" -> status(answer);
        case "RT" -> answer.whole((long) pulses, 1, '0').text("\r");
        case "ZY" -> answer.text(running ? "1\r" : "0\r");
        default -> {}
      }
    }
  }

  private void status(Answer answer) {
    answer.text(build.type()).character(' ');
    if (build.head().isEmpty()) {
      answer.whole(Math.round(told.getAsDouble()), 1, '0').text(clockwise ? " CW " : " CCW ");
    } else {
      answer.text(build.perRevolution()).character(' ').text(build.head()).character(' ');
      answer.text(build.tube()).character(' ').fixed(told.getAsDouble(), 1, 0);
      answer.text(clockwise ? " CW P/N " : " CCW P/N ").whole(address, 1, '0').character(' ');
      answer.whole((long) pulses, 1, '0').character(' ');
    }
    answer.text(running ? "1 !\r" : "0 !\r");
  }

  private void enhanced(String text, Answer answer) {
    List<String> fields = fields(text);
    int number = fields.size() < 3 ? -1 : RegloNumber.digits(fields.getFirst());
    String claimed = fields.getLast();
    String body = text.substring(0, text.length() - claimed.length());
    boolean intact =
        claimed.equals("??")
            || claimed.equals(checksum(body, Protocol.ENHANCED_ONES_COMPLEMENT))
            || claimed.equals(checksum(body, Protocol.ENHANCED_TWOS_COMPLEMENT));
    if (!intact || (number != address && number != 0)) {
      return;
    }
    String code = fields.get(1);
    String value = fields.size() > 3 ? fields.get(2) : "";
    // This protocol knows whole speeds only.
    if (code.equals("SP") && value.indexOf('.') >= 0) {
      return;
    }
    if (!carryOut(code, value) && number == address) {
      switch (code) {
        case "RS" -> close(address + "," + enhancedStatus() + ",", answer);
        case "RT" -> close(address + "," + tenthsOfRevolutions() + ",", answer);
        case "ZY" -> close(address + "," + (running ? 1 : 0) + ",", answer);
        default -> {}
      }
    }
  }

  private long tenthsOfRevolutions() {
    return (long) (pulses / build.pulsesPerRevolution() * 10);
  }

  private String enhancedStatus() {
    return String.join(
        ",",
        build.type(),
        build.perRevolution(),
        build.head(),
        build.tube(),
        String.format(Locale.ROOT, "%.1f", told.getAsDouble()),
        clockwise ? "CW" : "CCW",
        "123456789",
        Long.toString(tenthsOfRevolutions()),
        running ? "1" : "0",
        faults().has(Fault.PROBE_LOST) ? "1" : "0",
        "0,0,0,0,0");
  }

  private void close(String body, Answer answer) {
    answer.character('<').text(body).text(checksum(body, protocol)).character('>');
  }

  /// The number behind `P/N` in a basic status, the first field of an enhanced message. A count or
  /// a run flag of the basic protocol says nothing of who tells it.
  @Override
  public void readdress(byte[] frame, int length) {
    String text = new String(frame, 0, length, StandardCharsets.ISO_8859_1);
    if (protocol == Protocol.BASIC) {
      int label = text.indexOf(NUMBER);
      if (label >= 0) {
        renumber(frame, label + NUMBER.length());
      }
      return;
    }
    renumber(frame, 1);
    int end = text.lastIndexOf(',') + 1;
    String sum = checksum(new String(frame, 1, end - 1, StandardCharsets.ISO_8859_1), protocol);
    frame[end] = (byte) sum.charAt(0);
    frame[end + 1] = (byte) sum.charAt(1);
  }

  private static void renumber(byte[] frame, int digit) {
    frame[digit] = (byte) (frame[digit] == '9' ? '1' : frame[digit] + 1);
  }

  private static String checksum(String body, Protocol protocol) {
    int sum = 0;
    for (int i = 0; i < body.length(); i++) {
      sum += body.charAt(i);
    }
    int complement = protocol == Protocol.ENHANCED_ONES_COMPLEMENT ? ~sum : -sum;
    return String.format(Locale.ROOT, "%02X", complement & 0xFF);
  }

  private static List<String> fields(String text) {
    List<String> fields = new ArrayList<>();
    int from = 0;
    for (int comma = text.indexOf(','); comma >= 0; comma = text.indexOf(',', from)) {
      fields.add(text.substring(from, comma));
      from = comma + 1;
    }
    fields.add(text.substring(from));
    return fields;
  }

  /// @return whether the code is one of the commands that are never answered
  private boolean carryOut(String code, String value) {
    switch (code) {
      case "SP" -> speed(number(value));
      case "SI" -> speed(rpm + 1);
      case "SD" -> speed(rpm - 1);
      case "GO" -> {
        running = true;
        doseLeft = 0;
      }
      case "ST" -> running = false;
      case "RR" -> clockwise = true;
      case "RL" -> clockwise = false;
      case "RC" -> clockwise = !clockwise;
      case "TC" -> pulses = 0;
      case "DO" -> {
        int comma = value.indexOf(',');
        double dose = number(comma < 0 ? value : value.substring(0, comma));
        if (dose > 0) {
          doseLeft = dose;
          running = true;
        }
      }
      case "CA", "CH" -> {}
      default -> {
        return code.startsWith("W");
      }
    }
    return true;
  }

  private void speed(double wanted) {
    if (wanted >= 0 && wanted <= FASTEST) {
      rpm = Math.round(wanted * 10) / 10.0;
    }
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException notANumber) {
      return Double.NaN;
    }
  }
}
