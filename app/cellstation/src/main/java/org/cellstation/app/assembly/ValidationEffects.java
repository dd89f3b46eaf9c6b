package org.cellstation.app.assembly;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cellstation.recipes.text.Faults;
import org.cellstation.recipes.text.Place;
import org.cellstation.simulator.culture.CultureKind;
import org.cellstation.simulator.validation.Quantity;
import org.cellstation.simulator.validation.Tolerance;

/// Finds in a published experiment what would be read and then do nothing: fields and actions of
/// another culture, actions after the end, companions of a verb that is not there.
final class ValidationEffects {
  private static final Set<CultureKind> T_CELLS = Set.of(CultureKind.T_CELLS);
  private static final Set<CultureKind> MSC = Set.of(CultureKind.MSC);
  private static final Set<CultureKind> AGGREGATES = Set.of(CultureKind.IPSC, CultureKind.ISLETS);

  private static final Map<String, Set<CultureKind>> VERBS =
      Map.of("restimulate", T_CELLS, "transduce", T_CELLS, "surface", MSC);

  private static final Map<String, Set<CultureKind>> SEED =
      Map.of("stimulus", T_CELLS, "stimulated-before", T_CELLS, "aggregates", AGGREGATES);

  private static final Map<String, Set<CultureKind>> VESSEL =
      Map.of("surface", MSC, "full-surface", MSC);

  /// What stands beside one verb only.
  private static final Map<String, String> COMPANIONS =
      Map.of(
          "least", "perfuse-per-cell",
          "most", "perfuse-per-cell",
          "medium", "feed",
          "instead", "feed");

  private final Faults mistakes;
  private final CultureKind culture;
  private final double hours;

  /// @param hours length of the run
  ValidationEffects(Faults mistakes, CultureKind culture, double hours) {
    this.mistakes = mistakes;
    this.culture = culture;
    this.hours = hours;
  }

  void check(Place run) {
    ofCulture(run.child("seed"), SEED);
    ofCulture(run.child("vessel"), VESSEL);
    vessel(run.child("vessel"));
    for (Place action : run.items("plan")) {
      action(action);
    }
    for (Place measure : run.items("measures")) {
      if (measure.text("reach").isPresent()
          && !measure.text("measure").orElse("").equals(Quantity.HOURS_TO.text())) {
        mistake(
            measure.child("reach"),
            "is of `" + Quantity.HOURS_TO.text() + "` alone",
            "leave it out, or measure that");
      }
    }
  }

  private void ofCulture(Place place, Map<String, Set<CultureKind>> fields) {
    for (String field : place.names()) {
      Set<CultureKind> those = fields.getOrDefault(field, Set.of());
      if (!those.isEmpty() && !those.contains(culture)) {
        List<String> names = those.stream().map(CultureKind::text).sorted().toList();
        mistake(
            place.child(field),
            "`" + field + "` does nothing to " + culture.text(),
            "leave it out; it is for " + String.join(" and ", names));
      }
    }
  }

  private void vessel(Place vessel) {
    boolean housed = vessel.text("kind").isPresent();
    for (String field : List.of("size", "rate", "sparge")) {
      if (!housed && vessel.text(field).isPresent()) {
        mistake(
            vessel.child(field),
            "`" + field + "` does nothing without `kind`",
            "add `kind:`, or leave it out");
      }
    }
    boolean held = vessel.text("oxygen").isPresent() || (!housed && vessel.text("kla").isEmpty());
    if (held && vessel.text("gas-oxygen").isPresent()) {
      mistake(
          vessel.child("gas-oxygen"),
          "`gas-oxygen` does nothing where oxygen is held",
          "leave it out; or leave `oxygen` out and write `kla`");
    }
  }

  private void action(Place place) {
    ofCulture(place, VERBS);
    Set<String> names = Set.copyOf(place.names());
    COMPANIONS.forEach(
        (companion, verb) -> {
          if (names.contains(companion) && !names.contains(verb)) {
            mistake(
                place.child(companion),
                "`" + companion + "` does nothing without `" + verb + "`",
                "leave it out");
          }
        });
    for (String verb : List.of("feed", "transduce", "surface")) {
      if (place.text(verb).filter(ValidationEffects::isNought).isPresent()) {
        mistake(place.child(verb), "nothing of it is nothing done", "write more, or leave it out");
      }
    }
    if (hours > 0 && place.text("at").map(Double::parseDouble).orElse(0.0) >= hours) {
      mistake(
          place.child("at"),
          "the run is over by then, it lasts " + Tolerance.number(hours) + " h",
          "write a time before its end, or a longer run");
    }
  }

  private static boolean isNought(String number) {
    return Double.parseDouble(number) == 0;
  }

  private void mistake(Place place, String what, String remedy) {
    mistakes.add(place.line(), place.path(), what, remedy);
  }
}
