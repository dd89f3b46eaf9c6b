package org.cellstation.drivers.label;

import java.util.List;

/// One label. Places and sizes in dots of the printer, from the upper left corner.
///
/// @param parts at least one
public record Label(List<Part> parts) {
  public Label {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a label needs at least one part");
    }
  }

  /// What stands somewhere on a label.
  public sealed interface Part {
    int x();

    int y();
  }

  /// @param height of the letters
  /// @param text one line; any printable characters
  public record Words(int x, int y, int height, String text) implements Part {
    public Words {
      checkPlace(x, y);
      if (height < 10 || height > 500) {
        throw new IllegalArgumentException(
            "height of letters " + height + ", allowed is 10 .. 500");
      }
      if (text.chars().anyMatch(Character::isISOControl)) {
        throw new IllegalArgumentException("a line on a label cannot hold control characters");
      }
    }
  }

  /// A GS1 DataMatrix.
  ///
  /// @param module dots of one square
  /// @param message GS1 element strings with GS between fields of variable length
  public record Gs1Matrix(int x, int y, int module, String message) implements Part {
    public Gs1Matrix {
      checkPlace(x, y);
      if (module < 2 || module > 20) {
        throw new IllegalArgumentException("module " + module + ", allowed is 2 .. 20");
      }
      boolean sound = message.chars().allMatch(c -> c == 0x1D || (c > ' ' && c < 0x7F));
      if (message.isEmpty() || !sound || message.indexOf('^') >= 0 || message.indexOf('~') >= 0) {
        throw new IllegalArgumentException("\"" + message + "\" is no GS1 message");
      }
    }
  }

  private static void checkPlace(int x, int y) {
    if (x < 0 || y < 0 || x > 32_000 || y > 32_000) {
      throw new IllegalArgumentException("place " + x + "," + y + ", allowed is 0 .. 32000");
    }
  }
}
