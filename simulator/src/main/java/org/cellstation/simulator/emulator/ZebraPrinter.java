package org.cellstation.simulator.emulator;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.cellstation.simulator.fault.FaultState;

/// A Zebra label printer with ZPL II: formats, `~HS`, `~HI`, and nothing else on the wire. Source:
/// ZPL II Programming Guide.
public final class ZebraPrinter extends SerialInstrument {
  /// Why it does not print.
  public enum Trouble {
    PAPER_OUT,
    RIBBON_OUT,
    HEAD_OPEN,
    PAUSED
  }

  /// One label as it came out.
  ///
  /// @param texts as a person reads them
  /// @param scans as a scanner reads its symbols, AIM identifier in front
  public record Printed(List<String> texts, List<String> scans) {}

  private static final int BUFFER = 8192;
  private static final int TILDE_COMMAND = 3;
  private static final int SYMBOL_ESCAPE = 7;

  private final String model;
  private final double secondsPerLabel;
  private final boolean silentInTrouble;
  private final Set<Trouble> troubles = Collections.synchronizedSet(EnumSet.noneOf(Trouble.class));
  private final List<Printed> waiting = new ArrayList<>();
  private final List<Printed> printed = new ArrayList<>();
  private double worked;

  /// @param secondsPerLabel 0 prints at once
  /// @param silentInTrouble whether, like some models, it does not answer `~HS` with paper or
  ///   ribbon out or the head open
  public ZebraPrinter(
      String model, double secondsPerLabel, boolean silentInTrouble, FaultState faults) {
    super(faults);
    this.model = model;
    this.secondsPerLabel = secondsPerLabel;
    this.silentInTrouble = silentInTrouble;
  }

  /// Any thread.
  public void set(Trouble trouble, boolean active) {
    if (active) {
      troubles.add(trouble);
    } else {
      troubles.remove(trouble);
    }
  }

  /// All labels that came out, oldest first.
  public synchronized List<Printed> printed() {
    return List.copyOf(printed);
  }

  public synchronized void advance(double dtSeconds) {
    if (!troubles.isEmpty() || waiting.isEmpty()) {
      worked = 0;
      return;
    }
    worked += dtSeconds;
    while (!waiting.isEmpty() && worked >= secondsPerLabel) {
      worked -= secondsPerLabel;
      printed.add(waiting.removeFirst());
    }
  }

  /// Formats that were received are gone.
  @Override
  public synchronized void powerUp() {
    waiting.clear();
    worked = 0;
  }

  @Override
  int longestFrame() {
    return BUFFER;
  }

  @Override
  int frameLength(byte[] in, int length) {
    if (in[0] == '~') {
      return length < TILDE_COMMAND ? INCOMPLETE : TILDE_COMMAND;
    }
    if (in[0] != '^') {
      return GARBAGE;
    }
    for (int i = 2; i < length; i++) {
      if (in[i] == 'Z' && in[i - 1] == 'X' && in[i - 2] == '^') {
        return i + 1;
      }
    }
    return INCOMPLETE;
  }

  @Override
  synchronized void receive(byte[] in, int length, Answer answer) {
    String text = new String(in, 0, length, StandardCharsets.ISO_8859_1);
    switch (text) {
      case "~HS" -> status(answer);
      case "~HI" -> answer.text("\u0002").text(model).text(",V93.21.07Z,8,8192KB\u0003\r\n");
      default -> {
        if (text.startsWith("^XA")) {
          format(text);
        }
      }
    }
  }

  private void status(Answer answer) {
    boolean paper = troubles.contains(Trouble.PAPER_OUT);
    boolean ribbon = troubles.contains(Trouble.RIBBON_OUT);
    boolean head = troubles.contains(Trouble.HEAD_OPEN);
    if (silentInTrouble && (paper || ribbon || head)) {
      return;
    }
    boolean paused = troubles.contains(Trouble.PAUSED);
    answer.text("\u0002030,").text(flag(paper)).text(",").text(flag(paused)).text(",1245,");
    answer.whole(waiting.isEmpty() ? 0 : 1, 3, '0').text(",0,0,0,000,0,0,0\u0003\r\n");
    answer.text("\u0002001,0,").text(flag(head)).text(",").text(flag(ribbon)).text(",1,2,6,0,");
    answer.whole(waiting.size(), 8, '0').text(",1,000\u0003\r\n");
    answer.text("\u00021234,0\u0003\r\n");
  }

  private static String flag(boolean set) {
    return set ? "1" : "0";
  }

  private void format(String zpl) {
    List<String> texts = new ArrayList<>();
    List<String> scans = new ArrayList<>();
    int copies = 1;
    boolean symbol = false;
    boolean hexadecimal = false;
    for (String command : zpl.split("\\^", -1)) {
      String rest = command.length() < 2 ? "" : command.substring(2);
      switch (command.substring(0, Math.min(2, command.length()))) {
        case "BX" -> symbol = rest.split(",", -1).length == SYMBOL_ESCAPE && rest.endsWith(",_");
        case "FH" -> hexadecimal = true;
        case "FD" -> (symbol ? scans : texts).add(symbol ? scan(rest) : text(rest, hexadecimal));
        case "FS" -> {
          symbol = false;
          hexadecimal = false;
        }
        case "PQ" -> copies = Integer.parseInt(rest);
        default -> {}
      }
    }
    for (int i = 0; i < copies; i++) {
      waiting.add(new Printed(List.copyOf(texts), List.copyOf(scans)));
    }
    if (secondsPerLabel == 0) {
      advance(0);
    }
  }

  private static String text(String data, boolean hexadecimal) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < data.length(); i++) {
      if (hexadecimal && data.charAt(i) == '_') {
        bytes.write(Integer.parseInt(data.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        bytes.write(data.charAt(i));
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /// `_1` in front makes the symbol a GS1 one; further ones are read as separators.
  private static String scan(String data) {
    StringBuilder text = new StringBuilder(data.startsWith("_1") ? "]d2" : "]d1");
    for (int i = data.startsWith("_1") ? 2 : 0; i < data.length(); i++) {
      if (data.charAt(i) == '_') {
        i++;
        text.append(data.charAt(i) == '1' ? '\u001D' : data.charAt(i));
      } else {
        text.append(data.charAt(i));
      }
    }
    return text.toString();
  }
}
