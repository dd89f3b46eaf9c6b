package org.cellstation.recipes.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.cellstation.recipes.engine.ProcedureStatus.Level;
import org.cellstation.recipes.model.Condition;
import org.cellstation.recipes.model.Flow;
import org.cellstation.recipes.model.Operation;
import org.cellstation.recipes.model.PhaseStep;
import org.cellstation.recipes.model.Recipe;
import org.cellstation.recipes.model.UnitProcedure;

/// Makes the running blocks of a recipe's chart.
final class Chart {
  private final Course course;
  private final Equipment equipment;
  private final Consumer<ProcedureEvent> events;
  private final List<ProceduralElement> elements = new ArrayList<>();
  private final Map<String, List<SynchronizationBlock>> synchronizations = new HashMap<>();

  Chart(Course course, Equipment equipment, Consumer<ProcedureEvent> events) {
    this.course = course;
    this.equipment = equipment;
    this.events = events;
  }

  /// What was made, parents before children.
  List<ProceduralElement> elements() {
    return elements;
  }

  ElementBlock procedure(Recipe recipe) {
    ProceduralElement element = element("", Level.PROCEDURE, recipe.title());
    return new ElementBlock(
        element, List.of(), flow(recipe.flow(), "", this::unitProcedure), course);
  }

  private Block unitProcedure(UnitProcedure up) {
    ProceduralElement element = element(up.path(), Level.UNIT_PROCEDURE, up.title());
    Block inner = flow(up.flow(), up.unit(), op -> operation(op, up));
    return new ElementBlock(element, List.of(up.unit()), inner, course);
  }

  private Block operation(Operation op, UnitProcedure up) {
    ProceduralElement element = element(op.path(), Level.OPERATION, op.title());
    Block inner = flow(op.flow(), up.unit(), step -> phase(step, up.unit()));
    return new ElementBlock(element, op.uses(), inner, course);
  }

  private Block phase(PhaseStep step, String unit) {
    ProceduralElement element =
        new ProceduralElement(step.path(), Level.PHASE, step.title(), step.planned());
    elements.add(element);
    return new PhaseBlock(
        new PhaseRun(step, element, equipment, unit, course.desk(), course::observe, events),
        course);
  }

  private ProceduralElement element(String path, Level level, String title) {
    ProceduralElement element = new ProceduralElement(path, level, title, null);
    elements.add(element);
    return element;
  }

  private <E> Block flow(Flow<E> flow, String unit, Function<E, Block> single) {
    return switch (flow) {
      case Flow.Single<E> one -> single.apply(one.element());
      case Flow.Series<E> series ->
          new SeriesBlock(series.parts().stream().map(part -> flow(part, unit, single)).toList());
      case Flow.Parallel<E> parallel ->
          new ParallelBlock(
              parallel.branches().stream().map(branch -> flow(branch, unit, single)).toList(),
              course);
      case Flow.Selection<E> selection ->
          new SelectionBlock(
              selection.path(),
              selection.title(),
              selection.branches().stream()
                  .map(branch -> branch(branch, selection.path(), unit, single))
                  .toList(),
              course);
      case Flow.Loop<E> loop ->
          new LoopBlock(
              loop.path(),
              loop.title(),
              flow(loop.body(), unit, single),
              watch(loop.until(), loop.path(), unit),
              loop.most(),
              course);
      case Flow.Synchronization<E> synchronization ->
          new SynchronizationBlock(
              synchronization.path(),
              synchronization.name(),
              synchronizations.computeIfAbsent(synchronization.name(), _ -> new ArrayList<>()),
              course);
    };
  }

  private <E> SelectionBlock.Branch branch(
      Flow.Branch<E> branch, String path, String unit, Function<E, Block> single) {
    Condition when = branch.when();
    return new SelectionBlock.Branch(
        when == null ? null : watch(when, path, unit), flow(branch.flow(), unit, single));
  }

  private ConditionWatch watch(Condition condition, String path, String unit) {
    return new ConditionWatch(
        condition, path, (operand, now) -> course.observe(operand, unit, now), events);
  }
}
