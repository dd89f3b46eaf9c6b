package org.cellstation.drivers.bus;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/// The one line of a bus: keeps the gap before each request, waits for one whole reply, and gets
/// back in step after trouble. Owner thread only.
final class BusLine implements Line {
  private static final int LARGEST_FRAME = 1024;
  private static final byte[] NOTHING = {};

  /// A line that never falls silent is left to fail the next exchange.
  private static final int SILENCE_TRIES = 5;

  /// Reads of what has been lying there; who says more than this goes on saying it.
  private static final int MOST_STALE = 64;

  private final Link link;
  private final boolean wall;
  private final InstantSource clock;
  private final FrameLog log;
  private final RoundTripWindow roundTrips = new RoundTripWindow();
  private final byte[] received = new byte[LARGEST_FRAME];

  /// How much of `received` is filled.
  private int length;

  /// What was sent last that wants an answer.
  private byte[] asked = NOTHING;

  /// Whose turn it is.
  private String turn = "";

  private RoundTripWindow ofInstrument = roundTrips;

  /// What came behind the last reply, for whoever hears.
  private byte[] behindReply = NOTHING;

  private Duration gap = Duration.ZERO;
  private Duration rest = Duration.ZERO;
  private long sentNanos;
  private long lastByteNanos;
  private int transaction;
  private long exchanges;
  private boolean outOfStep;
  private boolean reconnects;

  /// How long the last reply was waited for in vain, `ZERO` when it came.
  private Duration missed = Duration.ZERO;

  /// For so long a late reply is waited for before the next request.
  private Duration overdue = Duration.ZERO;

  BusLine(Link link, InstantSource clock) {
    this(link, clock, FrameLog.FRAMES);
  }

  /// @param frames how many are kept
  BusLine(Link link, InstantSource clock, int frames) {
    this.link = link;
    wall = link.takesWallTime();
    this.clock = clock;
    log = new FrameLog(frames);
  }

  /// The next requests are for this instrument.
  void turnTo(Instrument instrument, RoundTripWindow times) {
    turn = instrument.id();
    gap = instrument.gap();
    ofInstrument = times;
  }

  FrameLog log() {
    return log;
  }

  RoundTripWindow roundTrips() {
    return roundTrips;
  }

  /// The driver has made of the newest reply what it could.
  void approve() {
    log.approve();
  }

  void judge(BusException e) {
    log.judge(outcome(e), Seat.message(e));
  }

