package org.cellstation.drivers.bus;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The last frames of one bus in fixed memory. Written by the bus's owner thread, read from any
/// thread in short steps, so that a reader never holds the owner up for long.
public final class FrameLog {
  /// The first line of a saved log.
  public static final String HEADER =
      "number\ttime\tdirection\tinstrument\toutcome\tbytes\tmeaning\twhy";

  static final int FRAMES = 4096;

  /// Fewer would not show what led to a trouble.
  static final int FEWEST = 64;

  private static final int BYTES_PER_FRAME = 64;
  static final int BYTES = FRAMES * BYTES_PER_FRAME;

  /// Of one frame; more than any reply, less than a label to be printed.
  static final int MOST_KEPT = 512;

  private static final int STEP = 64;

  /// Of what belongs to no protocol.
  static final Framing PLAIN = (buffer, length) -> length;

  // A frame's numbers lie side by side, so that one that is put down touches little memory.
  private static final int POSITION = 0;
  private static final int SECONDS = 1;
  private static final int NANOS_AND_LENGTH = 2;
  private static final int NUMBERS = 3;

  private final int frames;
  private final byte[] bytes;
  private final long[] numbers;
  private final Frame.Direction[] directions;
  private final Frame.Outcome[] outcomes;
  private final String[] instruments;
  private final String[] whys;
  private final Framing[] framings;

  /// The number of the next frame; numbers begin with 0.
  private long next;

  private long oldest;

  // Their places in the ring, kept beside them: a division for each frame would be felt.
  private int nextSlot;
  private int oldestSlot;

  /// Where the next frame's bytes go, counted through all turns of the ring.
  private long position;

  /// The same in `bytes`.
  private int place;

  /// The newest frame is a reply that was not judged yet: not shown, because its outcome may
  /// change.
  private boolean unjudged;

  FrameLog() {
    this(FRAMES);
  }

  /// @param frames how many are kept; 0 for none
  FrameLog(int frames) {
    this(frames, frames * BYTES_PER_FRAME);
  }

  FrameLog(int frames, int size) {
    this.frames = frames;
    bytes = new byte[size];
    numbers = new long[frames * NUMBERS];
    directions = new Frame.Direction[frames];
    outcomes = new Frame.Outcome[frames];
    instruments = new String[frames];
    whys = new String[frames];
    framings = new Framing[frames];
    Arrays.fill(directions, Frame.Direction.SENT);
    Arrays.fill(outcomes, Frame.Outcome.GOOD);
    Arrays.fill(instruments, "");
    Arrays.fill(whys, "");
    Arrays.fill(framings, PLAIN);
  }

  void record(
      Instant instant,
      Frame.Direction direction,
      String instrument,
      byte[] source,
      int length,
      Frame.Outcome outcome,
      String why,
      Framing framing) {
    if (frames > 0) {
      put(instant, direction, instrument, source, length, outcome, why, framing);
    }
  }

  private synchronized void put(
      Instant instant,
      Frame.Direction direction,
      String instrument,
      byte[] source,
      int length,
      Frame.Outcome outcome,
      String why,
      Framing framing) {
    int kept = Math.min(length, MOST_KEPT);
    if (place + kept > bytes.length) {
      position += bytes.length - place;
      place = 0;
    }
    System.arraycopy(source, 0, bytes, place, kept);
    int slot = nextSlot;
    int row = slot * NUMBERS;
    numbers[row + POSITION] = position;
    numbers[row + SECONDS] = instant.getEpochSecond();
    numbers[row + NANOS_AND_LENGTH] = pair(instant.getNano(), length);
    directions[slot] = direction;
    outcomes[slot] = outcome;
    instruments[slot] = instrument;
    whys[slot] = why;
    framings[slot] = framing;
    next++;
    nextSlot = following(slot);
    position += kept;
    place = place + kept == bytes.length ? 0 : place + kept;
    if (next - oldest > frames) {
      forgetOldest();
    }
    while (number(oldestSlot, POSITION) < position - bytes.length) {
      forgetOldest();
    }
    unjudged = direction == Frame.Direction.RECEIVED && outcome == Frame.Outcome.GOOD;
  }

  /// The instrument's driver has looked at the newest reply and found it good.
  void approve() {
    if (frames > 0) {
      see();
    }
  }

  private synchronized void see() {
    unjudged = false;
  }

  /// The instrument's driver has looked at the newest reply and found something wrong.
  synchronized void judge(Frame.Outcome outcome, String why) {
    if (unjudged) {
      int slot = slot(next - 1);
      outcomes[slot] = outcome;
      whys[slot] = why;
      unjudged = false;
    }
  }

  private void forgetOldest() {
    oldest++;
    oldestSlot = following(oldestSlot);
  }

  private int following(int slot) {
    return slot + 1 == frames ? 0 : slot + 1;
  }

  private int slot(long number) {
    return (int) (number % frames);
  }

  private long number(int slot, int which) {
    return numbers[slot * NUMBERS + which];
  }

  private static long pair(int first, int second) {
    return (long) first << Integer.SIZE | second;
  }

  private static int first(long pair) {
    return (int) (pair >> Integer.SIZE);
  }

  private static int second(long pair) {
    return (int) pair;
  }

  /// What is still there, oldest first.
  public List<Frame> snapshot() {
    return since(0);
  }

  /// Frames with this number and later ones, as far as they are still there, oldest first. For a
  /// live view: ask for what follows the last frame seen.
  public List<Frame> since(long number) {
    List<Frame> frames = new ArrayList<>();
    long from = number;
    while (true) {
      long end = step(from, frames);
      if (end == from) {
        return frames;
      }
      from = end;
    }
  }

  /// @return the number behind the last frame taken, `from` when there was none
  private synchronized long step(long from, List<Frame> into) {
    long end = unjudged ? next - 1 : next;
    long first = Math.max(from, oldest);
    if (first >= end) {
      return from;
    }
    long last = Math.min(end, first + STEP);
    for (long i = first; i < last; i++) {
      into.add(frame(i));
    }
    return last;
  }

  private Frame frame(long number) {
    int slot = slot(number);
    int at = (int) (number(slot, POSITION) % bytes.length);
    long nanosAndLength = number(slot, NANOS_AND_LENGTH);
    int length = second(nanosAndLength);
    return new Frame(
        number,
        Instant.ofEpochSecond(number(slot, SECONDS), first(nanosAndLength)),
        directions[slot],
        instruments[slot],
        Arrays.copyOfRange(bytes, at, at + Math.min(length, MOST_KEPT)),
        length,
        outcomes[slot],
        whys[slot],
        framings[slot]);
  }

  /// Writes frames as lines of text with a header, for a person or a spreadsheet.
  public static void save(List<Frame> frames, Appendable to) throws IOException {
    to.append(HEADER).append('\n');
    for (Frame frame : frames) {
      to.append(frame.toString()).append('\n');
    }
  }
}
