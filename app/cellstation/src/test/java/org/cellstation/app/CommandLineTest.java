package org.cellstation.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cellstation.app.assembly.DataDirectory;
import org.cellstation.app.assembly.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/// What scripts rely on: commands, exit codes, and words on the right stream.
final class CommandLineTest {
  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }

  @Test
  void saysItsVersion() {
    assertEquals(0, run("--version"));
    assertTrue(out.toString().matches("cellstation \\d+\\.\\d+\\.\\d+\\R"), out.toString());
  }

  @ParameterizedTest
  @CsvSource({"console", "run", "rehearse", "simulate", "probe", "verify"})
  void offersAndExplainsEveryCommand(String command) {
    assertEquals(0, run("--help"));
    assertTrue(out.toString().contains(command));
    assertEquals(0, run(command, "--help"));
  }

  @ParameterizedTest(name = "cellstation {0}")
  @CsvSource({
    "fly, fly",
    "rehearse, RECIPE",
    "rehearse no-such-recipe, no-such-recipe",
    "run t-cell-expansion, --simulate",
    "run t-cell-expansion --simulate --speed 0, speed",
    "run t-cell-expansion --simulate --speed fast, fast",
    "simulate --port 70000, 70000",
    "simulate --profile no-such-profile, west-p6100",
    "simulate --profile west-p6100 --tcp --port 70000, 70000",
    "verify /no/such/folder, /no/such/folder",
  })
  void wrongUsageEndsWithTwoAndSaysWhy(String line, String words) {
    assertEquals(2, run(line.split(" ")));
    assertTrue(err.toString().contains(words), err.toString());
  }

  @Test
  void listsEveryFaultOfARecipeAndStartsNothing() throws IOException {
    Path recipe =
        Files.writeString(folder.resolve("broken.yaml"), "format: 1\nid: x\ntemprature: 37 degC\n");
    assertEquals(2, run("rehearse", recipe.toString(), "--out", folder.resolve("out").toString()));
    assertTrue(err.toString().contains("broken.yaml:3"), err.toString());
    assertTrue(err.toString().contains("procedure"), err.toString());
    assertTrue(Files.notExists(folder.resolve("out/journal")));
  }

  @Test
  void rehearsesAndVerifiesAndFindsDamage() throws IOException {
    Path results = folder.resolve("out");
    assertEquals(
        0, run("rehearse", "t-cell-expansion-short", "--once", "--out", results.toString()));
    assertTrue(out.toString().contains("COMPLETE"), out.toString());
    assertTrue(Files.size(results.resolve("records/R-0.pdf")) > 10_000);
    assertEquals(0, run("verify", results.toString()));
    assertEquals(2, run("rehearse", "t-cell-expansion-short", "--out", results.toString()));

    Path segment = results.resolve("journal/journal-000001.jsonl");
    byte[] bytes = Files.readAllBytes(segment);
    bytes[bytes.length / 2] ^= 1;
    Files.write(segment, bytes);
    assertEquals(1, run("verify", results.toString()));
    assertTrue(out.toString().contains("DAMAGED"), out.toString());
  }

  @Test
  void twoStationsOnOneDirectoryAreRefused() throws InputException {
    try (DataDirectory first = DataDirectory.open(folder)) {
      assertTrue(Files.isDirectory(first.root()));
      assertEquals(
          2, run("run", "t-cell-expansion-short", "--simulate", "--out", folder.toString()));
      assertTrue(err.toString().contains("Another station"), err.toString());
    }
  }
}
