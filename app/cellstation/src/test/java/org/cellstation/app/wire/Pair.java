package org.cellstation.app.wire;

import java.util.Map;

/// One model of the catalogue in one of its variants, with its far end.
///
/// @param variant in words, empty where the model has only one
/// @param options as in a configuration
/// @param guard by what a reply shows that it is damaged
/// @param step how finely the instrument takes a setting, in the setting's unit
record Pair(
    String model,
    String variant,
    Map<String, String> options,
    Guard guard,
    double step,
    FarEnd.Maker maker) {

  /// What a protocol's replies carry besides their contents.
  enum Guard {
    /// Over the whole reply.
    CHECKSUM,
    /// A number that the reply repeats, and lengths; none over the contents, which TCP guards.
    TRANSACTION,
    /// Nothing: a reply that is as long and as printable as a whole one is taken for one.
    SHAPE
  }

  @Override
  public String toString() {
    return variant.isEmpty() ? model : model + " (" + variant + ")";
  }
}
