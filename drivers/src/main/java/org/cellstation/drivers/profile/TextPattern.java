package org.cellstation.drivers.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What one line looks like: text as it stands, and placeholders `{name}` or `{name:type}`. A blank
/// stands for one or more blanks; `\` before a brace or backslash takes it as text.
///
/// Deliberately less than a regular expression: each part takes what it can and gives nothing back,
/// so a line is matched in one pass whatever stands in it.
///
/// @param text as the file writes it
public record TextPattern(String text, List<Part> parts) {
  public TextPattern {
    parts = List.copyOf(parts);
  }

  /// A piece of a line.
  public sealed interface Part {}

  /// Without blanks.
  public record Literal(String text) implements Part {}

  /// One or more blanks.
  public record Blank() implements Part {}

  /// @param digits exactly so many, 0 for as many as there are
  public record Placeholder(String name, Kind kind, int digits) implements Part {
    /// Whether it ends without looking at what follows.
    boolean isBounded() {
      return digits > 0 || name.equals(ADDRESS);
    }
  }

  /// What a placeholder takes.
  public enum Kind {
    /// Sign, digits, point, digits.
    NUMBER("number"),
    /// Sign, digits; `integer4` exactly four digits without a sign.
    INTEGER("integer"),
    /// A number that may have an exponent.
    FLOAT("float"),
    /// Unsigned, exactly as many digits as `hex4` says.
    HEX("hex"),
    /// Two's complement, exactly as many digits as `shex4` says.
    SIGNED_HEX("shex"),
    /// Up to the next blank or the text behind it.
    WORD("word"),
    /// Up to the text behind it or the end of the line.
    TEXT("text");

    private final String keyword;

    Kind(String keyword) {
      this.keyword = keyword;
    }

    public boolean isNumber() {
      return this != WORD && this != TEXT;
    }

    private boolean allows(int digits) {
      return switch (this) {
        case HEX, SIGNED_HEX -> digits >= 1 && digits <= 8;
        case INTEGER -> digits >= 0 && digits <= 9;
        default -> digits == 0;
      };
    }
  }

  /// The names of its placeholders.
  public List<String> names() {
    return parts.stream()
        .filter(Placeholder.class::isInstance)
        .map(part -> ((Placeholder) part).name())
        .toList();
  }

  public Optional<Placeholder> placeholder(String name) {
    return parts.stream()
        .filter(Placeholder.class::isInstance)
        .map(Placeholder.class::cast)
        .filter(placeholder -> placeholder.name().equals(name))
        .findFirst();
  }

  /// The same with every `{address}` written out.
  public TextPattern at(String address) {
    List<Part> at = new ArrayList<>();
    for (Part part : parts) {
      boolean stands = part instanceof Placeholder p && p.name().equals(ADDRESS);
      at.add(stands ? new Literal(address) : part);
    }
    return new TextPattern(text, at);
  }

  /// Stands for the unit's address.
  public static final String ADDRESS = "address";

  /// @throws IllegalArgumentException saying what is wrong and what to write
  public static TextPattern parse(String text) {
    List<Part> parts = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length() && "{}\\".indexOf(text.charAt(i + 1)) >= 0) {
        literal.append(text.charAt(i + 1));
        i += 2;
      } else if (c == '{') {
        int end = text.indexOf('}', i);
        if (end < 0) {
          throw new IllegalArgumentException("`{` is not closed; write `\\{` for the character");
        }
        flush(literal, parts);
        add(parsed(text.substring(i + 1, end)), parts);
        i = end + 1;
      } else if (c == '}') {
        throw new IllegalArgumentException("`}` closes nothing; write `\\}` for the character");
      } else if (c == ' ') {
        flush(literal, parts);
        if (parts.isEmpty() || !(parts.getLast() instanceof Blank)) {
          parts.add(new Blank());
        }
        i++;
      } else if (c < ' ' || c > '~') {
        throw new IllegalArgumentException(
            "U+%04X is no printable ASCII character".formatted((int) c));
      } else {
        literal.append(c);
        i++;
      }
    }
    flush(literal, parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("the pattern is empty");
    }
    return new TextPattern(text, parts);
  }

  private static void flush(StringBuilder literal, List<Part> parts) {
    if (!literal.isEmpty()) {
      parts.add(new Literal(literal.toString()));
      literal.setLength(0);
    }
  }

  /// Two placeholders without anything between them cannot be told apart.
  private static void add(Placeholder placeholder, List<Part> parts) {
    if (!parts.isEmpty()
        && parts.getLast() instanceof Placeholder before
        && !before.isBounded()
        && !placeholder.name.equals(ADDRESS)) {
      throw new IllegalArgumentException(
          "nothing stands between {" + before.name + "} and {" + placeholder.name + "}");
    }
    for (Part part : parts) {
      if (part instanceof Placeholder other && other.name.equals(placeholder.name)) {
        throw new IllegalArgumentException("{" + other.name + "} is there twice");
      }
    }
    parts.add(placeholder);
  }

  private static Placeholder parsed(String inside) {
    int colon = inside.indexOf(':');
    String name = (colon < 0 ? inside : inside.substring(0, colon)).strip();
    String type = colon < 0 ? Kind.NUMBER.keyword : inside.substring(colon + 1).strip();
    if (name.isEmpty() || !name.chars().allMatch(TextPattern::mayBeInName)) {
      throw new IllegalArgumentException(
          "`" + name + "` is no placeholder's name; write {name} or {name:word}");
    }
    int length = type.length();
    boolean counted = length > 0 && Character.isDigit(type.charAt(length - 1));
    String keyword = counted ? type.substring(0, length - 1) : type;
    int digits = counted ? type.charAt(length - 1) - '0' : 0;
    for (Kind kind : Kind.values()) {
      if (kind.keyword.equals(keyword) && kind.allows(digits)) {
        return new Placeholder(name, kind, digits);
      }
    }
    throw new IllegalArgumentException(
        "`"
            + type
            + "` is no type of placeholder; use number, integer, integer1 .. integer9, float, hex1"
            + " .. hex8, shex1 .. shex8, word or text");
  }

  private static boolean mayBeInName(int c) {
    return c == ' ' || c == '-' || c == '_' || Character.isLetterOrDigit(c);
  }

  @Override
  public String toString() {
    return text;
  }
}
