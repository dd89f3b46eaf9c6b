package org.cellstation.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.cellstation.app.assembly.DataDirectory;
import org.cellstation.app.assembly.InputException;
import org.cellstation.app.assembly.ProgramVersion;
import org.cellstation.app.exchange.OwnStation;
import org.cellstation.app.exchange.SiteKeys;
import org.cellstation.app.exchange.VersionHistory;
import org.cellstation.recipes.exchange.CellPack;
import org.cellstation.recipes.exchange.Evidence;
import org.cellstation.recipes.exchange.PackFiles;
import org.cellstation.recipes.exchange.SiteKeyPair;
import org.cellstation.recipes.format.ReadResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `recipe pack RECIPE --out FILE.cellpack`: everything another site needs, signed.
@Command(
    name = "pack",
    mixinStandardHelpOptions = true,
    description = {
      "Puts a recipe with its limits, equipment needs, rehearsal evidence and documents into one",
      "file, signed with the site's key, for another site to open.",
      "Exit 0: written. Exit 2: something given cannot be used; nothing is written."
    })
final class RecipePackCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "RECIPE", description = "a recipe file, or the id of a shipped recipe")
  private String recipe = "";

  @Option(
      names = "--evidence",
      paramLabel = "DIR",
      description = "the folder that a rehearsal left its report in")
  private @Nullable Path evidence;

  @Option(
      names = "--attach",
      paramLabel = "FILE",
      arity = "1..*",
      description = "methods and documents that belong to the recipe")
  private List<Path> attached = List.of();

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "the package")
  private Path out = Path.of("");

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "the station's data directory, which keeps the site's key")
  private Path data = DataDirectory.preset();

  @Option(
      names = "--site",
      paramLabel = "NAME",
      description = "what the site calls itself; unless told, the name of its station")
  private String site = "";

  @Override
  public Integer call() throws InputException, IOException {
    ReadResult.Valid valid = RecipeFile.read(recipe);
    if (Files.exists(out)) {
      throw new InputException(out + " is there already. Name another file with --out.");
    }
    if (!out.toString().endsWith(CellPack.EXTENSION)) {
      throw new InputException(
          "A package is called something%s. Name it so with --out.".formatted(CellPack.EXTENSION));
    }
    Map<String, byte[]> entries =
        new TreeMap<>(
            PackFiles.of(
                valid, VersionHistory.of(data.resolve("journal"), valid.sha256(), Instant.now())));
    RecipeFile.pictures(recipe, valid.recipe())
        .forEach((image, bytes) -> entries.put(CellPack.PICTURES + image, bytes));
    Map<String, byte[]> reports = new TreeMap<>();
    if (evidence != null) {
      folder(evidence, reports);
    }
    entries.putAll(reports);
    for (Path file : attached) {
      if (!Files.isRegularFile(file)) {
        throw new InputException("There is no file " + file + " to attach.");
      }
      put(CellPack.ATTACHMENTS + file.getFileName(), file, entries);
    }
    String name = siteName();
    SiteKeyPair keys = new SiteKeys(data).own();
    byte[] bytes =
        CellPack.write(
            valid.recipe(),
            entries,
            keys,
            name,
            Instant.now().truncatedTo(ChronoUnit.SECONDS),
            "cellstation " + ProgramVersion.text());
    Files.write(out, bytes);
    var words = spec.commandLine().getOut();
    words.println(out.toAbsolutePath());
    words.println(entries.size() + " files, signed by " + name);
    words.println("evidence      " + Evidence.of(valid.sha256(), reports).words());
    words.println("fingerprint   " + keys.open().fingerprint());
    words.println("The other site compares the fingerprint with you before it accepts your key.");
    words.flush();
    return Main.DONE;
  }

  private String siteName() throws InputException, IOException {
    if (!site.isBlank()) {
      return site.strip();
    }
    return OwnStation.described(data)
        .map(OwnStation::title)
        .orElseThrow(
            () ->
                new InputException(
                    "There is no station in "
                        + data
                        + " to take the site's name from. Name the site with --site."));
  }

  private static void folder(Path folder, Map<String, byte[]> entries)
      throws InputException, IOException {
    if (!Files.isDirectory(folder)) {
      throw new InputException("There is no folder " + folder + " with evidence.");
    }
    List<Path> files;
    try (Stream<Path> found = Files.walk(folder)) {
      files = found.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      String below = folder.relativize(file).toString().replace('\\', '/');
      put(CellPack.EVIDENCE + below, file, entries);
    }
  }

  private static void put(String name, Path file, Map<String, byte[]> entries)
      throws InputException, IOException {
    if (!CellPack.canHold(name)) {
      throw new InputException(
          "`%s` cannot stand in a package. Name the file with letters, digits, points and hyphens."
              .formatted(name));
    }
    if (Files.size(file) > CellPack.MAX_BYTES) {
      throw new InputException(file + " is too large for a package. Attach less.");
    }
    if (entries.put(name, Files.readAllBytes(file)) != null) {
      throw new InputException("Two files would be `" + name + "`. Rename one of them.");
    }
  }
}
