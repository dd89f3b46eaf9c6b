package org.cellstation.drivers.bus;

/// Decides where a reply ends. Stateless: it is shown all bytes received so far, after each
/// arrival, and must come to the same answer however they were split.
@FunctionalInterface
public interface Framing {
  /// More bytes are needed.
  int INCOMPLETE = 0;

  /// No frame begins like this: waiting for more would only cost the neighbours time.
  int GARBAGE = -1;

  /// @return the length of the first whole frame in `buffer[0..length)`, {@link #INCOMPLETE} or
  ///   {@link #GARBAGE}
  int frameLength(byte[] buffer, int length);

  /// Whether a whole frame can be the answer to `request` at all. One that cannot, because it is
  /// somebody else's late answer, is stepped over.
  default boolean mayAnswer(byte[] request, byte[] frame) {
    return true;
  }

  /// Whether a byte right behind the reply may be the start of something unsolicited. Anything else
  /// behind a reply means that request and reply are out of step.
  default boolean mayFollow(byte next) {
    return false;
  }

  /// How to get back in step after a late, lost or damaged reply: `false` discards input and waits
  /// for silence (a serial line), `true` opens the link anew (a socket, where an old reply may sit
  /// in a buffer for any length of time).
  default boolean resyncsByReconnecting() {
    return false;
  }

  /// A frame as a person reads it. Never asked on the hot path.
  ///
  /// @param request whether it was sent, else it came in
  default String describe(boolean request, byte[] frame) {
    return Bytes.show(frame);
  }
}
