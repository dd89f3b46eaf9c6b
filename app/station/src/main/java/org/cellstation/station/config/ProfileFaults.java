package org.cellstation.station.config;

import java.util.List;
import org.cellstation.recipes.text.Fault;

/// An instrument profile that a configuration names and that cannot be used, with all that is wrong
/// with it.
public final class ProfileFaults extends IllegalArgumentException {
  @SuppressWarnings("serial") // the list is immutable and its elements are records of text
  private final List<Fault> faults;

  /// @param what in one line
  /// @param faults of the profile's own file
  public ProfileFaults(String what, List<Fault> faults) {
    super(what);
    this.faults = List.copyOf(faults);
  }

  public List<Fault> faults() {
    return faults;
  }
}
