package org.cellstation.console.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.cellstation.station.api.RecipeBook.Origin;
import org.cellstation.station.api.RecipeBook.Source;
import org.cellstation.station.api.RecipeBook.Unsaved;
import org.cellstation.station.api.RecipeBook.Version;

/// What is being written and where it came from. In the editor lines end in one way only; the file
/// keeps its own.
///
/// @param file its name in the recipe folder; empty while it has none
/// @param onDisk SHA-256 of what that file holds, empty when it is not there
/// @param saved the text as it was opened or last saved, as the editor shows it
/// @param origin in a person's words
/// @param windows whether its lines end as on Windows
public record Manuscript(String file, String onDisk, String saved, String origin, boolean windows) {
  public static final Manuscript NONE = new Manuscript("", "", "", "", false);

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /// A text that is in no file of the recipe folder yet.
  public static Manuscript fresh(String text, String origin) {
    return new Manuscript("", "", shown(text), origin, text.contains("\r\n"));
  }

  /// A file of the recipe folder.
  public static Manuscript file(String file, String text) {
    return new Manuscript(file, sha256(text), shown(text), file + ".yaml", text.contains("\r\n"));
  }

  /// A text that is begun from a version and is to be a version of its own.
  ///
  /// @param text with the label it is to have
  public static Manuscript following(Version version, String text) {
    return fresh(
        text,
        "new draft of %s %s (%s)"
            .formatted(version.recipe(), version.version(), version.state().text()));
  }

  /// Whether it is this version's own draft, or was begun from it.
  public boolean isOf(Version version) {
    return version.draftFile().map(file::equals).orElse(false)
        || origin.equals(following(version, "").origin());
  }

  /// Whether it is this file of the recipe folder.
  public boolean isIn(String path) {
    return !file.isEmpty() && new Source(Origin.OWN, "", path).name().equals(file);
  }

  /// What somebody had typed when the program ended: its text stands in {@link Unsaved#text}.
  public static Manuscript of(Unsaved unsaved) {
    return new Manuscript(
        unsaved.file(), unsaved.replaces(), unsaved.before(), unsaved.origin(), unsaved.windows());
  }

  /// This with what is typed into it.
  public Unsaved with(String typed) {
    return new Unsaved(file, onDisk, origin, saved, typed, windows);
  }

  private static String shown(String text) {
    String plain = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    return plain.replace("\r\n", "\n").replace('\r', '\n');
  }

  /// What the file shall hold when the editor shows this.
  public String forFile(String shown) {
    return windows ? shown.replace("\n", "\r\n") : shown;
  }

  private static String sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Hex.
  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
