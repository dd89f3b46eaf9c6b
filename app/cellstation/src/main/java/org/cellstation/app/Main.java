package org.cellstation.app;

import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.cellstation.app.assembly.ProgramVersion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;

/// The program. Without a subcommand it is the console.
///
/// Exit codes: 0 done, 1 the check or the batch failed, 2 wrong usage or input. Results go to
/// stdout, diagnostics to stderr.
@Command(
    name = "cellstation",
    description = "Bioreactor and process control station for advanced therapies.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    subcommands = {
      ConsoleCommand.class,
      RunCommand.class,
      RehearseCommand.class,
      SimulateCommand.class,
      ProbeCommand.class,
      VerifyCommand.class,
      LoopsCommand.class,
      RecipeCommand.class
    })
public final class Main implements Callable<Integer> {
  static final int DONE = 0;
  static final int FAILED = 1;
  static final int WRONG_INPUT = 2;

  /// Kept referenced, or the level set on it would be collected with it.
  private static final Logger JAVAFX = Logger.getLogger("javafx");

  @Mixin private final ConsoleCommand console = new ConsoleCommand();

  private Main() {}

  public static void main(String[] arguments) {
    // JavaFX warns that it runs from the class path; that is how this program ships it.
    JAVAFX.setLevel(Level.SEVERE);
    System.exit(commandLine().execute(arguments));
  }

  /// The parser, for the program and its tests.
  static CommandLine commandLine() {
    return new CommandLine(new Main()).setExecutionExceptionHandler(new Troubles());
  }

  @Override
  public Integer call() throws Exception {
    return console.call();
  }

  /// The version the build wrote.
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"cellstation " + ProgramVersion.text()};
    }
  }
}
