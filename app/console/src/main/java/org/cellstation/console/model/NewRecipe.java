package org.cellstation.console.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cellstation.recipes.chart.Outline.Level;
import org.cellstation.recipes.edit.EditOutcome.Edit;
import org.cellstation.recipes.edit.RecipeEdits;
import org.cellstation.recipes.edit.Template;
import org.cellstation.recipes.library.RecipeLibrary;
import org.cellstation.recipes.model.EquipmentClass;
import org.cellstation.recipes.model.PhaseType;

/// What a new recipe can begin from: a shipped recipe, or one phase on a unit of some class.
///
/// @param name for a person to choose by
public record NewRecipe(String name, String text) {
  /// The version of a recipe that is being written for the first time.
  private static final String FIRST = "0.1.0";

  public static List<NewRecipe> templates() {
    List<NewRecipe> all = new ArrayList<>();
    for (EquipmentClass equipment : EquipmentClass.values()) {
      all.add(new NewRecipe("Empty, for a " + equipment.words(), empty(equipment)));
    }
    for (String id : RecipeLibrary.ids()) {
      RecipeLibrary.text(id).ifPresent(text -> all.add(new NewRecipe("As " + id, text)));
    }
    return all;
  }

  private static String empty(EquipmentClass equipment) {
    List<String> phase =
        new Template.Phase(PhaseType.PRE_USE_CHECK).lines(Level.PHASE, equipment, Set.of());
    return """
        format: 1
        id: new
        version: 0.1.0
        title: New recipe
        author: author
        description: >
          What it is for, and what a person has to know before they use it.
        equipment class: %s

        # Numbers named once; min and max are what may ever be set.
        formula:
          temperature: {value: 37 degC, min: 35 degC, max: 38 degC, description: culture temperature}

        procedure:
          - id: main
            title: Main
            unit: bioreactor
            operations:

              - id: prepare
                title: Prepare
                phases:
                  %s
        """
        .formatted(equipment.text(), String.join("\n          ", phase));
  }

  /// The text for a recipe of its own.
  public String named(String id, String title, String author) {
    String named = text;
    for (String[] field :
        new String[][] {{"id", id}, {"version", FIRST}, {"title", title}, {"author", author}}) {
      String before = named;
      named =
          RecipeEdits.of(before)
              .map(edits -> edits.setHead(field[0], field[1]))
              .filter(Edit.class::isInstance)
              .map(edit -> ((Edit) edit).apply(before))
              .orElse(before);
    }
    return named;
  }
}
