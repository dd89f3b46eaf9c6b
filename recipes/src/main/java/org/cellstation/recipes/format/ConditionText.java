package org.cellstation.recipes.format;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.cellstation.recipes.model.Condition;
import org.cellstation.recipes.model.Condition.Relation;
import org.cellstation.recipes.model.EquipmentClass;
import org.cellstation.recipes.model.Operand;
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
/// condition  = all { "or" all }
/// all        = part { "and" part }
/// part       = "not" part | single [ "for" time ]
/// single     = "(" condition ")"
///            | "after" time
///            | "chosen" question "=" option
///            | operand relation quantity
///            | operand "within" quantity "of" quantity
/// relation   = ">" | ">=" | "<" | "<=" | "above" | "below"
/// operand    = process variable | "total" flow | "entered" field of a question | "culture age"
/// ```
///
/// where a quantity or time is `37 degC` or `{temperature}`. `for` belongs to the comparison or the
/// parentheses right before it. Operands and their units are known when the recipe is read, so
/// nothing is looked up by a name that may be missing when it runs.
final class ConditionText {
  private static final Pattern WORD =
      Pattern.compile("\\{[^}]*}|>=|<=|[<>=()]|[^\\s<>=(){}]+|[{}]");
  private static final Map<String, Relation> RELATIONS =
      Map.of(
          ">", Relation.ABOVE,
          ">=", Relation.AT_LEAST,
          "<", Relation.BELOW,
          "<=", Relation.AT_MOST,
          "above", Relation.ABOVE,
          "below", Relation.BELOW);
  private static final String WITHIN = "within";
  private static final String CHOSEN = "chosen";
  private static final Set<String> ENDS = Set.of("and", "or", "for", "(", ")", "not");
  private static final String FORMS =
      "write `after 30 min`, `weight > 900 g`, `temperature within 0.3 degC of 37 degC for 10 min`"
          + ", `entered viability >= 80 %` or `chosen next step = go on`, joined by `and`, `or`, `not` and parentheses";

  /// Deeper nesting is a mistake, or an attack on the stack.
  private static final int DEEPEST = 20;

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
  ///
  /// @param answers to what is asked before the condition is looked at
  Optional<Condition> read(String text, Asked answers, Place place) {
    return new Sentence(text, answers, place).condition();
  }

  /// One condition being read, word by word.
  private final class Sentence {
    private final String text;
    private final List<String> words;
    private final Asked answers;
    private final Place place;
    private int at;
    private int depth;

    /// No fault was found.
    private boolean whole = true;

    /// What comes next cannot be understood any more.
    private boolean lost;

    Sentence(String text, Asked answers, Place place) {
      this.text = text;
      this.answers = answers;
      this.place = place;
      words = WORD.matcher(text).results().map(MatchResult::group).toList();
    }

    Optional<Condition> condition() {
      Optional<Condition> condition = any();
      if (!lost && at < words.size()) {
        wrong("`" + words.get(at) + "` is too much in `" + text + "`", FORMS);
      }
      return whole ? condition : Optional.empty();
    }

    private Optional<Condition> any() {
      List<Condition> parts = new ArrayList<>();
      do {
        all().ifPresent(parts::add);
      } while (!lost && take("or"));
      return parts.size() > 1
          ? Optional.of(new Condition.AnyOf(parts))
          : parts.stream().findFirst();
    }

    private Optional<Condition> all() {
      List<Condition> parts = new ArrayList<>();
      do {
        part().ifPresent(parts::add);
      } while (!lost && take("and"));
      return parts.size() > 1
          ? Optional.of(new Condition.AllOf(parts))
          : parts.stream().findFirst();
    }

    private Optional<Condition> part() {
      if (depth == DEEPEST) {
        wrong("the condition is nested more than " + DEEPEST + " deep", "write it more simply");
        lost = true;
        return Optional.empty();
      }
      depth++;
      Optional<Condition> part = take("not") ? part().map(Condition.Not::new) : lasting(single());
      depth--;
      return part;
    }

    private Optional<Condition> lasting(Optional<Condition> single) {
      if (lost || !take("for")) {
        return single;
      }
      Optional<Duration> sustained = time(phrase());
      return single.flatMap(
          condition -> sustained.map(time -> new Condition.Lasting(condition, time)));
    }

    private Optional<Condition> single() {
      if (take("(")) {
        Optional<Condition> inner = any();
        if (!lost && !take(")")) {
          wrong("a `)` is missing in `" + text + "`", "close each parenthesis");
          lost = true;
        }
        return inner;
      }
      int begin = at;
      String phrase = phrase();
      if (phrase.equals("after") || phrase.startsWith("after ")) {
        return time(phrase.substring("after".length()).strip()).map(Condition.After::new);
      }
      if (phrase.startsWith(CHOSEN + " ")) {
        return chosen(phrase.substring(CHOSEN.length() + 1));
      }
      at = begin;
      String name = until(RELATIONS.keySet());
      if (at == begin || at == words.size() || isEnd()) {
        at = begin;
        phrase();
        wrong("`" + phrase + "` is no condition", FORMS);
        return Optional.empty();
      }
      String relation = words.get(at++);
      Optional<Operand> operand = operand(name);
      String limit = phrase();
      return operand.flatMap(
          known ->
              relation.equals(WITHIN) ? within(known, limit) : compared(known, relation, limit));
    }

