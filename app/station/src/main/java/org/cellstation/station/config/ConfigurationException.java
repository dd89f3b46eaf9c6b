package org.cellstation.station.config;

import java.util.List;
import java.util.stream.Collectors;
import org.cellstation.recipes.text.Fault;

/// A configuration that cannot be used, with all that is wrong with it.
public final class ConfigurationException extends Exception {
  @SuppressWarnings("serial") // the list is immutable and its elements are records of text
  private final List<Fault> faults;

  ConfigurationException(List<Fault> faults) {
    super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
    this.faults = List.copyOf(faults);
  }

  public List<Fault> faults() {
    return faults;
  }
}
