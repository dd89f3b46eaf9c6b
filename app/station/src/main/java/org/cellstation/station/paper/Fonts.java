package org.cellstation.station.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.openpdf.text.Font;
import org.openpdf.text.pdf.BaseFont;

/// The Liberation fonts, embedded: any European script prints, on any machine, in thirty years.
/// They are embedded whole because a subset gets a random name, and a record must be the same file
/// whenever it is made.
public record Fonts(BaseFont regular, BaseFont bold, BaseFont mono) {
  public static final float BODY = 7.5f;

  public static Fonts load() {
    return new Fonts(
        load("LiberationSans-Regular"),
        load("LiberationSans-Bold"),
        load("LiberationMono-Regular"));
  }

  private static BaseFont load(String name) {
    try (InputStream in = Fonts.class.getResourceAsStream("/liberation/" + name + ".ttf")) {
      if (in == null) {
        throw new IllegalStateException("the font " + name + " is missing from the program");
      }
      BaseFont font =
          BaseFont.createFont(
              name + ".ttf", BaseFont.IDENTITY_H, true, false, in.readAllBytes(), null);
      font.setSubset(false);
      return font;
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the font " + name + " cannot be read", unreadable);
    }
  }

  public Font body() {
    return new Font(regular, BODY);
  }

  public Font strong() {
    return new Font(bold, BODY);
  }

  public Font title() {
    return new Font(bold, 17);
  }

  public Font heading() {
    return new Font(bold, 11);
  }

  public Font code() {
    return new Font(mono, 7);
  }
}
