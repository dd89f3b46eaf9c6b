package org.cellstation.console.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cellstation.recipes.chart.Outline.Level;
import org.cellstation.recipes.edit.EditOutcome;
import org.cellstation.recipes.edit.RecipeEdits;
import org.cellstation.recipes.format.SourceMap;
import org.cellstation.recipes.format.SourceMap.Step;
import org.cellstation.recipes.model.PhaseType;
import org.cellstation.recipes.model.PhaseType.Parameter;
import org.cellstation.recipes.text.YamlNode;

/// What can be typed about one step of a recipe.
public final class StepFields {
  /// @param caption what an author reads beside the entry, with limits and unit
  /// @param hint what may be left out
  /// @param value as it stands in the text
  /// @param setting puts another value into the text
  public record Field(String name, String caption, String hint, String value, Setting setting) {}

  @FunctionalInterface
  public interface Setting {
    EditOutcome set(RecipeEdits edits, String value);
  }

  private StepFields() {}

  /// @param path of a step or of a branch
  public static List<Field> of(SourceMap map, RecipeEdits edits, String path) {
    List<Field> fields = new ArrayList<>();
    if (path.contains("#")) {
      branch(map, path).ifPresent(fields::add);
    }
    map.step(path).ifPresent(step -> step(step, edits, fields));
    return fields;
  }

  private static Optional<Field> branch(SourceMap map, String path) {
    int number = Integer.parseInt(path.substring(path.indexOf('#') + 1));
    return map.step(path.substring(0, path.indexOf('#')))
        .map(step -> step.node().entries().get("branches"))
        .map(YamlNode.Entry::value)
        .filter(YamlNode.Sequence.class::isInstance)
        .map(list -> ((YamlNode.Sequence) list).items())
        .filter(items -> number <= items.size())
        .map(items -> items.get(number - 1))
        .filter(YamlNode.Mapping.class::isInstance)
        .map(group -> ((YamlNode.Mapping) group).entries().get("when"))
        .map(
            when ->
                new Field(
                    "when",
                    "Taken when",
                    "",
                    when.value() instanceof YamlNode.Scalar scalar ? scalar.text() : "",
                    (edit, value) -> edit.setWhen(path, value)));
  }

  private static void step(Step step, RecipeEdits edits, List<Field> fields) {
    if (step.node().entries().containsKey("synchronise")) {
      fields.add(field(step, "synchronise", "Name, the same at each place", ""));
      return;
    }
    fields.add(field(step, "title", "Title", ""));
    if (step.node().entries().containsKey("repeat")) {
      fields.add(field(step, "at most", "At most so many times", ""));
      fields.add(field(step, "until", "Until", ""));
    } else if (step.element() && step.level() == Level.UNIT_PROCEDURE) {
      fields.add(field(step, "unit", "Unit: the role it plays", ""));
    } else if (step.element() && step.level() == Level.PHASE) {
      step.text("phase")
          .flatMap(PhaseType::named)
          .ifPresent(
              type ->
                  type.parameters(edits.equipment(step))
                      .forEach(parameter -> fields.add(parameter(step, parameter))));
      fields.add(field(step, "until", "Ends early when", "may be left out"));
      fields.add(field(step, "planned", "Planned time", "may be left out"));
    }
  }

  private static Field field(Step step, String name, String caption, String hint) {
    return new Field(
        name,
        caption,
        hint,
        step.text(name).orElse(""),
        (edits, value) -> edits.setField(step.path(), name, value));
  }

  private static Field parameter(Step step, Parameter parameter) {
    String limits =
        Wording.plain(parameter.min())
            + " to "
            + Wording.plain(parameter.max())
            + " "
            + parameter.unit();
    String value = step.parameter(parameter.name()).orElse("");
    String hint =
        parameter.required()
            ? "needed"
            : "preset " + Wording.plain(parameter.preset()) + " " + parameter.unit();
    return new Field(
        parameter.name(),
        parameter.name() + ", " + limits,
        hint,
        value,
        (edits, typed) -> edits.setParameter(step.path(), parameter.name(), typed));
  }
}
