package org.cellstation.recipes.format;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cellstation.recipes.model.Condition;
import org.cellstation.recipes.model.EquipmentClass;
import org.cellstation.recipes.model.EquipmentNeeds;
import org.cellstation.recipes.model.Flow;
import org.cellstation.recipes.model.Operation;
import org.cellstation.recipes.model.PhaseStep;
import org.cellstation.recipes.model.PhaseType;
import org.cellstation.recipes.model.Quantity;
import org.cellstation.recipes.model.Recipe;
import org.cellstation.recipes.model.Resumption;
import org.cellstation.recipes.model.UnitProcedure;
import org.cellstation.recipes.model.Units;
import org.cellstation.recipes.text.Faults;
import org.cellstation.recipes.text.Nearest;
import org.cellstation.recipes.text.Place;
import org.cellstation.recipes.text.YamlNode.Scalar;
import org.jspecify.annotations.Nullable;

/// Makes the model from a text's tree and checks what a schema cannot: meaning, units, ranges and
/// references. Where the tree's shape is wrong it goes on with what is there, because the schema
/// check has already said so; the recipe counts only when nobody found a fault.
final class RecipeText {
  private static final String BY_ITSELF = "by itself within";

  private final Faults faults;
  private final Formula formula;
  private final QuantityText quantities;
  private final @Nullable EquipmentClass usual;
  private final QuestionText questions;
  private final EquipmentNeeds needs;

  /// For the class of the unit procedure that is being read.
  private ConditionText conditions;

  private ParameterText parameters;

  private final Asked answers = new Asked();

  private RecipeText(Place root, BatchValues given, Pictures pictures, Faults faults) {
    this.faults = faults;
    formula = Formula.read(root, given, faults);
    quantities = new QuantityText(formula, faults);
    usual = equipment(root, faults);
    conditions = new ConditionText(quantities, faults, usual);
    parameters = new ParameterText(formula, quantities, faults, usual);
    questions = new QuestionText(quantities, pictures, faults);
    needs = new NeedsText(faults, usual).read(root.child("needs"));
  }

  private void readFor(@Nullable EquipmentClass equipment) {
    conditions = new ConditionText(quantities, faults, equipment);
    parameters = new ParameterText(formula, quantities, faults, equipment);
  }

  private static @Nullable EquipmentClass equipment(Place root, Faults faults) {
    Optional<String> text = root.text("equipment class");
    Optional<EquipmentClass> known = text.flatMap(EquipmentClass::named);
    if (text.isPresent() && known.isEmpty()) {
      Place field = root.field("equipment class");
      faults.add(
          field.line(),
          field.path(),
          "the equipment class `" + text.get() + "` is unknown",
          Nearest.remedy(text.get(), EquipmentClass.names()));
    }
    return known.orElse(null);
  }

  /// @param given what the batch sets in the formula
  static Recipe read(Place root, BatchValues given, Pictures pictures, Faults faults) {
    return new RecipeText(root, given, pictures, faults).recipe(root);
  }

  private Recipe recipe(Place root) {
    Flow<UnitProcedure> flow =
        new FlowText<>("", this::unitProcedure, this::unmeasured, faults)
            .read(root.items("procedure"));
    SynchronizationCheck.check(flow, root.field("procedure"), faults);
    formula.settle();
    return new Recipe(
        root.text("id").orElse(""),
        root.text("title").orElse(""),
        root.text("version").orElse(""),
        root.text("author").orElse(""),
        root.text("description").orElse(""),
        root.text("equipment class").orElse(""),
        needs,
        formula.size().orElse(null),
        formula.parameters(),
        formula.outputs(answers),
        flow,
        resumption(root.child("resume")));
  }

  private Resumption resumption(Place place) {
    Place field = place.field(BY_ITSELF);
    Optional<Duration> within =
        place
            .text(BY_ITSELF)
            .flatMap(text -> quantities.read(text, "s", field))
            .flatMap(Units::duration);
    if (within.isEmpty()) {
      return Resumption.ASK;
    }
    boolean allowed = within.get().isPositive() && within.get().compareTo(Resumption.LONGEST) <= 0;
    if (!allowed) {
      faults.add(
          field.line(),
          field.path(),
          "is not above zero and at most 1 h",
          "write how long nobody may have looked, or leave `resume` out: then a person decides");
    }
    return new Resumption(within.get());
  }

