package org.cellstation.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.cellstation.app.assembly.InputException;
import org.cellstation.station.journal.JournalVerification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `verify PATH`: is this journal exactly what was written?
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Checks every event of a journal against the hash chain.",
      "Exit 0: whole. Exit 1: not; the first bad event is named."
    })
final class VerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "PATH", description = "a journal folder, or a folder that holds one")
  private Path path = Path.of("");

  @Override
  public Integer call() throws InputException, IOException {
    Path journal = Files.isDirectory(path.resolve("journal")) ? path.resolve("journal") : path;
    if (!Files.isDirectory(journal)) {
      throw new InputException(
          "There is no folder " + path + ". Name a station's data folder or its journal.");
    }
    JournalVerification result = JournalVerification.verify(journal);
    var out = spec.commandLine().getOut();
    return result
        .fault()
        .map(
            fault -> {
              out.println("DAMAGED: " + fault);
              out.println(result.entries() + " events before it are whole.");
              return Main.FAILED;
            })
        .orElseGet(
            () -> {
              out.println("WHOLE: " + result.entries() + " events, last hash " + result.lastHash());
              return Main.DONE;
            });
  }
}
