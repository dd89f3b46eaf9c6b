package org.cellstation.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.cellstation.app.assembly.InputException;
import org.cellstation.recipes.format.ReadResult;
import org.cellstation.recipes.format.RecipeReader;
import org.cellstation.recipes.library.RecipeLibrary;
import org.cellstation.recipes.model.Recipe;
import org.cellstation.recipes.text.Fault;
import org.cellstation.station.lifecycle.PictureFolder;
import org.cellstation.station.runtime.RecipeShelf;

/// The recipe a command line names: the id of a shipped one, or a file.
final class RecipeFile {
  private RecipeFile() {}

  /// Its text, checked.
  ///
  /// @throws InputException with every fault of the file
  static ReadResult.Valid read(String recipe) throws InputException, IOException {
    ReadResult read;
    if (RecipeLibrary.ids().contains(recipe)) {
      read =
          RecipeReader.read(
              RecipeLibrary.sourceName(recipe),
              RecipeLibrary.text(recipe).orElseThrow().getBytes(StandardCharsets.UTF_8));
    } else {
      Path file = Path.of(recipe);
      if (!Files.isRegularFile(file)) {
        throw new InputException(
            "There is no recipe '%s'. Give a file, or one of the shipped recipes: %s."
                .formatted(recipe, String.join(", ", RecipeLibrary.ids())));
      }
      read = RecipeShelf.read(file);
    }
    return switch (read) {
      case ReadResult.Valid valid -> valid;
      case ReadResult.Faulty faulty ->
          throw new InputException(
              "The recipe has " + faulty.faults().size() + " faults:",
              faulty.faults().stream().map(Fault::toString).toList());
    };
  }

  /// Where the runs may stand that a recipe is rehearsed with besides the standard set: beside the
  /// file, `NAME.faults.yaml`.
  static Path faults(String recipe) {
    return Path.of(recipe.replaceFirst("\\.ya?ml$", "") + ".faults.yaml");
  }

  /// Makes the recipe available on the shelf of a station that keeps its own recipes in `shelf`.
  /// One that has the id of a shipped recipe gets another name there: the plain one stands for what
  /// ships.
  ///
  /// @return its id there
  /// @throws InputException with every fault of the file
  static String place(String recipe, Path shelf) throws InputException, IOException {
    if (RecipeLibrary.ids().contains(recipe)) {
      return recipe;
    }
    ReadResult.Valid valid = read(recipe);
    Files.createDirectories(shelf);
    String id = valid.recipe().id();
    String name = RecipeLibrary.ids().contains(id) ? id + "-given" : id;
    new PictureFolder(shelf).keep(pictures(recipe, valid.recipe()));
    Files.writeString(shelf.resolve(name + ".yaml"), valid.text());
    return name;
  }

  /// What the questions of a recipe show, as {@link PictureFolder#of} names them.
  ///
  /// @param place of the recipe, a file or the id of a shipped one
  static Map<String, byte[]> pictures(String place, Recipe recipe) {
    return RecipeLibrary.ids().contains(place)
        ? Map.of()
        : new PictureFolder(Path.of(place).resolveSibling("")).of(recipe);
  }
}
