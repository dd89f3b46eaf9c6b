package org.cellstation.drivers.catalogue;

import java.util.List;
import java.util.stream.Collectors;
import org.cellstation.drivers.bus.Instrument;
import org.jspecify.annotations.Nullable;

/// Everything that is wrong with the options of one instrument.
public final class OptionFaults extends IllegalArgumentException {
  /// @param option its name
  /// @param what is wrong, in words
  /// @param remedy what to write
  public record OptionFault(String option, String what, String remedy) {}

  @SuppressWarnings("serial") // the list is immutable and its elements are records of text
  private final List<OptionFault> faults;

  @SuppressWarnings("serial") // never written anywhere
  private final @Nullable Instrument standIn;

  /// @param where whose options they are
  /// @param standIn the instrument as it would be without them, null when there would be none
  OptionFaults(String where, List<OptionFault> faults, @Nullable Instrument standIn) {
    super(
        where
            + ": "
            + faults.stream()
                .map(fault -> fault.what() + ", " + fault.remedy())
                .collect(Collectors.joining("; ")));
    this.faults = List.copyOf(faults);
    this.standIn = standIn;
  }

  public List<OptionFault> faults() {
    return faults;
  }

  /// The instrument with what the faulty options are normally, so that what else stands in a
  /// configuration can be checked; null when there is none.
  public @Nullable Instrument standIn() {
    return standIn;
  }
}
