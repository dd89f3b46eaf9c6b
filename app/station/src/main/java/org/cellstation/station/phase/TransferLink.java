package org.cellstation.station.phase;

import java.time.Duration;
import java.time.Instant;

/// What the two phases of a transfer between units know of each other: the one that pumps must see
/// the weight of the vessel it pumps into, and that somebody there looks after it. A side that does
/// not report any more is gone, whatever became of it: held, stopped, forced to its end.
///
/// Owned by the control thread.
public final class TransferLink {
  final Side sender;
  final Side receiver;

  /// @param from id of the sending unit
  /// @param to id of the receiving unit
  public TransferLink(String from, String to) {
    sender = new Side(from);
    receiver = new Side(to);
  }

  /// One of the two units, as its phase tells in each scan.
  static final class Side {
    private static final double LATE = 1.5;

    final String unit;

    /// Content, g; `NaN` while it is not known.
    double grams = Double.NaN;

    /// Lost or gained since the begin of the transfer, g; `NaN` before it.
    double moved = Double.NaN;

    /// Why its weight cannot be used, empty when it can.
    String trouble = "";

    /// It has come to its end.
    boolean ended;

    /// Whether cells are in the vessel.
    boolean cells;

    /// What it is to gain, g, and by how much it may differ.
    double volume;

    double tolerance;

    /// Content above which nothing is to come in, g.
    double maximum;

    /// Moved by its pump since the other side has looked, mL.
    double pumped;

    private Instant reported = Instant.MIN;

    private Side(String unit) {
      this.unit = unit;
    }

    /// A fresh execution of its phase.
    void begin() {
      grams = Double.NaN;
      moved = Double.NaN;
      trouble = "";
      pumped = 0;
      ended = false;
      reported = Instant.MIN;
    }

    void report(Instant now) {
      reported = now;
    }

    /// Whether its phase was RUNNING in this or the last scan.
    ///
    /// @param scanSeconds since the last one
    boolean present(Instant now, double scanSeconds) {
      Duration patience = Duration.ofMillis(Math.round(1000 * LATE * scanSeconds));
      return !ended && !reported.isBefore(now.minus(patience));
    }

    /// mL since the last call.
    double takePumped() {
      double since = pumped;
      pumped = 0;
      return since;
    }
  }
}
