package org.cellstation.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `recipe ...`: checking recipes and exchanging them with other programs and other sites.
@Command(
    name = "recipe",
    mixinStandardHelpOptions = true,
    description = "Checks recipes, and exchanges them with other programs and other sites.",
    subcommands = {
      RecipeCheckCommand.class,
      RecipeExportCommand.class,
      RecipeImportCommand.class,
      RecipePackCommand.class,
      RecipeUnpackCommand.class
    })
final class RecipeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "Say what to do: check, export, import, pack or unpack.");
  }
}
