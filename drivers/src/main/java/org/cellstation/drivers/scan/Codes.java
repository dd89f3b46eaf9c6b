package org.cellstation.drivers.scan;

import java.util.Locale;

/// Reads what a scanner sends, by its AIM symbology identifier (ISO/IEC 15424), which the scanner
/// has to be set to send: without it nobody knows whether digits are a GTIN or a telephone number.
public final class Codes {
  /// Separates fields of variable length in a GS1 message (FNC1 in the symbol).
  static final char SEPARATOR = '\u001D';

  /// What some keyboard interfaces make of the separator. No GS1 field can hold it.
  private static final char SEPARATOR_AS_F8 = '\u00F8';

  private static final int PREFIX = 3;

  private Codes() {}

  /// @param text as the scanner sent it, without its line end
  /// @param year today's, to tell the century of two-digit years
  public static Code read(String text, int year) {
    if (text.isEmpty()) {
      return new Code.Faulty(Code.Fault.EMPTY, 0, "an empty line is no code");
    }
    String prefix =
        text.charAt(0) == ']' && text.length() >= PREFIX ? text.substring(0, PREFIX) : "";
    String rest = text.substring(prefix.length());
    return switch (prefix) {
      case "]d2", "]C1", "]e0", "]Q3" -> Gs1Message.read(text, PREFIX, clean(rest), year);
      case "]C0", "]C4", "]d1", "" ->
          IsbtMessage.begins(rest)
              ? IsbtMessage.read(text, prefix.length(), year)
              : new Code.Plain(rest, plain(prefix));
      default -> new Code.Plain(rest, plain(prefix));
    };
  }

  private static String clean(String rest) {
    return rest.replace(SEPARATOR_AS_F8, SEPARATOR);
  }

  private static String plain(String prefix) {
    return prefix.isEmpty()
        ? "the scanner does not say of what kind the code is: set it to send AIM identifiers"
        : String.format(Locale.ROOT, "a code of kind %s is neither GS1 nor ISBT 128", prefix);
  }
}
