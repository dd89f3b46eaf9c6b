package org.cellstation.recipes.edit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.cellstation.recipes.format.ReadResult;
import org.cellstation.recipes.format.RecipeReader;
import org.cellstation.recipes.library.RecipeLibrary;
import org.cellstation.recipes.model.Recipe;
import org.cellstation.recipes.text.Fault;

/// Recipes to try things on.
public final class Texts {
  private Texts() {}

  /// Every block there is.
  public static String chart() {
    return resource("/org/cellstation/recipes/engine/chart.yaml");
  }

  public static List<String> all() {
    List<String> all = new ArrayList<>();
    RecipeLibrary.ids().forEach(id -> all.add(RecipeLibrary.text(id).orElseThrow()));
    all.add(chart());
    all.add(resource("/org/cellstation/recipes/engine/story.yaml"));
    return all;
  }

  private static String resource(String name) {
    try (var in = Texts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException trouble) {
      throw new UncheckedIOException(trouble);
    }
  }

  public static List<Fault> faults(String text) {
    return switch (RecipeReader.read("t.yaml", text.getBytes(UTF_8))) {
      case ReadResult.Valid _ -> List.of();
      case ReadResult.Faulty faulty -> faulty.faults();
    };
  }

  public static Recipe recipe(String text) {
    return switch (RecipeReader.read("t.yaml", text.getBytes(UTF_8))) {
      case ReadResult.Valid valid -> valid.recipe();
      case ReadResult.Faulty faulty -> throw new AssertionError(faulty.faults());
    };
  }
}
