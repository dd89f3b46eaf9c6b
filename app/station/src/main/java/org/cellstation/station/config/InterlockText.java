package org.cellstation.station.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cellstation.recipes.text.CheckedText;
import org.cellstation.recipes.text.Faults;
import org.cellstation.recipes.text.Nearest;
import org.cellstation.recipes.text.Place;
import org.cellstation.recipes.text.Quantities;
import org.cellstation.recipes.text.SchemaCheck;
import org.cellstation.station.alarm.AlarmPriority;
import org.cellstation.station.config.StationConfiguration.OutputConfiguration;
import org.cellstation.station.config.StationConfiguration.VariableConfiguration;
import org.cellstation.station.interlock.Cause;
import org.cellstation.station.interlock.Effect;
import org.cellstation.station.interlock.Interlock;
import org.cellstation.station.interlock.Interlock.Bypassing;
import org.cellstation.station.interlock.Interlock.Unmeasured;
import org.cellstation.station.interlock.InterlockMatrix;
import org.cellstation.station.interlock.LifeSupportRule;
import org.cellstation.station.interlock.Permissive;
import org.cellstation.station.interlock.Permissive.Target;
import org.cellstation.station.interlock.Situation;

/// Reads interlocks and permissives: those shipped for an equipment class, and what a site puts in
/// their place or adds. Both are written in the same words.
final class InterlockText {
  /// Classes with interlocks besides those of every vessel.
  private static final Set<String> OWN = Set.of("rocking-bag", "stirred-tank", "hollow-fibre");

  private static final SchemaCheck SHAPE =
      SchemaCheck.of(InterlockText.class, "shipped-interlocks.schema.json");

  private static final String OF_MAXIMUM = " % of maximum weight";
  private static final String MAXIMUM = "maximum weight";

  private final String unit;
  private final Map<String, VariableConfiguration> variables;
  private final Map<String, OutputConfiguration> outputs;
  private final Set<String> loops;
  private final double maximumGrams;
  private final Faults faults;
  private final Quantities quantities;
  private boolean strict = true;

  /// @param maximumGrams what limits may be given in percent of
  InterlockText(
      String unit,
      Map<String, VariableConfiguration> variables,
      Map<String, OutputConfiguration> outputs,
      Set<String> loops,
      double maximumGrams,
      Faults faults,
      Quantities quantities) {
    this.unit = unit;
    this.variables = variables;
    this.outputs = outputs;
    this.loops = loops;
    this.maximumGrams = maximumGrams;
    this.faults = faults;
    this.quantities = quantities;
  }

  /// The unit's matrix: what is shipped for its class, as far as it has what that needs, with what
  /// the file says.
  InterlockMatrix read(Place place, String equipmentClass) {
    InterlockMatrix site = matrix(place);
    InterlockMatrix all =
        shipped(equipmentClass).on(variables.keySet(), outputs.keySet(), loops).with(site);
    LifeSupportRule.fault(all, outputs.keySet(), this::safe)
        .ifPresent(
            what ->
                faults.add(
                    place.child("interlocks").line(),
                    place.path(),
                    what,
                    "let one of them go on: a pad at %s degC or more, slow agitation, or some gas"
                        .formatted(LifeSupportRule.COLDEST_PAD_CELSIUS)));
    return all;
  }

  private double safe(String output) {
    OutputConfiguration configured = outputs.get(output);
    return configured == null ? Double.NaN : configured.safe();
  }

  /// @throws IllegalStateException when what is shipped has faults
  private InterlockMatrix shipped(String equipmentClass) {
    InterlockMatrix common = shippedIn("common-interlocks.yaml");
    return OWN.contains(equipmentClass)
        ? common.with(shippedIn(equipmentClass + "-interlocks.yaml"))
        : common;
  }

  private InterlockMatrix shippedIn(String file) {
    Faults own = new Faults(file);
    var reader =
        new InterlockText(unit, variables, outputs, loops, maximumGrams, own, new Quantities(own));
    reader.strict = false;
    Optional<CheckedText> text = CheckedText.read(resource(file), SHAPE, own);
    InterlockMatrix matrix =
        text.map(read -> reader.matrix(read.root())).orElse(InterlockMatrix.EMPTY);
    if (!own.none()) {
      throw new IllegalStateException(own.all().toString());
    }
    return matrix;
  }

