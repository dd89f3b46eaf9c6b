package org.cellstation.simulator.emulator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.cellstation.drivers.profile.InstrumentProfile;
import org.cellstation.drivers.profile.TextDevice;
import org.cellstation.drivers.profile.TextDevice.Command;
import org.cellstation.drivers.profile.TextDevice.ErrorLine;
import org.cellstation.drivers.profile.TextDevice.LineEnd;
import org.cellstation.drivers.profile.TextDevice.Occasion;
import org.cellstation.drivers.profile.TextDevice.Setting;
import org.cellstation.drivers.profile.TextDevice.Signal;
import org.cellstation.drivers.profile.TextPattern;
import org.cellstation.drivers.profile.TextPattern.Blank;
import org.cellstation.drivers.profile.TextPattern.Kind;
import org.cellstation.drivers.profile.TextPattern.Literal;
import org.cellstation.drivers.profile.TextPattern.Part;
import org.cellstation.drivers.profile.TextPattern.Placeholder;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;
import org.jspecify.annotations.Nullable;

/// A device that talks in lines as a profile says, and nothing else: what the profile does not list
/// is an unknown command, a value outside a setting's range is refused with the line the profile
/// has for it. Its codec is its own, not the driver's.
public final class TextTwin extends AsciiInstrument {
  /// Where neither a setting nor the profile says how precise the device prints.
  private static final int DECIMALS = 3;

  private final InstrumentProfile profile;
  private final TextDevice device;
  private final String address;
  private final TwinValues values;
  private final Map<String, Double> held = new HashMap<>();

  /// @param address as its commands write it, empty without addresses
  /// @param seconds process time since any moment
  /// @throws IllegalArgumentException when the profile is not of a text device
  public TextTwin(
      InstrumentProfile profile, String address, DoubleSupplier seconds, FaultState faults) {
    super(faults);
    if (!(profile.protocol() instanceof TextDevice text)) {
      throw new IllegalArgumentException(profile.name() + " does not talk in lines");
    }
    this.profile = profile;
    this.device = text;
    this.address = address;
    this.values = new TwinValues(profile.twin(), seconds, this::held);
  }

  /// From now on a signal's value comes from here.
  public void give(String signal, DoubleSupplier value) {
    values.give(signal, value);
  }

  /// From now on what it tells of a signal can be stuck or drift.
  public void ail(String signal, FaultState site) {
    values.ail(signal, site, faults());
  }

  /// What a setting holds, in its unit.
  public double held(String setting) {
    return held.getOrDefault(setting, 0.0);
  }

  @Override
  char terminator() {
    return device.ending().charAt(device.ending().length() - 1);
  }

  @Override
  void command(String line, Answer answer) {
    Command known = known(line);
    if (known != null) {
      reply(known, null, answer);
      return;
    }
    for (Setting setting : device.settings()) {
      Command readBack = setting.readBack();
      if (readBack != null && value(readBack.send(), line) != null) {
        reply(readBack, setting, answer);
        return;
      }
    }
    for (Setting setting : device.settings()) {
      String text = value(setting.command().send(), line);
      if (text != null) {
        set(setting, text, answer);
        return;
      }
    }
    if (!isForSomebodyElse(line)) {
      refuse(Occasion.UNKNOWN_COMMAND, answer);
    }
  }

  /// The first line by which its profile has it say no; what is for another address is passed over.
  @Override
  void refuse(byte[] in, int length, Answer answer) {
    String line = new String(in, 0, length, StandardCharsets.ISO_8859_1).strip();
    if (!device.errors().isEmpty() && !isForSomebodyElse(line)) {
      write(device.errors().getFirst().line(), null, answer);
    }
  }

  /// Whether its answers tell its address.
  public static boolean isNamed(TextDevice device) {
    return device.addressing().exists()
        && device.reads().stream()
            .flatMap(command -> command.reply().stream())
            .anyMatch(line -> line.names().contains(TextPattern.ADDRESS));
  }

  /// What its answers are signed with.
  private String signature() {
    if (address.isEmpty() || !faults().has(Fault.WRONG_ID)) {
      return address;
    }
    char last = address.charAt(address.length() - 1);
    char other = last == '9' ? '0' : last == 'Z' ? 'A' : (char) (last + 1);
    return address.substring(0, address.length() - 1) + other;
  }

  private @Nullable Command known(String line) {
    for (Command command : device.reads()) {
      if (value(command.send(), line) != null) {
        return command;
      }
    }
    for (Command command : device.prepare()) {
      if (value(command.send(), line) != null) {
        return command;
      }
    }
    for (Command command : device.identity()) {
      if (value(command.send(), line) != null) {
        return command;
      }
    }
    TextDevice.Watchdog watchdog = device.watchdog();
    return watchdog != null && value(watchdog.feed().send(), line) != null ? watchdog.feed() : null;
  }

