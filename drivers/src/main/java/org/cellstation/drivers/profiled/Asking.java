package org.cellstation.drivers.profiled;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Bytes;
import org.cellstation.drivers.bus.Line;
import org.cellstation.drivers.profile.TextDevice;
import org.cellstation.drivers.profile.TextDevice.Command;
import org.cellstation.drivers.profile.TextDevice.ErrorLine;
import org.cellstation.drivers.profile.TextDevice.Sentinel;
import org.cellstation.drivers.profile.TextPattern;
import org.cellstation.drivers.profile.TextPattern.Blank;
import org.cellstation.drivers.profile.TextPattern.Literal;
import org.cellstation.drivers.profile.TextPattern.Part;
import org.cellstation.drivers.profile.TextPattern.Placeholder;

/// One command of a text device, made ready: what to send, which lines answer it. Owner thread
/// only.
final class Asking {
  private final String instrument;
  private final Duration timeout;
  private final String ending;
  private final TextPattern send;
  private final byte[] fixed;
  private final Duration rest;
  private final List<LineMatcher> lines;
  private final ReplyLines reply;

  /// @param address as the device writes it, empty without addresses
  /// @param sentinels by placeholder
  Asking(
      String instrument,
      Duration timeout,
      TextDevice device,
      Command command,
      String address,
      Map<String, List<Sentinel>> sentinels) {
    this.instrument = instrument;
    this.timeout = timeout;
    this.ending = device.ending();
    this.send = command.send().at(address);
    this.rest = command.rest();
    this.lines = matchers(command.reply(), address, sentinels);
    List<ErrorLine> errors = new ArrayList<>();
    for (ErrorLine error : device.errors()) {
      errors.add(new ErrorLine(error.line().at(address), error.words(), error.occasion()));
    }
    this.reply =
        new ReplyLines(
            device.replyEnd(),
            errors,
            matchers(device.unsolicited(), address, Map.of()),
            lines,
            matchers(command.ignored(), address, Map.of()));
    this.fixed = send.names().isEmpty() ? bytes(text("")) : new byte[0];
  }

  private static List<LineMatcher> matchers(
      List<TextPattern> patterns, String address, Map<String, List<Sentinel>> sentinels) {
    return patterns.stream().map(p -> new LineMatcher(p.at(address), sentinels)).toList();
  }

  private String text(String value) {
    StringBuilder text = new StringBuilder();
    for (Part part : send.parts()) {
      switch (part) {
        case Literal literal -> text.append(literal.text());
        case Blank _ -> text.append(' ');
        case Placeholder _ -> text.append(value);
      }
    }
    return text.append(ending).toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  void send(Line line) throws BusException {
    send(line, fixed);
  }

  /// @param value in place of the placeholder
  void send(Line line, String value) throws BusException {
    send(line, bytes(text(value)));
  }

  private void send(Line line, byte[] request) throws BusException {
    if (lines.isEmpty()) {
      line.send(instrument, request, rest);
      return;
    }
    byte[] answer = line.exchange(instrument, request, reply, timeout);
    line.rest(rest);
    boolean understood = reply.understands(answer);
    ErrorLine error = reply.error();
    if (error != null) {
      throw new BusException.Refused(
          line.address(),
          instrument,
          error.words() + ": " + Bytes.show(answer) + " to " + Bytes.show(request));
    }
    if (!understood) {
      throw new BusException.DamagedReply(
          line.address(), instrument, Bytes.show(answer) + " to " + Bytes.show(request));
    }
  }

  /// Where a placeholder of the reply stands.
  ///
  /// @param line of the reply
  /// @param part of that line
  record Spot(LineMatcher line, int part) {
    double number() {
      return line.number(part);
    }

    String text() {
      return line.text(part);
    }
  }

  /// @throws IllegalArgumentException for a placeholder that no line has
  Spot spot(String placeholder) {
    for (LineMatcher line : lines) {
      int part = line.part(placeholder);
      if (part >= 0) {
        return new Spot(line, part);
      }
    }
    throw new IllegalArgumentException("no reply has {" + placeholder + "}");
  }

  boolean gives(String placeholder) {
    return lines.stream().anyMatch(line -> line.part(placeholder) >= 0);
  }

  /// The placeholder for the value in what is sent.
  Placeholder value() {
    return send.placeholder(TextDevice.VALUE)
        .orElseThrow(() -> new IllegalArgumentException(send + " has no {value}"));
  }
}
