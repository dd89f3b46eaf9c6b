package org.cellstation.drivers.bus;

import java.time.Instant;
import java.util.Optional;

/// An instrument that reads codes people hold before it. It is never asked, it only speaks, so the
/// codes wait here until somebody takes them.
public interface CodeReader extends Instrument {
  /// The oldest code that was not taken yet. Any thread.
  Optional<Scan> nextScan();

  /// @param text as the scanner sent it, without the line end, one character for each byte
  /// @param instant when its last character arrived, in process time; a code that was read before a
  ///   question was asked is no answer to it
  /// @param reader id of the instrument
  record Scan(String text, Instant instant, String reader) {}
}
