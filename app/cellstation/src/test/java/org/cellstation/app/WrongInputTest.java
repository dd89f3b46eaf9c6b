package org.cellstation.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cellstation.app.assembly.DataDirectory;
import org.cellstation.app.assembly.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is wrong with what a person typed: exit code 2, a message that says what to do, no
/// stack trace, and nothing left behind.
final class WrongInputTest {
  @TempDir private Path folder;

  private String refused(String... arguments) {
    var err = new StringWriter();
    var out = new StringWriter();
    int exit =
        Main.commandLine()
            .setErr(new PrintWriter(err))
            .setOut(new PrintWriter(out))
            .execute(arguments);
    assertEquals(Main.WRONG_INPUT, exit, err::toString);
    assertFalse(err.toString().contains("\tat "), err::toString);
    assertEquals("", out.toString());
    return err.toString();
  }

  private String run(String recipe, String... more) {
    var arguments =
        new ArrayList<>(
            List.of("run", recipe, "--simulate", "--out", folder.resolve("out").toString()));
    arguments.addAll(List.of(more));
    String words = refused(arguments.toArray(String[]::new));
    assertFalse(Files.exists(folder.resolve("out")), "a folder was left behind");
    return words;
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1e9", "NaN", "abc"})
  void speed(String speed) {
    assertTrue(run("t-cell-expansion-short", "--speed", speed).contains("speed"));
  }

  @Test
  void unknownRecipe() {
    assertTrue(run("no-such-recipe").contains("t-cell-expansion-short"));
  }

  @Test
  void recipeWithFaultsListsThemAll() throws IOException {
    Path recipe = folder.resolve("wrong.yaml");
    Files.writeString(recipe, "format: 1\nid: Wrong Id\ntitel: x\nversion: 1.0.0\n");
    String words = run(recipe.toString());
    assertTrue(words.contains("titel") && words.contains("procedure"), words);
    assertTrue(words.lines().count() > 3, words);
  }

  @Test
  void realInstrumentsAreRunFromTheConsole() {
    assertTrue(refused("run", "t-cell-expansion-short").contains("--simulate"));
  }

  @Test
  void folderWithAJournal() throws IOException {
    Files.createDirectories(folder.resolve("used/journal"));
    String used = folder.resolve("used").toString();
    assertTrue(
        refused("run", "t-cell-expansion-short", "--simulate", "--out", used).contains(used));
    assertTrue(refused("rehearse", "t-cell-expansion-short", "--out", used).contains("--out"));
  }

  @Test
  void folderOfAnotherStation() throws InputException {
    try (var other = DataDirectory.open(folder.resolve("other"))) {
      String taken = other.root().toString();
      assertTrue(
          refused("run", "t-cell-expansion-short", "--simulate", "--out", taken)
              .contains("Another station"));
    }
  }

  @Test
  void portInUse() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      String words = refused("simulate", "--port", port);
      assertTrue(words.contains("TCP port " + port), words);
      assertFalse(words.contains("Files cannot"), words);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "70000", "x"})
  void impossiblePort(String port) {
    assertTrue(refused("simulate", "--port", port).contains(port));
  }

  @Test
  void nothingToVerify() {
    assertTrue(refused("verify", folder.resolve("nothing").toString()).contains("nothing"));
  }

  @Test
  void faultsThatTheSkidCannotHave() throws IOException {
    Path faults = folder.resolve("faults.yaml");
    Files.writeString(faults, "faults:\n  - {at: 1 h, for: 1 h, site: AT-102, fault: molten}\n");
    for (String command : List.of("simulate", "rehearse t-cell-expansion-short")) {
      String words = refused((command + " --faults " + faults).split(" "));
      assertTrue(words.contains("faults.yaml:2") && words.contains("probe-lost"), words);
    }
    assertTrue(run("t-cell-expansion-short", "--faults", faults.toString()).contains("molten"));
  }

  @Test
  void aSkidThatDoesNotExist() {
    assertTrue(refused("simulate", "--skid", "spaceship").contains("cleanroom"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"stirred-tank 1000", "six-lines 0.01", "hollow-fibre 2", "static NaN"})
  void aVesselOfASizeThatDoesNotExist(String skidAndVolume) {
    String[] words = skidAndVolume.split(" ", -1);
    String refusal = refused("simulate", "--skid", words[0], "--volume", words[1]);
    assertTrue(refusal.contains("--volume") && refusal.contains(" L"), refusal);
  }

  @Test
  void aCultureThatDoesNotExist() {
    assertTrue(refused("simulate", "--culture", "yeast").contains("islets"));
  }

  @Test
  void aFaultScenarioWithoutFaults() throws IOException {
    Path faults = folder.resolve("faults.yaml");
    Files.writeString(faults, "faults: []\n");
    assertTrue(
        refused("rehearse", "t-cell-expansion-short", "--faults", faults.toString())
            .contains("is empty"));
  }

  @Test
  void faultsThatATwinCannotHave() throws IOException {
    Path faults = folder.resolve("faults.yaml");
    Files.writeString(
        faults,
        """
        faults:
          - {at: 1 h, for: 1 h, site: AT-102, fault: silent}
          - {at: 1 h, for: 1 h, site: lauda, fault: molten}
          - {at: 1 h, for: 1 h, site: line, fault: silly}
        """);
    String words = refused("simulate", "--profile", "lauda", "--faults", faults.toString());
    for (int line = 2; line <= 4; line++) {
      assertTrue(words.contains("faults.yaml:" + line), words);
    }
    Files.writeString(
        faults,
        "faults:\n  - {when: \"viable > 5e6 /mL\", for: 1 h, site: lauda, fault: silent}\n");
    words = refused("simulate", "--profile", "lauda", "--faults", faults.toString());
    assertTrue(words.contains("write `at:`"), words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--skid cleanroom", "--volume 1", "--seed 3", "--culture msc"})
  void aTwinHasNoPlant(String option) {
    String words = refused(("simulate --profile lauda " + option).split(" ", -1));
    assertTrue(words.contains("without a plant"), words);
  }
}