    private Optional<Condition> chosen(String phrase) {
      int equal = phrase.indexOf(" = ");
      if (equal < 0) {
        wrong("`chosen " + phrase + "` does not say what", FORMS);
        return Optional.empty();
      }
      String question = phrase.substring(0, equal);
      String option = phrase.substring(equal + 3);
      Optional<List<String>> options = answers.options(question);
      if (options.isEmpty()) {
        wrong(
            "no question lets a person choose `" + question + "` before this",
            answers.choices().isEmpty()
                ? "ask for it in `ask before`, with `one of` two or more options"
                : Nearest.remedy(question, answers.choices()));
        return Optional.empty();
      }
      if (!options.get().contains(option)) {
        wrong(
            "`" + option + "` cannot be chosen for `" + question + "`",
            Nearest.remedy(option, options.get()));
        return Optional.empty();
      }
      return Optional.of(new Condition.Chosen(new Operand.Entered(question, ""), option));
    }

    private Optional<Condition> compared(Operand operand, String relation, String limit) {
      return quantity(limit, operand)
          .flatMap(
              quantity ->
                  Optional.ofNullable(RELATIONS.get(relation))
                      .map(known -> new Condition.Compared(operand, known, quantity.value())));
    }

    private Optional<Condition> within(Operand operand, String limits) {
      int of = limits.indexOf(" of ");
      if (of < 0) {
        wrong("`within " + limits + "` does not say of what", FORMS);
        return Optional.empty();
      }
      Optional<Quantity> tolerance = quantity(limits.substring(0, of), operand);
      Optional<Quantity> target = quantity(limits.substring(of + 4), operand);
      if (tolerance.isPresent() && tolerance.get().value() < 0) {
        wrong("nothing is within " + tolerance.get(), "write a tolerance above zero");
        return Optional.empty();
      }
      return tolerance.flatMap(
          by -> target.map(to -> new Condition.Within(operand, by.value(), to.value())));
    }

    private Optional<Operand> operand(String name) {
      if (name.equals(Operand.CultureAge.NAME)) {
        return Optional.of(new Operand.CultureAge());
      }
      if (name.startsWith(Operand.Entered.WORD + " ")) {
        String field = name.substring(Operand.Entered.WORD.length() + 1);
        Optional<String> unit = answers.unit(field);
        if (unit.isEmpty()) {
          wrong(
              "no question asks for a number `" + field + "` before this phase ends",
              answers.numbers().isEmpty()
                  ? "ask for it in `ask before`, or compare what is measured"
                  : Nearest.remedy(field, answers.numbers()));
          return Optional.empty();
        }
        return Optional.of(new Operand.Entered(field, unit.get()));
      }
      String total = Operand.Total.WORD + " ";
      if (name.startsWith(total)) {
        return operand(name.substring(total.length())).flatMap(this::total);
      }
      Optional<ProcessVariable> variable = ProcessVariable.named(name);
      if (variable.isEmpty()) {
        wrong(
            "the process variable `" + name + "` is unknown",
            answers.unit(name).isPresent()
                ? "write `entered " + name + "` for the answer to a question"
                : Nearest.remedy(name, ProcessVariable.names()));
      } else if (equipment != null && equipment.isForeign(name)) {
        wrong(
            "a " + equipment.words() + " has no `" + name + "`",
            "compare what it has, for example `temperature`");
        return Optional.empty();
      }
      return variable.map(Operand.Measured::new);
    }

    private Optional<Operand> total(Operand operand) {
      if (operand instanceof Operand.Measured measured && measured.unit().equals("mL/min")) {
        return Optional.of(new Operand.Total(measured.variable()));
      }
      wrong(
          "`" + operand.text() + "` has no total",
          "total a flow, for example `total feed flow > 2 L`");
      return Optional.empty();
    }

    private Optional<Quantity> quantity(String words, Operand operand) {
      return noted(quantities.read(words, operand.unit(), place));
    }

    private Optional<Duration> time(String words) {
      Optional<Duration> time = noted(quantities.read(words, "s", place)).flatMap(Units::duration);
      if (time.isPresent() && !time.get().isPositive()) {
        wrong("`" + words + "` is no time", "write more than zero");
        return Optional.empty();
      }
      return time;
    }

    /// An empty answer means that its fault is on the list.
    private <T> Optional<T> noted(Optional<T> read) {
      whole &= read.isPresent();
      return read;
    }

    private void wrong(String what, String remedy) {
      faults.add(place.line(), place.path(), what, remedy);
      whole = false;
    }

    /// The words up to the next one that joins or closes.
    private String phrase() {
      return until(Set.of());
    }

    private String until(Set<String> stops) {
      int from = at;
      while (at < words.size() && !isEnd() && !isStop(stops)) {
        at++;
      }
      return String.join(" ", words.subList(from, at));
    }

    private boolean isStop(Set<String> stops) {
      String word = words.get(at);
      return stops.contains(word) || (!stops.isEmpty() && word.equals(WITHIN));
    }

    private boolean isEnd() {
      return ENDS.contains(words.get(at));
    }

    private boolean take(String word) {
      if (at < words.size() && words.get(at).equals(word)) {
        at++;
        return true;
      }
      return false;
    }
  }
}
