package org.cellstation.simulator.emulator;

import org.cellstation.simulator.fault.FaultState;

/// One instrument on a serial line (or the same bytes on TCP) that is not Modbus: it knows how its
/// own requests are framed and answers one whole frame at a time. Called by the thread that serves
/// its line.
public abstract class SerialInstrument implements Envelope {
  /// From {@link #frameLength}: the request has begun and is not all there.
  static final int INCOMPLETE = 0;

  /// From {@link #frameLength}: the first byte begins no request and is dropped.
  static final int GARBAGE = -1;

  /// A whole frame of another protocol: unit 99 answers a read of Modbus RTU.
  private static final byte[] FOREIGN = {0x63, 0x03, 0x02, 0x12, 0x34, 0x4C, (byte) 0xFB};

  private final FaultState faults;

  SerialInstrument(FaultState faults) {
    this.faults = faults;
  }

  public final FaultState faults() {
    return faults;
  }

  /// Finds the first request among the bytes that have arrived.
  ///
  /// @param in begins with the oldest byte not yet taken; `length` is at least 1
  /// @return bytes of the first whole request; {@link #INCOMPLETE}; or a negative number `-n` when
  ///   the first `n` bytes belong to no request and are dropped ({@link #GARBAGE} for one)
  abstract int frameLength(byte[] in, int length);

  /// Carries out one whole request frame and writes the whole reply. The answer stays empty where
  /// the real instrument is silent: a frame for another address, or a command it does not
  /// acknowledge.
  abstract void receive(byte[] in, int length, Answer answer);

  /// Answers in the protocol's own words for "no", without carrying anything out. A protocol that
  /// has none stays silent.
  void refuse(byte[] in, int length, Answer answer) {}

  @Override
  public byte[] foreign(byte[] frame, int length) {
    return FOREIGN;
  }

  /// Longest request the input buffer takes.
  int longestFrame() {
    return 512;
  }

  /// A request that was longer than the input buffer has ended, and is lost as a whole.
  void overrun(Answer answer) {}

  /// Writes what has to be said without having been asked.
  void unasked(Answer answer) {}

  /// The mains have come back: everything that the real instrument does not keep in its memory
  /// falls to what it is at power-up.
  public void powerUp() {}
}
