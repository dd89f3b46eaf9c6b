package org.cellstation.drivers.probe;

import java.util.Map;
import org.cellstation.drivers.bus.Identity;

/// A model that takes what answers for one of its own.
///
/// @param model as configurations write it
/// @param options it was asked with, `address` among them where it has one
/// @param identity what it told
public record Candidate(String model, Map<String, String> options, Identity identity) {
  public Candidate {
    options = Map.copyOf(options);
  }
}
