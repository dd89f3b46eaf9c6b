package org.cellstation.simulator.emulator;

/// Where an instrument's answer goes. The bytes are valid during the call only.
@FunctionalInterface
public interface ByteSink {
  void write(byte[] bytes, int offset, int length);

  /// An answer that comes only after the client has given up. A virtual wire loses it; a real wire
  /// delivers it late.
  default void writeLate(byte[] bytes, int offset, int length) {}
}
