package org.cellstation.station.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cellstation.recipes.format.BatchValues;
import org.cellstation.recipes.format.ReadResult;
import org.cellstation.recipes.format.RecipeReader;
import org.cellstation.recipes.library.RecipeLibrary;
import org.cellstation.recipes.model.Recipe;
import org.cellstation.recipes.text.CheckedText;
import org.cellstation.recipes.text.Fault;
import org.cellstation.station.api.Station.RecipeSummary;
import org.cellstation.station.lifecycle.KeptVersion.RecipeText;

/// The recipes a station can start: those shipped with the program, those in its recipe folder, and
/// the effective versions whose text stands in neither. A file with faults is listed with all of
/// them and cannot be started.
public final class RecipeShelf {
  /// The source of what comes with the program.
  static final String SHIPPED = "shipped";

  private static final String KEPT = "kept by the station";

  private static final Pattern PICTURE =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,79}\\.(png|jpg|jpeg)");
  private static final long LARGEST_PICTURE = 10_000_000;

  private final Path folder;
  private final Supplier<List<RecipeText>> effective;

  /// @param folder may not exist yet
  /// @param effective the versions that are in force
  RecipeShelf(Path folder, Supplier<List<RecipeText>> effective) {
    this.folder = folder;
    this.effective = effective;
  }

  /// A recipe that may be started, with the exact text it was read from.
  record Found(Recipe recipe, String sha256, String text) {}

  /// @param source `shipped`, or the file's path
  record Shelved(String id, String source, ReadResult result) {}

  List<RecipeSummary> summaries() {
    return all().stream()
        .map(
            shelved ->
                switch (shelved.result()) {
                  case ReadResult.Valid valid ->
                      new RecipeSummary(
                          shelved.id(),
                          valid.recipe().title(),
                          valid.recipe().version(),
                          shelved.source(),
                          true,
                          List.of());
                  case ReadResult.Faulty faulty ->
                      new RecipeSummary(
                          shelved.id(),
                          shelved.id(),
                          "",
                          shelved.source(),
                          false,
                          faulty.faults().stream().map(Fault::toString).toList());
                })
        .toList();
  }

  Optional<Found> find(String id) {
    return Optional.ofNullable(found().get(id));
  }

  /// All that may be started, by id. The first of an id counts.
  Map<String, Found> found() {
    Map<String, Found> found = new LinkedHashMap<>();
    for (Shelved shelved : all()) {
      if (shelved.result() instanceof ReadResult.Valid valid) {
        found.putIfAbsent(shelved.id(), new Found(valid.recipe(), valid.sha256(), valid.text()));
      }
    }
    return found;
  }

  /// An effective version under its id and label, unless a file holds exactly its text.
  private List<Shelved> all() {
    List<Shelved> all = new ArrayList<>(files());
    for (RecipeText version : effective.get()) {
      boolean there =
          all.stream()
              .anyMatch(
                  shelved ->
                      shelved.result() instanceof ReadResult.Valid valid
                          && valid.sha256().equals(version.sha256()));
      if (!there) {
        all.add(
            new Shelved(
                version.label(),
                KEPT,
                RecipeReader.read(
                    version.label(), version.text().getBytes(StandardCharsets.UTF_8))));
      }
    }
    return all;
  }

  /// Every file and what ships with the program, faulty or not.
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
          String name = file.getFileName().toString();
          all.add(
              new Shelved(
                  name.substring(0, name.length() - ".yaml".length()),
                  file.toString(),
                  read(file)));
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

  /// An image beside the recipes, empty when there is none or it is no image of reasonable size.
  Optional<byte[]> picture(String name) {
    Path file = folder.resolve(name);
    try {
      return PICTURE.matcher(name).matches()
              && Files.isRegularFile(file)
              && Files.size(file) <= LARGEST_PICTURE
          ? Optional.of(Files.readAllBytes(file))
          : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /// A file larger than any recipe is read only so far that it is refused as too large.
  public static ReadResult read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return RecipeReader.read(
          file.getFileName().toString(),
          in.readNBytes(CheckedText.MAX_BYTES + 1),
          BatchValues.NONE,
          picture -> Files.isRegularFile(file.resolveSibling(picture)));
    }
  }
}
