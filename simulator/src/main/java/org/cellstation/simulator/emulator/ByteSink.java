package org.cellstation.simulator.emulator;

/// Where an instrument's answer goes. The bytes are valid during the call only.
@FunctionalInterface
public interface ByteSink {
  void write(byte[] bytes, int offset, int length);

  /// An answer that comes only after the client has given up. A virtual wire loses it; a real wire
  /// delivers it late.
  default void writeLate(byte[] bytes, int offset, int length) {}

  /// An answer that comes in single bytes.
  default void writeSlowly(byte[] bytes, int offset, int length) {
    write(bytes, offset, length);
  }

  /// The port goes away after what has been written. It is back when {@link LineServer#present}
  /// says so.
  default void hangUp() {}
}
