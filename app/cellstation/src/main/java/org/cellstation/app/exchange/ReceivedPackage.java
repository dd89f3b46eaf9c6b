package org.cellstation.app.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cellstation.recipes.exchange.CellPack;
import org.cellstation.recipes.format.BatchValues;
import org.cellstation.recipes.format.Pictures;
import org.cellstation.recipes.format.ReadResult;
import org.cellstation.recipes.format.RecipeReader;
import org.cellstation.recipes.model.Recipe;
import org.cellstation.recipes.text.Fault;
import org.cellstation.station.lifecycle.KeptVersion;
import org.cellstation.station.lifecycle.PictureFolder;
import org.cellstation.station.lifecycle.Receipt;

/// A verified package on its way into a data directory: its recipe is sound, and its place is free.
/// The documents are put whole into a folder of their own before the recipe appears among the
/// station's recipes.
public final class ReceivedPackage {
  /// Whether a verified package can be kept.
  public sealed interface Checked {
    record Fit(ReceivedPackage received) implements Checked {}

    record Unfit(List<String> why) implements Checked {}
  }

  private final ReadResult.Valid recipe;
  private final SortedMap<String, byte[]> entries;
  private final Path draft;
  private final Path folder;

  private ReceivedPackage(
      ReadResult.Valid recipe, SortedMap<String, byte[]> entries, Path draft, Path folder) {
    this.recipe = recipe;
    this.entries = entries;
    this.draft = draft;
    this.folder = folder;
  }

  /// @param data the station's data directory
  /// @param replace whether another draft of the same id may go
  public static Checked check(CellPack.Opened.Verified verified, Path data, boolean replace)
      throws IOException {
    byte[] text = verified.entries().get(CellPack.RECIPE);
    if (text == null) {
      return new Checked.Unfit(List.of("there is no recipe in the package - ask for another"));
    }
    return switch (RecipeReader.read(
        CellPack.RECIPE, text, BatchValues.NONE, new Packed(pictures(verified.entries())))) {
      case ReadResult.Faulty faulty -> {
        List<String> why = new ArrayList<>();
        why.add("this program cannot use the recipe; both sites may need the same version of it:");
        faulty.faults().stream().map(Fault::toString).forEach(why::add);
        yield new Checked.Unfit(why);
      }
      case ReadResult.Valid valid -> free(valid, verified.entries(), data, replace);
    };
  }

  /// The images that came with the recipe, by the name of their content.
  private static Map<String, byte[]> pictures(SortedMap<String, byte[]> entries) {
    Map<String, byte[]> images = new TreeMap<>();
    entries.forEach(
        (name, bytes) -> {
          String image = name.substring(name.lastIndexOf('/') + 1);
          if (name.equals(CellPack.PICTURES + image)
              && image.matches(KeptVersion.sha256(bytes) + "\\.(png|jpg|jpeg)")) {
            images.put(image, bytes);
          }
        });
    return images;
  }

  /// What is not in the package is not there.
  private record Packed(Map<String, byte[]> images) implements Pictures {
    @Override
    public Optional<String> beside(String file) {
      return Optional.empty();
    }

    @Override
    public boolean kept(String sha256) {
      return images.keySet().stream().anyMatch(image -> image.startsWith(sha256));
    }
  }

  private static Checked free(
      ReadResult.Valid valid, SortedMap<String, byte[]> entries, Path data, boolean replace)
      throws IOException {
    String id = valid.recipe().id();
    Path draft = data.resolve("recipes").resolve(id + ".yaml");
    if (Files.exists(draft)
        && !replace
        && !Arrays.equals(Files.readAllBytes(draft), entries.get(CellPack.RECIPE))) {
      return new Checked.Unfit(
          List.of(
              "this station has another recipe `"
                  + id
                  + "`, in "
                  + draft
                  + " - move it away, or put this one in its place with --replace"));
    }
    Path folder =
        data.resolve("received")
            .resolve(id + "-" + valid.recipe().version() + "-" + valid.sha256().substring(0, 12));
    return new Checked.Fit(new ReceivedPackage(valid, entries, draft, folder));
  }

  public Recipe recipe() {
    return recipe.recipe();
  }

  /// Of the recipe's text, hex.
  public String sha256() {
    return recipe.sha256();
  }

  /// Where the recipe goes.
  public Path draft() {
    return draft;
  }

  /// Where everything else goes.
  public Path folder() {
    return folder;
  }

  /// The entries of one folder of the package.
  public Map<String, byte[]> below(String prefix) {
    SortedMap<String, byte[]> found = new TreeMap<>(entries);
    found.keySet().removeIf(name -> !name.startsWith(prefix));
    return found;
  }

  /// Writes all of it, the recipe last.
  ///
  /// @param receipt for the station's journal
  public void keep(Receipt receipt) throws IOException {
    for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
      write(folder.resolve(entry.getKey()), entry.getValue());
    }
    new PictureFolder(draft.resolveSibling("")).keep(pictures(entries));
    write(folder.resolve(receipt.fileName()), receipt.json());
    write(draft, entries.getOrDefault(CellPack.RECIPE, new byte[0]));
  }

  /// Whole or not at all, also when the power goes.
  private static void write(Path file, byte[] bytes) throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    Files.createDirectories(parent);
    Path part = Files.createTempFile(parent, ".incoming-", ".part");
    try {
      Files.write(part, bytes);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