  private Optional<UnitProcedure> unitProcedure(Place place, String path) {
    Optional<String> own = place.text("equipment class");
    EquipmentClass ofThis = usual;
    if (own.isPresent()) {
      ofThis = equipment(place, faults);
      readFor(ofThis);
    }
    Flow<Operation> flow =
        new FlowText<>(path, this::operation, this::condition, faults)
            .read(place.items("operations"));
    if (own.isPresent()) {
      readFor(usual);
    }
    return Optional.of(
        new UnitProcedure(
            path,
            place.text("title").orElse(""),
            place.text("unit").orElse(""),
            own.orElse(usual == null ? "" : usual.text()),
            place.names().contains("needs") || own.isPresent()
                ? new NeedsText(faults, ofThis).read(place.child("needs"))
                : needs,
            flow));
  }

  private Optional<Operation> operation(Place place, String path) {
    Flow<PhaseStep> flow =
        new FlowText<>(path, this::phase, this::condition, faults).read(place.items("phases"));
    return Optional.of(new Operation(path, place.text("title").orElse(""), uses(place), flow));
  }

  private static List<String> uses(Place operation) {
    return operation.items("uses").stream()
        .map(Place::node)
        .filter(Scalar.class::isInstance)
        .map(node -> ((Scalar) node).text().strip())
        .distinct()
        .toList();
  }

  private Optional<Condition> condition(String text, Place place) {
    return conditions.read(text, answers, place);
  }

  /// Between unit procedures there is no unit that measures.
  private Optional<Condition> unmeasured(String text, Place place) {
    Optional<Condition> condition = condition(text, place);
    if (condition.isPresent() && condition.get().measures()) {
      faults.add(
          place.line(),
          place.path(),
          "measures something, but stands between unit procedures",
          "compare what people enter or the culture age, or put it into a unit procedure");
    }
    return condition;
  }

  private Optional<PhaseStep> phase(Place place, String path) {
    var before = questions.read(place.items("ask before"));
    answers.add(before);
    Place until = place.field("until");
    Optional<Condition> condition =
        place.text("until").flatMap(text -> conditions.read(text, answers, until));
    var after = questions.read(place.items("ask after"));
    answers.add(after);
    Optional<Duration> planned = planned(place);
    Optional<PhaseType> type = type(place);
    if (type.isEmpty()) {
      return Optional.empty();
    }
    parameters.possible(type.get(), before, place);
    Map<String, Quantity> values = parameters.read(type.get(), place);
    return Optional.of(
        new PhaseStep(
            path,
            place.text("title").orElse(""),
            type.get(),
            values,
            before,
            after,
            condition.orElse(null),
            planned.orElseGet(() -> duration(values))));
  }

  private Optional<PhaseType> type(Place place) {
    Optional<String> name = place.text("phase");
    Optional<PhaseType> type = name.flatMap(PhaseType::named);
    if (name.isPresent() && type.isEmpty()) {
      Place field = place.field("phase");
      faults.add(
          field.line(),
          field.path(),
          "the phase `" + name.get() + "` is unknown",
          Nearest.remedy(name.get(), ParameterText.phases()));
    }
    return type;
  }

  private Optional<Duration> planned(Place place) {
    Place field = place.field("planned");
    Optional<Duration> planned =
        place
            .text("planned")
            .flatMap(text -> quantities.read(text, "s", field))
            .flatMap(Units::duration);
    if (planned.isPresent() && !planned.get().isPositive()) {
      faults.add(field.line(), field.path(), "is not above zero", "write how long it takes");
    }
    return planned;
  }

  /// A phase that takes a `duration` is planned to last that long.
  private static @Nullable Duration duration(Map<String, Quantity> values) {
    return Optional.ofNullable(values.get("duration")).flatMap(Units::duration).orElse(null);
  }
}
