package org.cellstation.drivers.bus;

/// Decides where a reply ends. Stateless: it is shown all bytes received so far, after each
/// arrival, and must come to the same answer however they were split.
@FunctionalInterface
public interface Framing {
  /// More bytes are needed.
  int INCOMPLETE = 0;

  /// @return the length of the first whole frame in `buffer[0..length)`, or {@link #INCOMPLETE}
  int frameLength(byte[] buffer, int length);
}