  private static byte[] resource(String file) {
    try (InputStream in = InterlockText.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing");
      }
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private InterlockMatrix matrix(Place place) {
    Set<String> ids = new HashSet<>();
    List<Interlock> rows = new ArrayList<>();
    for (Place item : place.items("interlocks")) {
      unique(ids, item);
      interlock(item).ifPresent(rows::add);
    }
    List<Permissive> permissives = new ArrayList<>();
    for (Place item : place.items("permissives")) {
      unique(ids, item);
      permissive(item).ifPresent(permissives::add);
    }
    return new InterlockMatrix(rows, permissives);
  }

  private void unique(Set<String> ids, Place item) {
    String id = item.text("id").orElse("");
    if (!ids.add(id)) {
      fault(item, "`" + id + "` is there twice", "give each its own id");
    }
  }

  private Optional<Interlock> interlock(Place item) {
    Optional<Cause> cause = cause(item.child("when"));
    List<Effect> effects = new ArrayList<>();
    for (Place each : item.items("then")) {
      effect(each).ifPresent(effects::add);
    }
    if (cause.isEmpty() || effects.isEmpty()) {
      return Optional.empty();
    }
    Interlock row =
        new Interlock(
            item.text("id").orElse(""),
            item.text("title").orElse(""),
            cause.get(),
            item.text("during").flatMap(Situation::of).orElse(Situation.ALWAYS),
            choice(item, "if not measured", Unmeasured.class, Unmeasured.KEEP),
            effects,
            item.text("latched").filter("yes"::equals).isPresent(),
            choice(item, "bypass", Bypassing.class, Bypassing.ALLOWED),
            choice(item, "priority", AlarmPriority.class, AlarmPriority.HIGH),
            item.text("cause").orElse(""),
            item.text("consequence").orElse(""),
            item.text("response").orElse(""),
            time(item, "time to respond", Duration.ZERO));
    for (String fault : row.alarm(unit).faults()) {
      fault(item, fault, "complete the interlock");
    }
    return Optional.of(row);
  }

  /// The schema has seen that it is one of them.
  private static <E extends Enum<E>> E choice(Place item, String field, Class<E> type, E preset) {
    return item.text(field)
        .map(text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace(' ', '_')))
        .orElse(preset);
  }

