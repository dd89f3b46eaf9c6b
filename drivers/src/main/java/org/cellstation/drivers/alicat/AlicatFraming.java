package org.cellstation.drivers.alicat;

import org.cellstation.drivers.ascii.LineFraming;
import org.cellstation.drivers.bus.Framing;

/// Where an Alicat reply ends. Nothing in a reply says how long it is, so it depends on what was
/// asked.
enum AlicatFraming implements Framing {
  /// One line that begins with the unit's letter, or `?`. Other lines belong to other units, or to
  /// one that streams.
  LINE {
    @Override
    public int frameLength(byte[] buffer, int length) {
      return LineFraming.CR.frameLength(buffer, length);
    }
  },

  /// One line without the unit's letter (`ADV`).
  NUMBERS {
    @Override
    public int frameLength(byte[] buffer, int length) {
      return LineFraming.CR.frameLength(buffer, length);
    }

    @Override
    public boolean mayAnswer(byte[] request, byte[] frame) {
      return frame[0] == '+' || frame[0] == '-' || isUnknown(frame);
    }
  },

  /// `??M*`: the lines `M00` .. `M09`.
  MANUFACTURER {
    @Override
    public int frameLength(byte[] buffer, int length) {
      return list(buffer, length);
    }

    @Override
    boolean isLast(byte[] buffer, int from, int to) {
      return follows(buffer, from, to, "M09");
    }
  },

  /// `??D*`: a heading and the columns of a data frame, up to the first of those that are printed
  /// only when something is wrong. How many of these follow is not known; they are let go by.
  COLUMNS {
    @Override
    public int frameLength(byte[] buffer, int length) {
      return list(buffer, length);
    }

    @Override
    boolean isLast(byte[] buffer, int from, int to) {
      return contains(buffer, from, to, "Error ") || contains(buffer, from, to, "Status ");
    }

    @Override
    public boolean mayFollow(byte next) {
      return true;
    }
  };

  /// Whether the line `buffer[from .. to)` is the one after which a list is known.
  boolean isLast(byte[] buffer, int from, int to) {
    return true;
  }

  @Override
  public boolean mayAnswer(byte[] request, byte[] frame) {
    return isUnknown(frame) || (frame.length > 2 && frame[0] == request[0] && frame[1] == ' ');
  }

  /// A command that the unit does not know or cannot carry out; the letter may stand before it.
  static boolean isUnknown(byte[] frame) {
    return frame[0] == '?' || (frame.length > 2 && frame[1] == ' ' && frame[2] == '?');
  }

  int list(byte[] buffer, int length) {
    int from = 0;
    while (from < length) {
      int end = LineFraming.CR.lineEnd(buffer, from, length);
      if (end <= 0) {
        return end;
      }
      boolean refusal = buffer[from] == '?' || (end - from > 2 && buffer[from + 2] == '?');
      if (refusal || isLast(buffer, from, end)) {
        return end;
      }
      from = end;
    }
    return INCOMPLETE;
  }

  /// Whether the second word of the line is this one.
  static boolean follows(byte[] buffer, int from, int to, String word) {
    int at = from + 1;
    while (at < to && buffer[at] == ' ') {
      at++;
    }
    return at + word.length() <= to && matches(buffer, at, word);
  }

  static boolean contains(byte[] buffer, int from, int to, String text) {
    for (int at = from; at + text.length() <= to; at++) {
      if (matches(buffer, at, text)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(byte[] buffer, int at, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (buffer[at + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
