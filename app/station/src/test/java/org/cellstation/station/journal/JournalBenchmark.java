package org.cellstation.station.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.cellstation.station.storage.DiskStorage;
import org.cellstation.station.storage.Storage;
import org.cellstation.station.storage.StoredFile;

/// The figures of ADR 0006, printed.
public final class JournalBenchmark {
  private static final int COMMITS = 3_000;
  private static final int EVENTS = 300_000;
  private static final Event EVENT =
      new Event.SetpointChanged(
          "B-1", "BR-1", "temperature", 37, 37.5, "degC", "as the recipe says");

  private JournalBenchmark() {}

  public static void main(String[] args) throws IOException {
    for (int round = 0; round < 3; round++) {
      System.out.println("round " + round);
      Path directory = Files.createTempDirectory("journal");
      raw(DiskStorage.durable(directory.resolve("raw")));
      durable(directory.resolve("durable"));
      virtual(directory.resolve("virtual"));
    }
  }

  private static void raw(Storage storage) throws IOException {
    ByteBuffer line = ByteBuffer.allocate(420);
    double[] micros = new double[COMMITS];
    try (StoredFile file = storage.open("raw")) {
      for (int i = 0; i < COMMITS; i++) {
        long before = System.nanoTime();
        file.write(420L * i, line.clear());
        file.force();
        micros[i] = (System.nanoTime() - before) / 1e3;
      }
    }
    print("raw write and force   ", micros);
  }

  private static void durable(Path directory) throws IOException {
    try (Journal journal = Journal.open(directory, InstantSource.system(), ZoneOffset.UTC)) {
      double[] micros = new double[COMMITS];
      for (int i = 0; i < COMMITS; i++) {
        long before = System.nanoTime();
        journal.append("anna", EVENT);
        journal.commit();
        micros[i] = (System.nanoTime() - before) / 1e3;
      }
      print("one event a commit    ", micros);
    }
  }

  private static void print(String what, double[] micros) {
    double sum = Arrays.stream(micros).sum();
    Arrays.sort(micros);
    System.out.printf(
        "  %s %6.0f/s, p50 %.0f us, p99 %.0f us%n",
        what,
        1e6 * micros.length / sum,
        micros[micros.length / 2],
        micros[micros.length * 99 / 100]);
  }

  private static void virtual(Path directory) throws IOException {
    Storage storage = DiskStorage.unforced(directory);
    try (Journal journal = Journal.open(storage, InstantSource.system(), ZoneOffset.UTC)) {
      long before = System.nanoTime();
      for (int i = 0; i < EVENTS; i++) {
        journal.append("anna", EVENT);
        journal.commit();
      }
      System.out.printf(
          "  unforced, append+commit %.2f us%n", (System.nanoTime() - before) / 1e3 / EVENTS);
      before = System.nanoTime();
      for (int i = 0; i < 100_000_000; i++) {
        journal.commit();
      }
      System.out.printf("  commit, nothing queued  %.2f ns%n", (System.nanoTime() - before) / 1e8);
    }
    long before = System.nanoTime();
    var proof = JournalVerification.verify(directory);
    System.out.printf(
        "  verify %d events     %.0f ms%n", proof.entries(), (System.nanoTime() - before) / 1e6);
    try (Journal journal = Journal.open(storage, InstantSource.system(), ZoneOffset.UTC)) {
      before = System.nanoTime();
      journal.batch("B-1");
      System.out.printf(
          "  read %d events back  %.0f ms%n", proof.entries(), (System.nanoTime() - before) / 1e6);
    }
  }
}
