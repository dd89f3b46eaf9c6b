package org.cellstation.station.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.station.alarm.AlarmDefinition.Kind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AlarmEngineTest {
  private static final String HIGH = "temperature.high";
  private static final String BAD = "temperature.bad";

  private static Story temperature() {
    return new Story(
        Story.high(HIGH, "temperature", 38, 0.2), Story.diagnostic(BAD, "temperature"));
  }

  @Test
  void runsItsCourseFromAlarmToNormal() {
    Story story = temperature().reads("temperature", 37).seconds(2).journals();
    story.reads("temperature", 38.1).seconds(1).journals("ALARM NORMAL>UNACKNOWLEDGED");
    assertEquals(38.1, story.last().value());
    story.shows(HIGH, AlarmState.UNACKNOWLEDGED);
    assertEquals(Optional.empty(), story.engine.acknowledge(HIGH, "looking", story.now));
    story.journals("ACK UNACKNOWLEDGED>ACKNOWLEDGED");
    assertEquals("looking", story.last().comment());
    story.reads("temperature", 37).seconds(1).journals("RTN ACKNOWLEDGED>NORMAL");
    assertEquals(List.of(), story.engine.alarms());
  }

  @Test
  void whatCameAndWentUnseenStaysUntilItIsAcknowledged() {
    Story story = temperature().reads("temperature", 39).seconds(1);
    story.reads("temperature", 37).seconds(1);
    story.journals("ALARM NORMAL>UNACKNOWLEDGED", "RTN UNACKNOWLEDGED>RTN_UNACKNOWLEDGED");
    story.shows(HIGH, AlarmState.RTN_UNACKNOWLEDGED);
    story.engine.acknowledge(HIGH, "", story.now);
    story.journals("ACK RTN_UNACKNOWLEDGED>NORMAL");
  }

  @Test
  void aLatchedAlarmStaysUntilItIsReset() {
    Story story =
        new Story(Story.alarm(HIGH, "temperature", "", Kind.HIGH, 38, 0, 0, 0, true))
            .reads("temperature", 39)
            .seconds(1)
            .reads("temperature", 37)
            .seconds(1);
    story.shows(HIGH, AlarmState.LATCHED_UNACKNOWLEDGED);
    assertEquals(
        Optional.of("temperature.high is LATCHED_UNACKNOWLEDGED: RESET is not possible"),
        story.engine.reset(HIGH, story.now));
    story.engine.acknowledge(HIGH, "", story.now);
    story.shows(HIGH, AlarmState.LATCHED_ACKNOWLEDGED);
    assertEquals(Optional.empty(), story.engine.reset(HIGH, story.now));
    story.shows(HIGH, AlarmState.NORMAL);
  }

  @Tag("G-09")
  @Test
  void acknowledgingIsPerAlarmAndOnlyWhereThereIsSomething() {
    Story story = temperature().reads("temperature", 37).seconds(1);
    assertEquals(
        Optional.of("temperature.high is NORMAL: ACK is not possible"),
        story.engine.acknowledge(HIGH, "", story.now));
    assertEquals(
        Optional.of("there is no alarm foam"), story.engine.acknowledge("foam", "", story.now));
    story.journals();
  }

  @Tag("G-04")
  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"HIGH", "LOW"})
  void noiseWithinTheDeadbandMakesOneAlarm(Kind kind) {
    Story story = new Story(Story.alarm("x", "x", "", kind, 38, 0.2, 0, 0, false));
    for (int i = 0; i < 600; i++) {
      story.reads("x", 38 + 0.8 * 0.2 * Math.sin(i / 5.0)).seconds(1);
    }
    assertEquals(1, story.changes.size());
    story.reads("x", kind == Kind.HIGH ? 37.7 : 38.3).seconds(1);
    assertEquals(2, story.changes.size());
  }

  @Tag("G-04")
  @Test
  void delaysSuppressWhatIsShort() {
    Story story =
        new Story(Story.alarm("x", "x", "", Kind.HIGH, 38, 0, 30, 10, false)).reads("x", 39);
    story.seconds(29).reads("x", 37).seconds(1).reads("x", 39).seconds(30).journals();
    story.seconds(1).journals("ALARM NORMAL>UNACKNOWLEDGED");
    story.reads("x", 37).seconds(9).reads("x", 39).seconds(1).reads("x", 37).seconds(10).journals();
    story.seconds(1).journals("RTN UNACKNOWLEDGED>RTN_UNACKNOWLEDGED");
  }

  @Tag("C-02")
  @Test
  void signalsWithinItsDelayAndOneScan() {
    Story story = new Story(Story.alarm("x", "x", "", Kind.LOW, 5, 0, 0, 0, false));
    story.reads("x", 6).seconds(10).reads("x", 4.9).seconds(1);
    story.journals("ALARM NORMAL>UNACKNOWLEDGED");
  }

  @Tag("G-13")
  @Test
  void aLostProbeRaisesOneDiagnosticAlarmAndLeavesTheProcessAlarmAlone() {
    Story story = temperature().reads("temperature", 39).seconds(1);
    story.journals("ALARM NORMAL>UNACKNOWLEDGED");
    story.loses("temperature", Cause.STALE).seconds(100);
    story.loses("temperature", Cause.LINK_DOWN).seconds(100);
    story.journals("ALARM NORMAL>UNACKNOWLEDGED");
    assertEquals(BAD, story.last().definition().id());
    assertEquals("message of temperature.bad: stale", story.last().message());
    story.shows(HIGH, AlarmState.UNACKNOWLEDGED);
    story.reads("temperature", 37).seconds(1);
    story.journals(
        "RTN UNACKNOWLEDGED>RTN_UNACKNOWLEDGED", "RTN UNACKNOWLEDGED>RTN_UNACKNOWLEDGED");
  }

  @Tag("G-13")
  @Test
  void aLostProbeDoesNotRaiseTheProcessAlarm() {
    Story story = temperature().reads("temperature", 37).seconds(1);
    story.loses("temperature", Cause.NO_REPLY).seconds(60);
    story.shows(HIGH, AlarmState.NORMAL).shows(BAD, AlarmState.UNACKNOWLEDGED);
    assertEquals(1, story.changes.size());
  }

  @Test
  void aSensorThatWarnsIsReportedAndAnUnsettledScaleIsNot() {
    Story story =
        new Story(Story.high("w.high", "weight", 1500, 5), Story.diagnostic("w.bad", "weight"));
    story.unsettled("weight", 1600, Cause.NOT_STABLE).seconds(20);
    story.shows("w.high", AlarmState.UNACKNOWLEDGED).shows("w.bad", AlarmState.NORMAL);
    story.unsettled("weight", 1400, Cause.SENSOR_FAULT).seconds(20);
    story.shows("w.high", AlarmState.UNACKNOWLEDGED).shows("w.bad", AlarmState.UNACKNOWLEDGED);
  }

  @Tag("G-06")
  @Test
  void aGroupThatIsNotArmedIsSuppressedByDesignListedAndLogged() {
    Story story =
        new Story(Story.alarm("t.low", "temperature", "culture", Kind.LOW, 36, 0, 0, 0, false));
    story.reads("temperature", 22).seconds(3);
    story.journals("SUPPRESS NORMAL>SUPPRESSED_BY_DESIGN", "ALARM NORMAL>UNACKNOWLEDGED");
    assertEquals("not announced: SUPPRESSED_BY_DESIGN", story.last().comment());
    story.shows("t.low", AlarmState.SUPPRESSED_BY_DESIGN);
    assertFalse(story.engine.flood());
    assertEquals("", story.engine.firstOut());
    story.armed.add("culture");
    story.seconds(1).journals("UNSUPPRESS SUPPRESSED_BY_DESIGN>UNACKNOWLEDGED");
    assertEquals("t.low", story.engine.firstOut());
  }

  @Tag("G-05")
  @Test
  void shelvingEndsByTimeAndSurvivesARestart() {
    Story story = temperature().reads("temperature", 39).seconds(1);
    assertTrue(story.engine.shelve(HIGH, " ", Duration.ofHours(1), false, story.now).isPresent());
    assertTrue(
        story.engine.shelve(HIGH, "why", Duration.ofHours(13), false, story.now).isPresent());
    assertTrue(story.engine.shelve(HIGH, "why", Duration.ZERO, false, story.now).isPresent());
    assertEquals(
        Optional.empty(),
        story.engine.shelve(
            HIGH, "cable: being changed", Duration.ofMinutes(10), false, story.now));
    story.journals("ALARM NORMAL>UNACKNOWLEDGED", "SHELVE UNACKNOWLEDGED>SHELVED");
    assertEquals("until 2026-03-01T03:10:01Z: cable: being changed", story.last().comment());
    story.restarts().shows(HIGH, AlarmState.SHELVED).seconds(300).journals();
    assertTrue(story.engine.acknowledge(HIGH, "", story.now).isPresent());
    story.seconds(301).journals("UNSHELVE SHELVED>UNACKNOWLEDGED");
  }

  @Tag("G-05")
  @Test
  void oneShotShelvingEndsAtTheNextReturnToNormal() {
    Story story = temperature().reads("temperature", 39).seconds(1);
    story.engine.shelve(HIGH, "calibration", Duration.ofHours(8), true, story.now);
    story.restarts().journals("ALARM NORMAL>UNACKNOWLEDGED", "SHELVE UNACKNOWLEDGED>SHELVED");
    story.reads("temperature", 37).seconds(1);
    story.journals("RTN UNACKNOWLEDGED>RTN_UNACKNOWLEDGED", "UNSHELVE SHELVED>NORMAL");
    assertEquals(List.of(), story.engine.alarms());
  }

  @Test
  void unshelvingByHandAnnouncesWhatIsStillAbnormal() {
    Story story = temperature().reads("temperature", 39).seconds(1);
    story.engine.acknowledge(HIGH, "", story.now);
    story.engine.shelve(HIGH, "why", Duration.ofHours(1), false, story.now);
    assertEquals(Optional.empty(), story.engine.unshelve(HIGH, story.now));
    story.shows(HIGH, AlarmState.UNACKNOWLEDGED);
  }

  @Tag("G-07")
  @Test
  void outOfServiceNeedsAReasonAndCoversEverything() {
    Story story = temperature().reads("temperature", 37).seconds(1);
    assertTrue(story.engine.takeOutOfService(HIGH, "", story.now).isPresent());
    story.engine.takeOutOfService(HIGH, "probe removed", story.now);
    story.engine.shelve(HIGH, "also", Duration.ofMinutes(1), false, story.now);
    story.journals(
        "TAKE_OUT_OF_SERVICE NORMAL>OUT_OF_SERVICE", "SHELVE OUT_OF_SERVICE>OUT_OF_SERVICE");
    story.reads("temperature", 39).seconds(1).shows(HIGH, AlarmState.OUT_OF_SERVICE);
    story.restarts().seconds(90).shows(HIGH, AlarmState.OUT_OF_SERVICE);
    assertEquals(Optional.empty(), story.engine.returnToService(HIGH, story.now));
    story.shows(HIGH, AlarmState.UNACKNOWLEDGED);
    assertTrue(story.engine.returnToService(HIGH, story.now).isPresent());
  }

  @Test
  void aRestartForgetsNoAcknowledgementAndRaisesNothingTwice() {
    Story story = new Story(Story.high(HIGH, "temperature", 38, 0.2), Story.condition("link"));
    story.engine.condition("link", true, "analytics down");
    story.reads("temperature", 39).seconds(1);
    story.engine.acknowledge(HIGH, "", story.now);
    story.engine.acknowledge("link", "", story.now);
    int before = story.changes.size();
    story.restarts();
    story.engine.condition("link", true, "analytics down");
    story.seconds(10);
    assertEquals(before, story.changes.size());
    story.shows(HIGH, AlarmState.ACKNOWLEDGED).shows("link", AlarmState.ACKNOWLEDGED);
  }

  @Test
  void aConditionOfTheStationItselfIsAnAlarmLikeAnyOther() {
    Story story = new Story(Story.condition("link"));
    story.engine.condition("link", true, "analytics down");
    story.seconds(1).journals("ALARM NORMAL>UNACKNOWLEDGED");
    assertEquals("message of link: analytics down", story.last().message());
    story.engine.acknowledge("link", "", story.now);
    story.engine.condition("link", true, "analytics and gas down");
    story.seconds(5);
    story.journals("ACK UNACKNOWLEDGED>ACKNOWLEDGED", "RE_ALARM ACKNOWLEDGED>UNACKNOWLEDGED");
    story.engine.condition("link", false, "");
    story.seconds(1).journals("RTN UNACKNOWLEDGED>RTN_UNACKNOWLEDGED");
    assertThrows(IllegalArgumentException.class, () -> story.engine.condition("nothing", true, ""));
  }

  @Tag("G-12")
  @Test
  void tenAlarmsInTenMinutesAreAFloodAndTheFirstStaysNamed() {
    Story story =
        new Story(
            IntStream.range(0, 12)
                .mapToObj(i -> Story.high("a" + i, "v" + i, 0, 0))
                .toArray(AlarmDefinition[]::new));
    for (int i = 0; i < 12; i++) {
      story.reads("v" + i, -1);
    }
    story.reads("v3", 1).seconds(1);
    for (int i = 11; i > 3; i--) {
      story.reads("v" + i, 1).seconds(10);
    }
    assertFalse(story.engine.flood());
    story.reads("v0", 1).seconds(1);
    assertTrue(story.engine.flood());
    assertEquals("a3", story.engine.firstOut());
    story.seconds(700);
    assertFalse(story.engine.flood());
    for (int i = 0; i < 12; i++) {
      story.reads("v" + i, -1);
    }
    story.seconds(1);
    assertEquals("", story.engine.firstOut());
  }

  @Test
  void aRestoredAlarmThatIsNoLongerDefinedIsPassedOver() {
    Story story = temperature();
    story.engine.restore("old.alarm", AlarmEvent.ALARM, "", story.now);
    assertEquals(List.of(), story.engine.alarms());
  }

  @Test
  void theListIsMadeOnlyWhenSomethingHasChanged() {
    Story story = temperature().reads("temperature", 39).seconds(1);
    List<AlarmStatus> first = story.engine.alarms();
    story.seconds(10);
    assertSame(first, story.engine.alarms());
    AlarmStatus alarm = first.getFirst();
    assertEquals(38, alarm.limit());
    assertEquals("response", alarm.response());
    assertEquals(story.last().at(), alarm.since());
  }
}
