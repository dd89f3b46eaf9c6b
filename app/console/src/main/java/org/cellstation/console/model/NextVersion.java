package org.cellstation.console.model;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.cellstation.recipes.edit.EditOutcome.Edit;
import org.cellstation.recipes.edit.RecipeEdits;
import org.cellstation.station.api.RecipeBook.Version;

/// The label of a version that is begun from another one: the next one that is free, since a label
/// belongs to one text for good.
public final class NextVersion {
  private NextVersion() {}

  /// The text of a version with the next free label.
  ///
  /// @param all of the same recipe
  public static String of(Version version, Collection<Version> all, String text) {
    Set<String> taken = all.stream().map(Version::version).collect(Collectors.toSet());
    String next = label(version.version(), taken);
    return RecipeEdits.of(text)
        .map(edits -> edits.setHead("version", next))
        .filter(Edit.class::isInstance)
        .map(edit -> ((Edit) edit).apply(text))
        .orElse(text);
  }

  /// Counts the second of three numbers up; `1.4.2` is followed by `1.5.0`.
  static String label(String label, Set<String> taken) {
    String[] numbers = label.split("\\.", -1);
    if (numbers.length != 3 || !numbers[1].matches("[0-9]{1,8}")) {
      return label;
    }
    int second = Integer.parseInt(numbers[1]);
    String next;
    do {
      second++;
      next = numbers[0] + "." + second + ".0";
    } while (taken.contains(next));
    return next;
  }
}
