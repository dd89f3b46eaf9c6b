package org.cellstation.drivers.zebra;

import java.nio.charset.StandardCharsets;
import org.cellstation.drivers.label.Label;

/// A label as ZPL II. No character of a text can end its field or begin a command: whatever is not
/// plainly harmless goes as hexadecimal. Source: ZPL II Programming Guide, `^FH`, `^BX`, `^CI`.
final class ZplFormat {
  /// Escapes in `^FH` fields and in `^BX` data.
  private static final char ESCAPE = '_';

  private static final char SEPARATOR = '\u001D';
  private static final String HARMLESS = " -.,:/()+=#";

  private ZplFormat() {}

  static byte[] of(Label label, int copies) {
    StringBuilder zpl = new StringBuilder("^XA");
    boolean worded = label.parts().stream().anyMatch(Label.Words.class::isInstance);
    if (worded) {
      // Texts are UTF-8.
      zpl.append("^CI28");
    }
    for (Label.Part part : label.parts()) {
      zpl.append("^FO").append(part.x()).append(',').append(part.y());
      switch (part) {
        case Label.Words words -> words(zpl, words);
        case Label.Gs1Matrix matrix -> matrix(zpl, matrix);
      }
      zpl.append("^FS");
    }
    if (copies > 1) {
      zpl.append("^PQ").append(copies);
    }
    return zpl.append("^XZ").toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static void words(StringBuilder zpl, Label.Words words) {
    zpl.append("^A0N,").append(words.height()).append(',').append(words.height());
    zpl.append("^FH").append(ESCAPE).append("^FD");
    for (byte b : words.text().getBytes(StandardCharsets.UTF_8)) {
      boolean letter = (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z') || (b >= '0' && b <= '9');
      if (letter || (b > 0 && HARMLESS.indexOf(b) >= 0)) {
        zpl.append((char) b);
      } else {
        zpl.append(ESCAPE);
        zpl.append(Character.toUpperCase(Character.forDigit((b >> 4) & 0xF, 16)));
        zpl.append(Character.toUpperCase(Character.forDigit(b & 0xF, 16)));
      }
    }
  }

  /// Quality 200, as GS1 asks for; `_1` is FNC1, `__` an underscore.
  private static void matrix(StringBuilder zpl, Label.Gs1Matrix matrix) {
    zpl.append("^BXN,").append(matrix.module()).append(",200,,,,").append(ESCAPE);
    zpl.append("^FD").append(ESCAPE).append('1');
    for (int i = 0; i < matrix.message().length(); i++) {
      char c = matrix.message().charAt(i);
      switch (c) {
        case SEPARATOR -> zpl.append(ESCAPE).append('1');
        case ESCAPE -> zpl.append(ESCAPE).append(ESCAPE);
        default -> zpl.append(c);
      }
    }
  }
}
