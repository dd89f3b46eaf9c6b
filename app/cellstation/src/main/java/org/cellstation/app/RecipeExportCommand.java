package org.cellstation.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cellstation.app.assembly.DataDirectory;
import org.cellstation.app.assembly.InputException;
import org.cellstation.app.exchange.VersionHistory;
import org.cellstation.recipes.exchange.BatchMlExport;
import org.cellstation.recipes.exchange.ControlBinding;
import org.cellstation.recipes.exchange.Exported;
import org.cellstation.recipes.format.BatchValues;
import org.cellstation.recipes.format.ReadResult;
import org.cellstation.recipes.format.RecipeReader;
import org.cellstation.recipes.text.Fault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `recipe export RECIPE --out FILE.xml`: a recipe as BatchML.
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a recipe as BatchML, version 7: a master recipe, or with --batch a control recipe.",
      "The Batch Markup Language (BatchML) is used courtesy of MESA International.",
      "Exit 0: written. Exit 1: it cannot be written as XML. Exit 2: the recipe cannot be used."
    })
final class RecipeExportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "RECIPE", description = "a recipe file, or the id of a shipped recipe")
  private String recipe = "";

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "the document")
  private Path out = Path.of("");

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = {
        "the station's data directory: what its journal says of approvals and dates of exactly this",
        "recipe goes into the header"
      })
  private Path data = DataDirectory.preset();

  @Option(names = "--batch", paramLabel = "ID", description = "write the control recipe of a batch")
  private String batch = "";

  @Option(
      names = "--unit",
      paramLabel = "ROLE=UNIT",
      description = "with --batch: the unit that plays a role; may be given several times")
  private Map<String, String> units = new LinkedHashMap<>();

  @Option(
      names = "--value",
      paramLabel = "NAME=VALUE",
      description = "with --batch: what the batch sets in the formula; may be given several times")
  private Map<String, String> values = new LinkedHashMap<>();

  @Option(
      names = "--batch-size",
      paramLabel = "SIZE",
      description = "with --batch: the size that scales the formula, for example '2 L'")
  private String batchSize = "";

  @Override
  public Integer call() throws InputException, IOException {
    ReadResult.Valid valid = RecipeFile.read(recipe);
    boolean bound = !units.isEmpty() || !values.isEmpty() || !batchSize.isBlank();
    if (batch.isBlank() && bound) {
      throw new InputException(
          "A master recipe has no units and values of a batch. Name the batch with --batch.");
    }
    for (String role : units.keySet()) {
      if (valid.recipe().procedure().stream().noneMatch(up -> up.unit().equals(role))) {
        throw new InputException("The recipe has no role '" + role + "'. Name one that it has.");
      }
    }
    Exported exported =
        batch.isBlank()
            ? BatchMlExport.master(
                valid, VersionHistory.of(data.resolve("journal"), valid.sha256(), Instant.now()))
            : BatchMlExport.control(ofBatch(valid), new ControlBinding(batch.strip(), units));
    return switch (exported) {
      case Exported.Document document -> {
        Files.writeString(out, document.xml(), StandardCharsets.UTF_8);
        spec.commandLine().getOut().println(out.toAbsolutePath());
        yield Main.DONE;
      }
      case Exported.Refused refused -> {
        refused.why().forEach(spec.commandLine().getErr()::println);
        yield Main.FAILED;
      }
    };
  }

  private ReadResult.Valid ofBatch(ReadResult.Valid recipe) throws InputException {
    return switch (RecipeReader.read(
        recipe.recipe().id() + ".yaml",
        recipe.text().getBytes(StandardCharsets.UTF_8),
        new BatchValues(values, batchSize))) {
      case ReadResult.Valid valid -> valid;
      case ReadResult.Faulty faulty ->
          throw new InputException(
              "The recipe does not take what the batch sets:",
              faulty.faults().stream().map(Fault::toString).toList());
    };
  }
}
