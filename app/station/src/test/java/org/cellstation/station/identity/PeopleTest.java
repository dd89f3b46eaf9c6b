package org.cellstation.station.identity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.cellstation.station.api.Station.Credentials;
import org.cellstation.station.api.Station.LoginReply;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.api.Station.Role;
import org.cellstation.station.api.Station.Session;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.cellstation.station.journal.Journal;
import org.cellstation.station.storage.FaultyStorage;
import org.cellstation.station.storage.HandClock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PeopleTest {
  private static final String GOOD = "Grijze-Fiets-9";
  private static final IdentityRules QUICK = new IdentityRules(2, Duration.ofMinutes(10), 5);
  private final HandClock clock = new HandClock();
  private final FaultyStorage disk = new FaultyStorage();
  private final Path secrets;
  private Journal journal;
  private People people;

  PeopleTest(@TempDir Path directory) throws IOException {
    secrets = directory.resolve("secrets").resolve("people.json");
    journal = Journal.open(disk, clock, ZoneOffset.UTC);
    people = People.open(secrets, journal, clock, QUICK);
  }

  private void restart() throws IOException {
    journal.close();
    journal = Journal.open(disk, clock, ZoneOffset.UTC);
    people = People.open(secrets, journal, clock, QUICK);
  }

  private List<Event> events() throws IOException {
    journal.commit();
    try (var entries = journal.entries()) {
      return entries.map(Entry::event).toList();
    }
  }

  private LoginReply login(String user, String password) {
    return people.login(user, password.toCharArray());
  }

  private Session welcome(String user) {
    return assertInstanceOf(LoginReply.Welcome.class, login(user, GOOD)).session();
  }

  private Session administrator() {
    if (!people.hasUsers()) {
      people.createFirstAdministrator("boss", "Berta Baas", GOOD.toCharArray());
    }
    return welcome("boss");
  }

  private Reply create(Session by, String user) {
    return people.create(by, user, "Otto Kaas", Role.OPERATOR, GOOD.toCharArray());
  }

  @Test
  void beginsWithoutAnyUserAndTakesOneFirstAdministrator() throws IOException {
    assertFalse(people.hasUsers());
    assertInstanceOf(LoginReply.Refused.class, login("admin", "admin"));
    assertTrue(people.createFirstAdministrator("boss", "Berta Baas", GOOD.toCharArray()).done());
    assertTrue(people.hasUsers());
    assertFalse(people.createFirstAdministrator("boss2", "Bert Boos", GOOD.toCharArray()).done());
    restart();
    assertTrue(people.hasUsers());
    assertEquals(Role.ADMINISTRATOR, welcome("boss").role());
  }

  @Test
  @Tag("A-06")
  void journalsWhatHappensToPeople() throws IOException {
    Session boss = administrator();
    assertTrue(create(boss, "otto").done());
    Session otto = welcome("OTTO");
    login("otto", "wrong");
    people.logout(otto);
    assertEquals(
        List.of(
            new Event.UserCreated("boss", "Berta Baas", "ADMINISTRATOR"),
            new Event.LoggedIn("boss"),
            new Event.UserCreated("otto", "Otto Kaas", "OPERATOR"),
            new Event.LoggedIn("otto"),
            new Event.LoginFailed("otto", "wrong password"),
            new Event.LoggedOut("otto", "by the user")),
        events());
  }

  @Test
  @Tag("A-10")
  void onlyAnAdministratorManagesUsersAndOnlyOthersRunBatches() {
    Session boss = administrator();
    create(boss, "otto");
    Session otto = welcome("otto");
    assertFalse(create(otto, "eve").done());
    assertEquals(Optional.empty(), people.refusal(otto, Permission.RUN_BATCHES));
    assertEquals(
        Optional.of("Your role (ADMINISTRATOR) may not run batches."),
        people.refusal(boss, Permission.RUN_BATCHES));
  }

  @Test
  @Tag("A-10")
  void believesTheTokenNotTheRoleInTheHandOfTheCaller() {
    create(administrator(), "otto");
    Session otto = welcome("otto");
    Session forged = new Session(otto.token(), "boss", "Berta Baas", Role.ADMINISTRATOR);
    assertTrue(people.refusal(forged, Permission.MANAGE_USERS).isPresent());
    Session invented = new Session("token", "boss", "Berta Baas", Role.ADMINISTRATOR);
    assertTrue(people.refusal(invented, Permission.MANAGE_USERS).isPresent());
  }

  @Test
  @Tag("A-22")
  void anIdIsUniqueInAnyCaseAndForm() {
    Session boss = administrator();
    assertTrue(create(boss, "Müller").done());
    for (String twin : List.of("MÜLLER", "müller", "Mu\u0308ller")) {
      assertFalse(create(boss, twin).done(), twin);
    }
    welcome("mu\u0308LLER");
  }

  @Test
  @Tag("A-17")
  void anIdIsNeverGivenAgain() throws IOException {
    Session boss = administrator();
    create(boss, "otto");
    assertTrue(people.deactivate(boss, "otto", "left").done());
    assertFalse(create(boss, "Otto").done());
    Files.delete(secrets);
    restart();
    people.createFirstAdministrator("boss3", "Bram Baas", GOOD.toCharArray());
    assertFalse(create(welcome("boss3"), "otto").done(), "known from the journal");
  }

  @Test
  @Tag("A-24")
  void deactivationEndsTheSessionAtOnce() {
    Session boss = administrator();
    create(boss, "otto");
    Session otto = welcome("otto");
    people.deactivate(boss, "otto", "badge lost");
    assertTrue(people.session(otto.token()).isEmpty());
    assertInstanceOf(LoginReply.Refused.class, login("otto", GOOD));
    assertFalse(people.deactivate(boss, "boss", "me").done());
  }

  @Test
  @Tag("A-25")
  @Tag("C-13")
  void fiveWrongPasswordsLockAlsoAcrossARestartUntilAnAdministratorUnlocks() throws IOException {
    create(administrator(), "otto");
    for (int i = 0; i < 3; i++) {
      login("otto", "wrong");
    }
    restart();
    login("otto", "wrong");
    assertFalse(events().contains(new Event.UserLocked("otto", 5)));
    login("otto", "wrong");
    assertTrue(events().contains(new Event.UserLocked("otto", 5)));
    assertInstanceOf(LoginReply.Refused.class, login("otto", GOOD));
    restart();
    assertInstanceOf(LoginReply.Refused.class, login("otto", GOOD));
    Session boss = administrator();
    assertTrue(people.people().stream().anyMatch(p -> p.user().equals("otto") && p.locked()));
    assertFalse(people.unlock(boss, "otto", " ").done(), "needs a reason");
    assertTrue(people.unlock(boss, "otto", "seen the badge").done());
    assertFalse(people.unlock(boss, "otto", "again").done());
    welcome("otto");
    assertTrue(events().contains(new Event.UserUnlocked("otto", "seen the badge")));
  }

  private Verified sign(String user, String password, Permission permission) {
    return people.verify(new Credentials(user, password.toCharArray()), permission);
  }

  @Test
  @Tag("A-19")
  void aSignerGivesUserIdAndPasswordAndIsNotLoggedIn() throws IOException {
    Session boss = administrator();
    people.create(boss, "dora", "Dora Deek", Role.PROCESS_DEVELOPER, GOOD.toCharArray());
    char[] password = GOOD.toCharArray();
    Verified verified = people.verify(new Credentials("Dora", password), Permission.AUTHOR_RECIPES);
    assertEquals(new Verified.Signer("dora", "Dora Deek", Role.PROCESS_DEVELOPER), verified);
    assertArrayEquals(new char[GOOD.length()], password, "wiped");
    assertFalse(events().contains(new Event.LoggedIn("dora")));
    assertEquals(Optional.empty(), people.refusal(boss, Permission.MANAGE_USERS), "still there");
  }

  @Test
  @Tag("A-10")
  @Tag("A-21")
  void nobodySignsForAnotherOrBeyondTheirRole() {
    Session boss = administrator();
    people.create(boss, "dora", "Dora Deek", Role.PROCESS_DEVELOPER, GOOD.toCharArray());
    assertEquals(
        new Verified.Refused(
            "Nothing was signed: the role of dora (PROCESS_DEVELOPER) may not approve recipes, make"
                + " them effective and withdraw them."),
        sign("dora", GOOD, Permission.APPROVE_RECIPES));
    for (Permission permission : Permission.values()) {
      if (permission != Permission.MANAGE_USERS) {
        assertInstanceOf(Verified.Refused.class, sign("boss", GOOD, permission), "administrator");
      }
    }
    assertInstanceOf(Verified.Refused.class, sign("", "", Permission.VERIFY_STEPS));
    assertInstanceOf(Verified.Refused.class, sign("nobody", GOOD, Permission.VERIFY_STEPS));
  }

  @Test
  @Tag("A-25")
  void wrongPasswordsAtSignaturesAndLoginsLockTogether() throws IOException {
    create(administrator(), "otto");
    for (int i = 0; i < 3; i++) {
      assertInstanceOf(Verified.Refused.class, sign("otto", "wrong", Permission.VERIFY_STEPS));
    }
    restart();
    login("otto", "wrong");
    sign("otto", "wrong", Permission.VERIFY_STEPS);
    assertTrue(events().contains(new Event.LoginFailed("otto", "wrong password for a signature")));
    assertTrue(events().contains(new Event.UserLocked("otto", 5)));
    assertInstanceOf(Verified.Refused.class, sign("otto", GOOD, Permission.VERIFY_STEPS));
    people.unlock(administrator(), "otto", "seen the badge");
    for (int i = 0; i < 4; i++) {
      sign("otto", "wrong", Permission.VERIFY_STEPS);
    }
    assertInstanceOf(Verified.Signer.class, sign("otto", GOOD, Permission.VERIFY_STEPS));
    sign("otto", "wrong", Permission.VERIFY_STEPS);
    assertInstanceOf(Verified.Signer.class, sign("otto", GOOD, Permission.VERIFY_STEPS));
  }

  @Test
  void credentialsDoNotShowTheirPassword() {
    assertEquals("Credentials of otto", new Credentials("otto", GOOD.toCharArray()).toString());
  }

  @Test
  void aRightPasswordClearsTheCount() {
    create(administrator(), "otto");
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 4; i++) {
        login("otto", "wrong");
      }
      welcome("otto");
    }
  }

  @Test
  void theLastAdministratorCanBeUnlockedAtTheMachine() {
    administrator();
    for (int i = 0; i < 5; i++) {
      login("boss", "wrong");
    }
    assertTrue(people.unlockAtTheMachine("boss", "locked out").done());
    welcome("boss");
  }

  @Test
  void aRefusalNeverTellsWhy() throws IOException {
    Session boss = administrator();
    create(boss, "otto");
    create(boss, "gone");
    people.deactivate(boss, "gone", "left");
    LoginReply unknown = login("nobody", GOOD);
    assertEquals(unknown, login("otto", "wrong"));
    assertEquals(unknown, login("gone", GOOD));
    for (int i = 0; i < 5; i++) {
      assertEquals(unknown, login("otto", "wrong"));
    }
    assertFalse(
        events().toString().contains("nobody"), "a password in the wrong field is not kept");
  }

  @Test
  @Tag("C-14")
  void aSessionEndsAfterTenMinutesWithoutUse() throws IOException {
    Session boss = administrator();
    for (int i = 0; i < 5; i++) {
      clock.advance(Duration.ofMinutes(9));
      assertTrue(people.session(boss.token()).isPresent());
    }
    clock.advance(Duration.ofMinutes(10));
    people.expire();
    assertTrue(events().contains(new Event.LoggedOut("boss", "inactivity")));
    assertTrue(people.session(boss.token()).isEmpty());
    assertEquals(
        Optional.of("You are no longer logged in; log in again."),
        people.refusal(boss, Permission.MANAGE_USERS));
  }

  @Test
  void onePersonHasOneSession() throws IOException {
    Session first = administrator();
    Session second = administrator();
    assertTrue(people.session(first.token()).isEmpty());
    assertTrue(people.session(second.token()).isPresent());
    assertTrue(events().contains(new Event.LoggedOut("boss", "logged in again")));
  }

  @Test
  void changesAPasswordAfterTheOldOneWasGiven() {
    Session boss = administrator();
    String next = "Paarse-Kruk-44";
    assertFalse(people.changePassword(boss, "wrong".toCharArray(), next.toCharArray()).done());
    assertFalse(people.changePassword(boss, GOOD.toCharArray(), GOOD.toCharArray()).done());
    assertFalse(people.changePassword(boss, GOOD.toCharArray(), "short".toCharArray()).done());
    assertTrue(people.changePassword(boss, GOOD.toCharArray(), next.toCharArray()).done());
    assertInstanceOf(LoginReply.Refused.class, login("boss", GOOD));
    assertInstanceOf(LoginReply.Welcome.class, login("boss", next));
  }

  @Test
  void wipesPasswords() {
    char[] password = GOOD.toCharArray();
    people.createFirstAdministrator("boss", "Berta Baas", password);
    assertArrayEquals(new char[GOOD.length()], password);
    password = GOOD.toCharArray();
    people.login("boss", password);
    assertArrayEquals(new char[GOOD.length()], password);
  }

  @Test
  void keepsSecretsFromOthersAndOutOfTheJournal() throws IOException {
    administrator();
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets)));
    String text = Files.readString(secrets);
    assertFalse(text.contains(GOOD));
    assertFalse(events().toString().contains(GOOD));
    try (var files = Files.list(secrets.resolveSibling(""))) {
      assertEquals(1, files.count(), "no half-written file is left");
    }
  }

  @Test
  void refusesADamagedSecretsFileAndSaysWhatToDo() throws IOException {
    administrator();
    String text = Files.readString(secrets);
    for (String damaged :
        List.of(
            text.substring(0, text.length() / 2),
            "{}",
            text.replace("hash\" : \"", "hash\" : \"x"))) {
      Files.writeString(secrets, damaged);
      var refused = assertThrows(IOException.class, this::restart);
      assertTrue(String.valueOf(refused.getMessage()).contains("restore the file"));
    }
  }

  @Test
  void nothingChangesWhenTheFileCannotBeWritten() throws IOException {
    Session boss = administrator();
    Files.createDirectories(secrets.resolveSibling("people.json.new").resolve("in the way"));
    assertFalse(create(boss, "otto").done());
    assertFalse(events().toString().contains("otto"));
    assertInstanceOf(LoginReply.Refused.class, login("boss", "wrong"), "logins still work");
    Files.delete(secrets.resolveSibling("people.json.new").resolve("in the way"));
    assertTrue(create(administrator(), "otto").done());
  }

  @Test
  @Tag("A-06")
  void aCrashBetweenFileAndJournalIsMadeGood() throws IOException {
    administrator();
    FaultyStorage empty = new FaultyStorage();
    Journal lost = Journal.open(empty, clock, ZoneOffset.UTC);
    People.open(secrets, lost, clock, QUICK);
    lost.commit();
    try (var entries = lost.entries()) {
      assertEquals(
          List.of(new Event.UserCreated("boss", "Berta Baas", "ADMINISTRATOR")),
          entries.map(Entry::event).toList());
    }
  }

  @Test
  void derivesThePublishedVectors() {
    assertTrue(
        new PasswordHash(
                1, "73616c74", "120fb6cffcf8b32c43e7225256c4f837a86548c92ccc35480805987cb70be17b")
            .matches("password".toCharArray()));
    assertTrue(
        new PasswordHash(
                4096,
                "73616c74",
                "c5e478d59288c841aa530db6845c4c8d962893a001ce4e11a4963873aa98134a")
            .matches("password".toCharArray()));
    assertTrue(IdentityRules.STANDARD.iterations() >= 600_000);
  }
}
