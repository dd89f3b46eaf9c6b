package org.cellstation.app.rehearsal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cellstation.app.assembly.FaultScript;
import org.cellstation.app.assembly.InputException;
import org.cellstation.app.operator.Manner;
import org.cellstation.recipes.text.CheckedText;
import org.cellstation.recipes.text.Faults;
import org.cellstation.recipes.text.Nearest;
import org.cellstation.recipes.text.Place;
import org.cellstation.recipes.text.SchemaCheck;
import org.cellstation.simulator.culture.CultureKind;
import org.cellstation.simulator.fault.Scenario;
import org.cellstation.simulator.fault.Trigger;

/// Reads a fault set from YAML, checked whole against the skid that a recipe asks for: every
/// mistake with line, field and what to do.
final class FaultSetText {
  static final String STANDARD = "standard-faults.yaml";

  private static final SchemaCheck SHAPE =
      SchemaCheck.of(FaultSetText.class, "fault-set.schema.json");

  /// `40 % of culture`
  private static final Pattern SHARE =
      Pattern.compile("([0-9]{1,3}(?:\\.[0-9]+)?) *% of (?:the )?(culture|run)");

  private static final double WHOLE = 100;

  private final Sites sites;
  private final RecipeNames recipe;
  private final Faults mistakes;
  private final FaultScript script;
  private final ExpectationText expectations;

  private FaultSetText(Sites sites, RecipeNames recipe, Faults mistakes) {
    this.sites = sites;
    this.recipe = recipe;
    this.mistakes = mistakes;
    script = FaultScript.inside(sites.faults(), mistakes);
    expectations = new ExpectationText(sites, mistakes, script);
  }

  /// @param file a fault set, or a scenario, which counts as one run that must complete
  /// @param recipe that it is for
  /// @throws InputException with every mistake in the file
  static FaultSet read(Path file, Sites sites, RecipeNames recipe) throws InputException {
    try {
      return parse(file.toString(), CheckedText.bytes(file), sites, recipe);
    } catch (IOException unreadable) {
      throw new InputException(
          "The fault set "
              + file
              + " cannot be read ("
              + unreadable.getClass().getSimpleName()
              + "). Check its name and the permissions.");
    }
  }

  /// The set that comes with the program.
  ///
  /// @throws InputException when the skid lacks what it needs
  static FaultSet standard(Sites sites) throws InputException {
    try (InputStream in =
        Objects.requireNonNull(FaultSetText.class.getResourceAsStream(STANDARD), STANDARD)) {
      return parse(STANDARD, in.readAllBytes(), sites, RecipeNames.NONE);
    } catch (IOException incomplete) {
      throw new UncheckedIOException(incomplete);
    }
  }

  /// What a shipped recipe needs besides; empty when it needs nothing.
  ///
  /// @throws InputException when it does not fit the recipe any more
  static Optional<FaultSet> shipped(String id, Sites sites, RecipeNames recipe)
      throws InputException {
    String name = id + ".faults.yaml";
    try (InputStream in = FaultSetText.class.getResourceAsStream(name)) {
      return in == null
          ? Optional.empty()
          : Optional.of(parse(name, in.readAllBytes(), sites, recipe));
    } catch (IOException incomplete) {
      throw new UncheckedIOException(incomplete);
    }
  }

  /// @param source what mistakes call the text
  static FaultSet parse(String source, byte[] bytes, Sites sites, RecipeNames recipe)
      throws InputException {
    Faults mistakes = new Faults(source);
    Optional<CheckedText> text = CheckedText.read(bytes, SHAPE, mistakes);
    if (text.isPresent() && isScenario(text.get().root())) {
      return ofScenario(source, text.get(), FaultScript.parse(source, bytes, sites.faults()));
    }
    FaultSet read =
        text.isPresent() && mistakes.none()
            ? new FaultSetText(sites, recipe, mistakes).set(text.get())
            : new FaultSet("", "", Expectation.COMPLETE, List.of(), List.of(), null);
    if (!mistakes.none()) {
      throw new InputException(
          "The fault set cannot be played:",
          mistakes.all().stream().map(Object::toString).toList());
    }
    return read;
  }

  private static boolean isScenario(Place root) {
    return root.names().contains("faults") && !root.names().contains("runs");
  }

  private static FaultSet ofScenario(String source, CheckedText text, Scenario scenario) {
    List<FaultSet.Planned> faults =
        scenario.steps().stream().map(step -> new FaultSet.Planned(null, step)).toList();
    String name = String.valueOf(Path.of(source).getFileName());
    var run =
        new FaultSet.Run(
            "scenario", name, 0, faults, List.of(), Gate.AT_HAND, Expectation.COMPLETE);
    return new FaultSet(name, text.sha256(), Expectation.COMPLETE, List.of(run), List.of(), null);
  }

