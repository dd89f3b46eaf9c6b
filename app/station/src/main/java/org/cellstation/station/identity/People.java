package org.cellstation.station.identity;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.cellstation.station.api.Station.Credentials;
import org.cellstation.station.api.Station.LoginReply;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.api.Station.Role;
import org.cellstation.station.api.Station.Session;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.cellstation.station.journal.Journal;
import org.jspecify.annotations.Nullable;

/// Who may use the station. Password hashes lie in a file of their own; every change is an event in
/// the journal. There is no default password: an empty station asks for its first administrator.
///
/// Changes first reach the file, then the journal's queue. A crash in between is made good at the
/// next start, which journals what the file has and the journal has not.
///
/// Callable from any thread; a login takes a good part of a second on purpose, so not from the
/// control thread. {@link #refusal}, {@link #session} and {@link #expire} return at once.
public final class People {
  private static final System.Logger LOG = System.getLogger(People.class.getName());
  private static final String WRONG =
      "The user id or the password is wrong, or the account is locked; after several wrong passwords"
          + " an administrator has to unlock it.";

  private final SecretsFile secrets;
  private final Journal journal;
  private final InstantSource clock;
  private final IdentityRules rules;
  private final Sessions sessions;

  /// Compared with when there is no such user, so that this takes as long. Made beside the start,
  /// which it would hold up.
  private final CompletableFuture<PasswordHash> nobody;

  // Guarded by this.
  private final Map<String, Account> accounts;
  private final Set<String> taken = new HashSet<>();

  /// A person as others may see them.
  public record Person(String user, String fullName, Role role, boolean locked, boolean active) {}

  private People(SecretsFile secrets, Journal journal, InstantSource clock, IdentityRules rules)
      throws IOException {
    this.secrets = secrets;
    this.journal = journal;
    this.clock = clock;
    this.rules = rules;
    this.sessions = new Sessions(clock, rules.inactivity());
    this.nobody =
        CompletableFuture.supplyAsync(
            () -> PasswordHash.of(new char[] {'x'}, rules.iterations()),
            Thread::startVirtualThread);
    this.accounts = secrets.read();
    taken.addAll(accounts.keySet());
    reconcile();
  }

  /// @throws IOException when the secrets file is there but not readable; the message says what to
  ///   do
  public static People open(Path secrets, Journal journal, InstantSource clock, IdentityRules rules)
      throws IOException {
    return new People(new SecretsFile(secrets), journal, clock, rules);
  }

  /// Ids in the journal stay taken even when the file was lost; accounts that the journal does not
  /// know are told to it.
  private void reconcile() throws IOException {
    Set<String> journaled = new HashSet<>();
    for (Entry entry : journal.ofType(Event.UserCreated.class)) {
      if (entry.event() instanceof Event.UserCreated created) {
        journaled.add(UserId.key(created.user()));
      }
    }
    for (var account : accounts.entrySet()) {
      if (!journaled.contains(account.getKey())) {
        journal.append(account.getValue().by(), created(account.getValue()));
      }
    }
    taken.addAll(journaled);
  }

  /// False until the first administrator is created.
  public synchronized boolean hasUsers() {
    return !accounts.isEmpty();
  }

  public synchronized List<Person> people() {
    return accounts.values().stream()
        .map(a -> new Person(a.user(), a.fullName(), a.role(), a.locked(), a.active()))
        .toList();
  }

  /// @param password is wiped
  public synchronized Reply createFirstAdministrator(
      String user, String fullName, char[] password) {
    if (hasUsers()) {
      Arrays.fill(password, '\0');
      return Reply.refused("There are users already; an administrator creates further ones.");
    }
    return create(user, user, fullName, Role.ADMINISTRATOR, password);
  }

  /// @param password is wiped
  public synchronized Reply create(
      Session by, String user, String fullName, Role role, char[] password) {
    Optional<String> refusal = refusal(by, Permission.MANAGE_USERS);
    if (refusal.isPresent()) {
      Arrays.fill(password, '\0');
      return Reply.refused(refusal.get());
    }
    return create(by.user(), user, fullName, role, password);
  }

