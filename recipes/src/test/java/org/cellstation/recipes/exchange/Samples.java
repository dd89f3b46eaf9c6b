package org.cellstation.recipes.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.cellstation.recipes.format.ReadResult;
import org.cellstation.recipes.format.RecipeReader;
import org.cellstation.recipes.library.RecipeLibrary;

/// The recipes that every exchange has to carry whole: all that ship, and one of every block.
final class Samples {
  private static final List<String> CHARTS = List.of("chart", "answers", "story", "scaled");

  private Samples() {}

  static Stream<String> ids() {
    return Stream.concat(RecipeLibrary.ids().stream(), CHARTS.stream());
  }

  static ReadResult.Valid recipe(String id) {
    String text = CHARTS.contains(id) ? resource(id) : RecipeLibrary.text(id).orElseThrow();
    return valid(text);
  }

  static ReadResult.Valid valid(String text) {
    ReadResult read = RecipeReader.read("sample.yaml", text.getBytes(UTF_8));
    return assertInstanceOf(ReadResult.Valid.class, read, read::toString);
  }

  static String document(Exported exported) {
    return assertInstanceOf(Exported.Document.class, exported).xml();
  }

  static Imported.Draft draft(String xml) {
    Imported imported = BatchMlImport.read("sample.xml", xml.getBytes(UTF_8));
    return assertInstanceOf(Imported.Draft.class, imported, imported::toString);
  }

  static String resource(String id) {
    String folder = id.equals("scaled") ? "exchange" : "engine";
    String name = "/org/cellstation/recipes/" + folder + "/" + id + ".yaml";
    try (InputStream stream =
        Objects.requireNonNull(Samples.class.getResourceAsStream(name), name)) {
      return new String(stream.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A version that was submitted, approved and released.
  static final RecipeHistory HISTORY =
      new RecipeHistory(
          List.of(
              new RecipeHistory.Entry(
                  Instant.parse("2026-01-05T08:00:00Z"), "Dora Deek", "Submit for review")),
          List.of(
              new RecipeHistory.Entry(
                  Instant.parse("2026-01-07T09:30:00Z"), "Quint Adler", "Approve"),
              new RecipeHistory.Entry(
                  Instant.parse("2026-01-09T10:00:00.250Z"), "Quint Adler", "Make effective")),
          Instant.parse("2026-02-01T00:00:00Z"),
          Instant.parse("2027-02-01T00:00:00Z"));
}
