package org.cellstation.drivers.bus;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The truth about a bus, summed up from its link and its instruments.
final class BusSummary {
  private BusSummary() {}

  /// @param linkTrouble empty when the link is open
  /// @param losses how often the link was lost or did not open
  static LinkStatus of(String id, String linkTrouble, long losses, List<LinkStatus> members) {
    List<String> ill = new ArrayList<>();
    Map<String, Long> errors = new TreeMap<>();
    if (losses > 0) {
      errors.put(BusException.LinkLost.class.getSimpleName(), losses);
    }
    int down = 0;
    long exchanges = 0;
    Instant lastGood = null;
    for (LinkStatus member : members) {
      exchanges += member.exchanges();
      lastGood = later(lastGood, member.lastGood());
      member.errors().forEach((kind, count) -> errors.merge(kind, count, Long::sum));
      down += member.state() == LinkStatus.State.DOWN ? 1 : 0;
      if (member.state() != LinkStatus.State.UP) {
        ill.add(member.id() + ": " + member.detail());
      }
    }
    LinkStatus.State state = LinkStatus.State.UP;
    if (!linkTrouble.isEmpty() || down == members.size()) {
      state = LinkStatus.State.DOWN;
    } else if (!ill.isEmpty()) {
      state = LinkStatus.State.DEGRADED;
    }
    String detail = linkTrouble.isEmpty() ? String.join("; ", ill) : linkTrouble;
    return new LinkStatus(id, state, detail, lastGood, exchanges, Map.copyOf(errors));
  }

  private static @Nullable Instant later(@Nullable Instant a, @Nullable Instant b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.isAfter(b) ? a : b;
  }
}
