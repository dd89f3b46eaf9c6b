package org.cellstation.drivers.bus;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cellstation.drivers.reading.Cause;
import org.jspecify.annotations.Nullable;

/// The truth about a bus, summed up from its link and its instruments.
final class BusSummary {
  private BusSummary() {}

  /// @param linkTrouble empty when the link is open
  /// @param losses how often the link was lost or did not open
  /// @param backOffUntil null when the link is open or may be opened
  static LinkStatus of(
      String id,
      boolean off,
      String linkTrouble,
      long losses,
      @Nullable Instant backOffUntil,
      List<LinkStatus> members,
      RoundTrips roundTrips) {
    List<String> details = new ArrayList<>();
    Map<String, Long> errors = new TreeMap<>();
    if (losses > 0) {
      errors.put(BusException.LinkLost.class.getSimpleName(), losses);
    }
    boolean troubled = false;
    int on = 0;
    int down = 0;
    long exchanges = 0;
    Instant lastGood = null;
    Cause cause = Cause.NONE;
    for (LinkStatus member : members) {
      exchanges += member.exchanges();
      lastGood = later(lastGood, member.lastGood());
      member.errors().forEach((kind, count) -> errors.merge(kind, count, Long::sum));
      if (member.state() == LinkStatus.State.DISABLED) {
        continue;
      }
      on++;
      down += member.state() == LinkStatus.State.DOWN ? 1 : 0;
      if (member.state() != LinkStatus.State.UP) {
        troubled = true;
        cause = cause == Cause.NONE ? member.cause() : cause;
      }
      if (!member.detail().isEmpty()) {
        details.add(member.id() + ": " + member.detail());
      }
    }
    LinkStatus.State state = state(off, linkTrouble.isEmpty(), on, down, troubled);
    String detail = String.join("; ", details);
    if (off || on == 0) {
      cause = Cause.DISABLED;
      detail = off ? "switched off" : "all its instruments are switched off";
    } else if (!linkTrouble.isEmpty()) {
      cause = Cause.LINK_DOWN;
      detail = linkTrouble;
    }
    return new LinkStatus(
        id,
        state,
        cause,
        detail,
        lastGood,
        exchanges,
        Map.copyOf(errors),
        roundTrips,
        state == LinkStatus.State.DOWN ? backOffUntil : null,
        Identification.NOT_ASKED);
  }

  /// @param on how many instruments are not switched off
  /// @param down how many of these do not answer
  /// @param troubled whether any of these is not quite well
  static LinkStatus.State state(boolean off, boolean linked, int on, int down, boolean troubled) {
    if (off || on == 0) {
      return LinkStatus.State.DISABLED;
    }
    if (!linked || down == on) {
      return LinkStatus.State.DOWN;
    }
    return troubled ? LinkStatus.State.DEGRADED : LinkStatus.State.UP;
  }

  private static @Nullable Instant later(@Nullable Instant a, @Nullable Instant b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.isAfter(b) ? a : b;
  }
}