  /// @return what stands at the placeholder, empty when there is none, null when the line is
  ///   another
  private @Nullable String value(TextPattern send, String line) {
    String found = "";
    int at = 0;
    TextPattern own = send.at(address);
    for (int i = 0; i < own.parts().size(); i++) {
      Part part = own.parts().get(i);
      String text =
          switch (part) {
            case Literal literal -> literal.text();
            case Blank _ -> " ";
            case Placeholder _ -> null;
          };
      if (text == null) {
        int end = end(own, i, line, at);
        found = line.substring(at, end);
        at = end;
      } else if (line.startsWith(text, at)) {
        at += text.length();
      } else {
        return null;
      }
    }
    return line.substring(at).isBlank() ? found : null;
  }

  private static int end(TextPattern pattern, int part, String line, int from) {
    if (part + 1 < pattern.parts().size()
        && pattern.parts().get(part + 1) instanceof Literal behind) {
      int end = line.indexOf(behind.text(), from);
      return end < 0 ? from : end;
    }
    return line.stripTrailing().length() < from ? from : line.stripTrailing().length();
  }

  private boolean isForSomebodyElse(String line) {
    if (address.isEmpty()) {
      return false;
    }
    for (Command command : device.reads()) {
      if (command.send().parts().getFirst() instanceof Literal first
          && command.send().names().contains(TextPattern.ADDRESS)
          && line.startsWith(first.text())) {
        return !line.startsWith(first.text() + address);
      }
    }
    return false;
  }

  private void set(Setting setting, String text, Answer answer) {
    Placeholder placeholder = setting.command().send().placeholder(TextDevice.VALUE).orElseThrow();
    double value = setting.scaling().value(number(placeholder, text));
    if (Double.isNaN(value)) {
      refuse(Occasion.UNKNOWN_COMMAND, answer);
    } else if (value < setting.min() || value > setting.max()) {
      refuse(Occasion.OUT_OF_RANGE, answer);
    } else {
      held.put(setting.id(), value);
      reply(setting.command(), setting, answer);
    }
  }

  private static double number(Placeholder placeholder, String text) {
    try {
      if (placeholder.kind() == Kind.HEX || placeholder.kind() == Kind.SIGNED_HEX) {
        long bits = Long.parseLong(text, 16);
        long sign = 1L << (4 * placeholder.digits() - 1);
        return placeholder.kind() == Kind.SIGNED_HEX && bits >= sign ? bits - 2 * sign : bits;
      }
      return Double.parseDouble(text);
    } catch (NumberFormatException none) {
      return Double.NaN;
    }
  }

  private void reply(Command command, @Nullable Setting setting, Answer answer) {
    for (TextPattern line : command.reply()) {
      write(line, setting, answer);
    }
  }

  private void refuse(Occasion occasion, Answer answer) {
    for (ErrorLine error : device.errors()) {
      if (error.occasion() == occasion) {
        write(error.line(), null, answer);
        return;
      }
    }
  }

  private void write(TextPattern line, @Nullable Setting setting, Answer answer) {
    for (Part part : line.at(signature()).parts()) {
      switch (part) {
        case Literal literal -> answer.text(literal.text());
        case Blank _ -> answer.character(' ');
        case Placeholder placeholder -> answer.text(text(placeholder, setting));
      }
    }
    answer.text(device.replyEnd() == LineEnd.LF ? "\r\n" : "\r");
  }

  private String text(Placeholder placeholder, @Nullable Setting setting) {
    String name = placeholder.name();
    if (setting != null && name.equals(TextDevice.VALUE)) {
      return printed(placeholder, setting.scaling().raw(held(setting.id())), setting.decimals());
    }
    for (Signal signal : device.signals()) {
      if (signal.placeholder().equals(name)) {
        double value = values.has(signal.id()) ? values.number(signal.id()) : held(signal.id());
        return printed(placeholder, signal.scaling().raw(value), DECIMALS);
      }
    }
    String words = values.words(name);
    if (words != null) {
      return words;
    }
    if (placeholder.kind().isNumber()) {
      return printed(placeholder, values.has(name) ? values.number(name) : 0, DECIMALS);
    }
    return name.equals("model") ? profile.model() : "-";
  }

  private static String printed(Placeholder placeholder, double number, int decimals) {
    long whole = Math.round(number);
    int digits = placeholder.digits();
    return switch (placeholder.kind()) {
      case INTEGER -> digits == 0 ? Long.toString(whole) : filled(Long.toString(whole), digits);
      case HEX, SIGNED_HEX ->
          filled(
              Long.toHexString(whole & ((1L << (4 * digits)) - 1)).toUpperCase(Locale.ROOT),
              digits);
      case FLOAT -> Double.toString(number);
      default ->
          BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    };
  }

  private static String filled(String text, int digits) {
    return "0".repeat(Math.max(0, digits - text.length())) + text;
  }
}
