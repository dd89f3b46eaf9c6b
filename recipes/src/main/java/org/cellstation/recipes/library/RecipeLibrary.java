package org.cellstation.recipes.library;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The shipped recipes, as text. Callable from any thread.
public final class RecipeLibrary {
  private static final List<String> IDS =
      List.of(
          "calibration",
          "car-t-rocking-bag",
          "car-t-stirred-tank",
          "ipsc-to-islet",
          "msc-microcarriers",
          "pre-use-cleaning",
          "t-cell-expansion",
          "t-cell-expansion-short",
          "t-cell-expansion-stirred",
          "t-cell-expansion-stirred-short",
          "t-cell-hollow-fibre");

  private RecipeLibrary() {}

  public static List<String> ids() {
    return IDS;
  }

  /// What a shipped recipe is called in faults and lists.
  public static String sourceName(String id) {
    return id + ".yaml";
  }

  /// Empty when no recipe of that id ships.
  public static Optional<String> text(String id) {
    if (!IDS.contains(id)) {
      return Optional.empty();
    }
    try (InputStream stream = RecipeLibrary.class.getResourceAsStream(sourceName(id))) {
      if (stream == null) {
        throw new IllegalStateException("this program was built without its recipe " + id);
      }
      return Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
