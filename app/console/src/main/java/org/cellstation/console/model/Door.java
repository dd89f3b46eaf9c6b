package org.cellstation.console.model;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cellstation.console.live.Bridge;
import org.cellstation.station.api.Station;
import org.cellstation.station.api.Station.LoginReply;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.api.Station.Session;

/// Signing in and out. Nobody stays signed in for longer than {@link #IDLE_LIMIT} without touching
/// the console; the process does not notice. Users cannot change that limit (Annex 11 draft 11).
///
/// On the JavaFX thread.
public final class Door {
  public static final Duration IDLE_LIMIT = Duration.ofMinutes(10);

  private final Station station;
  private final Bridge bridge;
  private final InstantSource wallClock;
  private final ReadOnlyObjectWrapper<Access> access = new ReadOnlyObjectWrapper<>();
  private Instant touched;
  private boolean used;

  public Door(Station station, Bridge bridge, InstantSource wallClock) {
    this.station = station;
    this.bridge = bridge;
    this.wallClock = wallClock;
    touched = wallClock.instant();
    access.set(station.hasUsers() ? new Access.SignedOut("") : new Access.FirstStart());
    bridge.onBeat(this::beat);
  }

  public ReadOnlyObjectProperty<Access> access() {
    return access.getReadOnlyProperty();
  }

  /// A person did something.
  public void touch() {
    touched = wallClock.instant();
    used = true;
  }

  /// The station ends sessions by itself, so it hears that this one is in use.
  private void beat() {
    if (access.get() instanceof Access.SignedIn(Session session)) {
      if (Duration.between(touched, wallClock.instant()).compareTo(IDLE_LIMIT) >= 0) {
        leave("Locked after 10 minutes without use. The process goes on. Sign in to continue.");
      } else if (used && !station.active(session)) {
        leave("The station has ended this session. Sign in to continue.");
      }
      used = false;
    }
  }

  public void logout() {
    leave("Signed out.");
  }

  private void leave(String why) {
    if (access.get() instanceof Access.SignedIn(Session session)) {
      access.set(new Access.SignedOut(why));
      bridge.ask(
          () -> {
            station.logout(session);
            return session;
          },
          left -> {},
          trouble -> access.set(new Access.SignedOut(why + " " + trouble)));
    }
  }

  /// @param refused gets the reason; success shows in {@link #access()}
  public void login(String user, char[] password, Consumer<String> refused) {
    bridge.ask(
        () -> station.login(user.strip(), password),
        reply -> {
          switch (reply) {
            case LoginReply.Welcome(Session session) -> enter(session);
            case LoginReply.Refused(String why) -> refused.accept(why);
          }
        },
        refused);
  }

  /// Lets in somebody whom the station has let in already.
  public void enter(Session session) {
    touch();
    access.set(new Access.SignedIn(session));
  }

  /// On success the first administrator can sign in.
  public void createFirstAdministrator(
      String user, String fullName, char[] password, Consumer<Reply> answered) {
    bridge.ask(
        () -> station.createFirstAdministrator(user.strip(), fullName.strip(), password),
        reply -> {
          if (reply.done()) {
            access.set(
                new Access.SignedOut(
                    "Administrator created. Sign in, then create an operator under Users:"
                        + " administrators cannot run batches."));
          }
          answered.accept(reply);
        },
        why -> answered.accept(Reply.refused(why)));
  }
}
