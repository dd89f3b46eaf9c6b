package org.cellstation.simulator.emulator;

import java.util.List;
import java.util.function.DoubleSupplier;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;

/// An Alicat mass-flow controller with 500 SCCM of range or whatever it is built with. Firmware 10v
/// and the old 5v differ in their columns, their set-point command and their digits. Source:
/// recorded dialogues of an MC-500SCCM-D with 10v20 and of one with 5v12.
public final class AlicatMfc extends AsciiInstrument implements GasController {
  /// Which generation it speaks like.
  public enum Generation {
    V5,
    V10
  }

  /// Where a set-point is taken from.
  public enum Source {
    SERIAL('S'),
    SERIAL_UNSAVED('U'),
    ANALOG('A');

    private final char letter;

    Source(char letter) {
      this.letter = letter;
    }
  }

  private static final int STATISTIC_PRESSURE = 2;
  private static final int STATISTIC_TEMPERATURE = 3;
  private static final int STATISTIC_VOLUME_FLOW = 4;
  private static final int STATISTIC_MASS_FLOW = 5;
  private static final double CELSIUS = 21.89;
  private static final List<String> FLAGS_V10 =
      List.of(
          "OPL", "POV", "P2O", "TOV", "VOV", "MOV", "TMF", "OVR", "COM", "GTA", "HLD", "EXH",
          "LCK");
  private static final List<String> FLAGS_V5 = List.of("LCK", "OVR", "POV", "TOV", "VOV", "MOV");

  private final char letter;
  private final Generation generation;
  private final double capacity;
  private final String gas;
  private final String serial;
  private final DoubleSupplier flow;
  private final DoubleSupplier pressurePsi;
  private Source source = Source.SERIAL_UNSAVED;
  private double requested;
  private double analogInput;
  private boolean streaming;
  private boolean held;

  /// @param letter A .. Z
  /// @param capacity mL/min at 20 °C
  /// @param flow what passes the sensor, mL/min
  public AlicatMfc(
      char letter,
      Generation generation,
      double capacity,
      String gas,
      String serial,
      DoubleSupplier flow,
      DoubleSupplier pressurePsi,
      FaultState faults) {
    super(faults);
    this.letter = letter;
    this.generation = generation;
    this.capacity = capacity;
    this.gas = gas;
    this.serial = serial;
    this.flow = flow;
    this.pressurePsi = pressurePsi;
  }

  @Override
  public double setPoint() {
    return current();
  }

  private double current() {
    return source == Source.ANALOG ? analogInput : requested;
  }

  /// As somebody does at its keys.
  public void setSource(Source source, double analogInput) {
    this.source = source;
    this.analogInput = analogInput;
  }

  /// A set-point that was not saved is lost; a stream is not taken up again.
  @Override
  public void powerUp() {
    streaming = false;
    held = false;
    requested = source == Source.SERIAL ? requested : 0;
  }

  @Override
  char terminator() {
    return '\r';
  }

  /// While it streams it goes by the name `@` and hears nothing but the command that ends this.
  @Override
  void command(String line, Answer answer) {
    if (streaming) {
      if (line.equals("@@ " + letter)) {
        streaming = false;
      }
      return;
    }
    if (line.isEmpty() || line.charAt(0) != letter) {
      return;
    }
    String command = line.substring(1).strip();
    switch (command) {
      case "" -> frame(letter, answer);
      case "@ @" -> streaming = true;
      case "VE" ->
          answer
              .character(letter)
              .text("   ")
              .text(
                  generation == Generation.V10
                      ? "10v20.0-R24 Jan  9 2025,15:04:07"
                      : "5v12.0-R22 Sep 24 2015,10:11:12")
              .character('\r');
      case "??M*" -> manufacturer(answer);
      case "??D*" -> columns(answer);
      case "HP", "HC" -> {
        held = true;
        frame(letter, answer);
      }
      case "C" -> {
        held = false;
        frame(letter, answer);
      }
      default -> withValue(command, answer);
    }
  }

  private void withValue(String command, Answer answer) {
    boolean v10 = generation == Generation.V10;
    if (v10 && command.equals("LS")) {
      setPoint(answer);
    } else if (v10 && command.equals("LSS")) {
      answer.character(letter).character(' ').character(source.letter).character('\r');
    } else if (v10 && command.startsWith("LS ") && take(command.substring(3))) {
      setPoint(answer);
    } else if (!v10 && command.startsWith("S ") && take(command.substring(2))) {
      frame(letter, answer);
    } else if (command.startsWith("DV ")) {
      means(command.substring(3).split(" +", -1), answer);
    } else {
      answer.text("?\r");
    }
  }

  /// Accepted, and without effect, while the source is analog.
  private boolean take(String text) {
    double value = number(text);
    if (!(value >= 0 && value <= capacity)) {
      return false;
    }
    if (source != Source.ANALOG) {
      requested = value;
    }
    return true;
  }

  private void setPoint(Answer answer) {
    answer.character(letter);
    signed(current(), 3, 2, answer);
    signed(requested, 3, 2, answer);
    answer.text(" 12 SCCM\r");
  }

