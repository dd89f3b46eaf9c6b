package org.cellstation.app.rehearsal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import org.cellstation.app.assembly.FaultScript;
import org.cellstation.app.assembly.InputException;
import org.cellstation.simulator.Skid;
import org.cellstation.simulator.SkidSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever stands in a fault set, it can be played or its mistakes are told with their lines.
final class FaultSetFuzzTest {
  private static final Sites SITES = Sites.of(SkidSettings.nominal());
  private static final String[] SCRAPS = {
    "",
    "- ",
    "runs:",
    "{",
    "}",
    "[",
    "]",
    ": ",
    "at: 1 h",
    "for: -3 h",
    "9".repeat(60),
    "1e999 %",
    "140 % of culture",
    "of culture",
    "when: pH <",
    "\t",
    "\u0000",
    "&a *a",
    "answers: {a: [b]}",
    "out of reach: []",
    "culture: moss",
    "within: [pH 7 to]",
    "|",
    "NaN",
    "0x1p3",
    "\uD83E\uDDEB"
  };

  private static void read(byte[] bytes) {
    try {
      FaultSet set = FaultSetText.parse("set.yaml", bytes, SITES, RecipeNames.NONE);
      set.runs().forEach(run -> run.scenario(new Course(0, 1000, 2000)));
    } catch (InputException told) {
      String message = String.valueOf(told.getMessage());
      assertTrue(message.contains("set.yaml:"), message);
      assertFalse(message.contains("Exception"), message);
    }
  }

  @Test
  void aSpoiltSetIsReadOrItsMistakesAreTold() throws IOException {
    String good = Files.readString(Path.of("../../docs/rehearsal.md"));
    good = good.substring(good.indexOf("```yaml") + 8);
    good = good.substring(0, good.indexOf("```"));
    Random random = new Random(20260302);
    for (int i = 0; i < 500; i++) {
      StringBuilder text = new StringBuilder(good);
      for (int times = 1 + random.nextInt(3); times > 0; times--) {
        int from = random.nextInt(text.length());
        int to = Math.min(text.length(), from + random.nextInt(1 << random.nextInt(7)));
        text.replace(from, to, SCRAPS[random.nextInt(SCRAPS.length)]);
      }
      read(text.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void anyBytesAreReadOrTheirMistakesAreTold() {
    Random random = new Random(11);
    for (int i = 0; i < 200; i++) {
      byte[] bytes = new byte[random.nextInt(300)];
      random.nextBytes(bytes);
      read(bytes);
    }
  }

  /// Read only so far that it is known to be too large: a sparse file of 100 MB costs nothing.
  @Test
  void aFileOfAHundredMegabytesIsRefused(@TempDir Path folder) throws IOException {
    Path large = folder.resolve("large.yaml");
    try (var file =
        Files.newByteChannel(large, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      file.position(100_000_000);
      file.write(ByteBuffer.wrap(new byte[] {'a'}));
    }
    assertRefused(() -> FaultSetText.read(large, SITES, RecipeNames.NONE));
    var skid = new Skid(SkidSettings.nominal());
    assertRefused(() -> FaultScript.read(large, skid.faults()));
  }

  private interface Reading {
    void read() throws InputException;
  }

  private static void assertRefused(Reading reading) {
    try {
      reading.read();
    } catch (InputException told) {
      String message = String.valueOf(told.getMessage());
      assertTrue(message.contains("more bytes than the 2000000 allowed"), message);
      return;
    }
    throw new AssertionError("a file of 100 MB was read");
  }
}
