package org.cellstation.recipes.format;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.cellstation.recipes.model.Condition;
import org.cellstation.recipes.model.EquipmentClass;
import org.cellstation.recipes.model.ProcessVariable;
import org.cellstation.recipes.model.Quantity;
import org.cellstation.recipes.model.Units;
import org.cellstation.recipes.text.Faults;
import org.cellstation.recipes.text.Nearest;
import org.cellstation.recipes.text.Place;
import org.jspecify.annotations.Nullable;

/// Reads a transition's condition:
///
/// ```
/// condition  = clause { "or" clause }
/// clause     = "after" time
///            | variable ( "above" | "below" ) quantity [ "for" time ]
///            | variable "within" quantity "of" quantity [ "for" time ]
/// ```
///
/// where a quantity or time is `37 degC` or `{temperature}`.
final class ConditionText {
  private static final Pattern WORD = Pattern.compile("\\{[^}]*}|\\S+");
  private static final List<String> RELATIONS = List.of("above", "below", "within");
  private static final String FORMS =
      "write `after 30 min`, `weight above 900 g` or `temperature within 0.3 degC of 37 degC for"
          + " 10 min`, several joined by `or`";

  private final QuantityText quantities;
  private final Faults faults;

  /// Of the recipe; null when the recipe names none that is known.
  private final @Nullable EquipmentClass equipment;

  ConditionText(QuantityText quantities, Faults faults, @Nullable EquipmentClass equipment) {
    this.equipment = equipment;
    this.quantities = quantities;
    this.faults = faults;
  }

  /// Empty, with faults at `place`, when the text is no condition.
  Optional<Condition> read(String text, Place place) {
    List<String> words = WORD.matcher(text).results().map(MatchResult::group).toList();
    List<Condition> clauses = new ArrayList<>();
    boolean whole = true;
    for (int from = 0; from <= words.size(); ) {
      List<String> rest = words.subList(from, words.size());
      int length = rest.contains("or") ? rest.indexOf("or") : rest.size();
      Optional<Condition> clause = clause(rest.subList(0, length), place);
      clause.ifPresent(clauses::add);
      whole &= clause.isPresent();
      from += length + 1;
    }
    if (!whole) {
      return Optional.empty();
    }
    return Optional.of(clauses.size() == 1 ? clauses.getFirst() : new Condition.AnyOf(clauses));
  }

  private Optional<Condition> clause(List<String> words, Place place) {
    if (!words.isEmpty() && words.getFirst().equals("after")) {
      return time(words.subList(1, words.size()), place).map(Condition.After::new);
    }
    int relation = relation(words);
    if (relation == 0 || relation == words.size()) {
      String text = String.join(" ", words);
      faults.add(place.line(), place.path(), "`" + text + "` is no condition", FORMS);
      return Optional.empty();
    }
    Optional<ProcessVariable> variable = variable(words.subList(0, relation), place);
    List<String> rest = words.subList(relation + 1, words.size());
    int lasting = rest.contains("for") ? rest.lastIndexOf("for") : rest.size();
    Optional<Duration> sustained =
        lasting == rest.size()
            ? Optional.of(Duration.ZERO)
            : time(rest.subList(lasting + 1, rest.size()), place);
    List<String> limits = rest.subList(0, lasting);
    return variable.flatMap(
        known -> compared(words.get(relation), known, limits, sustained, place));
  }

  private static int relation(List<String> words) {
    int relation = 0;
    while (relation < words.size() && !RELATIONS.contains(words.get(relation))) {
      relation++;
    }
    return relation;
  }

  private Optional<Condition> compared(
      String relation,
      ProcessVariable variable,
      List<String> limits,
      Optional<Duration> sustained,
      Place place) {
    if (!relation.equals("within")) {
      Optional<Quantity> limit = quantity(limits, variable, place);
      return sustained.flatMap(
          lasting ->
              limit.map(
                  l ->
                      relation.equals("above")
                          ? new Condition.Above(variable, l.value(), lasting)
                          : new Condition.Below(variable, l.value(), lasting)));
    }
    int of = limits.indexOf("of");
    if (of < 0) {
      faults.add(
          place.line(),
          place.path(),
          "`within " + String.join(" ", limits) + "` does not say of what",
          FORMS);
      return Optional.empty();
    }
    Optional<Quantity> tolerance = quantity(limits.subList(0, of), variable, place);
    Optional<Quantity> target = quantity(limits.subList(of + 1, limits.size()), variable, place);
    if (tolerance.isPresent() && tolerance.get().value() < 0) {
      faults.add(
          place.line(),
          place.path(),
          "nothing is within " + tolerance.get(),
          "write a tolerance above zero");
      return Optional.empty();
    }
    return sustained.flatMap(
        lasting ->
            tolerance.flatMap(
                by ->
                    target.map(
                        at -> new Condition.Within(variable, by.value(), at.value(), lasting))));
  }

  private Optional<ProcessVariable> variable(List<String> words, Place place) {
    String name = String.join(" ", words);
    Optional<ProcessVariable> variable = ProcessVariable.named(name);
    if (variable.isEmpty()) {
      faults.add(
          place.line(),
          place.path(),
          "the process variable `" + name + "` is unknown",
          Nearest.remedy(name, ProcessVariable.names()));
    } else if (equipment != null && equipment.isForeign(name)) {
      faults.add(
          place.line(),
          place.path(),
          "a " + equipment.words() + " has no `" + name + "`",
          "compare what it has, for example `temperature`");
      return Optional.empty();
    }
    return variable;
  }

  private Optional<Quantity> quantity(List<String> words, ProcessVariable variable, Place place) {
    return quantities.read(String.join(" ", words), variable.unit(), place);
  }

  private Optional<Duration> time(List<String> words, Place place) {
    String text = String.join(" ", words);
    Optional<Duration> time = quantities.read(text, "s", place).flatMap(Units::duration);
    if (time.isPresent() && !time.get().isPositive()) {
      faults.add(place.line(), place.path(), "`" + text + "` is no time", "write more than zero");
      return Optional.empty();
    }
    return time;
  }
}