  private Optional<Permissive> permissive(Place item) {
    List<Cause> refusals = new ArrayList<>();
    for (Place each : item.items("refuse while")) {
      cause(each).ifPresent(refusals::add);
    }
    Optional<Target> target = target(item.child("for"));
    return target.isEmpty() || refusals.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Permissive(
                item.text("id").orElse(""),
                item.text("title").orElse(""),
                target.get(),
                refusals,
                item.text("response").orElse("")));
  }

  private Optional<Target> target(Place place) {
    if (place.text("output").isPresent()) {
      return output(place).map(output -> new Target.OutputRises(output, number(place, "rest", 0)));
    }
    if (place.text("loop").isPresent()) {
      return loop(place).map(Target.LoopControls::new);
    }
    if (place.text("batch").isPresent()) {
      return Optional.of(new Target.BatchStarts());
    }
    fault(place, "nothing is named that may begin", "write `output:`, `loop:` or `batch: start`");
    return Optional.empty();
  }

  private Optional<Cause> cause(Place place) {
    Duration delay = time(place, "for", Duration.ZERO);
    if (place.text("instrument").isPresent()) {
      return instrument(place, delay);
    }
    if (place.text("loop").isPresent()) {
      return deviation(place, delay);
    }
    if (place.text("content above").isPresent()) {
      return Optional.of(
          new Cause.ContentAbove(
              limit(place, "content above"), number(place, "deadband", 0), delay));
    }
    if (place.text("content").isPresent()) {
      return Optional.of(new Cause.ContentUnknown(delay));
    }
    if (place.text("unit").isPresent()) {
      return place
          .text("unit")
          .flatMap(Situation::of)
          .map(situation -> new Cause.Is(situation, delay));
    }
    return place.text("variable").isPresent() ? variable(place, delay) : nothing(place);
  }

  private Optional<Cause> nothing(Place place) {
    fault(
        place,
        "no cause is named",
        "write `variable:`, `instrument:`, `loop:`, `content:`, `content above:` or `unit:`");
    return Optional.empty();
  }

  private Optional<Cause> variable(Place place, Duration delay) {
    String name = place.text("variable").orElse("");
    if (strict && !variables.containsKey(name)) {
      fault(
          place.child("variable"),
          "the unit has no variable `" + name + "`",
          Nearest.remedy(name, variables.keySet()));
      return Optional.empty();
    }
    double deadband = number(place, "deadband", 0);
    List<Cause> meant = new ArrayList<>();
    if (place.text("above").isPresent()) {
      meant.add(new Cause.Above(name, limit(place, "above"), deadband, delay));
    }
    if (place.text("below").isPresent()) {
      meant.add(new Cause.Below(name, limit(place, "below"), deadband, delay));
    }
    if (place.text("measured").isPresent()) {
      meant.add(new Cause.NotMeasured(name, delay));
    }
    if (place.text("dose above").isPresent()) {
      Duration within = time(place, "within", Duration.ZERO);
      if (!within.isPositive()) {
        fault(place, "a dose needs a time within which it counts", "write `within: 1 h`");
      } else {
        meant.add(new Cause.Dose(name, number(place, "dose above", Double.NaN), within));
      }
    }
    if (meant.size() != 1) {
      fault(
          place,
          "a cause needs one condition",
          "write one of `above:`, `below:`, `measured: no`, or `dose above:` with `within:`");
      return Optional.empty();
    }
    return Optional.of(meant.getFirst());
  }

  private Optional<Cause> instrument(Place place, Duration delay) {
    String name = place.text("instrument").orElse("");
    List<String> read =
        variables.entrySet().stream()
            .filter(entry -> entry.getValue().source().startsWith(name + "."))
            .map(Map.Entry::getKey)
            .toList();
    if (read.isEmpty()) {
      fault(
          place.child("instrument"),
          "the unit measures nothing with `" + name + "`",
          "name an instrument that one of its variables comes from");
      return Optional.empty();
    }
    return Optional.of(new Cause.InstrumentLost(name, read, delay));
  }

  private Optional<Cause> deviation(Place place, Duration delay) {
    double limit = number(place, "off by", Double.NaN);
    if (!(limit > 0)) {
      fault(
          place, "how far off the set-point is not said", "write `off by:` with a number above 0");
      return Optional.empty();
    }
    return loop(place)
        .map(
            loop ->
                new Cause.Deviation(
                    loop,
                    place.text("variable").orElse(loop),
                    limit,
                    number(place, "deadband", 0),
                    delay));
  }

  private Optional<Effect> effect(Place place) {
    Duration after = time(place, "after", Duration.ZERO);
    if (place.text("procedure").isPresent()) {
      return Optional.of(new Effect.Hold(after));
    }
    if (place.text("loop").isPresent()) {
      return loop(place).map(loop -> new Effect.Manual(loop, after));
    }
    Optional<String> output = output(place);
    if (output.isEmpty()) {
      return Optional.empty();
    }
    String name = output.get();
    List<Effect> meant = new ArrayList<>();
    if (place.text("force").isPresent()) {
      meant.add(new Effect.Force(name, within(place, "force", name), after));
    }
    if (place.text("limit").isPresent()) {
      meant.add(new Effect.Cap(name, within(place, "limit", name), after));
    }
    if (place.text("safe").isPresent()) {
      meant.add(new Effect.Safe(name, after));
    }
    if (meant.size() != 1) {
      fault(
          place,
          "what the output shall do is not clear",
          "write one of `force:` with a value, `limit:` with a value, or `safe: yes`");
      return Optional.empty();
    }
    return Optional.of(meant.getFirst());
  }

  /// A value that the device takes.
  private double within(Place place, String field, String output) {
    double value = number(place, field, Double.NaN);
    OutputConfiguration configured = outputs.get(output);
    if (strict && configured != null) {
      var setting = configured.setting();
      if (value < setting.min() || value > setting.max()) {
        fault(
            place.child(field),
            "%s is outside what the device takes".formatted(value),
            "write a value from %s to %s %s"
                .formatted(setting.min(), setting.max(), setting.unit()));
      }
    }
    return value;
  }

  private Optional<String> output(Place place) {
    return known(place, "output", outputs.keySet());
  }

  private Optional<String> loop(Place place) {
    return known(place, "loop", loops);
  }

  private Optional<String> known(Place place, String field, Set<String> names) {
    String name = place.text(field).orElse("");
    if (strict && !names.contains(name)) {
      fault(
          place.child(field),
          "the unit has no %s `%s`".formatted(field, name),
          Nearest.remedy(name, names));
      return Optional.empty();
    }
    return Optional.of(name);
  }

  private double limit(Place place, String field) {
    String text = place.text(field).orElse("");
    if (text.equals(MAXIMUM)) {
      return maximumGrams;
    }
    return text.endsWith(OF_MAXIMUM)
        ? maximumGrams
            * Double.parseDouble(text.substring(0, text.length() - OF_MAXIMUM.length()))
            / 100
        : number(place, field, Double.NaN);
  }

  private static double number(Place place, String field, double preset) {
    return place.text(field).map(Double::parseDouble).orElse(preset);
  }

  private Duration time(Place place, String field, Duration preset) {
    return StationConfigurationReader.durationAt(quantities, place, field, preset);
  }

  private void fault(Place place, String what, String remedy) {
    faults.add(place.line(), place.path(), what, remedy);
  }
}
