package org.cellstation.station.runtime;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import org.cellstation.drivers.bus.Pacer;

/// The one thread that owns all process state. It turns the {@link ControlCycle} once a period, at
/// absolute deadlines; a scan that begins late is counted and reported, and periods that were
/// missed altogether are skipped, never made up for.
///
/// A scan that fails puts the outputs to their safe values first and is tried again a period later:
/// one faulty part must not leave the culture without scans.
public final class ControlThread implements AutoCloseable {
  private static final Logger LOG = System.getLogger(ControlThread.class.getName());
  private static final Duration JOIN = Duration.ofSeconds(5);

  private final ControlCycle cycle;
  private final Pacer clock;
  private final Duration period;
  private final Thread thread;
  private volatile boolean stopping;

  public ControlThread(ControlCycle cycle, Pacer clock, Duration period) {
    this.cycle = cycle;
    this.clock = clock;
    this.period = period;
    thread = new Thread(this::run, "control");
    thread.setDaemon(true);
  }

  public void start() {
    thread.start();
  }

  private void run() {
    Instant due = clock.instant();
    while (!stopping) {
      try {
        clock.await(due);
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        return;
      }
      Duration late = Duration.between(due, clock.instant());
      turn(late);
      due = due.plus(period);
      Instant now = clock.instant();
      if (due.isBefore(now)) {
        due = now;
      }
    }
  }

  private void turn(Duration late) {
    try {
      if (late.compareTo(period.dividedBy(2)) > 0) {
        cycle.late(late);
      }
      cycle.scan();
    } catch (RuntimeException | Error fault) {
      cycle.safeOutputs();
      cycle.faulted(fault);
      LOG.log(Level.ERROR, "A scan failed; outputs were put to their safe values", fault);
    }
  }

  @Override
  public void close() {
    stopping = true;
    thread.interrupt();
    try {
      thread.join(JOIN);
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
  }
}
