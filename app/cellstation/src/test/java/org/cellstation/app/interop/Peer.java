package org.cellstation.app.interop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A program that nobody here wrote, run beside the test.
final class Peer {
  private static final Path SCRIPTS = Path.of("src", "test", "interop");
  private static final long PATIENCE_SECONDS = 60;

  private Peer() {}

  /// What a program said and how it ended.
  record Said(int exit, String text) {}

  static Path script(String name) {
    return SCRIPTS.resolve(name).toAbsolutePath();
  }

  /// @return whether the command can be run here and ends well
  static boolean isHere(String... command) {
    try {
      return run(command).exit() == 0;
    } catch (UncheckedIOException absent) {
      return false;
    }
  }

  static Said run(String... command) {
    try {
      Process process = start(command);
      String text;
      try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
        text = String.join("\n", said.readAllLines());
      }
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException(List.of(command) + " does not end");
      }
      return new Said(process.exitValue(), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static Process start(String... command) throws IOException {
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }
}
