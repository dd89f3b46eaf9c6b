package org.cellstation.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `simulate --validate` as a person or a script runs it.
final class ValidateCommandTest {
  private static final String FILE =
      """
      runs:
        - id: X
          what: T cells in a bag
          source: somewhere
          culture: t-cells
          medium: perfusion
          vessel: { litres: 1 }
          seed: { density: 0.5 }
          hours: 48
          measures:
            - { id: X.X, measure: viable density, published: 2, sd: 0.5, tolerance: 60 %, mark: L }
            - { id: X.g, measure: glucose, tolerance: ">= 10", mark: U }
      """;

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String text, String... more) throws IOException {
    Path file = Files.writeString(folder.resolve("own.yaml"), text);
    String[] arguments = new String[3 + more.length];
    arguments[0] = "simulate";
    arguments[1] = "--validate";
    arguments[2] = file.toString();
    System.arraycopy(more, 0, arguments, 3, more.length);
    return Main.commandLine()
        .setErr(new PrintWriter(err))
        .setOut(new PrintWriter(out))
        .execute(arguments);
  }

  @Test
  void printsATableOfHundredColumnsAndEndsWithNought() throws IOException {
    assertEquals(Main.DONE, run(FILE, "--donors", "3"), err::toString);
    String table = out.toString();
    assertTrue(table.lines().allMatch(line -> line.length() <= 100), table);
    assertTrue(table.contains("X: T cells in a bag"), table);
    assertTrue(table.contains("viable density at 48 h, 1e6/mL"), table);
    assertTrue(table.contains("2 +- 0.5"), table);
    assertTrue(table.contains("2 of 2 within tolerance; mean +- SD of 3 donors each"), table);
  }

  @Test
  void aMissedRowEndsWithOne() throws IOException {
    assertEquals(Main.FAILED, run(FILE.replace("published: 2", "published: 200"), "--donors", "2"));
    assertTrue(out.toString().contains("MISSED"), out::toString);
    assertTrue(out.toString().contains("1 of 2 within tolerance"), out::toString);
  }

  @Test
  void aWrongFileEndsWithTwoAndSaysWhere() throws IOException {
    assertEquals(Main.WRONG_INPUT, run(FILE.replace("hours: 48", "hours: -1")));
    assertTrue(err.toString().contains("own.yaml:9: runs/X/hours"), err::toString);
    assertEquals("", out.toString());
  }

  @Test
  void soDoesAWrongNumberOfDonors() throws IOException {
    assertEquals(Main.WRONG_INPUT, run(FILE, "--donors", "0"));
    assertTrue(err.toString().contains("1..10000"), err::toString);
  }

  @Test
  void scriptsGetJson() throws IOException {
    assertEquals(Main.DONE, run(FILE, "--donors", "2", "--json"));
    String json = out.toString();
    assertTrue(json.contains("\"all within\" : true"), json);
    assertTrue(json.contains("\"id\" : \"X.X\""), json);
    assertTrue(json.contains("\"published\" : 2.0"), json);
    assertTrue(json.contains("\"published\" : null"), json);
  }
}
