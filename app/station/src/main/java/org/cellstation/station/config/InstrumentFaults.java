package org.cellstation.station.config;

import java.util.List;
import org.cellstation.drivers.bus.Instrument;
import org.jspecify.annotations.Nullable;

/// An instrument whose options are wrong, with everything that is wrong with them.
public final class InstrumentFaults extends IllegalArgumentException {
  /// @param option its name in the configuration
  /// @param what is wrong, in words
  /// @param remedy what to write
  public record Wrong(String option, String what, String remedy) {}

  @SuppressWarnings("serial") // the list is immutable and its elements are records of text
  private final List<Wrong> faults;

  @SuppressWarnings("serial") // never written anywhere
  private final @Nullable Instrument standIn;

  /// @param message all of it in one line
  /// @param standIn what has the signals and settings it would have, null when nothing has
  public InstrumentFaults(String message, List<Wrong> faults, @Nullable Instrument standIn) {
    super(message);
    this.faults = List.copyOf(faults);
    this.standIn = standIn;
  }

  public List<Wrong> faults() {
    return faults;
  }

  public @Nullable Instrument standIn() {
    return standIn;
  }
}
