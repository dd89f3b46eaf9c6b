package org.cellstation.station.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cellstation.drivers.profile.Addressing;
import org.cellstation.drivers.profile.TextDevice;
import org.cellstation.drivers.profile.TextDevice.Command;
import org.cellstation.drivers.profile.TextDevice.Doubt;
import org.cellstation.drivers.profile.TextDevice.ErrorLine;
import org.cellstation.drivers.profile.TextDevice.LineEnd;
import org.cellstation.drivers.profile.TextDevice.Occasion;
import org.cellstation.drivers.profile.TextDevice.Sentinel;
import org.cellstation.drivers.profile.TextDevice.Setting;
import org.cellstation.drivers.profile.TextDevice.Signal;
import org.cellstation.drivers.profile.TextDevice.Watchdog;
import org.cellstation.drivers.profile.TextPattern;
import org.cellstation.drivers.profile.TextPattern.Placeholder;
import org.cellstation.recipes.text.Place;
import org.cellstation.recipes.text.YamlNode.Scalar;
import org.jspecify.annotations.Nullable;

/// Reads the `text` part of an instrument profile.
final class TextProfileText {
  private static final int HIGHEST_ADDRESS = 999;
  private static final Duration LONGEST_REST = Duration.ofSeconds(2);

  private final ProfileFields fields;
  private final Place text;
  private final Addressing addressing;
  private final Map<String, Placeholder> polled = new LinkedHashMap<>();

  TextProfileText(ProfileFields fields, Place text) {
    this.fields = fields;
    this.text = text;
    this.addressing = fields.addressing(text, 0, HIGHEST_ADDRESS);
  }

  TextDevice read() {
    List<Command> reads = new ArrayList<>();
    for (Place place : text.items("reads")) {
      Command command = command(place, Set.of());
      if (command.reply().isEmpty()) {
        fields.fault(place, "a read without a reply tells nothing", "add `reply:`");
      }
      gather(place, command);
      reads.add(command);
    }
    List<Place> signals = text.items("signals");
    fields.unique(signals, "id", "signal");
    List<Place> settings = text.items("settings");
    fields.unique(settings, "id", "setting");
    return new TextDevice(
        addressing,
        ending(),
        fields.choice(text, "reply end", LineEnd.class, LineEnd.LF),
        text.items("errors").stream().map(this::error).toList(),
        fields.patterns(text, "unsolicited"),
        reads,
        signals.stream().map(this::signal).toList(),
        settings.stream().map(this::setting).toList(),
        text.items("prepare").stream().map(place -> command(place, Set.of())).toList(),
        text.items("identity").stream().map(place -> command(place, Set.of())).toList(),
        watchdog());
  }

  private String ending() {
    StringBuilder ending = new StringBuilder();
    for (String name : text.text("ending").orElse("CR").split(" ", -1)) {
      ending.append(
          switch (name) {
            case "CR" -> '\r';
            case "LF" -> '\n';
            default -> ' ';
          });
    }
    return ending.toString();
  }

  private void gather(Place place, Command command) {
    for (TextPattern line : command.reply()) {
      for (String name : line.names()) {
        line.placeholder(name)
            .filter(placeholder -> !name.equals(TextPattern.ADDRESS))
            .map(placeholder -> polled.put(name, placeholder))
            .ifPresent(
                twice ->
                    fields.fault(
                        place,
                        "{" + name + "} is in the reply of another read too",
                        "give each placeholder its own name"));
      }
    }
  }

  /// @param allowed placeholders in what is sent, besides the address
  private Command command(Place place, Set<String> allowed) {
    TextPattern send = fields.pattern(place.child("send"));
    for (String name : send.names()) {
      if (!allowed.contains(name) && !name.equals(TextPattern.ADDRESS)) {
        fields.fault(
            place.child("send"),
            "nothing is known to write for {" + name + "}",
            "write the command out; only a setting's command has {value}");
      }
    }
    List<TextPattern> reply = fields.patterns(place, "reply");
    List<TextPattern> ignored = fields.patterns(place, "ignore");
    checkAddress(place, send);
    reply.forEach(line -> checkAddress(place, line));
    ignored.forEach(line -> checkAddress(place, line));
    Duration rest = fields.time(place, "rest", Duration.ZERO);
    if (rest.compareTo(LONGEST_REST) > 0) {
      fields.fault(place.child("rest"), "would keep the other units waiting", "write at most 2 s");
    }
    return new Command(send, reply, ignored, rest);
  }

  private void checkAddress(Place place, TextPattern pattern) {
    if (!addressing.exists() && pattern.names().contains(TextPattern.ADDRESS)) {
      fields.fault(
          place,
          "{address} stands here, but the device has no addresses",
          "add `address:` with `factory`, `from` and `to`, or leave {address} out");
    }
  }

