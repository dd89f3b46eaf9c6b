package org.cellstation.recipes.exchange;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Ids and names of other programs as recipe text can have them, each its own within one parent.
final class Names {
  private static final int LONGEST = 60;

  private final Set<String> taken = new HashSet<>();
  private final Map<String, String> given = new HashMap<>();

  /// The same id for the same foreign id.
  String id(String foreign) {
    String known = given.get(foreign);
    if (known != null) {
      return known;
    }
    String plain = slug(foreign);
    String base = plain.length() > LONGEST - 6 ? plain.substring(0, LONGEST - 6) : plain;
    String id = plain;
    for (int i = 2; !taken.add(id); i++) {
      id = base.replaceAll("-+$", "") + "-" + i;
    }
    given.put(foreign, id);
    return id;
  }

  /// Small letters, digits and hyphens.
  static String slug(String foreign) {
    String slug =
        bare(foreign)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    String cut = slug.length() > LONGEST ? slug.substring(0, LONGEST).replaceAll("-+$", "") : slug;
    return cut.isEmpty() ? "unnamed" : cut;
  }

  /// Words of letters and digits, the first a letter.
  static String words(String foreign) {
    String words = bare(foreign).replaceAll("[^A-Za-z0-9]+", " ").strip();
    String cut = words.length() > LONGEST ? words.substring(0, LONGEST).strip() : words;
    return cut.isEmpty() || !Character.isLetter(cut.charAt(0)) ? ("P " + cut).strip() : cut;
  }

  private static String bare(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
  }
}
