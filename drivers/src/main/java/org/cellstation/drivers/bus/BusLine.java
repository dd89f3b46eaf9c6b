package org.cellstation.drivers.bus;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/// The one line of a bus: keeps the gap before each request, waits for one whole reply, and gets
/// back in step after trouble. Owner thread only.
final class BusLine implements Line {
  private static final int LARGEST_FRAME = 512;
  private static final byte[] NOTHING = {};

  /// Longer than the pauses that a USB adapter or the system puts inside a frame.
  private static final Duration SILENCE = Duration.ofMillis(20);

  private static final int SILENCE_TRIES = 5;

  private final Link link;
  private final InstantSource clock;
  private final byte[] received = new byte[LARGEST_FRAME];
  private Duration gap = Duration.ZERO;
  private Duration rest = Duration.ZERO;
  private long lastByteNanos;
  private int transaction;
  private long exchanges;
  private boolean outOfStep;
  private boolean reconnects;

  BusLine(Link link, InstantSource clock) {
    this.link = link;
    this.clock = clock;
  }

  /// The next requests are for this instrument.
  void turnTo(Instrument instrument) {
    gap = instrument.gap();
  }

  long exchanges() {
    return exchanges;
  }

  /// The last reply was lost or cannot be trusted: what comes next may be its tail.
  void loseStep() {
    outOfStep = true;
    if (reconnects) {
      link.close();
    }
  }

  @Override
  public byte[] exchange(String unit, byte[] request, Framing framing, Duration timeout)
      throws BusException {
    exchanges++;
    reconnects = framing.resyncsByReconnecting();
    putOut(request);
    int length = 0;
    long deadline = System.nanoTime() + timeout.toNanos();
    Duration left = timeout;
    byte[] foreign = NOTHING;
    while (true) {
      int count = link.read(received, length, received.length - length, left);
      if (count == 0) {
        throw unanswered(unit, request, length, foreign);
      }
      length += count;
      int end = framing.frameLength(received, length);
      while (end > 0) {
        byte[] frame = Arrays.copyOf(received, end);
        if (framing.mayAnswer(request, frame)) {
          return taken(unit, request, framing, frame, length);
        }
        foreign = frame;
        length -= end;
        System.arraycopy(received, end, received, 0, length);
        end = framing.frameLength(received, length);
      }
      if (end == Framing.GARBAGE || length == received.length) {
        throw damaged(unit, request, length, "no reply begins like this");
      }
      left = Duration.ofNanos(deadline - System.nanoTime());
      if (!left.isPositive()) {
        throw unanswered(unit, request, length, foreign);
      }
    }
  }

  @Override
  public void send(String unit, byte[] request) throws BusException {
    exchanges++;
    putOut(request);
    lastByteNanos = System.nanoTime();
  }

  @Override
  public int hear(byte[] buffer, int offset) throws BusException {
    return link.read(buffer, offset, buffer.length - offset, Duration.ZERO);
  }

  private void putOut(byte[] request) throws BusException.LinkLost {
    if (link.takesWallTime()) {
      if (outOfStep) {
        awaitSilence();
      }
      keepGap();
    }
    outOfStep = false;
    link.discardInput();
    link.write(request, 0, request.length);
  }

  private byte[] taken(String unit, byte[] request, Framing framing, byte[] frame, int length)
      throws BusException.DamagedReply {
    lastByteNanos = System.nanoTime();
    if (length > frame.length && !framing.mayFollow(received[frame.length])) {
      throw damaged(unit, request, length, "more bytes than one reply");
    }
    return frame;
  }

  private BusException unanswered(String unit, byte[] request, int length, byte[] foreign) {
    lastByteNanos = System.nanoTime();
    if (length > 0) {
      return damaged(unit, request, length, "the reply broke off");
    }
    return foreign.length == 0
        ? new BusException.NoReply(link.address(), unit, Bytes.show(request))
        : new BusException.DamagedReply(
            link.address(),
            unit,
            "only somebody else's answer: " + Bytes.show(foreign) + " to " + Bytes.show(request));
  }

  private BusException.DamagedReply damaged(String unit, byte[] request, int length, String what) {
    boolean echo =
        length >= request.length
            && Arrays.equals(received, 0, request.length, request, 0, request.length);
    return new BusException.DamagedReply(
        link.address(),
        unit,
        what
            + ": "
            + Bytes.show(received, length)
            + " to "
            + Bytes.show(request)
            + (echo ? "; it begins with our own request: switch off the adapter's echo" : ""));
  }

  /// Bounded: a line that never falls silent is left to fail the next exchange.
  private void awaitSilence() throws BusException.LinkLost {
    for (int i = 0; i < SILENCE_TRIES; i++) {
      if (link.read(received, 0, received.length, SILENCE) == 0) {
        return;
      }
    }
  }

  @Override
  public void rest(Duration silence) {
    rest = silence;
  }

  private void keepGap() {
    long due = lastByteNanos + Math.max(gap.toNanos(), rest.toNanos());
    rest = Duration.ZERO;
    long left = due - System.nanoTime();
    while (left > 0 && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(this, left);
      left = due - System.nanoTime();
    }
  }

  @Override
  public int nextTransaction() {
    transaction = (transaction + 1) & 0xFFFF;
    return transaction;
  }

  @Override
  public String address() {
    return link.address();
  }

  @Override
  public Instant now() {
    return clock.instant();
  }
}
