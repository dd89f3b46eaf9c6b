package org.cellstation.drivers.scan;

import org.jspecify.annotations.Nullable;

/// What may stand behind a GS1 application identifier. Source: GS1 General Specifications, section
/// 3, as far as materials and products of a cell therapy carry it.
///
/// @param shortest fewest characters
/// @param longest most characters
record Gs1Field(String title, Kind kind, int shortest, int longest) {
  enum Kind {
    /// Digits.
    NUMBER,
    /// Digits of which the last is a check digit.
    CHECKED,
    /// `YYMMDD`; day 00 is the last of the month.
    DATE,
    /// `YYMMDDHHMM`.
    MINUTE,
    /// Any of the 82 characters.
    TEXT
  }

  private static final int LONGEST_IDENTIFIER = 4;

  /// The identifier that `text` begins with at `from`.
  static @Nullable String identifier(String text, int from) {
    for (int length = 2; length <= LONGEST_IDENTIFIER && from + length <= text.length(); length++) {
      String candidate = text.substring(from, from + length);
      if (of(candidate) != null) {
        return candidate;
      }
    }
    return null;
  }

  static @Nullable Gs1Field of(String identifier) {
    return switch (identifier) {
      case "00" -> checked("SSCC", 18);
      case "01" -> checked("GTIN", 14);
      case "02" -> checked("CONTENT", 14);
      case "10" -> text("BATCH/LOT", 20);
      case "11" -> date("PROD DATE");
      case "12" -> date("DUE DATE");
      case "13" -> date("PACK DATE");
      case "15" -> date("BEST BEFORE");
      case "16" -> date("SELL BY");
      case "17" -> date("EXPIRY");
      case "20" -> number("VARIANT", 2, 2);
      case "21" -> text("SERIAL", 20);
      case "22" -> text("CPV", 20);
      case "235" -> text("TPX", 28);
      case "240" -> text("ADDITIONAL ID", 30);
      case "241" -> text("CUST. PART No.", 30);
      case "250" -> text("SECONDARY SERIAL", 30);
      case "251" -> text("REF. TO SOURCE", 30);
      case "30" -> number("VAR. COUNT", 1, 8);
      case "37" -> number("COUNT", 1, 8);
      case "400" -> text("ORDER NUMBER", 30);
      case "410" -> checked("SHIP TO LOC", 13);
      case "411" -> checked("BILL TO", 13);
      case "412" -> checked("PURCHASE FROM", 13);
      case "413" -> checked("SHIP FOR LOC", 13);
      case "414" -> checked("LOC No.", 13);
      case "415" -> checked("PAY TO", 13);
      case "416" -> checked("PROD/SERV LOC", 13);
      case "417" -> checked("PARTY", 13);
      case "7003" -> new Gs1Field("EXPIRY TIME", Kind.MINUTE, 10, 10);
      case "7240" -> text("PROTOCOL", 20);
      case "8004" -> text("GIAI", 30);
      case "8017" -> checked("GSRN - PROVIDER", 18);
      case "8018" -> checked("GSRN - RECIPIENT", 18);
      case "90" -> text("INTERNAL", 30);
      default -> family(identifier);
    };
  }

  private static @Nullable Gs1Field family(String identifier) {
    if (identifier.length() == 2 && identifier.charAt(0) == '9' && isDigit(identifier, 1)) {
      return text("INTERNAL", 90);
    }
    if (identifier.length() == 3 && identifier.startsWith("71") && identifier.charAt(2) <= '6') {
      return isDigit(identifier, 2) ? text("NHRN", 20) : null;
    }
    boolean decimals = identifier.length() == 4 && isDigit(identifier, 3);
    if (decimals && identifier.startsWith("310")) {
      return number("NET WEIGHT (kg)", 6, 6);
    }
    return decimals && identifier.startsWith("315") ? number("NET VOLUME (l)", 6, 6) : null;
  }

  private static boolean isDigit(String text, int at) {
    return text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  private static Gs1Field checked(String title, int length) {
    return new Gs1Field(title, Kind.CHECKED, length, length);
  }

  private static Gs1Field date(String title) {
    return new Gs1Field(title, Kind.DATE, 6, 6);
  }

  private static Gs1Field number(String title, int shortest, int longest) {
    return new Gs1Field(title, Kind.NUMBER, shortest, longest);
  }

  private static Gs1Field text(String title, int longest) {
    return new Gs1Field(title, Kind.TEXT, 1, longest);
  }

  /// Whether a separator has to stand behind it unless it is the last. The first two digits of an
  /// identifier tell, so that a scanner knows without the whole list (GS1 figure 7.8.5-2).
  static boolean needsSeparator(String identifier) {
    return switch (identifier.substring(0, 2)) {
      case "00", "01", "02", "03", "04" -> false;
      case "11", "12", "13", "14", "15", "16", "17", "18", "19", "20" -> false;
      case "31", "32", "33", "34", "35", "36", "41" -> false;
      default -> true;
    };
  }
}
