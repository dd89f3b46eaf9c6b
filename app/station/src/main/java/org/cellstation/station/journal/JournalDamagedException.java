package org.cellstation.station.journal;

import java.io.IOException;
import org.cellstation.station.journal.JournalVerification.Fault;

/// The journal on disk is not the one that was written; the station does not start on it.
public final class JournalDamagedException extends IOException {
  private final Fault fault;

  JournalDamagedException(Fault fault, String where) {
    super(
        "The journal is damaged: "
            + fault
            + " ("
            + where
            + "). Nothing was changed. Keep these files as evidence, restore the journal from the"
            + " last backup, and start again; without a backup move the files away first, then the"
            + " station starts with an empty journal.");
    this.fault = fault;
  }

  public Fault fault() {
    return fault;
  }
}
