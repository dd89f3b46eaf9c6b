package org.cellstation.station.runtime;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import org.cellstation.station.api.Station.Credentials;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.api.Station.Session;
import org.cellstation.station.identity.People;
import org.cellstation.station.identity.Permission;
import org.cellstation.station.identity.Verified;

/// Requests that a person signs: the password is checked beside the control thread, the action then
/// done on it. Callable from any thread.
final class SignedRequests {
  private final People people;
  private final RequestQueue requests;
  private final Executor background;

  SignedRequests(People people, RequestQueue requests, Executor background) {
    this.people = people;
    this.requests = requests;
    this.background = background;
  }

  /// @param session of whoever is logged in at the screen; the signer may be another person
  /// @param signing the password in it is wiped
  /// @param permission that the signer needs
  /// @param action on the control thread; it journals the signature with what it does
  CompletableFuture<Reply> ask(
      Session session,
      Credentials signing,
      Permission permission,
      BiFunction<Verified.Signer, Instant, Reply> action) {
    return CompletableFuture.supplyAsync(() -> verified(session, signing, permission), background)
        .thenCompose(
            verified ->
                switch (verified) {
                  case Verified.Signer signer -> requests.ask(now -> action.apply(signer, now));
                  case Verified.Refused refused ->
                      CompletableFuture.completedFuture(Reply.refused(refused.why()));
                });
  }

  /// Whoever is not logged in cannot try passwords here.
  private Verified verified(Session session, Credentials signing, Permission permission) {
    Optional<Session> live = people.session(session.token());
    if (live.isEmpty()) {
      Arrays.fill(signing.password(), '\0');
      return new Verified.Refused("You are no longer logged in; log in again.");
    }
    return people.verify(signing, permission);
  }
}
