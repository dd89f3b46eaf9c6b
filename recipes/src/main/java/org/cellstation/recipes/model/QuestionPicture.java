package org.cellstation.recipes.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A picture that a question shows: the file beside the recipe and, since what is shown belongs to
/// what was approved, the SHA-256 of its content.
///
/// @param sha256 hex; empty in a text that does not say it yet
public record QuestionPicture(String file, String sha256) {
  private static final Pattern FORM =
      Pattern.compile(
          "([A-Za-z0-9][A-Za-z0-9._-]{0,79}\\.(?:png|jpg|jpeg))(?: +sha256:([0-9a-f]{64}))?");

  /// Empty when the words name no picture.
  public static Optional<QuestionPicture> of(String words) {
    Matcher form = FORM.matcher(words);
    if (!form.matches()) {
      return Optional.empty();
    }
    String hash = form.group(2);
    return Optional.of(new QuestionPicture(form.group(1), hash == null ? "" : hash));
  }

  /// As it stands in a recipe.
  @Override
  public String toString() {
    return sha256.isEmpty() ? file : file + " sha256:" + sha256;
  }
}
