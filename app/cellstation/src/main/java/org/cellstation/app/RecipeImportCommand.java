package org.cellstation.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.cellstation.app.assembly.InputException;
import org.cellstation.recipes.exchange.BatchMlImport;
import org.cellstation.recipes.exchange.Imported;
import org.cellstation.recipes.format.ReadResult;
import org.cellstation.recipes.text.Fault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `recipe import FILE.xml --out FILE.yaml`: a recipe text from BatchML.
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a recipe text of a BatchML document, and lists what could not be taken over.",
      "Exit 0: the text is a recipe. Exit 1: it is a draft that still has faults, which are"
          + " listed.",
      "Exit 2: the document is no recipe; nothing is written."
    })
final class RecipeImportCommand implements Callable<Integer> {
  /// Nobody's recipe is larger; read no further.
  private static final int MOST = 20_000_001;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "a BatchML document")
  private Path file = Path.of("");

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "the recipe text")
  private Path out = Path.of("");

  @Override
  public Integer call() throws InputException, IOException {
    if (!Files.isRegularFile(file)) {
      throw new InputException("There is no file " + file + ". Name a BatchML document.");
    }
    if (Files.exists(out)) {
      throw new InputException(out + " is there already. Name another file with --out.");
    }
    return switch (BatchMlImport.read(String.valueOf(file.getFileName()), document(file))) {
      case Imported.Refused refused ->
          throw new InputException(
              "The document cannot be imported:",
              refused.faults().stream().map(Fault::toString).toList());
      case Imported.Draft draft -> write(draft);
    };
  }

  private int write(Imported.Draft draft) throws IOException {
    Files.writeString(out, draft.text(), StandardCharsets.UTF_8);
    PrintWriter words = spec.commandLine().getOut();
    words.println(out.toAbsolutePath());
    if (!draft.untaken().isEmpty()) {
      words.println("Not taken over:");
      draft.untaken().forEach(untaken -> words.println("  " + untaken));
    }
    List<String> history = draft.history().words();
    if (!history.isEmpty()) {
      words.println("What its sender says of it, which is no approval here:");
      history.forEach(line -> words.println("  " + line));
    }
    if (draft.checked() instanceof ReadResult.Faulty faulty) {
      words.println("To be mended in the text:");
      faulty.faults().forEach(fault -> words.println("  " + fault));
    }
    words.flush();
    return draft.checked() instanceof ReadResult.Valid ? Main.DONE : Main.FAILED;
  }

  /// No more of it than shows that it is too large.
  static byte[] document(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(MOST);
    }
  }
}
