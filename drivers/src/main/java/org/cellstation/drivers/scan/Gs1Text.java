package org.cellstation.drivers.scan;

import java.util.Map;

/// Writes a GS1 message for a symbol.
public final class Gs1Text {
  private Gs1Text() {}

  /// @param fields text by application identifier, in the order of the symbol
  /// @return the message with a separator (GS, FNC1 in the symbol) where one has to be
  /// @throws IllegalArgumentException when it would not read back as the same fields, saying why
  public static String of(Map<String, String> fields, int year) {
    StringBuilder text = new StringBuilder();
    String before = "01";
    for (Map.Entry<String, String> field : fields.entrySet()) {
      if (!text.isEmpty() && Gs1Field.needsSeparator(before)) {
        text.append(Codes.SEPARATOR);
      }
      if (Gs1Field.of(field.getKey()) == null) {
        throw new IllegalArgumentException(
            "\"" + field.getKey() + "\" is no identifier known here");
      }
      text.append(field.getKey()).append(field.getValue());
      before = field.getKey();
    }
    check(text.toString(), fields, year);
    return text.toString();
  }

  private static void check(String text, Map<String, String> fields, int year) {
    Code read = Codes.read("]d2" + text, year);
    switch (read) {
      case Code.Gs1 sound -> checkSame(sound, text, fields);
      // On this label nothing was lost.
      case Code.Ambiguous two -> checkSame(two.asSent(), text, fields);
      case Code.Faulty faulty -> throw new IllegalArgumentException(faulty.words());
      case Code.Isbt128 _, Code.Plain _ ->
          throw new IllegalArgumentException("\"" + text + "\" is no GS1 message");
    }
  }

  private static void checkSame(Code.Gs1 read, String text, Map<String, String> fields) {
    boolean same = read.elements().size() == fields.size();
    for (Code.Element element : read.elements()) {
      same &= element.text().equals(fields.get(element.identifier()));
    }
    if (!same) {
      throw new IllegalArgumentException("\"" + text + "\" would not read as " + fields);
    }
  }
}
