package org.cellstation.drivers.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// No reply, however damaged, makes a driver crash, hang, or give a value without a number.
class NonsenseTest {
  private static final int SHORT = 3000;
  private static final int CAMPAIGN = 1_000_000;
  private static final int LONGEST_SCRIPT = 400;

  /// What instruments say, so that chance meets their parsers.
  private static final String ALPHABET = "\r\n+-.,:*#<>{}^?!ASDIX 0123456789E";

  static List<String> models() {
    return Nonsense.models();
  }

  @ParameterizedTest
  @MethodSource("models")
  void isBorneByEveryDriver(String model) {
    Random chance = new Random(model.hashCode());
    for (int i = 0; i < SHORT; i++) {
      byte[] script = new byte[chance.nextInt(LONGEST_SCRIPT)];
      chance.nextBytes(script);
      if (i % 2 == 0) {
        speak(script, chance);
      }
      Nonsense.meet(model, script);
    }
  }

  /// Turns the bodies of the replies into text.
  private static void speak(byte[] script, Random chance) {
    int at = 0;
    while (at + 2 < script.length) {
      int end = Math.min(script.length, at + 2 + (script[at + 1] & 0x1F));
      script[at + 1] &= 0x1F;
      for (int i = at + 2; i < end; i++) {
        script[i] = (byte) ALPHABET.charAt(chance.nextInt(ALPHABET.length()));
      }
      at = end;
    }
  }

  @Test
  void printsWhatItCovers() {
    System.out.println(
        "nonsense: %d models, %d scripts of replies each".formatted(models().size(), SHORT));
    assertEquals(models().size(), models().stream().distinct().count());
  }

  /// Guided by coverage, in a process of its own for each model.
  @ParameterizedTest
  @MethodSource("models")
  @Tag("campaign")
  void isBorneByEveryDriverWhenCoverageGuidesIt(String model, @TempDir Path corpus)
      throws IOException, InterruptedException {
    Process fuzzer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "-D" + Nonsense.MODEL + "=" + model,
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + Nonsense.class.getName(),
                "--instrumentation_includes=org.cellstation.drivers.**",
                "-runs=" + CAMPAIGN,
                "-max_len=" + LONGEST_SCRIPT,
                "-artifact_prefix=" + corpus + "/",
                corpus.toString())
            .redirectErrorStream(true)
            .start();
    String last = "";
    try (BufferedReader said = fuzzer.inputReader(StandardCharsets.UTF_8)) {
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        last = last.length() < 20_000 ? last + line + "\n" : line;
      }
    }
    assertEquals(0, fuzzer.waitFor(), last);
    System.out.println("nonsense: " + model + " bore " + CAMPAIGN + " scripts");
  }
}
