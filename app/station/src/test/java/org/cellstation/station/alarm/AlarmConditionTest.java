package org.cellstation.station.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// All 48 combinations of course and covers against all events.
@Tag("G-01")
class AlarmConditionTest {
  private static final Set<AlarmState> COURSES =
      EnumSet.range(AlarmState.NORMAL, AlarmState.LATCHED_ACKNOWLEDGED);
  private static final List<Boolean> BOTH = List.of(false, true);

  private interface Check {
    void accept(AlarmCondition condition, boolean latched);
  }

  private static void forAll(Check check) {
    int seen = 0;
    for (AlarmState course : COURSES) {
      for (boolean shelved : BOTH) {
        for (boolean suppressed : BOTH) {
          for (boolean outOfService : BOTH) {
            for (boolean latched : BOTH) {
              check.accept(new AlarmCondition(course, shelved, suppressed, outOfService), latched);
              seen++;
            }
          }
        }
      }
    }
    assertEquals(96, seen);
  }

  @Test
  void theStrongestCoverIsSeen() {
    forAll(
        (c, latched) ->
            assertEquals(
                c.outOfService()
                    ? AlarmState.OUT_OF_SERVICE
                    : c.suppressed()
                        ? AlarmState.SUPPRESSED_BY_DESIGN
                        : c.shelved() ? AlarmState.SHELVED : c.course(),
                c.visible()));
  }

  @Test
  void theCourseGoesOnUnderACover() {
    forAll(
        (c, latched) -> {
          for (AlarmEvent event : List.of(AlarmEvent.ALARM, AlarmEvent.RE_ALARM, AlarmEvent.RTN)) {
            assertEquals(
                c.course().on(event, latched), c.on(event, latched).map(AlarmCondition::course));
            c.on(event, latched)
                .ifPresent(
                    next -> {
                      assertEquals(c.shelved(), next.shelved());
                      assertEquals(c.suppressed(), next.suppressed());
                      assertEquals(c.outOfService(), next.outOfService());
                    });
          }
        });
  }

  @Test
  void whatIsCoveredCanBeNeitherAcknowledgedNorReset() {
    forAll(
        (c, latched) -> {
          for (AlarmEvent event : List.of(AlarmEvent.ACK, AlarmEvent.RESET)) {
            assertEquals(
                c.covered() ? Optional.empty() : c.course().on(event, latched),
                c.on(event, latched).map(AlarmCondition::course));
          }
        });
  }

  @Test
  void eachCoverIsPutOnAndTakenOffByItsOwnEventsOnly() {
    forAll(
        (c, latched) -> {
          assertEquals(!c.shelved(), c.on(AlarmEvent.SHELVE, latched).isPresent());
          assertEquals(c.shelved(), c.on(AlarmEvent.UNSHELVE, latched).isPresent());
          assertEquals(!c.suppressed(), c.on(AlarmEvent.SUPPRESS, latched).isPresent());
          assertEquals(c.suppressed(), c.on(AlarmEvent.UNSUPPRESS, latched).isPresent());
          assertEquals(
              !c.outOfService(), c.on(AlarmEvent.TAKE_OUT_OF_SERVICE, latched).isPresent());
          assertEquals(c.outOfService(), c.on(AlarmEvent.RETURN_TO_SERVICE, latched).isPresent());
        });
  }

  @Tag("G-08")
  @Test
  void theLastCoverGoneAnnouncesWhatIsAbnormalAndForgetsTheRest() {
    forAll(
        (c, latched) -> {
          for (AlarmEvent event : AlarmEvent.values()) {
            Optional<AlarmCondition> next = c.on(event, latched);
            if (event.covers() && next.isPresent() && !next.get().covered()) {
              assertEquals(
                  c.course() == AlarmState.UNACKNOWLEDGED || c.course() == AlarmState.ACKNOWLEDGED
                      ? AlarmState.UNACKNOWLEDGED
                      : AlarmState.NORMAL,
                  next.get().visible());
            } else if (event.covers() && next.isPresent()) {
              assertEquals(c.course(), next.get().course());
            }
          }
        });
  }

  @Test
  void beginsNormal() {
    assertTrue(!AlarmCondition.NORMAL.covered());
    assertEquals(AlarmState.NORMAL, AlarmCondition.NORMAL.visible());
  }
}