  private static Frame.Outcome outcome(BusException e) {
    return switch (e) {
      case BusException.LinkLost gone -> Frame.Outcome.LINK_LOST;
      case BusException.NoReply silent -> Frame.Outcome.NO_REPLY;
      case BusException.DamagedReply damaged -> Frame.Outcome.DAMAGED;
      case BusException.Refused refused -> Frame.Outcome.REFUSED;
      case BusException.OtherDevice stranger -> Frame.Outcome.GOOD;
      case BusException.Withheld withheld -> Frame.Outcome.GOOD;
    };
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

  /// The same instrument is asked again at once. Its reply may only be late, and would then be
  /// taken for the answer to the next question of the same kind: it is waited for as long again.
  void loseStepBeforeRepeating() {
    loseStep();
    overdue = reconnects ? Duration.ZERO : missed;
  }

  @Override
  public byte[] exchange(String unit, byte[] request, Framing framing, Duration timeout)
      throws BusException {
    exchanges++;
    asked = request;
    missed = Duration.ZERO;
    reconnects = framing.resyncsByReconnecting();
    putOut(unit, request, framing);
    length = 0;
    try {
      byte[] reply = await(unit, request, framing, timeout, nanos() + timeout.toNanos());
      if (wall) {
        long nanos = lastByteNanos - sentNanos;
        roundTrips.add(nanos);
        ofInstrument.add(nanos);
      }
      note(Frame.Direction.RECEIVED, unit, reply, reply.length, framing);
      return reply;
    } catch (BusException e) {
      log.record(
          clock.instant(),
          Frame.Direction.RECEIVED,
          unit,
          received,
          length,
          outcome(e),
          Seat.message(e),
          framing);
      throw e;
    }
  }

  private byte[] await(
      String unit, byte[] request, Framing framing, Duration timeout, long deadline)
      throws BusException {
    Duration left = timeout;
    byte[] foreign = NOTHING;
    while (true) {
      int count =
          reconnects
              ? link.readOrClose(received, length, received.length - length, left)
              : link.read(received, length, received.length - length, left);
      if (count == 0) {
        throw unanswered(unit, request, timeout, foreign);
      }
      length += count;
      int end = framing.frameLength(received, length);
      while (end > 0) {
        byte[] frame = Arrays.copyOf(received, end);
        if (framing.mayAnswer(request, frame)) {
          return taken(unit, request, framing, frame);
        }
        foreign = frame;
        note(Frame.Direction.DISCARDED, unit, frame, end, framing);
        length -= end;
        System.arraycopy(received, end, received, 0, length);
        end = framing.frameLength(received, length);
      }
      if (end == Framing.GARBAGE || length == received.length) {
        throw damaged(unit, request, "no reply begins like this");
      }
      left = Duration.ofNanos(deadline - nanos());
      if (!left.isPositive()) {
        throw unanswered(unit, request, timeout, foreign);
      }
    }
  }

  private void note(
      Frame.Direction direction, String unit, byte[] bytes, int count, Framing framing) {
    log.record(clock.instant(), direction, unit, bytes, count, Frame.Outcome.GOOD, "", framing);
  }

  @Override
  public void send(String unit, byte[] request) throws BusException {
    exchanges++;
    putOut(unit, request, FrameLog.PLAIN);
    lastByteNanos = nanos();
  }

  @Override
  public int hear(byte[] buffer, int offset) throws BusException {
    int count = Math.min(behindReply.length, buffer.length - offset);
    if (count > 0) {
      System.arraycopy(behindReply, 0, buffer, offset, count);
      behindReply = Arrays.copyOfRange(behindReply, count, behindReply.length);
    } else {
      count = link.read(buffer, offset, buffer.length - offset, Duration.ZERO);
    }
    if (count > 0) {
      byte[] heard = Arrays.copyOfRange(buffer, offset, offset + count);
      note(Frame.Direction.RECEIVED, turn, heard, count, FrameLog.PLAIN);
    }
    return count;
  }

  private void putOut(String unit, byte[] request, Framing framing) throws BusException.LinkLost {
    try {
      if (wall) {
        if (overdue.isPositive()) {
          discard(overdue, 1);
        }
        if (outOfStep) {
          discard(link.silence(), SILENCE_TRIES);
        }
        keepGap();
      }
      outOfStep = false;
      overdue = Duration.ZERO;
      behindReply = NOTHING;
      if (!framing.resyncsByReconnecting()) {
        discard(Duration.ZERO, MOST_STALE);
      }
      sentNanos = nanos();
      link.write(request, 0, request.length);
    } catch (BusException.LinkLost e) {
      log.record(
          clock.instant(),
          Frame.Direction.SENT,
          unit,
          request,
          request.length,
          Frame.Outcome.LINK_LOST,
          Seat.message(e),
          framing);
      throw e;
    }
    note(Frame.Direction.SENT, unit, request, request.length, framing);
  }

  private byte[] taken(String unit, byte[] request, Framing framing, byte[] frame)
      throws BusException.DamagedReply {
    lastByteNanos = nanos();
    if (length > frame.length) {
      if (!framing.mayFollow(received[frame.length])) {
        throw damaged(unit, request, "more bytes than one reply");
      }
      behindReply = Arrays.copyOfRange(received, frame.length, length);
    }
    return frame;
  }

  private BusException unanswered(String unit, byte[] request, Duration timeout, byte[] foreign) {
    lastByteNanos = nanos();
    missed = timeout;
    if (length > 0) {
      return damaged(unit, request, "the reply broke off");
    }
    return foreign.length == 0
        ? new BusException.NoReply(link.address(), unit, Bytes.show(request))
        : new BusException.DamagedReply(
            link.address(),
            unit,
            "only somebody else's answer: " + Bytes.show(foreign) + " to " + Bytes.show(request));
  }

  private BusException.DamagedReply damaged(String unit, byte[] request, String what) {
    return new BusException.DamagedReply(
        link.address(),
        unit,
        what + ": " + Bytes.show(received, length) + " to " + Bytes.show(request));
  }

  /// Says more of a damaged reply where more can be seen: that it begins with what was sent.
  BusException explained(BusException e) {
    int sent = asked.length;
    boolean echo = sent > 0 && length >= sent && Arrays.equals(received, 0, sent, asked, 0, sent);
    return echo && e instanceof BusException.DamagedReply damaged
        ? new BusException.DamagedReply(
            damaged, "it begins with our own request: switch off the adapter's echo")
        : e;
  }

  /// Time as it passes on the wire; where none passes there, none is looked up.
  private long nanos() {
    return wall ? System.nanoTime() : 0;
  }

  /// Throws away what comes until nothing has come for so long.
  private void discard(Duration silence, int tries) throws BusException.LinkLost {
    for (int i = 0; i < tries; i++) {
      int stale = link.read(received, 0, received.length, silence);
      if (stale == 0) {
        return;
      }
      note(Frame.Direction.DISCARDED, "", received, stale, FrameLog.PLAIN);
    }
  }

  @Override
  public void rest(Duration silence) {
    rest = silence;
  }

  private void keepGap() {
    if (gap.isZero() && rest.isZero()) {
      return;
    }
    long due = lastByteNanos + Math.max(gap.toNanos(), rest.toNanos());
    rest = Duration.ZERO;
    long left = due - nanos();
    while (left > 0 && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(this, left);
      left = due - nanos();
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
