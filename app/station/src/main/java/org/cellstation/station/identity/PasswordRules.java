package org.cellstation.station.identity;

import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What a password must be: at least 12 characters of 3 of 4 classes, not made of words that are
/// tried first, not containing the person's or the product's name.
public final class PasswordRules {
  static final int SHORTEST = 12;
  static final int LONGEST = 256;
  private static final int CLASSES = 3;
  private static final int DISTINCT = 6;

  /// What must be left of a password when its common words are taken out.
  private static final int BEYOND_WORDS = 8;

  private static final Pattern COMMON =
      Pattern.compile(
          "passwor[dt]|passwd|pass|wachtwoord|losenord|l\u00f6senord|kennwort|motdepasse|welcome|welkom|"
              + "valkommen|admin|administrator|operator|letmein|iloveyou|monkey|dragon|football|"
              + "sunshine|princess|master|summer|winter|spring|autumn|zomer|herfst|secret|geheim|"
              + "hospital|cleanroom|bioreactor|laborator(?:y|ium)|changeme|default|login|"
              + "qwerty(?:uiop)?|azerty|qwertz|asdf(?:ghjkl)?|zxcv(?:bnm)?|abc(?:def(?:ghi)?)?|"
              + "0?123(?:4(?:5(?:6(?:7(?:8(?:90?)?)?)?)?)?)?|(?:19|20)[0-9]{2}|(.)\\1{2,}");

  private PasswordRules() {}

  /// Every rule the password breaks, in words; empty when it is good.
  public static List<String> faults(String user, String fullName, char[] password) {
    List<String> faults = new ArrayList<>();
    if (password.length < SHORTEST) {
      faults.add("it has " + password.length + " characters, at least " + SHORTEST + " are needed");
    }
    if (password.length > LONGEST) {
      faults.add("it is longer than " + LONGEST + " characters");
      return faults;
    }
    if (classes(password) < CLASSES) {
      faults.add("it needs three of these four: small letters, capital letters, digits, signs");
    }
    if (CharBuffer.wrap(password).chars().distinct().count() < DISTINCT) {
      faults.add("it repeats too few different characters");
    }
    String plain = plain(new String(password));
    String read = withoutDisguise(plain);
    for (String name : names(user, fullName)) {
      if (plain.contains(name) || read.contains(withoutDisguise(name))) {
        faults.add("it contains \"" + name + "\", which is part of a name");
      }
    }
    if (isCommon(plain) || isCommon(read)) {
      faults.add("it is mostly made of words or rows of keys that are tried first");
    }
    return faults;
  }

  private static boolean isCommon(String text) {
    String rest = COMMON.matcher(text).replaceAll("");
    return rest.length() < Math.min(BEYOND_WORDS, text.length());
  }

  private static int classes(char[] password) {
    boolean small = false;
    boolean capital = false;
    boolean digit = false;
    boolean sign = false;
    for (char c : password) {
      small |= Character.isLowerCase(c);
      capital |= Character.isUpperCase(c);
      digit |= Character.isDigit(c);
      sign |= !Character.isLetterOrDigit(c);
    }
    return (small ? 1 : 0) + (capital ? 1 : 0) + (digit ? 1 : 0) + (sign ? 1 : 0);
  }

  /// Names of the person and of the product; parts of two letters or fewer would refuse too much.
  private static List<String> names(String user, String fullName) {
    List<String> names = new ArrayList<>(List.of("cellstation"));
    String both = plain(user) + " " + plain(fullName);
    for (String part : both.split("[^\\p{L}\\p{N}]+", -1)) {
      if (part.length() >= 3 && !names.contains(part)) {
        names.add(part);
      }
    }
    return names;
  }

  private static String plain(String text) {
    return UserId.normal(text).toLowerCase(Locale.ROOT);
  }

  private static String withoutDisguise(String text) {
    StringBuilder read = new StringBuilder(text.length());
    text.chars()
        .map(
            c ->
                switch (c) {
                  case '0' -> 'o';
                  case '1', '!', '|' -> 'i';
                  case '3' -> 'e';
                  case '4', '@' -> 'a';
                  case '5', '$' -> 's';
                  case '7' -> 't';
                  default -> c;
                })
        .forEach(read::appendCodePoint);
    return read.toString();
  }
}
