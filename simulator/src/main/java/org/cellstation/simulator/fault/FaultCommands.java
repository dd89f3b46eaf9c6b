package org.cellstation.simulator.fault;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Switches faults by lines of text, as a person types them while the simulator runs. Any thread.
public final class FaultCommands {
  private static final String HELP =
      """
      SITE FAULT on|off   switch one fault, for example: AT-101 silent on
      SITE FAULT on 0.3   the same with its size, for example: AT-101 bias on 0.3
      SITE                what can go wrong there, and what does
      SITE clear          end everything that is wrong there
      sites               where something can go wrong
      list                what is wrong now
      clear               end every fault
      help                this text""";

  private final Faults faults;

  public FaultCommands(Faults faults) {
    this.faults = faults;
  }

  /// Carries out one line.
  ///
  /// @return what the person is told, of one line or several; empty for an empty line
  public String carryOut(String line) {
    String[] words = line.strip().split("\\s+", -1);
    if (words[0].isEmpty()) {
      return "";
    }
    return words.length == 1 ? single(words[0]) : atSite(words);
  }

  private String single(String word) {
    return switch (word) {
      case "help", "?" -> HELP;
      case "sites" -> String.join(System.lineSeparator(), faults.possible().keySet());
      case "list" -> active();
      case "clear" -> {
        faults.clear();
        yield "nothing is wrong any more";
      }
      default -> faults.possible().containsKey(word) ? menu(word) : noSuchSite(word);
    };
  }

  private String active() {
    Map<String, Set<Fault>> active = faults.active();
    if (active.isEmpty()) {
      return "nothing is wrong";
    }
    StringBuilder text = new StringBuilder();
    active.forEach((site, here) -> here.forEach(fault -> line(text, site + " " + fault.text())));
    return text.toString();
  }

  private String menu(String site) {
    StringBuilder text = new StringBuilder();
    for (Fault fault : new TreeSet<>(faults.possibleAt(site))) {
      String name = fault.text();
      line(
          text,
          name
              + " ".repeat(Math.max(1, 16 - name.length()))
              + (faults.of(site).hasItself(fault) ? "on   " : "off  ")
              + fault.meaning());
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String line) {
    if (!text.isEmpty()) {
      text.append(System.lineSeparator());
    }
    text.append(line);
  }

  private String atSite(String[] words) {
    String site = words[0];
    if (!faults.possible().containsKey(site)) {
      return noSuchSite(site);
    }
    if (words.length == 2 && words[1].equals("clear")) {
      faults.clear(site);
      return "nothing is wrong with " + site + " any more";
    }
    Fault fault = Fault.named(words[1]);
    if (fault == null || !faults.possibleAt(site).contains(fault)) {
      return site
          + " cannot be '"
          + words[1]
          + "'. It can be: "
          + Fault.texts(faults.possibleAt(site));
    }
    if (words.length > 3 && words[2].equals("on")) {
      return sized(site, fault, words);
    }
    boolean on = words.length == 3 && words[2].equals("on");
    if (!on && !(words.length == 3 && words[2].equals("off"))) {
      return "Write on or off at the end: " + site + " " + fault.text() + " on";
    }
    faults.set(site, fault, on);
    return site + " " + fault.text() + (on ? " on: " + fault.meaning() : " off");
  }

  /// `AT-101 bias on 0.3`, or with the unit behind it.
  private String sized(String site, Fault fault, String[] words) {
    if (fault.amount() == Amount.NONE) {
      return fault.text() + " has no size. Write: " + site + " " + fault.text() + " on";
    }
    String unit = faults.unit(site, fault);
    double amount = number(words[3]);
    if (words.length > 5
        || (words.length == 5 && !words[4].equals(unit))
        || !fault.amount().allows(amount)) {
      return "Write its size in " + unit + ": " + site + " " + fault.text() + " on 1.5";
    }
    faults.set(site, fault, amount);
    return site + " " + fault.text() + " on, " + words[3] + " " + unit + ": " + fault.meaning();
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException none) {
      return Double.NaN;
    }
  }

  private String noSuchSite(String word) {
    return "'"
        + word
        + "' is no command and no site. Sites: "
        + String.join(", ", faults.possible().keySet())
        + ". Type help for the commands.";
  }
}
