package org.cellstation.station.identity;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.cellstation.station.api.Station.Session;

/// Who is logged in, in memory only: a restart logs everybody out. Callable from any thread.
final class Sessions {
  private final InstantSource clock;
  private final Duration inactivity;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Live> live = new HashMap<>();

  private record Live(Session session, Instant lastUse) {}

  Sessions(InstantSource clock, Duration inactivity) {
    this.clock = clock;
    this.inactivity = inactivity;
  }

  synchronized Session begin(Account account) {
    byte[] token = new byte[32];
    random.nextBytes(token);
    Session session =
        new Session(
            Base64.getUrlEncoder().withoutPadding().encodeToString(token),
            account.user(),
            account.fullName(),
            account.role());
    live.put(session.token(), new Live(session, clock.instant()));
    return session;
  }

  /// The session of a token, if it has not ended; counts as activity.
  synchronized Optional<Session> use(String token) {
    Live found = live.get(token);
    Instant now = clock.instant();
    if (found == null || isOver(found, now)) {
      return Optional.empty();
    }
    live.put(token, new Live(found.session(), now));
    return Optional.of(found.session());
  }

  /// Removes and returns those that were not used for too long.
  synchronized List<Session> expire() {
    Instant now = clock.instant();
    return remove(each -> isOver(each, now));
  }

  synchronized List<Session> end(String token) {
    return remove(each -> each.session().token().equals(token));
  }

  synchronized List<Session> endAllOf(String user) {
    return remove(each -> each.session().user().equals(user));
  }

  private List<Session> remove(Predicate<Live> which) {
    if (live.isEmpty()) {
      return List.of();
    }
    List<Session> removed = new ArrayList<>();
    live.values()
        .removeIf(
            each -> {
              boolean gone = which.test(each);
              if (gone) {
                removed.add(each.session());
              }
              return gone;
            });
    return removed;
  }

  private boolean isOver(Live session, Instant now) {
    return Duration.between(session.lastUse(), now).compareTo(inactivity) >= 0;
  }
}
