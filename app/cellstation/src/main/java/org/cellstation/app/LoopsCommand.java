package org.cellstation.app;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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
      "Exit 0: all within 2 %%. Exit 1: not. Exit 2: a row cannot be computed, the others are shown.",
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
    Benchmark.Result result = result();
    spec.commandLine().getOut().print(Benchmark.text(result.lines()));
    spec.commandLine().getOut().flush();
    if (!result.faults().isEmpty()) {
      throw new InputException(
          (table == null ? "The shipped table" : table) + ": rows that could not be computed:",
          result.faults());
    }
    return result.lines().stream().allMatch(Benchmark.Line::passes) ? Main.DONE : Main.FAILED;
  }

  private Benchmark.Result result() throws InputException {
    Path file = table;
    if (file == null) {
      return Benchmark.shipped();
    }
    try {
      return Benchmark.of(Files.readString(file, StandardCharsets.UTF_8));
    } catch (NoSuchFileException missing) {
      throw new InputException(file + ": there is no such file. Name a table.");
    } catch (CharacterCodingException foreign) {
      throw new InputException(file + " is no UTF-8 text. Save the table as UTF-8.");
    } catch (IOException unreadable) {
      throw new InputException(
          "%s cannot be read (%s). Check its name and the permissions."
              .formatted(file, unreadable.getClass().getSimpleName()));
    } catch (IllegalArgumentException wrong) {
      throw new InputException(file + ": " + wrong.getMessage());
    }
  }
}
