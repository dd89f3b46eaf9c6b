package org.cellstation.app.virtual;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.cellstation.app.operator.RefusedException;
import org.cellstation.app.operator.RehearsalOperator;
import org.cellstation.recipes.engine.ProcedureState;
import org.cellstation.recipes.engine.ProcedureStatus;
import org.cellstation.simulator.Skid;
import org.cellstation.station.api.Snapshot;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.storage.DiskStorage;

/// One life of the program, with somebody who does what is due. The next one begins beside a skid
/// that has gone on alone.
record Life(Path disk, VirtualStation virtual, RehearsalOperator operator) {
  static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
  private static final Duration LOOK = Duration.ofSeconds(10);

  static VirtualStation station(Path disk, Skid skid, Instant now) throws IOException {
    return new VirtualStation(
        DiskStorage.unforced(disk.resolve("journal")),
        DiskStorage.unforced(disk.resolve("historian")),
        disk,
        skid,
        now,
        LOOK);
  }

  static Life first(Path disk, Skid skid) throws IOException, RefusedException {
    VirtualStation virtual = station(disk, skid, START);
    return new Life(disk, virtual, RehearsalOperator.arrive(virtual.station(), skid::sample));
  }

  /// The process is gone; another one begins later on these files.
  Life next(Path files, Duration away) throws IOException, RefusedException {
    Skid skid = virtual.skid();
    for (long i = 0; i < away.toSeconds(); i++) {
      skid.step(1);
    }
    VirtualStation again = station(files, skid, virtual.now().plus(away));
    return new Life(files, again, operator.signInAgain(again.station()));
  }

  void scan() {
    Instant seen = virtual.station().snapshot().now();
    virtual.scan();
    Snapshot picture = virtual.station().snapshot();
    if (!picture.now().equals(seen)) {
      operator.look(picture);
    }
  }

  void run(Duration time) {
    Instant end = virtual.now().plus(time);
    while (virtual.now().isBefore(end)) {
      scan();
    }
  }

  Reply await(CompletableFuture<Reply> asked) {
    for (int i = 0; i < 10 && !asked.isDone(); i++) {
      virtual.scan();
    }
    return asked.join();
  }

  ProcedureStatus procedure() {
    Snapshot.Batch batch = virtual.station().snapshot().units().getFirst().batch();
    return Objects.requireNonNull(batch, "the batch is gone").procedure();
  }

  ProcedureState state() {
    return procedure().state();
  }

  List<Entry> entries() throws IOException {
    List<Entry> entries = new ArrayList<>();
    virtual.journal().forEach(entries::add);
    return entries;
  }

  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
  }
}
