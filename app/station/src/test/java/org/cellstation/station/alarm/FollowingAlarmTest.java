package org.cellstation.station.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.cellstation.station.alarm.AlarmDefinition.Kind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Limits that go with the set-point of the recipe, and alarms that are suppressed by design while
/// it moves the variable there.
class FollowingAlarmTest {
  private static final String COLD = "temperature.low";
  private static final String WARM = "temperature.above-set-point";
  private static final int SETTLES_SECONDS = 4 * 3600;

  private static AlarmDefinition alarm(String id, Kind kind, double limit) {
    AlarmDefinition fixed = Story.alarm(id, "temperature", "", kind, limit, 0.2, 60, 0, false);
    return following(fixed, new Following("temperature", 37, Duration.ofHours(4)));
  }

  private static AlarmDefinition following(AlarmDefinition d, Following following) {
    return new AlarmDefinition(
        d.id(),
        d.unit(),
        d.variable(),
        d.group(),
        d.kind(),
        d.limit(),
        d.deadband(),
        d.onDelay(),
        d.offDelay(),
        d.priority(),
        d.latched(),
        d.message(),
        d.cause(),
        d.consequence(),
        d.response(),
        d.timeToRespond(),
        following);
  }

  /// At 37 degC, as the recipe wants it.
  private static Story culture() {
    Story story = new Story(alarm(COLD, Kind.LOW, 36), alarm(WARM, Kind.HIGH, 39));
    return story.plans("temperature", 37).reads("temperature", 37).seconds(2).journals();
  }

  private static Story cooledTo22() {
    Story story = culture().plans("temperature", 22);
    story.seconds(1).journals("SUPPRESS NORMAL>SUPPRESSED_BY_DESIGN");
    story.reads("temperature", 30).seconds(600).journals("ALARM NORMAL>UNACKNOWLEDGED");
    return story.reads("temperature", 22.5).seconds(2);
  }

  @Tag("G-06")
  @Test
  void aLossOfTemperatureWithoutAPlanAlarms() {
    Story story = culture().reads("temperature", 35.5).seconds(61);
    story.journals("ALARM NORMAL>UNACKNOWLEDGED").shows(COLD, AlarmState.UNACKNOWLEDGED);
    assertEquals(36, story.last().limit());
  }

  @Tag("G-06")
  @Test
  void aPlannedCoolingIsNoAlarmAndIsShownAsSuppressedByDesign() {
    Story story = culture().plans("temperature", 22).seconds(1);
    story.shows(WARM, AlarmState.SUPPRESSED_BY_DESIGN).shows(COLD, AlarmState.NORMAL);
    assertEquals("temperature is moved to 22.0 by the recipe", story.last().comment());
    assertEquals(24, story.last().limit());
  }

  @Tag("G-06")
  @Test
  void whatHasSettledAtTheColdSetPointIsGuardedOnBothSidesOfIt() {
    Story settled = cooledTo22();
    settled.journals(
        "RTN UNACKNOWLEDGED>RTN_UNACKNOWLEDGED", "UNSUPPRESS SUPPRESSED_BY_DESIGN>NORMAL");
    assertEquals(
        "temperature is moved to 22.0 by the recipe and has come there", settled.last().comment());
    settled.reads("temperature", 24.5).seconds(61).journals("ALARM NORMAL>UNACKNOWLEDGED");
    settled.shows(WARM, AlarmState.UNACKNOWLEDGED);
    Story colder = cooledTo22().reads("temperature", 20.9).seconds(61);
    colder.shows(COLD, AlarmState.UNACKNOWLEDGED);
    assertEquals(21, colder.last().limit());
  }

  @Test
  void whatDoesNotComeThereInTimeAlarms() {
    Story story = culture().plans("temperature", 22).seconds(SETTLES_SECONDS);
    story.shows(WARM, AlarmState.SUPPRESSED_BY_DESIGN).seconds(1);
    story.shows(WARM, AlarmState.UNACKNOWLEDGED);
    assertTrue(story.last().comment().endsWith("has not come there"));
  }

  @Test
  void warmingUpIsNoAlarmUntilItIsWarm() {
    Story story = cooledTo22().plans("temperature", 37).seconds(120);
    story.shows(COLD, AlarmState.SUPPRESSED_BY_DESIGN);
    story.reads("temperature", 36.5).seconds(2).shows(COLD, AlarmState.NORMAL);
    story.reads("temperature", 35.5).seconds(61).shows(COLD, AlarmState.UNACKNOWLEDGED);
  }

  @Test
  void anAlarmThatWasThereBeforeThePlanIsNotCoveredUp() {
    Story story = culture().reads("temperature", 34).seconds(61);
    story.plans("temperature", 36.5).seconds(60).shows(COLD, AlarmState.UNACKNOWLEDGED);
    story.plans("temperature", 22).seconds(1).shows(COLD, AlarmState.RTN_UNACKNOWLEDGED);
  }

  @Test
  void aRestartWhileItCoolsGoesOnSuppressing() {
    Story story = culture().plans("temperature", 22).reads("temperature", 34).seconds(120);
    story.restarts().seconds(10).shows(WARM, AlarmState.SUPPRESSED_BY_DESIGN);
    story.reads("temperature", 22).seconds(2).shows(WARM, AlarmState.NORMAL);
  }

  @Test
  void whatHadSettledBeforeARestartIsNotSuppressedAnew() {
    Story story = cooledTo22().restarts().reads("temperature", 25).seconds(61);
    story.shows(WARM, AlarmState.UNACKNOWLEDGED);
  }

  @Test
  void aFollowedSetPointNeedsALimitAndATime() {
    AlarmDefinition good = alarm(COLD, Kind.LOW, 36);
    assertTrue(good.faults().isEmpty());
    for (Duration wrong : new Duration[] {Duration.ZERO, Duration.ofHours(13)}) {
      assertFalse(following(good, new Following("temperature", 37, wrong)).faults().isEmpty());
    }
    var unwritten = new Following("temperature", Double.NaN, Duration.ofHours(1));
    assertFalse(following(good, unwritten).faults().isEmpty());
    AlarmDefinition said = Story.condition("held");
    assertFalse(following(said, good.following()).faults().isEmpty());
    assertEquals(36, good.limit(PlannedSetpoint.NONE));
    assertEquals(21, good.limit(new PlannedSetpoint(22, Instant.EPOCH)));
  }
}
