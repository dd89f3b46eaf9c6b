package org.cellstation.station.config;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.profile.InstrumentProfile;
import org.cellstation.drivers.profile.InstrumentProfile.Access;
import org.cellstation.drivers.profile.InstrumentProfile.Certainty;
import org.cellstation.drivers.profile.ModbusDevice;
import org.cellstation.drivers.profile.Protocol;
import org.cellstation.drivers.profile.TextDevice;
import org.cellstation.drivers.profile.TextPattern;
import org.cellstation.drivers.profile.TwinValue;
import org.cellstation.recipes.text.CheckedText;
import org.cellstation.recipes.text.Faults;
import org.cellstation.recipes.text.Nearest;
import org.cellstation.recipes.text.Place;
import org.cellstation.recipes.text.SchemaCheck;

/// Reads an instrument profile, checked whole: every fault with line, field and what to do.
public final class InstrumentProfileReader {
  private static final SchemaCheck SHAPE =
      SchemaCheck.of(InstrumentProfileReader.class, "instrument-profile.schema.json");
  private static final Duration SHORTEST_PERIOD = Duration.ofMillis(100);
  private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(10);

  private final ProfileFields fields;

  private InstrumentProfileReader(Faults faults) {
    fields = new ProfileFields(faults);
  }

  /// @param source what faults call the file
  /// @throws ConfigurationException with every fault
  public static InstrumentProfile read(String source, byte[] bytes) throws ConfigurationException {
    Faults faults = new Faults(source);
    Optional<CheckedText> text = CheckedText.read(bytes, SHAPE, faults);
    if (text.isEmpty()) {
      throw new ConfigurationException(faults.all());
    }
    Faults further = new Faults(source);
    InstrumentProfile profile = new InstrumentProfileReader(further).profile(text.get().root());
    faults.takeElsewhere(further.all());
    if (!faults.none()) {
      throw new ConfigurationException(faults.all());
    }
    return profile;
  }

  private InstrumentProfile profile(Place root) {
    Protocol protocol = protocol(root);
    Access access =
        new Access(fields.text(root, "serial"), fields.whole(root, "tcp port", 0, 0, 65_535));
    if (access.serial().isEmpty() && access.tcpPort() == 0) {
      fields.fault(root, "no port is named", "add `serial:` or `tcp port:`");
    }
    return new InstrumentProfile(
        fields.text(root, "id"),
        fields.text(root, "maker"),
        fields.text(root, "model"),
        fields.choice(root, "certainty", Certainty.class, Certainty.D),
        fields.text(root, "source"),
        fields.text(root, "doubts"),
        access,
        timing(root.child("timing")),
        protocol,
        twin(root.child("twin"), protocol));
  }

  private Protocol protocol(Place root) {
    boolean modbus = fields.isGiven(root, "modbus");
    if (modbus == fields.isGiven(root, "text")) {
      fields.fault(root, "a device speaks one protocol", "write either `modbus:` or `text:`");
    }
    return modbus
        ? new ModbusProfileText(fields, root.child("modbus")).read()
        : new TextProfileText(fields, root.child("text")).read();
  }

  private Timing timing(Place place) {
    Duration period = fields.time(place, "period", Duration.ofSeconds(1));
    Duration timeout = fields.time(place, "timeout", Duration.ofMillis(500));
    if (period.compareTo(SHORTEST_PERIOD) < 0 || period.compareTo(Duration.ofHours(1)) > 0) {
      fields.fault(place.child("period"), "cannot be polled so", "write 0.1 s to 1 h");
      period = SHORTEST_PERIOD;
    }
    if (timeout.compareTo(SHORTEST_TIMEOUT) < 0 || timeout.compareTo(Duration.ofSeconds(10)) > 0) {
      fields.fault(place.child("timeout"), "is no useful patience", "write 0.01 s to 10 s");
      timeout = SHORTEST_TIMEOUT;
    }
    Duration gap = fields.time(place, "gap", Duration.ZERO);
    if (gap.compareTo(Duration.ofSeconds(1)) > 0) {
      fields.fault(place.child("gap"), "would keep the other units waiting", "write at most 1 s");
    }
    return new Timing(period, timeout, gap);
  }

  private Map<String, TwinValue> twin(Place place, Protocol protocol) {
    Set<String> names = new LinkedHashSet<>();
    Set<String> settings = new LinkedHashSet<>();
    switch (protocol) {
      case ModbusDevice device -> {
        device
            .registers()
            .forEach(r -> names.add(r.meaning() == null ? r.id() : r.meaning().signal()));
        device.settings().forEach(s -> settings.add(s.id()));
      }
      case TextDevice device -> {
        device.reads().forEach(r -> r.reply().forEach(line -> names.addAll(line.names())));
        device.identity().forEach(r -> r.reply().forEach(line -> names.addAll(line.names())));
        names.remove(TextPattern.ADDRESS);
        device.signals().forEach(s -> names.remove(s.placeholder()));
        device.signals().forEach(s -> names.add(s.id()));
        device.settings().forEach(s -> settings.add(s.id()));
      }
    }
    Map<String, TwinValue> twin = new HashMap<>();
    for (String name : place.names()) {
      Place value = place.child(name);
      if (!names.contains(name)) {
        fields.fault(value, "the device has no `" + name + "`", Nearest.remedy(name, names));
      }
      if (fields.isGiven(value, "words") && isNumber(name, protocol)) {
        fields.fault(
            value.child("words"), "this is a number", "write `constant:`, `sine:` or `follows:`");
      }
      twin.put(name, value(value, settings));
    }
    return twin;
  }

  /// A line of text may hold words in place of any number, a register of numbers none.
  private static boolean isNumber(String name, Protocol protocol) {
    return protocol instanceof ModbusDevice device
        && device.registers().stream()
            .filter(r -> name.equals(r.meaning() == null ? r.id() : r.meaning().signal()))
            .anyMatch(r -> r.type().isNumber());
  }

  private TwinValue value(Place place, Set<String> settings) {
    if (fields.isGiven(place, "words")) {
      return new TwinValue.Words(fields.text(place, "words"));
    }
    if (fields.isGiven(place, "sine")) {
      Place sine = place.child("sine");
      return new TwinValue.Sine(
          fields.number(sine, "mean", 0),
          fields.number(sine, "amplitude", 0),
          seconds(sine, "period"));
    }
    if (fields.isGiven(place, "follows")) {
      Place follows = place.child("follows");
      fields.known(follows, "setting", settings, "setting");
      return new TwinValue.Follows(
          fields.text(follows, "setting"),
          fields.number(follows, "start", 0),
          seconds(follows, "time constant"));
    }
    return new TwinValue.Constant(fields.number(place, "constant", 0));
  }

  private double seconds(Place place, String field) {
    Duration time = fields.time(place, field, Duration.ofSeconds(1));
    if (!time.isPositive()) {
      fields.fault(place.child(field), "lasts no time", "write a time above zero");
      return 1;
    }
    return time.toMillis() / 1000.0;
  }
}
