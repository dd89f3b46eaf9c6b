package org.cellstation.station.runtime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cellstation.recipes.estimate.RecipeEstimate;
import org.cellstation.recipes.format.BatchValues;
import org.cellstation.recipes.format.ReadResult;
import org.cellstation.recipes.format.RecipeReader;
import org.cellstation.recipes.model.BatchSize;
import org.cellstation.recipes.model.Bounds;
import org.cellstation.recipes.model.FormulaParameter;
import org.cellstation.recipes.model.Quantity;
import org.cellstation.recipes.model.Recipe;
import org.cellstation.recipes.model.UnitProcedure;
import org.cellstation.recipes.text.Fault;
import org.cellstation.recipes.text.Faults;
import org.cellstation.recipes.text.Place;
import org.cellstation.recipes.text.Quantities;
import org.cellstation.recipes.text.YamlNode;
import org.cellstation.station.api.BatchOrder;
import org.cellstation.station.api.Orders;
import org.cellstation.station.api.RecipeBook.State;

/// Judges the values of an order and makes the recipe that its batch will run.
///
/// Callable from any thread.
final class OrderDesk {
  static final String BATCH_SIZE = "batch size";

  private OrderDesk() {}

  /// What an order came to.
  ///
  /// @param recipe with the order's values; empty when the order has a fault
  record Judged(Orders.Check check, Optional<RecipeShelf.Found> recipe) {
    /// With what else is wrong; then there is no recipe to run.
    Judged with(Map<String, String> more) {
      if (more.isEmpty()) {
        return this;
      }
      Map<String, String> faults = new LinkedHashMap<>(check.faults());
      more.forEach((name, what) -> faults.merge(name, what, (one, other) -> one + " " + other));
      return new Judged(
          new Orders.Check(faults, check.deviations(), check.formula(), check.estimate()),
          Optional.empty());
    }
  }

  /// @param state of this content
  /// @param notForPatients why it is not for patients, empty when it is
  /// @param lacks by unit
  static Orders.Form form(
      String id,
      RecipeShelf.Found found,
      State state,
      String notForPatients,
      Map<String, String> lacks) {
    Recipe recipe = found.recipe();
    BatchSize size = recipe.batchSize();
    return new Orders.Form(
        id,
        recipe.title(),
        recipe.version(),
        found.origin(),
        state,
        notForPatients,
        roles(recipe),
        lacks,
        size == null ? null : entry(size),
        recipe.formula().stream().map(OrderDesk::entry).toList(),
        RecipeEstimate.of(recipe).words());
  }

  /// Equipment class by role, in the order of the procedure.
  static Map<String, String> roles(Recipe recipe) {
    Map<String, String> roles = new LinkedHashMap<>();
    for (UnitProcedure procedure : recipe.procedure()) {
      roles.putIfAbsent(procedure.unit(), procedure.equipmentClass());
    }
    return roles;
  }

  static Judged judge(RecipeShelf.Found found, BatchOrder order) {
    Map<String, String> faults = new LinkedHashMap<>();
    Map<String, String> deviations = new LinkedHashMap<>();
    Map<String, String> values = new HashMap<>(order.values());
    values.values().removeIf(String::isBlank);
    ReadResult sized = read(found, new BatchValues(Map.of(), order.batchSize()));
    if (!(sized instanceof ReadResult.Valid recipe)) {
      faults.put(BATCH_SIZE, words(sized));
      return new Judged(new Orders.Check(faults, deviations, List.of(), ""), Optional.empty());
    }
    List<FormulaParameter> formula = recipe.recipe().formula();
    for (FormulaParameter parameter : formula) {
      String given = values.get(parameter.name());
      if (given != null) {
        judge(parameter, given, faults, deviations);
      }
    }
    for (String name : values.keySet()) {
      if (formula.stream().noneMatch(parameter -> parameter.name().equals(name))) {
        faults.put(name, "The recipe has no value `" + name + "` to set.");
      }
    }
    Optional<RecipeShelf.Found> ordered = Optional.empty();
    if (faults.isEmpty()) {
      ReadResult whole = read(found, new BatchValues(values, order.batchSize()));
      if (whole instanceof ReadResult.Valid valid) {
        ordered = Optional.of(found.with(valid.recipe()));
      } else {
        faults.put("", words(whole));
      }
    }
    return new Judged(
        new Orders.Check(
            faults,
            deviations,
            formula.stream().map(OrderDesk::entry).toList(),
            ordered.map(each -> RecipeEstimate.of(each.recipe()).words()).orElse("")),
        ordered);
  }

  private static void judge(
      FormulaParameter parameter,
      String given,
      Map<String, String> faults,
      Map<String, String> deviations) {
    Faults unreadable = new Faults(parameter.name());
    Place place = new Place(new YamlNode.Scalar(1, given), 1, "");
    Optional<Quantity> read =
        new Quantities(unreadable).read(given, parameter.value().unit(), place);
    if (read.isEmpty()) {
      faults.put(parameter.name(), words(unreadable.all()));
      return;
    }
    Quantity value = read.get();
    Bounds hard = parameter.hard();
    if (!parameter.range().hold(value)) {
      String words = value + " is outside " + parameter.range() + ", which the recipe allows";
      if (hard != null && hard.hold(value)) {
        deviations.put(parameter.name(), words);
      } else {
        faults.put(
            parameter.name(),
            hard == null ? words + "." : words + "; its phases take no more than " + hard + ".");
      }
    }
  }

  /// Every value that a batch of the recipe runs with.
  static Map<String, String> inForce(Recipe recipe) {
    Map<String, String> values = new LinkedHashMap<>();
    recipe.formula().forEach(p -> values.put(p.name(), p.value().toString()));
    return values;
  }

  static String sizeInForce(Recipe recipe) {
    BatchSize size = recipe.batchSize();
    return size == null ? "" : size.value().toString();
  }

  private static ReadResult read(RecipeShelf.Found found, BatchValues values) {
    return RecipeReader.read(
        found.recipe().id(), found.text().getBytes(StandardCharsets.UTF_8), values);
  }

  private static String words(ReadResult result) {
    return result instanceof ReadResult.Faulty faulty ? words(faulty.faults()) : "";
  }

  private static String words(List<Fault> faults) {
    List<String> words = new ArrayList<>();
    for (Fault fault : faults) {
      words.add(fault.what().replace("`", "") + ": " + fault.remedy().replace("`", ""));
    }
    return String.join("; ", words) + ".";
  }

  private static Orders.Entry entry(BatchSize size) {
    return new Orders.Entry(
        BATCH_SIZE,
        "",
        "",
        size.stated().unit(),
        number(size.value()),
        range(size.bounds()),
        "",
        false,
        size.bounds().min().value() == size.bounds().max().value());
  }

  private static Orders.Entry entry(FormulaParameter parameter) {
    Bounds hard = parameter.hard();
    return new Orders.Entry(
        parameter.name(),
        parameter.kind().text(),
        parameter.description(),
        parameter.value().unit(),
        number(parameter.value()),
        range(parameter.range()),
        hard == null ? "" : range(hard),
        parameter.scaled(),
        parameter.fixed());
  }

  private static String number(Quantity quantity) {
    return new Quantity(quantity.value(), "").toString();
  }

  private static String range(Bounds bounds) {
    return number(bounds.min()) + " to " + number(bounds.max());
  }
}
