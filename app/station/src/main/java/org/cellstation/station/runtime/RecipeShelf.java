package org.cellstation.station.runtime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.cellstation.recipes.format.BatchValues;
import org.cellstation.recipes.format.ReadResult;
import org.cellstation.recipes.format.RecipeReader;
import org.cellstation.recipes.library.RecipeLibrary;
import org.cellstation.recipes.model.Recipe;
import org.cellstation.recipes.text.CheckedText;
import org.cellstation.recipes.text.Fault;
import org.cellstation.station.api.RecipeBook.Origin;
import org.cellstation.station.api.RecipeBook.Source;
import org.cellstation.station.api.Station.RecipeSummary;
import org.cellstation.station.lifecycle.KeptVersion.RecipeText;
import org.cellstation.station.lifecycle.PictureFolder;

/// The recipes a station can start: those shipped with the program, those in its recipe folder, and
/// the effective versions whose text stands in neither. A file with faults is listed with all of
/// them and cannot be started.
public final class RecipeShelf {
  private static final Source SHIPPED = new Source(Origin.SHIPPED, "", "");
  private static final String KEPT = "kept by the station";

  private final Path folder;
  private final Supplier<List<RecipeText>> effective;
  private final Function<String, Optional<String>> sites;

  /// @param folder may not exist yet
  /// @param effective the versions that are in force
  /// @param sites which other site sent a text, by its SHA-256
  RecipeShelf(
      Path folder, Supplier<List<RecipeText>> effective, Function<String, Optional<String>> sites) {
    this.folder = folder;
    this.effective = effective;
    this.sites = sites;
  }

  /// A recipe that may be started, with the exact text it was read from.
  ///
  /// @param origin where it comes from, in words
  record Found(Recipe recipe, String sha256, String text, String origin) {
    /// The same text with the values of a batch.
    Found with(Recipe ordered) {
      return new Found(ordered, sha256, text, origin);
    }
  }

  /// @param id to order it by
  record Shelved(String id, Source source, ReadResult result) {}

  /// What can be looked at or ordered.
  ///
  /// @param where it comes from, in words
  private record Offered(String id, String where, ReadResult result) {}

  List<RecipeSummary> summaries() {
    return all().stream()
        .map(
            offered ->
                switch (offered.result()) {
                  case ReadResult.Valid valid ->
                      new RecipeSummary(
                          offered.id(),
                          valid.recipe().title(),
                          valid.recipe().version(),
                          offered.where(),
                          true,
                          List.of());
                  case ReadResult.Faulty faulty ->
                      new RecipeSummary(
                          offered.id(),
                          offered.id(),
                          "",
                          offered.where(),
                          false,
                          faulty.faults().stream().map(Fault::toString).toList());
                })
        .toList();
  }

  Optional<Found> find(String id) {
    return Optional.ofNullable(found().get(id));
  }

  /// All that may be started, by the id to order it by.
  Map<String, Found> found() {
    Map<String, Found> found = new LinkedHashMap<>();
    for (Offered offered : all()) {
      if (offered.result() instanceof ReadResult.Valid valid) {
        found.put(
            offered.id(), new Found(valid.recipe(), valid.sha256(), valid.text(), offered.where()));
      }
    }
    return found;
  }

  /// An effective version under its id and label, unless a file holds exactly its text.
  private List<Offered> all() {
    List<Offered> all = new ArrayList<>();
    for (Shelved shelved : files()) {
      Source source = shelved.source();
      all.add(
          new Offered(
              shelved.id(),
              source.words() + (source.file().isEmpty() ? "" : ", " + source.file()),
              shelved.result()));
    }
    for (RecipeText version : effective.get()) {
      boolean there =
          all.stream()
              .anyMatch(
                  offered ->
                      offered.result() instanceof ReadResult.Valid valid
                          && valid.sha256().equals(version.sha256()));
      if (!there) {
        all.add(
            new Offered(
                version.label(),
                KEPT,
                RecipeReader.read(
                    version.label(), version.text().getBytes(StandardCharsets.UTF_8))));
      }
    }
    return all;
  }

  /// Every file and what ships with the program, faulty or not. What ships keeps its id; a file of
  /// the same name has where it comes from added to its own, so that neither hides the other.
  List<Shelved> files() {
    List<Shelved> all = new ArrayList<>();
    for (String id : RecipeLibrary.ids()) {
      String text = RecipeLibrary.text(id).orElseThrow();
      all.add(
          new Shelved(
              id,
              SHIPPED,
              RecipeReader.read(
                  RecipeLibrary.sourceName(id), text.getBytes(StandardCharsets.UTF_8))));
    }
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
          ReadResult result = read(file);
          Source source = source(file, result);
          boolean taken = all.stream().anyMatch(other -> other.id().equals(source.name()));
          all.add(
              new Shelved(
                  taken ? source.name() + " (" + source.words() + ")" : source.name(),
                  source,
                  result));
        }
      } catch (IOException unreadable) {
        System.getLogger(RecipeShelf.class.getName())
            .log(
                System.Logger.Level.WARNING,
                "The recipe folder {0} cannot be read: {1}",
                folder,
                unreadable.getMessage());
      }
    }
    return all;
  }

  private Source source(Path file, ReadResult result) {
    Optional<String> site =
        result instanceof ReadResult.Valid valid ? sites.apply(valid.sha256()) : Optional.empty();
    return new Source(
        site.isPresent() ? Origin.RECEIVED : Origin.OWN, site.orElse(""), file.toString());
  }

  /// What questions show.
  PictureFolder pictures() {
    return new PictureFolder(folder);
  }

  /// A file larger than any recipe is read only so far that it is refused as too large.
  public static ReadResult read(Path file) throws IOException {
    return RecipeReader.read(
        file.getFileName().toString(),
        CheckedText.bytes(file),
        BatchValues.NONE,
        new PictureFolder(file.resolveSibling("")));
  }
}
