package org.cellstation.drivers.profiled;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cellstation.drivers.bus.Framing;
import org.cellstation.drivers.profile.TextDevice.ErrorLine;
import org.cellstation.drivers.profile.TextDevice.LineEnd;
import org.cellstation.drivers.profile.TextPattern.Literal;
import org.jspecify.annotations.Nullable;

/// The lines that answer one command: as many as its pattern has, or up to one that says no.
/// Unsolicited lines among them are stepped over. The same code finds where a reply ends and takes
/// it apart, so that the two can never disagree. Owner thread only.
final class ReplyLines implements Framing {
  /// No instrument here says more in one line.
  private static final int LONGEST = 200;

  private final LineEnd end;
  private final List<LineMatcher> errors = new ArrayList<>();
  private final List<ErrorLine> meanings;
  private final List<LineMatcher> unsolicited;
  private final List<LineMatcher> wanted;
  private final List<LineMatcher> ignored;
  private @Nullable ErrorLine error;
  private int matched;
  private boolean strange;

  ReplyLines(
      LineEnd end,
      List<ErrorLine> meanings,
      List<LineMatcher> unsolicited,
      List<LineMatcher> wanted,
      List<LineMatcher> ignored) {
    this.end = end;
    this.meanings = meanings;
    this.unsolicited = unsolicited;
    this.wanted = wanted;
    this.ignored = ignored;
    for (ErrorLine meaning : meanings) {
      errors.add(new LineMatcher(meaning.line(), Map.of()));
    }
  }

  @Override
  public int frameLength(byte[] buffer, int length) {
    error = null;
    matched = 0;
    strange = false;
    int from = 0;
    for (int i = 0; i < length; i++) {
      byte b = buffer[i];
      if (b == end.character()) {
        take(buffer, from, i);
        if (error != null || strange || matched == wanted.size()) {
          return i + 1;
        }
        from = i + 1;
      } else if (i - from >= LONGEST || (b < ' ' && b != '\r' && b != '\n') || b == 0x7F) {
        return GARBAGE;
      }
    }
    return INCOMPLETE;
  }

  private void take(byte[] buffer, int from, int to) {
    if (isEmpty(buffer, from, to)) {
      return;
    }
    for (int i = 0; i < errors.size(); i++) {
      if (errors.get(i).matches(buffer, from, to)) {
        error = meanings.get(i);
        return;
      }
    }
    if (any(unsolicited, buffer, from, to)) {
      return;
    }
    if (wanted.get(matched).matches(buffer, from, to)) {
      matched++;
    } else {
      strange = !any(ignored, buffer, from, to);
    }
  }

  private static boolean isEmpty(byte[] buffer, int from, int to) {
    for (int i = from; i < to; i++) {
      if (buffer[i] > ' ' || buffer[i] < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean any(List<LineMatcher> matchers, byte[] buffer, int from, int to) {
    for (int i = 0; i < matchers.size(); i++) {
      if (matchers.get(i).matches(buffer, from, to)) {
        return true;
      }
    }
    return false;
  }

  /// Only what begins like something unsolicited.
  @Override
  public boolean mayFollow(byte next) {
    return mayBegin(unsolicited, next) || mayBegin(ignored, next);
  }

  private static boolean mayBegin(List<LineMatcher> matchers, byte next) {
    for (int i = 0; i < matchers.size(); i++) {
      if (!(matchers.get(i).pattern().parts().getFirst() instanceof Literal literal)
          || literal.text().charAt(0) == next) {
        return true;
      }
    }
    return false;
  }

  /// Takes a whole reply apart.
  ///
  /// @return whether it is the answer, or a no
  boolean understands(byte[] reply) {
    return frameLength(reply, reply.length) == reply.length && !strange;
  }

  /// The no of the last reply, null when it was none.
  @Nullable ErrorLine error() {
    return error;
  }
}
