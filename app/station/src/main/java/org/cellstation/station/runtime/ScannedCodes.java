package org.cellstation.station.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.cellstation.drivers.bus.Bus;
import org.cellstation.drivers.bus.CodeReader;
import org.cellstation.drivers.bus.Instrument;
import org.cellstation.station.api.Snapshot;

/// The codes that the station's scanners have read lately, for whoever answers a prompt.
///
/// Owned by the control thread.
final class ScannedCodes {
  /// A code is taken up within this time, or scanned again.
  private static final Duration KEPT = Duration.ofMinutes(10);

  private static final int MOST = 16;

  private final List<CodeReader> readers = new ArrayList<>();
  private final Deque<CodeReader.Scan> scans = new ArrayDeque<>();
  private List<Snapshot.Scanned> shown = List.of();

  ScannedCodes(List<Bus> buses) {
    for (Bus bus : buses) {
      for (Instrument member : bus.members()) {
        if (member instanceof CodeReader reader) {
          readers.add(reader);
        }
      }
    }
  }

  /// Takes what was scanned since the last call, and forgets what is old.
  void scan(Instant now) {
    if (readers.isEmpty()) {
      return;
    }
    boolean changed = false;
    for (CodeReader reader : readers) {
      for (var next = reader.nextScan(); next.isPresent(); next = reader.nextScan()) {
        scans.addLast(next.get());
        changed = true;
      }
    }
    while (scans.size() > MOST
        || (!scans.isEmpty() && scans.getFirst().instant().plus(KEPT).isBefore(now))) {
      scans.removeFirst();
      changed = true;
    }
    if (changed) {
      shown =
          scans.stream()
              .map(scan -> new Snapshot.Scanned(scan.text(), scan.instant(), scan.reader()))
              .toList();
    }
  }

  List<Snapshot.Scanned> shown() {
    return shown;
  }

  /// The scanner that read exactly this since then; empty when a person must have typed it.
  Optional<String> readerOf(String code, Instant since) {
    return scans.stream()
        .filter(scan -> scan.text().equals(code) && !scan.instant().isBefore(since))
        .map(CodeReader.Scan::reader)
        .findFirst();
  }
}