  private FaultSet set(CheckedText text) {
    Place root = text.root();
    Expectation nominal =
        root.names().contains("nominal")
            ? expectations.read(root.field("nominal").field("expect"))
            : Expectation.COMPLETE;
    List<FaultSet.Run> runs = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Place place : root.items("runs")) {
      String id = place.text("id").orElse("");
      if (!ids.add(id)) {
        mistake(place.child("id"), "there are two runs `" + id + "`", "write another id");
      }
      runs.add(run(id, place));
    }
    List<FaultSet.OutOfReach> outOfReach = new ArrayList<>();
    for (Place place : root.items("out of reach")) {
      outOfReach.add(outOfReach(place));
    }
    String cells = root.text("culture").orElse("");
    if (runs.isEmpty() && outOfReach.isEmpty() && cells.isEmpty()) {
      mistake(root, "nothing goes wrong", "write `runs`, `out of reach` or `culture`");
    }
    return new FaultSet(
        root.text("title").orElse(""),
        text.sha256(),
        nominal,
        runs,
        outOfReach,
        CultureKind.named(cells).orElse(null));
  }

  private FaultSet.OutOfReach outOfReach(Place place) {
    String what = place.text("what").orElse("");
    if (!recipe.reachable().contains(what)) {
      mistake(
          place.child("what"),
          "the recipe has no `" + what + "`",
          Nearest.to(what, recipe.reachable())
              .map(near -> "write `" + near + "`")
              .orElse("copy the name from the report's list of what was not rehearsed"));
    }
    return new FaultSet.OutOfReach(what, place.text("why").orElse(""));
  }

  private FaultSet.Run run(String id, Place place) {
    List<FaultSet.Planned> faults = new ArrayList<>();
    for (Place fault : place.items("faults")) {
      planned(fault).ifPresent(faults::add);
    }
    List<FaultSet.PowerCut> cuts = new ArrayList<>();
    for (Place cut : place.items("power cuts")) {
      Optional<Moment> moment = moment(cut);
      Optional<Duration> outage = script.time(cut, "for");
      if (moment.isPresent() && outage.isPresent()) {
        cuts.add(new FaultSet.PowerCut(moment.get(), outage.get()));
      }
    }
    boolean manner = place.names().contains("operator");
    if (faults.isEmpty() && cuts.isEmpty() && !manner && mistakes.none()) {
      mistake(place, "nothing goes wrong", "write `faults`, `power cuts` or `operator`");
    }
    return new FaultSet.Run(
        id,
        place.text("title").orElse(""),
        Long.parseLong(place.text("donor").orElse("0")),
        faults,
        cuts,
        manner ? manner(place.field("operator")) : Gate.AT_HAND,
        expectations.read(place.field("expect")));
  }

  private Manner manner(Place place) {
    return new Manner(
        reaction(place, "answers after", Gate.AT_HAND.answer()),
        reaction(place, "acknowledges after", Gate.AT_HAND.acknowledge()),
        reaction(place, "restarts after", Objects.requireNonNull(Gate.AT_HAND.restart())),
        answers(place.child("answers")));
  }

  private Map<String, List<String>> answers(Place place) {
    Map<String, List<String>> answers = new LinkedHashMap<>();
    for (String name : place.names()) {
      if (!recipe.answers().containsKey(name)) {
        mistake(
            place.field(name),
            "the recipe asks for no `" + name + "`",
            Nearest.remedy(name, recipe.answers().keySet()));
        continue;
      }
      Place one = place.field(name);
      List<Place> items = one.items().isEmpty() ? List.of(one) : one.items();
      List<String> given = new ArrayList<>();
      for (Place item : items) {
        String answer = item.text().orElse("");
        if (!recipe.takes(name, answer)) {
          mistake(item, "`" + answer + "` is no answer to that", recipe.wanted(name));
        }
        given.add(answer);
      }
      answers.put(name, List.copyOf(given));
    }
    return answers;
  }

  private Duration reaction(Place place, String field, Duration preset) {
    return place.names().contains(field) ? script.time(place, field).orElse(preset) : preset;
  }

  private Optional<FaultSet.Planned> planned(Place place) {
    Optional<Named> where = where(place);
    boolean at = place.names().contains("at") && !place.names().contains("when");
    Optional<Moment> moment = at ? moment(place) : Optional.empty();
    Optional<Trigger> trigger =
        at ? moment.map(_ -> new Trigger.At(Duration.ZERO)) : script.trigger(place);
    if (where.isEmpty()) {
      return Optional.empty();
    }
    return script
        .step(place, where.get().site(), where.get().place(), trigger)
        .map(step -> new FaultSet.Planned(moment.orElse(null), step));
  }

  private record Named(String site, Place place) {}

  private Optional<Named> where(Place place) {
    List<String> said =
        List.of("site", "measures", "drives", "line of").stream()
            .filter(place.names()::contains)
            .toList();
    if (said.size() != 1) {
      mistake(
          place,
          said.isEmpty() ? "does not say where" : "says in " + said.size() + " ways where",
          "write one of `site`, `measures`, `drives` and `line of`");
      return Optional.empty();
    }
    String field = said.getFirst();
    String name = place.text(field).orElse("");
    Place here = place.child(field);
    return switch (field) {
      case "measures" -> found(sites.measured(), name, here, "measures no");
      case "drives" -> found(sites.driven(), name, here, "drives no");
      case "line of" -> found(sites.lines(), name, here, "measures no");
      default -> Optional.of(new Named(name, here));
    };
  }

  private Optional<Named> found(Map<String, String> names, String name, Place place, String not) {
    String site = names.get(name);
    if (site == null) {
      mistake(
          place, "the station " + not + " `" + name + "`", Nearest.remedy(name, names.keySet()));
      return Optional.empty();
    }
    return Optional.of(new Named(site, place));
  }

  private Optional<Moment> moment(Place place) {
    String text = place.text("at").orElse("");
    Matcher share = SHARE.matcher(text);
    if (!share.matches()) {
      return script.time(text, place.child("at")).map(Moment.At::new);
    }
    double percent = Double.parseDouble(share.group(1));
    if (percent > WHOLE) {
      mistake(place.child("at"), "`" + text + "` is after the end", "write 0 to 100 %");
      return Optional.empty();
    }
    return Optional.of(new Moment.Share(percent, share.group(2).equals("culture")));
  }

  private void mistake(Place place, String what, String remedy) {
    mistakes.add(place.line(), place.path(), what, remedy);
  }
}
