package org.cellstation.station.interlock;

import java.time.Duration;

/// What a row of the matrix does: one cell.
public sealed interface Effect {
  /// The column of the procedure.
  String PROCEDURE = "procedure";

  /// How long after the row has tripped.
  Duration after();

  /// What it acts on: an output, a loop, or {@link #PROCEDURE}.
  String column();

  /// What stands in the cell.
  String cell();

  /// The output is set to a value.
  record Force(String output, double value, Duration after) implements Effect {
    @Override
    public String column() {
      return output;
    }

    @Override
    public String cell() {
      return Words.number(value) + later(after);
    }
  }

  /// The output is set to its declared safe value.
  record Safe(String output, Duration after) implements Effect {
    @Override
    public String column() {
      return output;
    }

    @Override
    public String cell() {
      return "safe" + later(after);
    }
  }

  /// The output goes no higher.
  record Cap(String output, double limit, Duration after) implements Effect {
    @Override
    public String column() {
      return output;
    }

    @Override
    public String cell() {
      return "\u2264 " + Words.number(limit) + later(after);
    }
  }

  /// The procedure is held; it cannot be started or restarted before the row is normal again.
  record Hold(Duration after) implements Effect {
    @Override
    public String column() {
      return PROCEDURE;
    }

    @Override
    public String cell() {
      return "HOLD" + later(after);
    }
  }

  /// The loop is put into MANUAL, once; a person puts it back.
  record Manual(String loop, Duration after) implements Effect {
    @Override
    public String column() {
      return loop + " loop";
    }

    @Override
    public String cell() {
      return "MANUAL" + later(after);
    }
  }

  private static String later(Duration after) {
    return after.isZero() ? "" : " after " + Words.time(after);
  }
}
