package org.cellstation.app.assembly;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cellstation.recipes.text.CheckedText;
import org.cellstation.recipes.text.Faults;
import org.cellstation.recipes.text.Nearest;
import org.cellstation.recipes.text.Place;
import org.cellstation.recipes.text.SchemaCheck;
import org.cellstation.simulator.chemistry.Medium;
import org.cellstation.simulator.culture.CultureKind;
import org.cellstation.simulator.culture.CultureMedia;
import org.cellstation.simulator.culture.CultureMedium;
import org.cellstation.simulator.culture.Support;
import org.cellstation.simulator.validation.Action;
import org.cellstation.simulator.validation.Measure;
import org.cellstation.simulator.validation.Protocol;
import org.cellstation.simulator.validation.Quantity;
import org.cellstation.simulator.validation.Stage;
import org.cellstation.simulator.validation.Tolerance;
import org.cellstation.simulator.vessel.Footing;
import org.cellstation.simulator.vessel.Vessel;
import org.cellstation.simulator.vessel.Vessels;

/// Reads published experiments for the simulator to repeat from YAML, checked whole: every mistake
/// with line, field and what to do.
public final class ValidationScript {
  /// What comes with the program.
  public static final String SHIPPED = "validation.yaml";

  private static final SchemaCheck SHAPE =
      SchemaCheck.of(ValidationScript.class, "validation.schema.json");

  private static final String AMOUNT = "([0-9]+(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]{1,3})?)";
  private static final String SIGNED = "(-?" + AMOUNT.substring(1);
  private static final Pattern WITHIN = Pattern.compile(AMOUNT + " ?%");
  private static final Pattern BETWEEN = Pattern.compile(SIGNED + " ?\\.\\. ?" + SIGNED);
  private static final Pattern BOUND = Pattern.compile("(>=|<=) ?" + SIGNED);

  private static final String FIBRES = "hollow-fibre";

  private static final Map<String, DoubleFunction<Vessel>> VESSELS =
      Map.of(
          "rocking-bag",
          Vessels::rockingBag,
          "stirred-tank",
          Vessels::stirredTank,
          FIBRES,
          Vessels::hollowFibre,
          "gas-permeable",
          Vessels::gasPermeable,
          "gas-permeable-bag",
          Vessels::gasPermeableBag);

  /// Longer or larger than this is a slip of the pen.
  private static final double LONGEST_HOURS = 2000;

  private static final double LARGEST = 1e9;
  private static final int MOST_REPEATS = 1000;

  private final Faults mistakes;
  private final Map<String, CultureMedium> media = new LinkedHashMap<>();

  private ValidationScript(Faults mistakes) {
    this.mistakes = mistakes;
    CultureMedia.all().forEach(medium -> media.put(medium.name(), medium));
  }

  /// @throws InputException with every mistake in the file
  public static List<Protocol> read(Path file) throws InputException {
    try {
      return parse(file.toString(), CheckedText.bytes(file));
    } catch (IOException unreadable) {
      throw new InputException(
          "The validation file "
              + file
              + " cannot be read ("
              + unreadable.getClass().getSimpleName()
              + "). Check its name and the permissions.");
    }
  }

  /// The published end points that come with the program.
  public static List<Protocol> shipped() throws InputException {
    return parse(SHIPPED, shippedText());
  }

