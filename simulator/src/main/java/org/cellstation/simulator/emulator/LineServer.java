package org.cellstation.simulator.emulator;

/// The instruments at the far end of one line, as a stream of bytes. Called by one thread at a
/// time.
public interface LineServer {
  /// Takes what has arrived, in any splitting; incomplete input is kept. Answers go to `reply`
  /// before the call returns.
  void receive(byte[] bytes, int offset, int length, ByteSink reply);

  /// Sends what instruments say without being asked (pump events, a weight that has settled). A
  /// wire calls this after each step of the plant; where none does, it goes out before the next
  /// answer.
  default void unasked(ByteSink out) {}

  /// Instruments that have lost their power forget what they do not keep, although nobody speaks to
  /// them. Before each step of the plant.
  default void seeToPower() {}

  /// Whether the port that leads here exists. Any thread.
  default boolean present() {
    return true;
  }

  /// The same instruments with an input buffer of their own, for one more client.
  LineServer session();
}
