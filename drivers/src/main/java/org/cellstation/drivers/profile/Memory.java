package org.cellstation.drivers.profile;

/// Non-volatile memory behind a register or command, and how often it may be written. It is written
/// only when the device holds another value.
///
/// @param mostPerDay writes in any 24 hours
/// @param mostInLife writes altogether
public record Memory(int mostPerDay, int mostInLife) {
  /// Memory that does not wear out.
  public static final Memory VOLATILE = new Memory(Integer.MAX_VALUE, Integer.MAX_VALUE);

  public boolean wears() {
    return !equals(VOLATILE);
  }
}
