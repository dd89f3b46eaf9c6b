package org.cellstation.simulator.wire;

import java.util.Arrays;
import java.util.concurrent.locks.Lock;
import org.cellstation.simulator.emulator.ByteSink;
import org.cellstation.simulator.emulator.LineServer;

/// One client's conversation with a line: serves under the skid's lock and gathers the answer, so
/// that nothing is written to a wire while the lock is held.
final class Exchange {
  /// What a line has answered to one piece of input.
  static final class Replies implements ByteSink {
    private byte[] now = new byte[0];
    private byte[] late = new byte[0];
    private boolean slow;
    private boolean hangUp;

    /// Bytes to send at once.
    byte[] now() {
      return now;
    }

    /// Bytes to send after the client has given up.
    byte[] late() {
      return late;
    }

    /// True when the bytes go out one at a time.
    boolean slow() {
      return slow;
    }

    /// True when the port goes away after what is to be sent at once.
    boolean hangsUp() {
      return hangUp;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      now = joined(now, bytes, offset, length);
    }

    @Override
    public void writeLate(byte[] bytes, int offset, int length) {
      late = joined(late, bytes, offset, length);
    }

    @Override
    public void writeSlowly(byte[] bytes, int offset, int length) {
      slow = true;
      write(bytes, offset, length);
    }

    @Override
    public void hangUp() {
      hangUp = true;
    }

    private static byte[] joined(byte[] first, byte[] bytes, int offset, int length) {
      byte[] both = Arrays.copyOf(first, first.length + length);
      System.arraycopy(bytes, offset, both, first.length, length);
      return both;
    }
  }

  private final LineServer session;
  private final Lock skid;

  Exchange(LineServer session, Lock skid) {
    this.session = session;
    this.skid = skid;
  }

  /// Whether the port to this line exists.
  boolean present() {
    return session.present();
  }

  Replies receive(byte[] bytes, int length) {
    Replies replies = new Replies();
    skid.lock();
    try {
      session.receive(bytes, 0, length, replies);
    } finally {
      skid.unlock();
    }
    return replies;
  }

  Replies unasked() {
    Replies replies = new Replies();
    skid.lock();
    try {
      session.unasked(replies);
    } finally {
      skid.unlock();
    }
    return replies;
  }
}
