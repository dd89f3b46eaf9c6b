package org.cellstation.drivers.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Objects;

/// One of the C programs beside which the station is measured; see `peers.c`.
final class Peer implements AutoCloseable {
  private final Process process;
  private final BufferedReader answers;
  private final Writer orders;

  Peer(List<String> command) throws IOException {
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    answers = process.inputReader();
    orders = process.outputWriter();
  }

  String line() throws IOException {
    return Objects.requireNonNull(answers.readLine(), "a peer has ended");
  }

  Round run(int millis, int registers) throws IOException {
    orders.write(millis + " " + registers + "\n");
    orders.flush();
    String[] words = line().split(" ", -1);
    return new Round(
        Long.parseLong(words[0]) * 1000.0 / millis,
        Long.parseLong(words[1]) / 1000.0,
        Long.parseLong(words[2]) / 1000.0);
  }

  @Override
  public void close() {
    process.destroy();
  }
}
