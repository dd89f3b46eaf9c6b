package org.cellstation.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import org.cellstation.console.model.Door;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.station.alarm.AlarmPriority;
import org.cellstation.station.alarm.AlarmState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What people do at the console, from the first start to the end of a batch.
class ConsoleTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private FakeStation station = new FakeStation();
  private OnScreen screen = open(station);

  private static OnScreen open(FakeStation station) {
    return new OnScreen(station, 1280, 800);
  }

  private void with(FakeStation other) {
    screen.close();
    station = other;
    screen = open(other);
  }

  private void withBatch() {
    with(new FakeStation().withPeople().withBatch(Duration.ofHours(50)));
    screen.signIn("otto");
    screen.press("tile-BR-1");
  }

  @AfterEach
  void leave() {
    screen.close();
  }

  /// Its row in the links table.
  private static final int FIRST_BALANCE = 4;

  @Test
  void leadsFromTheFirstStartToARunningBatch() {
    screen.type("first-user", "anna");
    screen.type("first-name", "Anna Admin");
    screen.type("first-password", "administrate!1");
    screen.type("first-repeat", "administrate!1");
    screen.press("first-submit");
    screen.await("sign-in", () -> screen.shown("login-user"));
    screen.signIn("anna");

    screen.press("nav-users");
    screen.type("user-id", "otto");
    screen.type("user-name", "Otto Operator");
    screen.type("user-password", "operate!12345");
    screen.type("user-repeat", "operate!12345");
    screen.press("user-submit");
    screen.awaitText("user-message", "otto created");
    screen.press("logout");

    screen.signIn("otto");
    screen.press("nav-batches");
    screen.await("recipes", () -> screen.shown("recipe-t-cell-expansion"));
    screen.press("recipe-t-cell-expansion");
    screen.type("batch-id", "B-1");
    screen.type("batch-order", "ORD-7");
    screen.press("batch-create");
    assertTrue(screen.text("batch-message").contains("Say what the batch is for"));
    screen.press("purpose-PATIENT");
    screen.press("batch-create");
    screen.awaitText("batch-message", "press START");
    screen.advance(MINUTE);
    screen.press("batch-start");
    screen.press("confirm-yes");
    screen.awaitText("status", "START accepted");
    screen.advance(MINUTE);
    screen.press("nav-unit");
    assertEquals("Running", screen.text("unit-state"));
    assertTrue(station.asked().contains("create BR-1 t-cell-expansion B-1 ORD-7 PATIENT"));
    assertTrue(station.asked().contains("START B-1 seen IDLE"));
  }

  @Test
  void refusesDifferentPasswordsAndKeepsWhatWasTyped() {
    screen.type("first-user", "anna");
    screen.type("first-password", "administrate!1");
    screen.type("first-repeat", "administrate!2");
    screen.press("first-submit");
    screen.awaitText("first-message", "differ");
    assertFalse(station.hasUsers());
  }

  @Test
  void saysWhyNobodyWasSignedIn() {
    with(new FakeStation().withPeople());
    screen.type("login-user", "otto");
    screen.type("login-password", "wrong");
    screen.press("login-submit");
    screen.awaitText("login-message", "wrong");
    assertTrue(screen.enabled("login-submit"));
  }

  @Test
  @Tag("H-01")
  void reachesAnyUnitFromTheOverviewInOneAction() {
    with(new FakeStation().withPeople());
    screen.signIn("otto");
    screen.press("tile-BR-2");
    assertTrue(screen.shown("unit-screen"));
    screen.press("nav-overview");
    screen.press("tile-BR-1");
    assertTrue(screen.shown("unit-screen"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"overview", "unit", "alarms", "batches", "trends", "links"})
  @Tag("H-01")
  @Tag("H-08")
  void reachesEveryDisplayInOneActionAndNeverLosesTheBanner(String place) {
    with(new FakeStation().withPeople().withBatch(Duration.ofHours(2)));
    screen.signIn("otto");
    screen.press("nav-" + place);
    assertTrue(screen.shown(place + "-screen"));
    assertTrue(screen.shown("banner-text"));
    screen.press("banner-show");
    assertTrue(screen.shown("alarms-screen"));
  }

  @Test
  void showsWhatStandsOnTheWireAndSavesIt() {
    with(Gallery.normal());
    screen.signIn("otto");
    Gallery.wire(screen, FIRST_BALANCE);
    screen.awaitText("wire-more", "serial B021");
    screen.await("frames", () -> rows("wire-table") > 2);
    screen.type("wire-filter", "no such frame");
    screen.await("nothing passes", () -> rows("wire-table") == 0);
    screen.press("wire-save");
    screen.awaitText("wire-message", "saved to");
    assertTrue(station.asked().contains("saveFrames " + FakeWire.BUS));
    screen.press("wire-close");
    assertFalse(screen.shown("wire-table"));
  }

  @Test
  void acceptsAnExchangedInstrumentWithAReasonOnly() {
    with(Gallery.normal());
    screen.signIn("otto");
    Gallery.wire(screen, FIRST_BALANCE + 1);
    screen.awaitText("wire-more", "expected is");
    screen.press("wire-accept");
    screen.press("reason-submit");
    screen.awaitText("reason-message", "reason");
    screen.type("reason", "spare balance");
    screen.press("reason-submit");
    screen.await("card gone", () -> !screen.shown("reason-submit"));
    assertTrue(
        station.asked().contains("acceptInstrument weighing WT-102 B022 spare balance"),
        station.asked().toString());
  }

  private int rows(String table) {
    return OnScreen.onFx(() -> ((TableView<?>) screen.find(table)).getItems().size());
  }

  @Test
  void hidesUsersFromAllButAdministrators() {
    with(new FakeStation().withPeople());
    screen.signIn("otto");
    assertFalse(screen.shown("nav-users"));
    screen.press("logout");
    screen.signIn("anna");
    assertTrue(screen.shown("nav-users"));
  }

  @Test
  @Tag("C-14")
  void locksAfterTenMinutesWithoutUseWhileTheProcessGoesOn() {
    withBatch();
    screen.passWallTime(Door.IDLE_LIMIT.minusSeconds(1));
    screen.advance(MINUTE);
    assertTrue(screen.shown("unit-screen"));
    screen.passWallTime(Duration.ofSeconds(2));
    screen.await("locked", () -> screen.shown("login-user"));
    screen.await("signed out", () -> station.asked().contains("logout otto"));
    assertTrue(screen.shown("overview-screen"));
    assertFalse(screen.enabled("nav-unit"));
    station.raise("DO", "low", AlarmPriority.HIGH, "DO below 20 %", "Check oxygen.");
    screen.advance(MINUTE);
    assertTrue(screen.text("banner-text").contains("DO below 20 %"));
    assertEquals("RUNNING", station.procedure().state().name());
  }

  @Test
  void tellsTheStationThatSomebodyIsThereAndLeavesWhenItEndsTheSession() {
    withBatch();
    screen.await("use is told", () -> station.asked().contains("active otto"));
    station.endSessions();
    screen.press("unit-screen");
    screen.await("signed out", () -> screen.shown("login-user"));
  }

  @Test
  void offersOnlyLegalCommands() {
    withBatch();
    for (String legal : List.of("PAUSE", "HOLD", "STOP", "ABORT")) {
      assertTrue(screen.enabled("command-" + legal), legal);
    }
    for (String illegal : List.of("START", "RESUME", "RESTART", "RESET")) {
      assertFalse(screen.enabled("command-" + illegal), illegal);
    }
  }

  @Test
  @Tag("H-06")
  void confirmsCommandWithUnitAndBatchNamedAndSendsTheStateSeen() {
    withBatch();
    screen.press("command-HOLD");
    assertEquals("HOLD BR-1", screen.text("confirm-yes"));
    assertTrue(screen.text("confirm-target").contains("BR-1"));
    assertTrue(screen.text("confirm-target").contains("B-2026-014"));
    screen.press("confirm-no");
    assertFalse(station.asked().stream().anyMatch(asked -> asked.startsWith("HOLD")));
    screen.press("command-HOLD");
    screen.press("confirm-yes");
    screen.awaitText("status", "HOLD accepted");
    assertTrue(station.asked().contains("HOLD B-2026-014 seen RUNNING"));
    screen.advance(MINUTE);
    screen.awaitText("next-step", "RESTART");
  }

  @Test
  void showsARefusalInTheStatusLine() {
    with(new FakeStation().withPeople().withBatch(Duration.ofHours(1)));
    screen.signIn("anna");
    screen.press("tile-BR-1");
    screen.press("command-HOLD");
    screen.press("confirm-yes");
    screen.awaitText("status", "Refused: Only an operator may give commands");
  }

  @Test
  void asksTheQuestionShowsWhatIsWrongWithTheAnswerAndKeepsTheRest() {
    withBatch();
    station.procedure().askForCount();
    screen.advance(MINUTE);
    assertTrue(screen.text("prompt-text").contains("count it"));
    assertTrue(screen.text("next-step").startsWith("Answer:"));
    screen.type("prompt-answer-viable-cell-density", "2.4");
    screen.type("prompt-answer-viability", "140");
    screen.type("prompt-answer-sample-number", "S-1");
    screen.press("prompt-submit");
    screen.awaitText("prompt-message", "140 is not between");
    screen.advance(MINUTE);
    screen.type("prompt-answer-viability", "94");
    screen.press("prompt-submit");
    screen.awaitText("status", "Answer recorded");
    screen.advance(MINUTE);
    assertFalse(screen.shown("prompt-text"));
    assertTrue(
        station
            .asked()
            .contains("answer count-1 {viable cell density=2.4, viability=94, sample number=S-1}"));
  }

  @Test
  void changesSetPointWithReasonAndConfirmation() {
    withBatch();
    screen.press("loop-temperature");
    screen.type("faceplate-setpoint", "36,5");
    screen.press("faceplate-apply");
    screen.awaitText("faceplate-message", "reason");
    screen.type("faceplate-reason", "shift to slower growth");
    screen.press("faceplate-apply");
    assertTrue(screen.text("confirm-target").contains("BR-1"));
    screen.press("confirm-yes");
    screen.awaitText("faceplate-message", "36.5");
    assertTrue(
        station.asked().contains("setpoint BR-1 temperature 36.5 because shift to slower growth"));
    assertFalse(screen.enabled("faceplate-set-output"));
  }

  @Test
  @Tag("C-03")
  @Tag("G-09")
  void acknowledgesAHighAlarmOnlyWithAComment() {
    withBatch();
    station.raise("DO", "low", AlarmPriority.HIGH, "DO below 20 %", "Check oxygen.");
    screen.advance(MINUTE);
    screen.press("banner-acknowledge");
    screen.press("ack-submit");
    screen.awaitText("ack-message", "comment");
    assertFalse(station.asked().stream().anyMatch(asked -> asked.startsWith("acknowledge")));
    screen.type("ack-comment", "bottle changed");
    screen.press("ack-submit");
    screen.awaitText("status", "acknowledged");
    screen.advance(MINUTE);
    assertTrue(station.asked().contains("acknowledge BR-1.DO.low because bottle changed"));
    assertEquals("RUNNING", station.procedure().state().name());
    assertFalse(screen.shown("banner-acknowledge"));
  }

  @Test
  void keepsEveryAlarmChangeEvenBetweenTwoPictures() {
    withBatch();
    station.raise("DO", "low", AlarmPriority.LOW, "DO low", "Look.");
    station.advance(MINUTE);
    station.move("BR-1.DO.low", AlarmState.RTN_UNACKNOWLEDGED);
    station.advance(MINUTE);
    station.move("BR-1.DO.low", AlarmState.NORMAL);
    screen.advance(MINUTE);
    screen.press("nav-alarms");
    var changes = (ListView<?>) screen.find("alarm-changes");
    assertEquals(3, OnScreen.onFx(() -> changes.getItems().size()));
  }

  @Test
  @Tag("H-05")
  void showsNoNumberForABadValueOnAnyDisplay() {
    withBatch();
    station.spoil("pH", Cause.NO_REPLY);
    screen.advance(MINUTE);
    assertTrue(accessible("loop-pH").contains("---"));
    assertTrue(accessible("loop-pH").contains("BAD: no reply"));
  }

  private double rightEdge(String id) {
    return OnScreen.onFx(
        () -> {
          Node node = screen.find(id);
          node.getScene().getRoot().applyCss();
          node.getScene().getRoot().layout();
          return node.localToScene(node.getLayoutBounds()).getMaxX();
        });
  }

  private String accessible(String id) {
    return OnScreen.onFx(() -> screen.find(id).getAccessibleText());
  }

  @Test
  @Tag("H-05")
  void marksEverythingWhenTheStationFallsSilent() {
    withBatch();
    screen.awaitText("clock", "NOT UPDATING");
    assertTrue(accessible("loop-temperature").contains("BAD: station silent"));
    assertTrue(rightEdge("loop-temperature") <= 1280, "the mark pushes the card off the screen");
    screen.advance(MINUTE);
    assertFalse(accessible("loop-temperature").contains("BAD"));
  }

  @Test
  void writesAPictureOfItselfWithoutADisplay(@TempDir Path directory) throws Exception {
    Path png = directory.resolve("overview.png");
    OnScreen.onFx(
        () -> {
          screen.console.snapshot(png);
          return png;
        });
    assertTrue(Files.size(png) > 10_000, "an empty picture");
  }
}