  private void frame(char name, Answer answer) {
    boolean v10 = generation == Generation.V10;
    double measured = flow.getAsDouble();
    answer.character(name);
    signed(pressurePsi.getAsDouble(), 3, 2, answer);
    signed(CELSIUS, 3, 2, answer);
    signed(measured, v10 ? 3 : 4, v10 ? 2 : 1, answer);
    signed(measured, v10 ? 3 : 4, v10 ? 2 : 1, answer);
    if (v10) {
      signed(current(), 3, 2, answer);
    } else {
      answer.character(' ');
      digits(current(), 4, 1, answer);
    }
    answer.character(' ');
    for (int i = gas.length(); i < (v10 ? 6 : 7); i++) {
      answer.character(' ');
    }
    answer.text(gas);
    if (faults().has(Fault.PROBE_LOST)) {
      answer.text(" ADC");
    }
    if (measured > 1.28 * capacity) {
      answer.text(" MOV");
    }
    if (held) {
      answer.text(" HLD");
    }
    answer.character('\r');
  }

  /// The mean of a steady value is the value.
  private void means(String[] words, Answer answer) {
    for (int i = 1; i < words.length; i++) {
      double value =
          switch ((int) number(words[i])) {
            case STATISTIC_PRESSURE -> pressurePsi.getAsDouble();
            case STATISTIC_TEMPERATURE -> CELSIUS;
            case STATISTIC_VOLUME_FLOW, STATISTIC_MASS_FLOW -> flow.getAsDouble();
            default -> Double.NaN;
          };
      if (i > 1) {
        answer.character(' ');
      }
      if (Double.isNaN(value)) {
        answer.text("--");
      } else {
        answer.character(value < 0 ? '-' : '+');
        digits(Math.abs(value), 3, 2, answer);
      }
    }
    answer.character('\r');
  }

  private static void signed(double value, int whole, int decimals, Answer answer) {
    answer.text(value < 0 ? " -" : " +");
    digits(Math.abs(value), whole, decimals, answer);
  }

  private static void digits(double value, int whole, int decimals, Answer answer) {
    long scale = decimals == 1 ? 10 : 100;
    long scaled = Math.round(value * scale);
    answer.whole(scaled / scale, whole, '0').character('.').whole(scaled % scale, decimals, '0');
  }

  private void manufacturer(Answer answer) {
    boolean v10 = generation == Generation.V10;
    List<String> lines =
        List.of(
            "ALICAT SCIENTIFIC",
            "www.alicat.com",
            "Ph   520-290-6060",
            v10 ? "info@alicat.com" : "Fax  520-290-0109",
            (v10 ? "Model Number MC-" : "Model Number  MC-") + Math.round(capacity) + "SCCM-D",
            "Serial Number " + serial,
            "Date Manufactured 03/02/2025",
            "Date Calibrated   03/02/2025",
            "Calibrated By     BL",
            "Software Revision " + (v10 ? "10v20.0-R24" : "5v12.0-R22"));
    for (int i = 0; i < lines.size(); i++) {
      answer.character(letter).text("  M0").whole(i, 0, ' ').character(' ').text(lines.get(i));
      answer.character('\r');
    }
  }

  private void columns(Answer answer) {
    if (generation == Generation.V10) {
      row(answer, "D00 ID_ NAME______________________ TYPE_______ WIDTH NOTES___________________");
      row(answer, "D01 700 Unit ID                    string          1");
      row(answer, "D02 002 Abs Press                  s decimal     7/2 010 02 PSIA");
      row(answer, "D03 003 Flow Temp                  s decimal     7/2 002 02 `C");
      row(answer, "D04 004 Volu Flow                  s decimal     7/2 012 02 CCM");
      row(answer, "D05 005 Mass Flow                  s decimal     7/2 012 02 SCCM");
      row(answer, "D06 037 Mass Flow Setpt            s decimal     7/2 012 02 SCCM");
      row(answer, "D07 703 Gas                        string          6");
      row(answer, "D08 701 *Error                     string          3 ADC");
      for (int i = 0; i < FLAGS_V10.size(); i++) {
        String head = i == 0 ? "D09" : "D" + (9 + i);
        row(answer, head + " 702 *Status                    string          3 " + FLAGS_V10.get(i));
      }
      return;
    }
    row(answer, " D00 NAME_______ TYPE_____ MinVal_  MaxVal_  UNITS__");
    row(answer, " D01 Unit ID     char         A         Z         na");
    row(answer, " D02 Pressure    signed    +000.00  +160.00     PSIA");
    row(answer, " D03 Temperature signed    -010.00  +050.00        C");
    row(answer, " D04 Volumetric  signed    +0000.0  +0500.0      CCM");
    row(answer, " D05 Mass        signed    +0000.0  +0500.0     SCCM");
    row(answer, " D06 SetPoint    signed    +0000.0  +0500.0     SCCM");
    row(answer, " D07 Gas         string        Air       D2       na");
    row(answer, " D08 Error       string         na      ADC       na");
    for (int i = 0; i < FLAGS_V5.size(); i++) {
      String head = i == 0 ? " D09" : " D" + (9 + i);
      row(answer, head + " Status      string         na      " + FLAGS_V5.get(i) + "       na");
    }
  }

  private void row(Answer answer, String text) {
    answer.character(letter).character(' ').text(text).character('\r');
  }

  /// A stream leaves a blank where the letter was.
  @Override
  void unasked(Answer answer) {
    if (streaming) {
      frame(' ', answer);
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
