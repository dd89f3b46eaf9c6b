package org.cellstation.recipes.format;

import java.util.Optional;

/// What pictures there are for a recipe.
@FunctionalInterface
public interface Pictures {
  /// For a text whose pictures were looked for before, or need not be there.
  Pictures NOT_LOOKED_FOR =
      new Pictures() {
        @Override
        public Optional<String> beside(String file) {
          return Optional.empty();
        }

        @Override
        public boolean lookedFor() {
          return false;
        }
      };

  /// SHA-256 of the image of that name beside the recipe, hex; empty when there is none.
  Optional<String> beside(String file);

  /// Whether an image with this content is kept, under whatever name.
  default boolean kept(String sha256) {
    return false;
  }

  default boolean lookedFor() {
    return true;
  }
}