  private ErrorLine error(Place place) {
    Occasion occasion =
        switch (fields.text(place, "when")) {
          case "unknown command" -> Occasion.UNKNOWN_COMMAND;
          case "out of range" -> Occasion.OUT_OF_RANGE;
          default -> Occasion.OTHER;
        };
    TextPattern line = fields.pattern(place.child("reply"));
    checkAddress(place, line);
    return new ErrorLine(line, fields.text(place, "words"), occasion);
  }

  private Signal signal(Place place) {
    String id = fields.text(place, "id");
    String name = place.text("placeholder").orElse(id);
    Placeholder placeholder = polled.get(name);
    if (placeholder == null) {
      fields.fault(
          place.child(fields.isGiven(place, "placeholder") ? "placeholder" : "id"),
          "no read's reply has {" + name + "}",
          "use one of: " + String.join(", ", polled.keySet()));
    } else if (!placeholder.kind().isNumber()) {
      fields.fault(place, "{" + name + "} is no number", "leave its type out in the reply");
    }
    List<Sentinel> sentinels = new ArrayList<>();
    for (Place one : place.items("sentinels")) {
      sentinels.add(new Sentinel(fields.text(one, "text"), fields.cause(one)));
    }
    List<Doubt> doubts = new ArrayList<>();
    for (Place one : place.items("doubts")) {
      Doubt doubt = doubt(one);
      if (doubt != null) {
        doubts.add(doubt);
      }
    }
    return new Signal(
        id,
        name,
        fields.text(place, "unit"),
        fields.scaling(place),
        fields.valid(place),
        sentinels,
        doubts);
  }

  private @Nullable Doubt doubt(Place place) {
    boolean is = fields.isGiven(place, "is");
    if (is == fields.isGiven(place, "is not")) {
      fields.fault(
          place, "says not when it applies", "write either `is:` or `is not:` with a list");
      return null;
    }
    if (!fields.known(place, "placeholder", polled.keySet(), "placeholder")) {
      return null;
    }
    Set<String> words = new HashSet<>();
    for (Place word : place.items(is ? "is" : "is not")) {
      if (word.node() instanceof Scalar scalar) {
        words.add(scalar.text().strip());
      }
    }
    return new Doubt(
        fields.text(place, "placeholder"), words, !is, fields.quality(place), fields.cause(place));
  }

  private Setting setting(Place place) {
    double min = fields.number(place, "min", 0);
    double max = fields.number(place, "max", 0);
    if (min >= max) {
      fields.fault(place, "min is not below max", "write the ends of what may be set");
    }
    Command command = command(place, Set.of(TextDevice.VALUE));
    if (!command.send().names().contains(TextDevice.VALUE)) {
      fields.fault(place.child("send"), "the value is not sent", "write {value} where it belongs");
    }
    Command readBack = null;
    if (fields.isGiven(place, "read back")) {
      Place back = place.child("read back");
      readBack = command(back, Set.of());
      if (readBack.reply().stream().noneMatch(TextProfileText::givesNumber)) {
        fields.fault(back, "no value comes back", "write {value} into its `reply:`");
        readBack = null;
      }
    }
    if (command.reply().isEmpty() && !fields.isGiven(place, "read back")) {
      fields.fault(
          place,
          "nobody would notice that the value was not taken",
          "add the `reply:` that confirms it, or `read back:`");
    }
    int decimals = fields.whole(place, "decimals", 0, 0, 9);
    return new Setting(
        fields.text(place, "id"),
        fields.text(place, "unit"),
        fields.scaling(place),
        min,
        max,
        decimals,
        command,
        readBack,
        fields.number(place, "tolerance", 0.5 * Math.pow(10, -decimals)),
        fields.memory(place),
        fields.time(place, "refresh", Duration.ZERO));
  }

  private static boolean givesNumber(TextPattern line) {
    return line.placeholder(TextDevice.VALUE).filter(p -> p.kind().isNumber()).isPresent();
  }

  private @Nullable Watchdog watchdog() {
    if (!fields.isGiven(text, "watchdog")) {
      return null;
    }
    Place place = text.child("watchdog");
    Duration every = fields.time(place, "every", Duration.ofSeconds(1));
    Duration trips = fields.time(place, "trips after", Duration.ofSeconds(2));
    if (!every.isPositive() || every.compareTo(trips) >= 0) {
      fields.fault(place, "is not fed before it trips", "write `every` shorter than `trips after`");
    }
    return new Watchdog(command(place, Set.of()), every, trips);
  }
}
