package org.cellstation.app;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.cellstation.app.rehearsal.Gate;
import org.cellstation.station.api.Snapshot;

/// One line that says how far a rehearsal is: runs done, the process day of those under way, and
/// the time left, once a second of wall time. On a terminal it stays one line; into a file it goes
/// line by line, less often. Thread-safe: each run tells on its own thread.
final class RehearsalProgress implements Gate.Watcher {
  private static final Duration ON_TERMINAL = Duration.ofSeconds(1);
  private static final Duration IN_FILE = Duration.ofSeconds(5);
  private static final double SECONDS_PER_DAY = 86_400;

  private final PrintWriter out;
  private final int runs;
  private final boolean terminal =
      Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
  private final long begun = System.nanoTime();
  private final double[] ages;
  private final boolean[] ended;
  private int done;
  private double lengths;
  private long next = begun;
  private int longest;

  RehearsalProgress(PrintWriter out, int runs) {
    this.out = out;
    this.runs = runs;
    ages = new double[runs];
    ended = new boolean[runs];
  }

  @Override
  public synchronized void look(int run, Snapshot picture) {
    Snapshot.Batch batch = picture.units().getFirst().batch();
    Instant from = batch == null ? picture.now() : batch.begun();
    ages[run] = Duration.between(from, picture.now()).toSeconds();
    if (System.nanoTime() >= next) {
      next = System.nanoTime() + (terminal ? ON_TERMINAL : IN_FILE).toNanos();
      print(line());
    }
  }

  @Override
  public synchronized void done(int run) {
    ended[run] = true;
    done++;
    lengths += ages[run];
  }

  /// Ends the line.
  synchronized void end() {
    print(line());
    if (terminal) {
      out.println();
    }
    out.flush();
  }

  private void print(String line) {
    longest = Math.max(longest, line.length());
    if (terminal) {
      out.print("\r" + line + " ".repeat(longest - line.length()));
    } else {
      out.println(line);
    }
    out.flush();
  }

  private String line() {
    StringBuilder line = new StringBuilder("run ");
    line.append(Math.min(runs, done + under())).append(" of ").append(runs);
    line.append(", ").append(done).append(" done");
    String separator = ", process day ";
    for (int run = 0; run < runs; run++) {
      if (ages[run] > 0 && !ended[run]) {
        line.append(separator)
            .append(String.format(Locale.ROOT, "%.1f", ages[run] / SECONDS_PER_DAY));
        separator = " + ";
      }
    }
    double wall = (System.nanoTime() - begun) / 1e9;
    line.append(", ").append(time(wall)).append(" gone");
    if (done > 0 && done < runs) {
      line.append(", about ").append(time(wall * left())).append(" left");
    }
    return line.toString();
  }

  private int under() {
    int under = 0;
    for (int run = 0; run < runs; run++) {
      under += ages[run] > 0 && !ended[run] ? 1 : 0;
    }
    return under;
  }

  /// What is to be run for each second of what was run, if the others take as long as those that
  /// are done.
  private double left() {
    double run = 0;
    for (double age : ages) {
      run += age;
    }
    double all = lengths / done * runs;
    return run > 0 ? Math.max(0, all - run) / run : 0;
  }

  private static String time(double seconds) {
    long whole = Math.round(seconds);
    return String.format(Locale.ROOT, "%d:%02d min", whole / 60, whole % 60);
  }
}
