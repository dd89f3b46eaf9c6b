package org.cellstation.app;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.cellstation.recipes.engine.ProcedureState;
import org.cellstation.recipes.engine.ProcedureStatus;
import org.cellstation.station.api.Snapshot;
import org.jspecify.annotations.Nullable;

/// One line that says how far a batch is, once a second of wall time. On a terminal it stays one
/// line; into a file it goes line by line, less often.
final class ProgressLine implements Consumer<Snapshot> {
  private static final Duration ON_TERMINAL = Duration.ofSeconds(1);
  private static final Duration IN_FILE = Duration.ofSeconds(5);

  private final PrintWriter out;
  private final boolean terminal =
      Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
  private final long begun = System.nanoTime();
  private long next = begun;
  private int longest;

  ProgressLine(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void accept(Snapshot picture) {
    if (System.nanoTime() < next) {
      return;
    }
    next = System.nanoTime() + (terminal ? ON_TERMINAL : IN_FILE).toNanos();
    print(line(picture));
  }

  /// Ends the line with the last state.
  void end(Snapshot picture) {
    print(line(picture));
    if (terminal) {
      out.println();
    }
    out.flush();
  }

  private void print(String line) {
    longest = Math.max(longest, line.length());
    String padded = line + " ".repeat(longest - line.length());
    if (terminal) {
      out.print("\r" + padded);
    } else {
      out.println(line);
    }
    out.flush();
  }

  private String line(Snapshot picture) {
    Snapshot.Unit unit = picture.units().getFirst();
    Snapshot.Batch batch = unit.batch();
    if (batch == null) {
      return "no batch yet";
    }
    Duration age = Duration.between(batch.begun(), picture.now());
    double wall = (System.nanoTime() - begun) / 1e9;
    return String.format(
        Locale.ROOT,
        "day %d %02d:%02d  %-9s %-28s %s %s %s  %.0f x",
        age.toDays(),
        age.toHoursPart(),
        age.toMinutesPart(),
        batch.procedure().state(),
        step(batch.procedure()),
        value(unit, "temperature"),
        value(unit, "DO"),
        value(unit, "pH"),
        wall > 0 ? age.toMillis() / 1000.0 / wall : 0);
  }

  private static String step(ProcedureStatus procedure) {
    ProcedureStatus.@Nullable Element current = null;
    for (ProcedureStatus.Element element : procedure.elements()) {
      if (element.level() == ProcedureStatus.Level.PHASE
          && element.state() != ProcedureState.IDLE) {
        current = element;
      }
    }
    return current == null ? "" : current.title();
  }

  private static String value(Snapshot.Unit unit, String variable) {
    var reading = unit.readings().get(variable);
    return reading == null || !reading.isGood()
        ? variable + " ---"
        : String.format(Locale.ROOT, "%s %.2f", variable, reading.value());
  }

  /// The folder name for a run that begins now.
  static String folderName(Instant now) {
    return now.toString().replace(':', '-').replaceAll("\\.\\d+", "");
  }
}
