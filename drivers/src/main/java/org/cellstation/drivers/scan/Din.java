package org.cellstation.drivers.scan;

import java.util.Optional;

/// A Donation Identification Number: facility (5), year (2), sequence (6). The check character is
/// no part of it. Source: ISO/IEC 7064 MOD 37-2; UK blood services guidelines, annex 2.
///
/// @param number 13 characters
/// @param flags the two flag characters of the bar code; `00` says nothing
public record Din(String number, String flags) {
  static final int LENGTH = 13;

  private static final String SYMBOLS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*";
  private static final int FACILITY_FIRST = 0;
  private static final int CHECK_FLAGS = 60;

  /// The check character printed beside the number.
  ///
  /// @throws IllegalArgumentException for any other character than digits, capitals and `*`
  public static char check(String number) {
    int sum = 0;
    for (int i = 0; i < number.length(); i++) {
      int value = SYMBOLS.indexOf(number.charAt(i));
      if (value < 0) {
        throw new IllegalArgumentException("\"" + number + "\" cannot be part of a DIN");
      }
      sum = (sum + value) * 2 % SYMBOLS.length();
    }
    return SYMBOLS.charAt((SYMBOLS.length() + 1 - sum) % SYMBOLS.length());
  }

  public char check() {
    return check(number);
  }

  static boolean isNumber(String text) {
    if (text.length() != LENGTH) {
      return false;
    }
    char first = text.charAt(FACILITY_FIRST);
    if (!(first >= 'A' && first <= 'Z' && first != 'O') && !(first >= '1' && first <= '9')) {
      return false;
    }
    for (int i = 1; i < LENGTH; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /// Flags 60 to 96 carry the check character; others check nothing.
  boolean areFlagsRight() {
    int value = (flags.charAt(0) - '0') * 10 + flags.charAt(1) - '0';
    return value < CHECK_FLAGS || value == CHECK_FLAGS + SYMBOLS.indexOf(check());
  }

  /// A number typed by hand, blanks allowed, which must bring its check character.
  ///
  /// @return empty when it is no DIN or the check character is wrong
  public static Optional<Din> typed(String text) {
    String bare = text.replace(" ", "");
    if (bare.length() != LENGTH + 1 || !isNumber(bare.substring(0, LENGTH))) {
      return Optional.empty();
    }
    Din din = new Din(bare.substring(0, LENGTH), "00");
    return din.check() == bare.charAt(LENGTH) ? Optional.of(din) : Optional.empty();
  }
}
