package org.cellstation.app;

import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.cellstation.app.assembly.DataDirectory;
import org.cellstation.app.virtual.Rehearsal;
import org.cellstation.simulator.SkidSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `rehearse RECIPE`: the whole batch in virtual time.
@Command(
    name = "rehearse",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a recipe to its end in virtual time, on the simulated skid, wire bytes included.",
      "Exit 0: the batch completed. Exit 1: it did not. Exit 2: the recipe cannot be used."
    })
final class RehearseCommand implements Callable<Integer> {
  /// Process time begins here, so that a seed gives the same journal on every machine and day.
  static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "RECIPE", description = "a recipe file, or the id of a shipped recipe")
  private String recipe = "";

  @Mixin private final SkidOptions skid = new SkidOptions();

  @Option(names = "--seed", paramLabel = "S", description = "chance; 0 is the nominal donor")
  private long seed;

  @Option(names = "--out", paramLabel = "DIR", description = "where journal and record go")
  private @Nullable Path out;

  @Override
  public Integer call() throws Exception {
    var settings = skid.applyTo(SkidSettings.drawn(seed));
    var faults = skid.scenario(settings);
    Path folder = out == null ? newFolder() : out;
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
