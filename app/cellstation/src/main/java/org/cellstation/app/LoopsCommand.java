package org.cellstation.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.cellstation.app.assembly.InputException;
import org.cellstation.station.tuning.Benchmark;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `loops [TABLE]`: the controller of this program on the plants of the textbooks.
@Command(
    name = "loops",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the production PID on published plants and compares the figures.",
      "Exit 0: all within 2 %. Exit 1: not.",
      "A table of your own: tab-separated, columns as in the manual, section 'Tuning a loop'."
    })
final class LoopsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "TABLE",
      arity = "0..1",
      description = "plants, controllers and published figures; without it the shipped table")
  private @Nullable Path table;

  @Override
  public Integer call() throws InputException {
    List<Benchmark.Line> lines = lines();
    spec.commandLine().getOut().print(Benchmark.text(lines));
    spec.commandLine().getOut().flush();
    return lines.stream().allMatch(Benchmark.Line::passes) ? Main.DONE : Main.FAILED;
  }

  private List<Benchmark.Line> lines() throws InputException {
    Path file = table;
    if (file == null) {
      return Benchmark.shipped();
    }
    try {
      return Benchmark.of(Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new InputException(
          file + " cannot be read as UTF-8 text: " + unreadable.getMessage() + ". Name a table.");
    } catch (IllegalArgumentException wrong) {
      throw new InputException(file + ": " + wrong.getMessage());
    }
  }
}
