package org.cellstation.app;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.cellstation.app.assembly.InputException;
import org.cellstation.app.virtual.Rehearsal;
import org.cellstation.simulator.Equipment;
import org.cellstation.simulator.SkidSettings;
import org.cellstation.simulator.fault.Scenario;
import org.cellstation.station.api.Snapshot;
import org.jspecify.annotations.Nullable;

/// What the console does where nobody can see it: the shipped recipe, to completion, with pictures
/// of the console along the way.
final class HeadlessJob {
  /// Process time at which the console is pictured.
  private static final Duration[] MOMENTS = {
    Duration.ofMinutes(2), Duration.ofHours(2), Duration.ofHours(60), Duration.ofDays(6)
  };

  private final PrintWriter out;
  private final PrintWriter err;

  HeadlessJob(PrintStream out, PrintStream err) {
    this.out = new PrintWriter(out, true, Charset.defaultCharset());
    this.err = new PrintWriter(err, true, Charset.defaultCharset());
  }

  /// The shipped recipe of eight days for what the skid is.
  private static String recipe(Equipment equipment) throws InputException {
    return switch (equipment) {
      case SIX_LINES, CLEANROOM -> "t-cell-expansion";
      case STIRRED_TANK -> "t-cell-expansion-stirred";
      case HOLLOW_FIBRE, STATIC ->
          throw new InputException(
              "No recipe for `--skid "
                  + equipment
                  + "` comes with the program; give your own to `rehearse`, or use a display.");
    };
  }

  /// @param why begins the line that says what is done instead
  /// @param root where the results go; null for a new folder
  /// @param faults what fails when
  /// @return the exit code
  int run(String why, @Nullable Path root, SkidSettings skid, Scenario faults) throws Exception {
    String recipe = recipe(skid.equipment());
    Path folder = root == null ? RehearseCommand.newFolder() : root;
    OutputFolder.mustBeFresh(folder);
    out.println(
        why
            + ": "
            + recipe
            + " is run to its end in accelerated time instead; results go to "
            + folder.toAbsolutePath());
    Path pictures = Files.createDirectories(folder.resolve("screenshots"));
    var plan = new Rehearsal.Plan(recipe, "R-0", folder, skid, faults, RehearseCommand.START);
    var progress = new ProgressLine(err);
    try (var rehearsal = new Rehearsal(plan);
        var camera =
            new ConsoleCamera(rehearsal.virtual().station(), rehearsal.session(), pictures)) {
      Instant begun = rehearsal.virtual().now();
      int[] next = {0};
      Rehearsal.Result result =
          rehearsal.run(
              picture -> {
                progress.accept(picture);
                if (next[0] < MOMENTS.length && due(picture, begun, MOMENTS[next[0]])) {
                  camera.picture("%d".formatted(++next[0]));
                }
              });
      camera.picture("end");
      progress.end(rehearsal.virtual().station().snapshot());
      int exit = OutputFolder.report(out, folder, result);
      out.println("screenshots   " + pictures.toAbsolutePath());
      return exit;
    }
  }

  private static boolean due(Snapshot picture, Instant begun, Duration moment) {
    return !picture.now().isBefore(begun.plus(moment));
  }
}
