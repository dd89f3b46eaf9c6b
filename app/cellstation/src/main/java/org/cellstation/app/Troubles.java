package org.cellstation.app;

import java.io.IOException;
import org.cellstation.app.assembly.InputException;
import org.cellstation.app.operator.RefusedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// Turns what ended a command into words on stderr and an exit code. Only a defect of the program
/// shows a stack trace.
final class Troubles implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(
      Exception trouble, CommandLine command, ParseResult arguments) {
    return switch (trouble) {
      case InputException input -> say(command, input.getMessage());
      case RefusedException refused -> say(command, refused.getMessage());
      case IllegalArgumentException wrong -> say(command, wrong.getMessage());
      case IOException io -> say(command, "Files cannot be read or written: " + io.getMessage());
      default -> {
        command.getErr().println("The program has a defect; please report what follows.");
        trouble.printStackTrace(command.getErr());
        yield Main.FAILED;
      }
    };
  }

  private static int say(CommandLine command, @Nullable String what) {
    command.getErr().println(what);
    return Main.WRONG_INPUT;
  }
}
