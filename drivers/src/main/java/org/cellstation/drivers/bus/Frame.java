package org.cellstation.drivers.bus;

import java.time.Instant;
import java.util.HexFormat;

/// One frame as it stood on a bus, out of its {@link FrameLog}.
public final class Frame {
  public enum Direction {
    SENT,
    /// In answer to the request before it; without bytes when no answer came.
    RECEIVED,
    /// Thrown away: late, foreign, or unasked for.
    DISCARDED
  }

  public enum Outcome {
    GOOD,
    /// Understood, and answered with a no.
    REFUSED,
    DAMAGED,
    NO_REPLY,
    LINK_LOST
  }

  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  private final long number;
  private final Instant instant;
  private final Direction direction;
  private final String instrument;
  private final byte[] bytes;
  private final int length;
  private final Outcome outcome;
  private final String why;
  private final Framing framing;

  Frame(
      long number,
      Instant instant,
      Direction direction,
      String instrument,
      byte[] bytes,
      int length,
      Outcome outcome,
      String why,
      Framing framing) {
    this.number = number;
    this.instant = instant;
    this.direction = direction;
    this.instrument = instrument;
    this.bytes = bytes;
    this.length = length;
    this.outcome = outcome;
    this.why = why;
    this.framing = framing;
  }

  /// Counts up on its bus; a gap between two frames says that frames were forgotten unseen.
  public long number() {
    return number;
  }

  /// Process time.
  public Instant instant() {
    return instant;
  }

  public Direction direction() {
    return direction;
  }

  /// Who was asked. Empty for what was discarded while nobody was.
  public String instrument() {
    return instrument;
  }

  /// A copy; of a very long frame its beginning.
  public byte[] bytes() {
    return bytes.clone();
  }

  /// Of the whole frame.
  public int length() {
    return length;
  }

  public Outcome outcome() {
    return outcome;
  }

  /// What was wrong, empty when good.
  public String why() {
    return why;
  }

  /// `01 03 02 00 2A 38 5B`, with the count of the bytes that were not kept.
  public String hex() {
    String kept = HEX.formatHex(bytes);
    return length == bytes.length ? kept : kept + " ... " + (length - bytes.length) + " more";
  }

  /// What it means in the words of its protocol, or the text that it is. Worked out when asked for.
  public String meaning() {
    return bytes.length == 0 ? "" : framing.describe(direction == Direction.SENT, bytes);
  }

  /// A line of a saved log: columns separated by tabs.
  @Override
  public String toString() {
    return String.join(
        "\t",
        Long.toString(number),
        instant.toString(),
        direction.name(),
        instrument,
        outcome.name(),
        hex(),
        meaning(),
        why);
  }
}
