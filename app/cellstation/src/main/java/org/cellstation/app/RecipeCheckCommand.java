package org.cellstation.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.cellstation.app.assembly.InputException;
import org.cellstation.recipes.exchange.BatchMlImport;
import org.cellstation.recipes.exchange.Imported;
import org.cellstation.recipes.exchange.PublicSchemas;
import org.cellstation.recipes.format.ReadResult;
import org.cellstation.recipes.text.Fault;
import org.cellstation.station.runtime.RecipeShelf;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `recipe check FILE...`: every fault of every file.
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Lists every fault of recipe texts and BatchML documents (.xml), with line and remedy.",
      "Exit 0: none has a fault. Exit 1: at least one has. Exit 2: a file cannot be read."
    })
final class RecipeCheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "recipe texts or BatchML documents")
  private List<Path> files = List.of();

  @Option(
      names = "--schemas",
      paramLabel = "DIR",
      description = "the public B2MML schemas; BatchML documents are checked against them too")
  private @Nullable Path schemas;

  @Override
  public Integer call() throws InputException, IOException {
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw new InputException("There is no file " + file + ". Name recipe texts or documents.");
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    boolean sound = true;
    for (Path file : files) {
      List<String> faults = isXml(file) ? xml(file) : yaml(file);
      faults.forEach(out::println);
      out.println(
          faults.isEmpty() ? file + ": no faults" : file + ": " + faults.size() + " faults");
      sound &= faults.isEmpty();
    }
    out.flush();
    return sound ? Main.DONE : Main.FAILED;
  }

  static boolean isXml(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".xml");
  }

  private static List<String> yaml(Path file) throws IOException {
    return RecipeShelf.read(file) instanceof ReadResult.Faulty faulty
        ? faulty.faults().stream().map(Fault::toString).toList()
        : List.of();
  }

  private List<String> xml(Path file) throws InputException, IOException {
    byte[] bytes = RecipeImportCommand.document(file);
    List<String> faults = new ArrayList<>();
    if (schemas != null) {
      faults.addAll(againstSchemas(schemas, file, bytes));
    }
    switch (BatchMlImport.read(String.valueOf(file.getFileName()), bytes)) {
      case Imported.Refused refused -> refused.faults().forEach(f -> faults.add(f.toString()));
      case Imported.Draft draft -> {
        draft.untaken().forEach(u -> faults.add(file.getFileName() + ": not taken over: " + u));
        if (draft.checked() instanceof ReadResult.Faulty faulty) {
          faulty.faults().forEach(f -> faults.add("as a recipe: " + f));
        }
      }
    }
    return faults;
  }

  private static List<String> againstSchemas(Path folder, Path file, byte[] bytes)
      throws InputException {
    try {
      return PublicSchemas.in(folder).check(String.valueOf(file.getFileName()), bytes);
    } catch (IllegalArgumentException unusable) {
      throw new InputException(String.valueOf(unusable.getMessage()));
    }
  }
}