  static byte[] shippedText() {
    try (InputStream in =
        Objects.requireNonNull(ValidationScript.class.getResourceAsStream(SHIPPED), SHIPPED)) {
      return in.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /// @param source what mistakes call the text
  static List<Protocol> parse(String source, byte[] bytes) throws InputException {
    Faults mistakes = new Faults(source);
    Optional<CheckedText> text = CheckedText.read(bytes, SHAPE, mistakes);
    List<Protocol> protocols = new ArrayList<>();
    if (text.isPresent() && mistakes.none()) {
      var script = new ValidationScript(mistakes);
      Place root = text.get().root();
      root.items("media").forEach(script::medium);
      root.items("runs").forEach(place -> protocols.add(script.protocol(place)));
      script.checkNames(root);
    }
    if (!mistakes.none()) {
      throw new InputException(
          "The validation file cannot be used:",
          mistakes.all().stream().map(Object::toString).toList());
    }
    return protocols;
  }

  private void medium(Place place) {
    String name = place.text("name").orElse("");
    CultureMedium like = medium(place, "like", CultureMedia.PERFUSION);
    Medium m = like.composition();
    Support s = like.support();
    Medium composition =
        new Medium(
            number(place, "glucose", 0, 1000, m.glucose()),
            number(place, "glutamine", 0, 200, m.glutamine()),
            m.lactate(),
            m.ammonium(),
            number(place, "bicarbonate", 1, 100, m.bicarbonate()),
            m.phosphate(),
            m.hepes(),
            m.osmolality());
    Support support =
        new Support(
            number(place, "growth", 0, 3, s.growth()),
            number(place, "death", 0, 100, s.death()),
            number(place, "interleukin-2", 0, 1e5, s.interleukin2()));
    if (media.putIfAbsent(name, new CultureMedium(name, composition, support)) != null) {
      mistake(
          place.child("name"), "there is a medium `" + name + "` already", "write another name");
    }
  }

  private CultureMedium medium(Place place, String field, CultureMedium otherwise) {
    Optional<String> name = place.text(field);
    if (name.isEmpty()) {
      return otherwise;
    }
    CultureMedium found = media.get(name.get());
    if (found == null) {
      mistake(
          place.child(field),
          "there is no medium `" + name.get() + "`",
          Nearest.remedy(name.get(), media.keySet()));
      return otherwise;
    }
    return found;
  }

  private Protocol protocol(Place place) {
    double hours = number(place, "hours", 0.25, LONGEST_HOURS, 0);
    Place vessel = place.child("vessel");
    Place seed = place.child("seed");
    refuseWhatFibresCannot(place, vessel);
    String kind = place.text("culture").orElse("");
    Optional<CultureKind> culture = CultureKind.named(kind);
    if (culture.isEmpty()) {
      List<String> known = Stream.of(CultureKind.values()).map(CultureKind::text).toList();
      mistake(
          place.child("culture"),
          "there is no culture `" + kind + "`",
          Nearest.remedy(kind, known));
    }
    CultureMedium medium = medium(place, "medium", CultureMedia.PERFUSION);
    culture.ifPresent(of -> new ValidationEffects(mistakes, of, hours).check(place));
    CultureKind.Start usual = CultureKind.Start.USUAL;
    Stage stage = stage(vessel);
    return new Protocol(
        place.text("id").orElse(""),
        place.text("what").orElse(""),
        place.text("source").orElse(""),
        culture.orElse(CultureKind.T_CELLS),
        new CultureKind.Start(
            number(seed, "stimulus", 0, LONGEST_HOURS, usual.stimulusHours()),
            footing(vessel, stage),
            number(seed, "aggregates", 15, 1000, usual.aggregateMicrometres())),
        medium,
        stage,
        number(seed, "density", 1e-6, 1000, 1),
        number(seed, "viability", 1, 100, 95) / 100,
        number(seed, "lactate", 0, 200, 0.5),
        number(seed, "ammonium", 0, 50, 0.3),
        number(seed, "stimulated-before", 0, LONGEST_HOURS, Double.NaN),
        hours,
        actions(place, medium, hours),
        place.items("measures").stream().map(measure -> measure(measure, hours)).toList());
  }

  /// What the vessel of that kind offers, or what is written.
  private Footing footing(Place vessel, Stage stage) {
    Footing usual =
        stage.housing().map(housing -> Footing.of(housing.vessel())).orElse(Footing.USUAL);
    double millilitres = stage.litres() * 1000;
    double usualSurface =
        stage.housing().isPresent()
            ? usual.squareCentimetres() / millilitres
            : Footing.USUAL.squareCentimetres() / 1000;
    return new Footing(
        number(vessel, "surface", 0, 1000, usualSurface) * millilitres,
        usual.stays(),
        number(vessel, "full-surface", 100, 1e7, usual.fullPerSquareCentimetre()));
  }

  private Stage stage(Place vessel) {
    // A vessel's model knows its transfer; a set-point may stand beside it.
    boolean transferred =
        exclusive(vessel, "kla", "oxygen")
            || (vessel.text("kind").isPresent() && vessel.text("oxygen").isEmpty());
    boolean gassed = exclusive(vessel, "gas-carbon-dioxide", "ph");
    return new Stage(
        number(vessel, "litres", 1e-5, 10_000, 1),
        number(vessel, "celsius", 4, 45, 37),
        transferred ? Double.NaN : number(vessel, "oxygen", 0.1, 500, 50),
        number(vessel, "kla", 0.001, 1000, 1),
        number(vessel, "gas-oxygen", 0.1, 100, 20) / 100,
        gassed ? Double.NaN : number(vessel, "ph", 5, 9, 7.2),
        number(vessel, "gas-carbon-dioxide", 0.04, 50, 5) / 100,
        number(vessel, "power", 0, 1e4, 0) / 1000,
        number(vessel, "retention", 0, 100, 100) / 100,
        housing(vessel));
  }

  /// A vessel of the plant by its kind and size.
  private Optional<Stage.Housing> housing(Place vessel) {
    Optional<String> kind = vessel.text("kind");
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    DoubleFunction<Vessel> sized = VESSELS.get(kind.get());
    if (sized == null) {
      mistake(
          vessel.child("kind"),
          "there is no vessel `" + kind.get() + "`",
          Nearest.remedy(kind.get(), VESSELS.keySet()));
      return Optional.empty();
    }
    for (String other : List.of("kla", "power")) {
      if (vessel.text(other).isPresent()) {
        mistake(
            vessel.child(other),
            "`" + other + "` is given, and follows from `kind`",
            "leave one of the two out");
      }
    }
    double size = number(vessel, "size", 0.01, 1000, number(vessel, "litres", 1e-5, 10_000, 1));
    try {
      return Optional.of(
          new Stage.Housing(
              sized.apply(size),
              number(vessel, "rate", 0, 2000, 0),
              number(vessel, "sparge", 0, 1e5, 0)));
    } catch (IllegalArgumentException impossible) {
      mistake(
          vessel.child("kind"), String.valueOf(impossible.getMessage()), "write another `size`");
      return Optional.empty();
    }
  }

  /// Fibres are always full: what comes in drives as much out.
  private void refuseWhatFibresCannot(Place run, Place vessel) {
    if (vessel.text("kind").orElse("").equals(FIBRES)) {
      for (Place action : run.items("plan")) {
        if (action.text("dilute-to").isPresent()) {
          mistake(
              action.child("dilute-to"),
              "hollow fibres have no room for more liquid",
              "write `feed` or `perfuse`, or another `kind` of vessel");
        }
      }
    }
  }

  /// Whether the first of two fields is there, of which only one can be.
  private boolean exclusive(Place place, String one, String other) {
    boolean there = place.text(one).isPresent();
    if (there && place.text(other).isPresent()) {
      mistake(
          place.child(one),
          "`" + one + "` and `" + other + "` are both given",
          "keep `" + other + "` where it is held, `" + one + "` where it is not");
    }
    return there;
  }

  private List<Action> actions(Place run, CultureMedium medium, double hours) {
    List<Action> actions = new ArrayList<>();
    for (Place place : run.items("plan")) {

      double at = number(place, "at", 0, LONGEST_HOURS, 0);
      double every = number(place, "every", 0.25, LONGEST_HOURS, Double.NaN);
      int repeats = Double.isNaN(every) ? 1 : (int) ((hours - at) / every + 1);
      if (repeats > MOST_REPEATS) {
        mistake(
            place.child("every"),
            "it is done " + repeats + " times, at most " + MOST_REPEATS + " is possible",
            "write a longer time");
        repeats = 1;
      }
      for (int i = 0; i < repeats; i++) {
        action(place, Double.isNaN(every) ? at : at + i * every, medium).ifPresent(actions::add);
      }
    }
    actions.sort(Comparator.comparingDouble(Action::hours));
    return actions;
  }

  private Optional<Action> action(Place place, double at, CultureMedium medium) {
    Set<String> verbs = new HashSet<>(place.names());
    verbs.removeAll(Set.of("at", "every", "least", "most", "medium", "instead"));
    if (verbs.size() != 1) {
      mistake(
          place,
          verbs.isEmpty() ? "nothing is done" : "more than one thing is done: " + verbs,
          "write one of `perfuse`, `perfuse-per-cell`, `feed`, `dilute-to`, `restimulate`,"
              + " `transduce`, `surface`");
      return Optional.empty();
    }
    String verb = verbs.iterator().next();
    return Optional.of(
        switch (verb) {
          case "perfuse" -> new Action.Perfuse(at, number(place, verb, 0, 1000, 0));
          case "perfuse-per-cell" -> byCells(place, at);
          case "feed" ->
              new Action.Feed(
                  at,
                  number(place, verb, 0, 1000, 0),
                  medium(place, "medium", medium),
                  place.text("instead").orElse("no").equals("yes"));
          case "dilute-to" -> new Action.Dilute(at, number(place, verb, 1e-6, 1000, 1));
          case "transduce" -> new Action.Transduce(at, number(place, verb, 0, 1000, 0));
          case "surface" -> new Action.AddSurface(at, number(place, verb, 0, 1000, 0));
          default -> new Action.Restimulate(at);
        });
  }

  private Action byCells(Place place, double at) {
    double least = number(place, "least", 0, 1000, 0);
    double most = number(place, "most", 0, 1000, 1000);
    if (least > most) {
      mistake(place.child("least"), "is more than `most`", "write less, or more there");
      most = least;
    }
    return new Action.PerfuseByCells(
        at, number(place, "perfuse-per-cell", 0.001, 1e6, 1), least, most);
  }

  private Measure measure(Place place, double hours) {
    String name = place.text("measure").orElse("");
    Optional<Quantity> quantity = Quantity.named(name);
    if (quantity.isEmpty()) {
      List<String> known = Stream.of(Quantity.values()).map(Quantity::text).toList();
      mistake(
          place.child("measure"), "`" + name + "` cannot be measured", Nearest.remedy(name, known));
    }
    double from = number(place, "from", 0, hours, 0);
    double to = number(place, "at", 0, hours, hours);
    if (from >= to) {
      mistake(place, "ends before it begins", "write `from` less than `at`, both within the run");
    }
    double published = number(place, "published", -LARGEST, LARGEST, Double.NaN);
    if (quantity.equals(Optional.of(Quantity.HOURS_TO)) && place.text("reach").isEmpty()) {
      mistake(place, "nothing is reached", "add `reach:`, viable cells in 1e9");
    }
    return new Measure(
        place.text("id").orElse(""),
        quantity.orElse(Quantity.VIABLE_DENSITY),
        from,
        to,
        number(place, "reach", 0, LARGEST, 0),
        place.text("against").orElse(""),
        published,
        number(place, "sd", 0, LARGEST, Double.NaN),
        tolerance(place, published),
        place.text("mark").orElse(""));
  }

  private Tolerance tolerance(Place place, double published) {
    String text = place.text("tolerance").orElse("");
    Matcher within = WITHIN.matcher(text);
    Matcher between = BETWEEN.matcher(text);
    Matcher bound = BOUND.matcher(text);
    if (within.matches()) {
      if (Double.isNaN(published)) {
        mistake(place, "a part of nothing is allowed", "add `published:`, or write a bound");
      }
      return new Tolerance.Within(Double.parseDouble(within.group(1)) / 100);
    }
    if (between.matches()) {
      double least = Double.parseDouble(between.group(1));
      double most = Double.parseDouble(between.group(2));
      if (least > most) {
        mistake(
            place.child("tolerance"),
            "`" + text + "` holds no value",
            "write the smaller number first");
      }
      return new Tolerance.Between(least, most);
    }
    if (bound.matches()) {
      double value = Double.parseDouble(bound.group(2));
      return bound.group(1).equals(">=")
          ? new Tolerance.AtLeast(value)
          : new Tolerance.AtMost(value);
    }
    mistake(
        place.child("tolerance"),
        "`" + text + "` is no tolerance",
        "write `20 %`, `3.5..5.5`, `>= 3` or `<= 30`");
    return new Tolerance.Within(0);
  }

  /// Ids are unique, and what is compared with is there.
  private void checkNames(Place root) {
    Set<String> runs = new HashSet<>();
    Set<String> measures = new HashSet<>();
    for (Place run : root.items("runs")) {
      unique(run, runs);
      run.items("measures").forEach(measure -> unique(measure, measures));
    }
    for (Place run : root.items("runs")) {
      for (Place measure : run.items("measures")) {
        measure
            .text("against")
            .filter(against -> !runs.contains(against))
            .ifPresent(
                against ->
                    mistake(
                        measure.child("against"),
                        "there is no run `" + against + "`",
                        Nearest.remedy(against, runs)));
      }
    }
  }

  private void unique(Place place, Set<String> seen) {
    String id = place.text("id").orElse("");
    if (!seen.add(id)) {
      mistake(place.child("id"), "`" + id + "` is there twice", "write another id");
    }
  }

  /// The number of a field that is there, else what stands for it.
  private double number(Place place, String field, double least, double most, double otherwise) {
    Optional<String> text = place.text(field);
    if (text.isEmpty()) {
      return otherwise;
    }
    double value = Double.parseDouble(text.get());
    if (!(value >= least && value <= most)) {
      mistake(
          place.child(field),
          text.get() + " is out of range",
          "write a number from " + plain(least) + " to " + plain(most));
      return otherwise;
    }
    return value;
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString(Math.round(value)) : Double.toString(value);
  }

  private void mistake(Place place, String what, String remedy) {
    mistakes.add(place.line(), place.path(), what, remedy);
  }
}
