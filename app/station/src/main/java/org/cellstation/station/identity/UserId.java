package org.cellstation.station.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cellstation.station.journal.Entry;

/// What makes two user ids the same: `Müller`, `MÜLLER` and the decomposed form are one person's.
final class UserId {
  private static final Pattern FORM =
      Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}._@-]{0,62}[\\p{L}\\p{M}\\p{N}])?");

  private UserId() {}

  /// Equal for ids that a person could take for one another: compatibility forms folded, upper and
  /// lower case alike.
  static String key(String id) {
    String folded =
        normal(id).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT);
    return normal(folded.toLowerCase(Locale.ROOT));
  }

  static String normal(String id) {
    return Normalizer.normalize(id, Normalizer.Form.NFKC);
  }

  /// What is wrong with an id, if anything.
  static Optional<String> fault(String id) {
    if (!FORM.matcher(normal(id)).matches()) {
      return Optional.of(
          "A user id has 1 to 64 letters or digits; inside it . _ - @ are allowed too, spaces are"
              + " not.");
    }
    if (key(id).equals(key(Entry.STATION))) {
      return Optional.of("The id \"station\" stands for the program itself; take another.");
    }
    return Optional.empty();
  }
}
