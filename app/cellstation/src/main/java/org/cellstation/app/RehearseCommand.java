package org.cellstation.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.cellstation.app.assembly.DataDirectory;
import org.cellstation.app.assembly.InputException;
import org.cellstation.app.operator.RefusedException;
import org.cellstation.app.rehearsal.Gate;
import org.cellstation.app.rehearsal.RehearsalFiles;
import org.cellstation.app.rehearsal.RehearsalReport;
import org.cellstation.app.virtual.Rehearsal;
import org.cellstation.recipes.format.ReadResult;
import org.cellstation.simulator.SkidSettings;
import org.cellstation.station.lifecycle.PictureFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `rehearse RECIPE`: many donors and a set of faults in virtual time, judged and reported; with
/// `--once` one batch alone.
@Command(
    name = "rehearse",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a recipe to its end in virtual time, on the simulated skid of its equipment class, wire"
          + " bytes included: with ordinary donors, and with each run of a fault set. Writes"
          + " report.html, report.pdf, report.json and junit.xml.",
      "Exit 0: all expectations were met, though perhaps not everything was reached; with"
          + " --complete, it was. Exit 1: not so. Exit 2: the recipe or the fault set cannot be used."
    })
final class RehearseCommand implements Callable<Integer> {
  /// Process time begins here, so that a seed gives the same journal on every machine and day.
  static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

  private static final String NO_FAULTS = "none";
  private static final int MOST_DONORS = 1000;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "RECIPE", description = "a recipe file, or the id of a shipped recipe")
  private String recipe = "";

  @Mixin private final SkidOptions skid = new SkidOptions();

  @Option(
      names = "--donors",
      paramLabel = "N",
      description = "how many ordinary donors, ${DEFAULT-VALUE} unless told",
      defaultValue = "20")
  private int donors;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "chance of the first run, those after it count on; 0 is the nominal donor")
  private long seed;

  @Option(
      names = "--once",
      description =
          "one batch alone, with its readings and its batch record; --faults is a scenario then")
  private boolean once;

  @Option(
      names = "--complete",
      description =
          "exit 1 also when something was reached in no run, and not declared out of reach")
  private boolean complete;

  @Option(names = "--json", description = "print the report for programs")
  private boolean json;

  @Option(names = "--out", paramLabel = "DIR", description = "where journals and reports go")
  private @Nullable Path out;

  @Override
  public Integer call() throws Exception {
    Path folder = out == null ? newFolder() : out;
    return once ? runOnce(folder) : rehearse(folder);
  }

  private int rehearse(Path folder) throws InputException, IOException, RefusedException {
    if (donors < 1 || donors > MOST_DONORS) {
      throw new InputException("`--donors` is " + donors + ": give 1 to " + MOST_DONORS + ".");
    }
    ReadResult.Valid text = RecipeFile.read(recipe);
    SkidSettings settings = skid.applyTo(SkidSettings.drawn(seed), text, RecipeFile.faults(recipe));
    var order = new Gate.Order(text, settings, donors, folder.resolve("runs"));
    Path set = skid.faultFile();
    Gate gate;
    if (set == null) {
      gate = Gate.standard(order, RecipeFile.faults(recipe));
    } else if (set.toString().equals(NO_FAULTS)) {
      gate = Gate.faultless(order);
    } else {
      gate = Gate.with(order, set);
    }
    RehearsalFiles.mustBeFresh(folder);
    new PictureFolder(folder).keep(RecipeFile.pictures(recipe, text.recipe()));
    int threads = Math.min(gate.runs(), Runtime.getRuntime().availableProcessors());
    var progress = new RehearsalProgress(spec.commandLine().getErr(), gate.runs());
    RehearsalReport report =
        gate.run(
            threads,
            () -> threads,
            Thread.ofPlatform().daemon().name("rehearsal-", 0).factory(),
            progress);
    progress.end();
    RehearsalFiles files = RehearsalFiles.write(report, folder);
    PrintWriter printed = spec.commandLine().getOut();
    if (json) {
      printed.print(Files.readString(files.json()));
    } else {
      files.tell(report).forEach(printed::println);
    }
    printed.flush();
    return report.passed() && (!complete || report.uncovered().isEmpty()) ? Main.DONE : Main.FAILED;
  }

  private int runOnce(Path folder) throws InputException, IOException, RefusedException {
    ReadResult.Valid text = RecipeFile.read(recipe);
    SkidSettings settings = skid.applyTo(SkidSettings.drawn(seed), text, RecipeFile.faults(recipe));
    var faults = skid.scenario(settings);
    OutputFolder.mustBeFresh(folder);
    String id = RecipeFile.place(recipe, folder.resolve("recipes"));
    var progress = new ProgressLine(spec.commandLine().getErr());
    var plan = new Rehearsal.Plan(id, "R-" + seed, folder, settings, faults, START);
    try (var rehearsal = new Rehearsal(plan)) {
      Rehearsal.Result result = rehearsal.run(progress);
      progress.end(rehearsal.virtual().station().snapshot());
      return OutputFolder.report(spec.commandLine().getOut(), folder, result);
    }
  }

  static Path newFolder() {
    return DataDirectory.preset()
        .resolve("rehearsals")
        .resolve(ProgressLine.folderName(Instant.now()));
  }
}
