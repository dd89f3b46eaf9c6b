package org.cellstation.recipes.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cellstation.recipes.model.EquipmentClass;
import org.cellstation.recipes.model.PhaseBehaviour;
import org.cellstation.recipes.model.PhaseType;
import org.cellstation.recipes.model.ProcessVariable;
import org.cellstation.recipes.model.Quantity;
import org.cellstation.recipes.model.Units;
import org.junit.jupiter.api.Test;

/// What `docs/recipes.md` tells a process developer is what the reader does.
class DocumentedRecipeTest {
  @Test
  void theExampleReadsWithoutFaults() throws IOException {
    String page = page();
    int begin = page.indexOf("```yaml\n") + "```yaml\n".length();
    String example = page.substring(begin, page.indexOf("```", begin));
    ReadResult result = RecipeReader.read("recipes.md", example.getBytes(UTF_8));
    assertInstanceOf(ReadResult.Valid.class, result, result::toString);
  }

  @Test
  void everyPhaseParameterVariableAndUnitIsDocumented() throws IOException {
    String page = page().replaceAll("\\s+", " ");
    for (PhaseType type : PhaseType.values()) {
      assertTrue(page.contains("| `" + type.phase() + "` |"), type.phase());
      PhaseBehaviour behaviour = type.behaviour();
      assertTrue(page.contains("| " + behaviour.runs() + " |"), type.phase());
      String ends =
          String.join(
              " | ", behaviour.holds(), behaviour.stops(), behaviour.aborts(), behaviour.safe());
      assertTrue(page.contains(" | " + ends + " |"), type.phase() + " | " + ends);
      for (EquipmentClass equipment : EquipmentClass.values()) {
        assertTrue(page.contains("`" + equipment.text() + "`"), equipment.text());
        for (PhaseType.Parameter parameter : type.parameters(equipment)) {
          String limits =
              new Quantity(parameter.min(), "") + " to " + new Quantity(parameter.max(), "");
          assertTrue(page.contains("`" + parameter.name() + "`"), parameter.name());
          assertTrue(page.contains(limits + " " + parameter.unit()), limits);
        }
      }
    }
    for (String variable : ProcessVariable.names()) {
      assertTrue(page.contains("`" + variable + "`"), variable);
    }
    for (String unit : Units.symbols()) {
      assertTrue(page.matches(".*Units:[^.]*[` ]" + unit + "[` ].*"), unit);
    }
  }

  private static String page() throws IOException {
    return Files.readString(Path.of("..", "docs", "recipes.md"));
  }
}
