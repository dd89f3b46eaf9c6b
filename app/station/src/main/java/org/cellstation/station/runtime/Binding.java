package org.cellstation.station.runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cellstation.recipes.model.BatchSize;
import org.cellstation.recipes.model.Bounds;
import org.cellstation.recipes.model.Operation;
import org.cellstation.recipes.model.ProcessVariable;
import org.cellstation.recipes.model.Quantity;
import org.cellstation.recipes.model.Recipe;
import org.cellstation.recipes.model.UnitProcedure;
import org.cellstation.recipes.model.Units;
import org.cellstation.station.api.BatchOrder;
import org.cellstation.station.api.Calibrations.State;
import org.cellstation.station.api.Calibrations.Target;
import org.cellstation.station.config.StationConfiguration;
import org.cellstation.station.config.StationConfiguration.UnitConfiguration;

/// Whether the units of an order have what the recipe needs: class, what is measured, room, valid
/// calibrations, shared equipment. Every lack is said.
///
/// Callable from any thread.
final class Binding {
  private final StationConfiguration configuration;
  private final List<Target> calibrations;
  private final Map<String, List<String>> lacks = new LinkedHashMap<>();

  private Binding(StationConfiguration configuration, List<Target> calibrations) {
    this.configuration = configuration;
    this.calibrations = calibrations;
  }

  /// The unit of each role. Of a role that the order does not name there is none, but for the
  /// first, which is done by the order's unit.
  static Map<String, String> units(Recipe recipe, BatchOrder order) {
    Map<String, String> units = new LinkedHashMap<>();
    for (String role : OrderDesk.roles(recipe).keySet()) {
      String unit = order.units().getOrDefault(role, units.isEmpty() ? order.unit() : "");
      units.put(role, unit);
    }
    return units;
  }

  /// @return in words, by role; empty for what concerns the station as a whole
  static Map<String, String> lacks(
      Recipe recipe,
      BatchOrder order,
      StationConfiguration configuration,
      List<Target> calibrations) {
    Binding binding = new Binding(configuration, calibrations);
    binding.check(recipe, units(recipe, order));
    Map<String, String> words = new LinkedHashMap<>();
    binding.lacks.forEach((role, all) -> words.put(role, String.join("; ", all) + "."));
    return words;
  }

  private void check(Recipe recipe, Map<String, String> units) {
    units.forEach(
        (role, id) -> {
          Optional<UnitConfiguration> unit =
              configuration.units().stream().filter(u -> u.id().equals(id)).findFirst();
          if (id.isEmpty()) {
            lack(role, "choose the unit that is the " + role);
          } else if (unit.isEmpty()) {
            lack(role, "there is no unit " + id);
          } else {
            unit(role, unit.get(), recipe);
          }
        });
    units.values().stream()
        .filter(id -> !id.isEmpty())
        .collect(Collectors.groupingBy(id -> id, LinkedHashMap::new, Collectors.counting()))
        .forEach(
            (id, roles) -> {
              if (roles > 1) {
                lack("", id + " cannot play " + roles + " roles; give each role a unit of its own");
              }
            });
    recipe.procedure().stream()
        .flatMap(procedure -> procedure.operations().stream())
        .map(Operation::uses)
        .flatMap(List::stream)
        .distinct()
        .filter(used -> !configuration.shared().contains(used))
        .forEach(
            used -> lack("", "the recipe uses `" + used + "`, which the station does not have"));
  }

  private void unit(String role, UnitConfiguration unit, Recipe recipe) {
    List<UnitProcedure> procedures =
        recipe.procedure().stream().filter(procedure -> procedure.unit().equals(role)).toList();
    Set<String> words = new LinkedHashSet<>();
    for (UnitProcedure procedure : procedures) {
      if (!procedure.equipmentClass().equals(unit.equipmentClass())) {
        words.add(
            "the recipe needs a %s; %s is a %s"
                .formatted(procedure.equipmentClass(), unit.id(), unit.equipmentClass()));
      }
      words.addAll(UnitFitness.missing(procedure, unit));
      procedure.needs().measured().stream()
          .map(ProcessVariable::variable)
          .filter(variable -> !unit.variables().containsKey(variable))
          .forEach(variable -> words.add(unit.id() + " does not measure " + variable));
      Bounds volume = procedure.needs().volume();
      if (volume != null) {
        room(unit, volume).ifPresent(words::add);
      }
      for (ProcessVariable variable : procedure.needs().calibrated()) {
        words.addAll(uncalibrated(unit, variable.variable()));
      }
    }
    BatchSize size = recipe.batchSize();
    if (size != null
        && !procedures.isEmpty()
        && unit.equipmentClass().equals(recipe.equipmentClass())) {
      room(unit, new Bounds(size.value(), size.value())).ifPresent(words::add);
    }
    words.forEach(what -> lack(role, what));
  }

  /// Medium weighs about 1 g a millilitre, which is near enough for a limit.
  private static Optional<String> room(UnitConfiguration unit, Bounds needed) {
    Bounds grams = inGrams(needed);
    if (grams.max().value() > unit.maximumWeightGrams()) {
      return Optional.of(
          "%s holds up to %s; the batch comes to %s"
              .formatted(unit.id(), new Quantity(unit.maximumWeightGrams(), "g"), needed.max()));
    }
    Bounds working = unit.workingVolume();
    if (working == null) {
      return Optional.empty();
    }
    Bounds own = inGrams(working);
    return own.hold(grams.min()) && own.hold(grams.max())
        ? Optional.empty()
        : Optional.of(
            "%s works with %s; the batch needs %s"
                .formatted(
                    unit.id(), working, needed.min().equals(needed.max()) ? needed.max() : needed));
  }

  private static Bounds inGrams(Bounds amount) {
    return new Bounds(inGrams(amount.min()), inGrams(amount.max()));
  }

  private static Quantity inGrams(Quantity amount) {
    return Units.convert(amount, "g")
        .or(() -> Units.convert(amount, "mL").map(volume -> new Quantity(volume.value(), "g")))
        .orElseThrow();
  }

  private List<String> uncalibrated(UnitConfiguration unit, String variable) {
    List<Target> targets =
        calibrations.stream()
            .filter(target -> target.unit().equals(unit.id()) && target.variable().equals(variable))
            .toList();
    if (targets.isEmpty()) {
      return List.of("nothing on " + unit.id() + " that is calibrated measures " + variable);
    }
    return targets.stream()
        .filter(target -> target.state() != State.VALID && target.state() != State.DUE)
        .map(target -> target.id() + " (" + variable + ") " + target.message())
        .toList();
  }

  private void lack(String role, String what) {
    lacks.computeIfAbsent(role, _ -> new ArrayList<>()).add(what);
  }
}
