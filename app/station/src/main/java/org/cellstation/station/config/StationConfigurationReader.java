package org.cellstation.station.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cellstation.drivers.bus.Instrument;
import org.cellstation.recipes.model.Bounds;
import org.cellstation.recipes.model.Quantity;
import org.cellstation.recipes.text.CheckedText;
import org.cellstation.recipes.text.Faults;
import org.cellstation.recipes.text.Nearest;
import org.cellstation.recipes.text.Place;
import org.cellstation.recipes.text.Quantities;
import org.cellstation.recipes.text.SchemaCheck;
import org.cellstation.recipes.text.YamlNode;
import org.cellstation.station.alarm.AlarmDefinition;
import org.cellstation.station.calibration.CalibrationPlan;
import org.cellstation.station.config.StationConfiguration.BusConfiguration;
import org.cellstation.station.config.StationConfiguration.OutputConfiguration;
import org.cellstation.station.config.StationConfiguration.UnitConfiguration;
import org.cellstation.station.config.StationConfiguration.VariableConfiguration;
import org.cellstation.station.control.ControlStrategy;
import org.cellstation.station.control.LoopDefinition;
import org.cellstation.station.equipment.UnitClass;
import org.cellstation.station.interlock.InterlockMatrix;
import org.cellstation.station.interlock.VolumeBalance;
import org.jspecify.annotations.Nullable;

/// Reads a station's configuration file, checked whole: every fault with line, field and what to
/// do.
public final class StationConfigurationReader {
  private static final SchemaCheck SHAPE =
      SchemaCheck.of(StationConfigurationReader.class, "station.schema.json");

  private final Ports ports;
  private final Faults faults;
  private final Quantities quantities;
  private final Map<String, String> signals = new LinkedHashMap<>();
  private final Map<String, OutputConfiguration> settings = new LinkedHashMap<>();
  private final Map<String, Instrument> instruments = new LinkedHashMap<>();

  /// Instruments with faults of their own: nothing that is said about their signals is another one.
  private final Set<String> broken = new HashSet<>();

  private final Map<String, String> strategies = new LinkedHashMap<>();
  private final Set<String> ids = new HashSet<>();

  /// Buses by the ports that they hang on.
  private final Map<String, String> behind = new LinkedHashMap<>();

  private StationConfigurationReader(Ports ports, Faults faults) {
    this.ports = ports;
    this.faults = faults;
    quantities = new Quantities(faults);
  }

  /// @param source what faults call the file
  /// @throws ConfigurationException with every fault
  public static StationConfiguration read(String source, byte[] bytes, Ports ports)
      throws ConfigurationException {
    Faults faults = new Faults(source);
    Optional<CheckedText> text = CheckedText.read(bytes, SHAPE, faults);
    if (text.isEmpty() || !faults.none()) {
      throw new ConfigurationException(faults.all());
    }
    StationConfiguration configuration =
        new StationConfigurationReader(ports, faults).station(text.get());
    if (!faults.none()) {
      throw new ConfigurationException(faults.all());
    }
    return configuration;
  }

  private StationConfiguration station(CheckedText text) {
    Place root = text.root();
    List<BusConfiguration> buses = new ArrayList<>();
    for (Place bus : root.items("buses")) {
      bus(bus).ifPresent(buses::add);
    }
    List<UnitConfiguration> units = new ArrayList<>();
    for (Place unit : root.items("units")) {
      units.add(unit(unit));
    }
    List<CalibrationPlan> calibrations =
        new CalibrationText(instruments, broken, faults, quantities)
            .read(root.items("calibrations"), units);
    String whole = text.text();
    for (Map.Entry<String, String> own : strategies.entrySet()) {
      whole += "\n# " + own.getKey() + "\n" + own.getValue();
    }
    return new StationConfiguration(
        root.text("station").orElse(""),
        duration(root, "scan", Duration.ofSeconds(1)),
        buses,
        units,
        calibrations,
        shared(root, units),
        whole,
        strategies.isEmpty() ? text.sha256() : sha256(whole));
  }