  private Reply create(String by, String user, String fullName, Role role, char[] password) {
    try {
      String id = UserId.normal(user);
      Optional<String> fault = UserId.fault(id);
      if (fault.isPresent()) {
        return Reply.refused(fault.get());
      }
      if (fullName.isBlank()) {
        return Reply.refused("The full name is missing; it is printed beside signatures.");
      }
      if (taken.contains(UserId.key(id))) {
        return Reply.refused(
            "The user id "
                + id
                + " is taken, now or in the past, perhaps in other capitals; ids are never given"
                + " twice. Take another.");
      }
      List<String> faults = PasswordRules.faults(id, fullName, password);
      if (!faults.isEmpty()) {
        return Reply.refused("The password is not accepted: " + String.join("; ", faults) + ".");
      }
      Account account =
          new Account(
              id,
              fullName.strip(),
              role,
              clock.instant(),
              by,
              PasswordHash.of(password, rules.iterations()),
              0,
              false,
              true);
      return change(account, created(account), by, "User " + id + " is created.");
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  private static Event created(Account account) {
    return new Event.UserCreated(account.user(), account.fullName(), account.role().name());
  }

  /// Says the same, after the same time, whether the id, the password or the lock is the reason.
  ///
  /// @param password is wiped
  public synchronized LoginReply login(String user, char[] password) {
    Account account = authenticated(user, password, "");
    if (account == null) {
      return new LoginReply.Refused(WRONG);
    }
    logOut(sessions.endAllOf(account.user()), "logged in again");
    Session session = sessions.begin(account);
    journal.append(account.user(), new Event.LoggedIn(account.user()));
    return new LoginReply.Welcome(session);
  }

  /// Who signs, by user id and password given for this one signature (21 CFR 11.200(a)(1)).
  /// Failures count and lock as those of a login. Nobody is logged in or out by it.
  ///
  /// As slow as a login: not for the control thread.
  ///
  /// @param credentials the password in it is wiped
  public synchronized Verified verify(Credentials credentials, Permission permission) {
    Account account = authenticated(credentials.user(), credentials.password(), " for a signature");
    if (account == null) {
      return new Verified.Refused("Nothing was signed. " + WRONG);
    }
    return permission.isGivenTo(account.role())
        ? new Verified.Signer(account.user(), account.fullName(), account.role())
        : new Verified.Refused(
            "Nothing was signed: the role of %s (%s) may not %s."
                .formatted(account.user(), account.role(), permission.text()));
  }

  /// The account of whoever gave its password, or null; failures are counted and journaled.
  ///
  /// @param password is wiped
  /// @param purpose follows the reason of a failure in the journal
  private @Nullable Account authenticated(String user, char[] password, String purpose) {
    Account account = accounts.get(UserId.key(user));
    boolean matches;
    try {
      matches = (account == null ? nobody.join() : account.password()).matches(password);
    } finally {
      Arrays.fill(password, '\0');
    }
    if (account == null) {
      // What was typed may be a password in the wrong field, so it is not kept.
      journal.append(Entry.STATION, new Event.LoginFailed("", "unknown user id" + purpose));
      store();
      return null;
    }
    if (!account.mayLogIn()) {
      String why = account.active() ? "account is locked" : "account is deactivated";
      journal.append(Entry.STATION, new Event.LoginFailed(account.user(), why + purpose));
      store();
      return null;
    }
    if (!matches) {
      fail(account, purpose);
      return null;
    }
    if (account.failures() > 0) {
      keep(account.withFailures(0, false));
    }
    return account;
  }

  private void fail(Account account, String purpose) {
    int failures = account.failures() + 1;
    boolean lock = failures >= rules.failures();
    keep(account.withFailures(failures, lock));
    journal.append(
        Entry.STATION, new Event.LoginFailed(account.user(), "wrong password" + purpose));
    if (lock) {
      journal.append(Entry.STATION, new Event.UserLocked(account.user(), failures));
      logOut(sessions.endAllOf(account.user()), "account locked");
    }
  }

  public void logout(Session session) {
    logOut(sessions.end(session.token()), "by the user");
  }

  /// The live session of a token; asking counts as activity.
  public Optional<Session> session(String token) {
    expire();
    return sessions.use(token);
  }

  /// Ends and journals the sessions that were not used for too long. To be called every scan.
  public void expire() {
    logOut(sessions.expire(), "inactivity");
  }

  /// Why this session may not do something, in the user's words; empty when it may. Counts as
  /// activity. Only the token is believed: role and name come from the login.
  public Optional<String> refusal(Session session, Permission permission) {
    Optional<Session> live = session(session.token());
    if (live.isEmpty()) {
      return Optional.of("You are no longer logged in; log in again.");
    }
    Role role = live.get().role();
    return permission.isGivenTo(role)
        ? Optional.empty()
        : Optional.of("Your role (" + role + ") may not " + permission.text() + ".");
  }

  public synchronized Reply unlock(Session by, String user, String reason) {
    return refusal(by, Permission.MANAGE_USERS)
        .map(Reply::refused)
        .orElseGet(() -> unlock(by.user(), user, reason));
  }

  /// For the command line of the person who owns the machine, when no administrator is left who
  /// could log in.
  public synchronized Reply unlockAtTheMachine(String user, String reason) {
    return unlock(Entry.STATION, user, reason);
  }

  private Reply unlock(String by, String user, String reason) {
    return changed(
        user,
        reason,
        account ->
            account.locked()
                ? change(
                    account.withFailures(0, false),
                    new Event.UserUnlocked(account.user(), reason),
                    by,
                    "User " + account.user() + " is unlocked.")
                : Reply.refused("User " + account.user() + " is not locked."));
  }

  /// For ever: the id is never given again. Ends the person's sessions at once.
  public synchronized Reply deactivate(Session by, String user, String reason) {
    Optional<String> refusal = refusal(by, Permission.MANAGE_USERS);
    if (refusal.isPresent()) {
      return Reply.refused(refusal.get());
    }
    return changed(
        user,
        reason,
        account -> {
          if (account.user().equals(by.user())) {
            return Reply.refused(
                "Nobody deactivates their own account; ask another administrator.");
          }
          logOut(sessions.endAllOf(account.user()), "account deactivated");
          return change(
              account.deactivated(),
              new Event.UserDeactivated(account.user(), reason),
              by.user(),
              "User " + account.user() + " is deactivated.");
        });
  }

  /// Both passwords are wiped.
  public synchronized Reply changePassword(Session session, char[] before, char[] after) {
    try {
      Optional<Session> live = session(session.token());
      Account account = accounts.get(UserId.key(session.user()));
      if (live.isEmpty() || account == null || !live.get().user().equals(account.user())) {
        return Reply.refused("You are no longer logged in; log in again.");
      }
      if (!account.password().matches(before)) {
        fail(account, "");
        return Reply.refused("The present password is wrong.");
      }
      if (Arrays.equals(before, after)) {
        return Reply.refused("The new password is the present one; take another.");
      }
      List<String> faults = PasswordRules.faults(account.user(), account.fullName(), after);
      if (!faults.isEmpty()) {
        return Reply.refused("The password is not accepted: " + String.join("; ", faults) + ".");
      }
      return change(
          account.withPassword(PasswordHash.of(after, rules.iterations())).withFailures(0, false),
          new Event.PasswordChanged(account.user(), "by the user"),
          account.user(),
          "Your password is changed.");
    } finally {
      Arrays.fill(before, '\0');
      Arrays.fill(after, '\0');
    }
  }

  @FunctionalInterface
  private interface Change {
    Reply of(Account account);
  }

  private Reply changed(String user, String reason, Change change) {
    Account account = accounts.get(UserId.key(user));
    if (account == null || !account.active()) {
      return Reply.refused("There is no active user " + UserId.normal(user) + ".");
    }
    if (reason.isBlank()) {
      return Reply.refused("A reason is needed; it is kept in the journal.");
    }
    return change.of(account);
  }

  /// The file first, so that nothing is acknowledged that the next start would not know.
  private Reply change(Account account, Event event, String by, String done) {
    String key = UserId.key(account.user());
    Account before = accounts.put(key, account);
    try {
      secrets.write(accounts.values());
    } catch (IOException refused) {
      if (before == null) {
        accounts.remove(key);
      } else {
        accounts.put(key, before);
      }
      return Reply.refused(
          "The change could not be stored ("
              + refused.getMessage()
              + "); nothing was changed. Free space on the disk and try again.");
    }
    taken.add(key);
    journal.append(by, event);
    return Reply.done(done);
  }

  private void keep(Account account) {
    accounts.put(UserId.key(account.user()), account);
    store();
  }

  /// Every refused login writes, so that the time it takes does not tell why. Login bookkeeping
  /// must not fail with the disk: the count is then kept in memory, and the next write carries it.
  private void store() {
    try {
      secrets.write(accounts.values());
    } catch (IOException refused) {
      LOG.log(Level.ERROR, "The users cannot be stored: " + refused.getMessage());
    }
  }

  private void logOut(List<Session> ended, String reason) {
    for (Session session : ended) {
      journal.append(session.user(), new Event.LoggedOut(session.user(), reason));
    }
  }
}
