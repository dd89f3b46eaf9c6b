package org.cellstation.recipes.edit;

/// Words as they have to be written to be read back as the same words.
final class YamlWords {
  private static final String NOT_FIRST = "-?:,[]{}#&*!|>'\"%@`=~";
  private static final String NOT_IN_BRACKETS = ",[]{}";

  private YamlWords() {}

  /// @param bracketed inside `[]` or `{}`, where more characters have a meaning
  static String write(String words, boolean bracketed) {
    String plain = words.strip().replaceAll("\\s+", " ");
    return plain.matches("\\{[^{}\"',:#]+}") || (!plain.isEmpty() && plain(plain, bracketed))
        ? plain
        : '"' + plain.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static boolean plain(String words, boolean bracketed) {
    return NOT_FIRST.indexOf(words.charAt(0)) < 0
        && !words.contains(": ")
        && !words.contains(" #")
        && !words.endsWith(":")
        && words.chars().allMatch(c -> c >= ' ' && c != 0x7f)
        && !(bracketed && words.chars().anyMatch(c -> NOT_IN_BRACKETS.indexOf(c) >= 0));
  }
}
