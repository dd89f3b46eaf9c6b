package org.cellstation.simulator.emulator;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.cellstation.simulator.fault.FaultState;

/// A barcode scanner in serial mode: it says what it is shown, and hears nothing.
public final class BarcodeScanner extends SerialInstrument {
  private static final char SEPARATOR = 0x1D;

  private final Queue<String> shown = new ConcurrentLinkedQueue<>();
  private volatile boolean losesSeparators;

  public BarcodeScanner(FaultState faults) {
    super(faults);
  }

  /// A person holds a code before it. Any thread.
  ///
  /// @param text what the symbol holds, its AIM identifier in front, FNC1 as GS
  public void show(String text) {
    shown.add(text);
  }

  /// Set up badly: it drops the separators of GS1 messages. Any thread.
  public void loseSeparators(boolean loses) {
    losesSeparators = loses;
  }

  @Override
  int frameLength(byte[] in, int length) {
    return -length;
  }

  @Override
  void receive(byte[] in, int length, Answer answer) {}

  /// One code each time, as fast as a person can.
  @Override
  void unasked(Answer answer) {
    String text = shown.poll();
    if (text != null) {
      for (int i = 0; i < text.length(); i++) {
        if (!losesSeparators || text.charAt(i) != SEPARATOR) {
          answer.character(text.charAt(i));
        }
      }
      answer.character('\r');
    }
  }

  /// What it has read and not sent is gone.
  @Override
  public void powerUp() {
    shown.clear();
  }
}