  private List<String> shared(Place root, List<UnitConfiguration> units) {
    List<String> shared = new ArrayList<>();
    for (Place item : root.items("shared equipment")) {
      if (item.node() instanceof YamlNode.Scalar scalar && !scalar.text().isBlank()) {
        String name = scalar.text().strip();
        if (shared.contains(name) || units.stream().anyMatch(unit -> unit.id().equals(name))) {
          fault(item, "`" + name + "` is taken already", "give it a name of its own");
        }
        shared.add(name);
      }
    }
    return List.copyOf(shared);
  }

  /// In litres; null when the file says nothing.
  private @Nullable Bounds workingVolume(Place place) {
    Place group = place.child("working volume");
    Optional<Quantity> min = volume(group, "min");
    Optional<Quantity> max = volume(group, "max");
    if (min.isEmpty() || max.isEmpty()) {
      return null;
    }
    if (min.get().value() >= max.get().value()) {
      fault(group, "the working volume leaves no room", "swap `min` and `max`, or correct them");
    }
    return new Bounds(min.get(), max.get());
  }

  private Optional<Quantity> volume(Place group, String field) {
    return group.text(field).flatMap(text -> quantities.read(text, "L", group.child(field)));
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private Optional<BusConfiguration> bus(Place place) {
    String id = place.text("id").orElse("");
    unique("bus " + id, place);
    List<Instrument> instruments = new ArrayList<>();
    Map<String, String> addresses = new LinkedHashMap<>();
    for (Place one : place.items("instruments")) {
      instrument(id, one)
          .ifPresent(
              instrument -> {
                instruments.add(instrument);
                alone(one, addresses);
              });
    }
    Place link = place.child("link");
    String address = place.text("link").orElse("");
    try {
      var bus = new BusConfiguration(id, ports.link(address), instruments);
      String other = behind.putIfAbsent(ports.port(address), id);
      if (other != null) {
        fault(
            link,
            "the bus " + other + " hangs on this port already",
            "write all instruments of a port under one bus");
      }
      return Optional.of(bus);
    } catch (IllegalArgumentException wrong) {
      fault(
          link,
          String.valueOf(wrong.getMessage()),
          "write the address of the port this bus hangs on");
      return Optional.empty();
    }
  }

  private Optional<Instrument> instrument(String bus, Place place) {
    String id = place.text("id").orElse("");
    unique("instrument " + id, place);
    try {
      Instrument instrument = ports.instrument(place.text("model").orElse(""), id, options(place));
      known(bus, instrument);
      return Optional.of(instrument);
    } catch (InstrumentFaults wrong) {
      wrong.faults().forEach(f -> fault(place.child(f.option()), f.what(), f.remedy()));
      broken.add(id);
      Instrument standIn = wrong.standIn();
      if (standIn != null) {
        known(bus, standIn);
      }
      return Optional.empty();
    } catch (ProfileFaults wrong) {
      broken.add(id);
      fault(
          place,
          String.valueOf(wrong.getMessage()),
          "correct the profile or the instrument's model");
      faults.take(wrong.faults());
      return Optional.empty();
    } catch (IllegalArgumentException wrong) {
      broken.add(id);
      fault(place, String.valueOf(wrong.getMessage()), "correct the instrument's model or options");
      return Optional.empty();
    }
  }

  private static Map<String, String> options(Place instrument) {
    Map<String, String> options = new LinkedHashMap<>();
    for (String name : instrument.names()) {
      if (!name.equals("id") && !name.equals("model")) {
        options.put(name, instrument.text(name).orElse(""));
      }
    }
    return Map.copyOf(options);
  }

  /// Two at one address would both take what is written to one of them.
  ///
  /// @param addresses ids of the instruments on the bus until now, by their addresses
  private void alone(Place instrument, Map<String, String> addresses) {
    String address = ports.address(instrument.text("model").orElse(""), options(instrument));
    String other = addresses.putIfAbsent(address, instrument.text("id").orElse(""));
    if (other == null) {
      return;
    }
    if (address.isEmpty()) {
      fault(
          instrument,
          "neither this instrument nor " + other + " has an address, so that both would answer",
          "give each a bus of its own");
    } else {
      fault(
          instrument.child("address"),
          "%s has the address %s on this bus already".formatted(other, address),
          "write the address that is set at this instrument");
    }
  }

  private void known(String bus, Instrument instrument) {
    String id = instrument.id();
    instruments.put(id, instrument);
    instrument.signals().forEach(s -> signals.put(id + "." + s.name(), s.unit()));
    instrument
        .settings()
        .forEach(
            s ->
                settings.put(
                    id + "." + s.name(),
                    new OutputConfiguration(bus, id + "." + s.name(), s, s.min())));
  }

  private UnitConfiguration unit(Place place) {
    String id = place.text("id").orElse("");
    unique("unit " + id, place);
    Map<String, VariableConfiguration> variables = new LinkedHashMap<>();
    Place group = place.child("variables");
    Optional<UnitClass> kind = UnitClass.named(place.text("class").orElse(""));
    for (String name : group.names()) {
      String unit = kind.flatMap(k -> k.variable(name)).map(UnitClass.Point::unit).orElse("");
      variables.put(name, variable(group.child(name), unit));
    }
    Map<String, OutputConfiguration> outputs = new LinkedHashMap<>();
    Place outputGroup = place.child("outputs");
    for (String name : outputGroup.names()) {
      String unit = kind.flatMap(k -> k.output(name)).map(UnitClass.Output::unit).orElse("");
      outputs.put(name, output(outputGroup.child(name), unit));
    }
    String equipmentClass = place.text("class").orElse("");
    kind.ifPresent(k -> new UnitClassText(k, faults).check(group, variables, outputGroup, outputs));
    double maximumGrams =
        quantities
            .read(place.text("maximum weight").orElse(""), "g", place.child("maximum weight"))
            .map(quantity -> quantity.value())
            .orElse(0.0);
    ControlStrategy control = strategy(place);
    Set<String> loops =
        control.loops().stream().map(LoopDefinition::name).collect(Collectors.toSet());
    InterlockMatrix interlocks =
        new InterlockText(id, variables, outputs, loops, maximumGrams, faults, quantities)
            .read(place, equipmentClass);
    List<AlarmDefinition> alarms =
        new ArrayList<>(
            new AlarmText(id, group.names(), faults, quantities).read(place.items("alarms")));
    interlocks.interlocks().forEach(row -> alarms.add(row.alarm(id)));
    UnitConfiguration unit =
        new UnitConfiguration(
            id,
            place.text("title").orElse(""),
            equipmentClass,
            maximumGrams,
            workingVolume(place),
            variables,
            outputs,
            control,
            List.copyOf(alarms),
            interlocks,
            balance(place));
    unit.control()
        .fit(unit.equipment())
        .missing()
        .forEach(what -> fault(place, what, "add it, or name another strategy with `control:`"));
    return unit;
  }

  /// The shipped strategy of the unit's class, or what `control:` names: another shipped one, or a
  /// file.
  private ControlStrategy strategy(Place place) {
    String wanted = place.text("control").or(() -> place.text("class")).orElse("");
    if (ControlText.SHIPPED.contains(wanted)) {
      return ControlText.shipped(wanted);
    }
    String file = "control/" + wanted + ".yaml";
    try {
      byte[] text = ports.control(wanted);
      ControlStrategy own = ControlText.read(file, text);
      strategies.put(file, new String(text, StandardCharsets.UTF_8));
      return own;
    } catch (ConfigurationException wrong) {
      fault(place.child("control"), file + " cannot be used", "correct the control strategy");
      faults.take(wrong.faults());
    } catch (IllegalArgumentException wrong) {
      fault(
          place.child("control"),
          String.valueOf(wrong.getMessage()),
          "name one of %s, or a file in the folder `control` of the data directory"
              .formatted(String.join(", ", ControlText.SHIPPED)));
    }
    return new ControlStrategy(wanted, List.of(), Optional.empty());
  }

  private static VolumeBalance.Settings balance(Place place) {
    var standard = VolumeBalance.Settings.STANDARD;
    return place
        .text("evaporation")
        .map(
            grams ->
                new VolumeBalance.Settings(
                    Double.parseDouble(grams),
                    standard.pumpTolerance(),
                    standard.trimGramsPerMinute()))
        .orElse(standard);
  }

  /// @param presumed the unit it has to have, for one whose instrument cannot say
  private VariableConfiguration variable(Place place, String presumed) {
    String source = place.text("source").orElse("");
    String unit = signals.get(source);
    double low = number(place, "low");
    double high = number(place, "high");
    if (low >= high) {
      fault(place, "low is not below high", "write the ends of the displayed range");
    }
    Duration staleAfter = duration(place, "stale after", Duration.ofSeconds(5));
    if (unit == null && !broken.contains(instrumentOf(source))) {
      fault(
          place.child("source"),
          "no instrument gives `" + source + "`",
          remedy(source, signals.keySet()));
    }
    return new VariableConfiguration(
        source,
        unit == null ? presumed : unit,
        low,
        high,
        (int) number(place, "decimals"),
        staleAfter);
  }

  /// @param presumed the unit it has to have, for one whose instrument cannot say
  private OutputConfiguration output(Place place, String presumed) {
    String to = place.text("to").orElse("");
    OutputConfiguration found = settings.get(to);
    double safe = number(place, "safe");
    boolean isBroken = broken.contains(instrumentOf(to));
    if (found == null || isBroken) {
      if (!isBroken) {
        fault(place.child("to"), "no instrument takes `" + to + "`", remedy(to, settings.keySet()));
      }
      // What it takes is not known, so that no value is held against it.
      String unit = found == null ? presumed : found.setting().unit();
      return new OutputConfiguration(
          "",
          to,
          new Instrument.Setting(to, unit, -Double.MAX_VALUE, Double.MAX_VALUE, Duration.ZERO),
          safe);
    }
    Instrument.Setting setting = found.setting();
    if (safe < setting.min() || safe > setting.max()) {
      fault(
          place.child("safe"),
          "the safe value %s is outside what the device takes".formatted(safe),
          "write a value from %s to %s %s".formatted(setting.min(), setting.max(), setting.unit()));
    }
    return new OutputConfiguration(found.bus(), to, setting, safe);
  }

  static String instrumentOf(String signal) {
    int dot = signal.lastIndexOf('.');
    return dot < 0 ? signal : signal.substring(0, dot);
  }

  /// Another signal is proposed only where it cannot be mistaken for a good one: of the same
  /// instrument for a slip in the name, else all that could be meant.
  private String remedy(String name, Set<String> all) {
    String instrument = instrumentOf(name);
    String signal = name.substring(Math.min(name.length(), instrument.length() + 1));
    List<String> own = all.stream().filter(s -> instrumentOf(s).equals(instrument)).toList();
    if (!own.isEmpty()) {
      List<String> names = own.stream().map(s -> s.substring(instrument.length() + 1)).toList();
      return Nearest.to(signal, names)
          .map(near -> "write `" + instrument + "." + near + "`")
          .orElseGet(() -> "use one of: " + String.join(", ", own));
    }
    if (instruments.containsKey(instrument)) {
      return "name another instrument";
    }
    List<String> alike = all.stream().filter(s -> s.endsWith("." + signal)).toList();
    return "there is no instrument `%s`; %s"
        .formatted(
            instrument,
            alike.isEmpty()
                ? "there are " + String.join(", ", instruments.keySet())
                : "the same is at " + String.join(", ", alike));
  }

  private static double number(Place place, String field) {
    return Double.parseDouble(place.text(field).orElse("NaN"));
  }

  private Duration duration(Place place, String field, Duration preset) {
    return durationAt(quantities, place, field, preset);
  }

  static Duration durationAt(Quantities quantities, Place place, String field, Duration preset) {
    return place
        .text(field)
        .flatMap(text -> quantities.read(text, "s", place.child(field)))
        .map(seconds -> Duration.ofMillis(Math.round(seconds.value() * 1000)))
        .orElse(preset);
  }

  private void unique(String id, Place place) {
    if (!ids.add(id)) {
      fault(place, id + " is there twice", "give each its own id");
    }
  }

  private void fault(Place place, String what, String remedy) {
    faults.add(place.line(), place.path(), what, remedy);
  }
}
