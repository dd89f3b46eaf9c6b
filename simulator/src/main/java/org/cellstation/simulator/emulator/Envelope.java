package org.cellstation.simulator.emulator;

/// What a fault has to know about a protocol to do harm to its frames.
interface Envelope {
  /// Damages a frame so that it can be told from a whole one.
  ///
  /// @param nth counts the frames damaged so far
  default void spoil(byte[] frame, int length, int nth) {
    // The eighth bit, which text does not have; a place further on each time.
    frame[nth % length] ^= (byte) 0x80;
  }

  /// Makes the frame one of another unit or another transaction, whole in every other way. A
  /// protocol that has neither leaves it as it is.
  default void readdress(byte[] frame, int length) {}

  /// A whole frame that belongs to somebody else.
  ///
  /// @param frame the answer that it comes before; `length` may be 0 when nobody has been asked
  byte[] foreign(byte[] frame, int length);
}
