package org.cellstation.station.control.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.cellstation.station.control.law.SplitRange.Span;
import org.cellstation.station.control.law.SplitRangePid.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitRangePidTest {
  private static final int NITROGEN = 0;
  private static final int STIRRER = 1;
  private static final int FLOW = 2;
  private static final int OXYGEN = 3;

  /// The spans of the process text: stirring with a gain that falls as kLa rises.
  private final SplitRangePid pid =
      new SplitRangePid(
          List.of(
              new Range(new Span(-20, 0, 0.6, 0), GainSchedule.constant(0.004, 600), 0.01),
              new Range(
                  new Span(0, 40, 60, 200),
                  new GainSchedule(
                      List.of(
                          new GainSchedule.Point(60, 4, 900), new GainSchedule.Point(200, 1, 400))),
                  1),
              new Range(new Span(40, 60, 100, 400), GainSchedule.constant(4, 500), 1),
              new Range(new Span(60, 100, 0.21, 1), GainSchedule.constant(0.004, 600), 0.01)),
          0.2);

  @Test
  void walksThroughAllSpansAndBackWithoutABump() {
    pid.track(-20, 40, 60);
    double[] last = positions();
    double[] largest = new double[4];
    boolean[] moved = new boolean[4];
    for (int i = 0; i < 80_000; i++) {
      double pv = 40 + (i < 40_000 ? -8 : 8);
      pid.step(40, i == 0 || i == 40_000 ? 40 : pv, 1);
      double[] now = positions();
      int moving = 0;
      for (int k = 0; k < 4; k++) {
        double room = Math.abs(pid.split().span(k).end() - pid.split().span(k).start());
        double change = Math.abs(now[k] - last[k]) / room;
        largest[k] = Math.max(largest[k], change);
        moved[k] |= change > 0;
        moving += change > 1e-12 ? 1 : 0;
      }
      assertTrue(moving <= 2, "one after the other");
      last = now;
    }
    for (int k = 0; k < 4; k++) {
      assertTrue(moved[k], "actuator " + k + " was used");
      // The proportional step when the error turns is the largest there is.
      assertTrue(largest[k] < 0.4, "actuator " + k + " jumped by " + largest[k] + " of its span");
    }
    assertEquals(-20, pid.demand(), 1e-9, "and back to the lowest");
  }

  private double[] positions() {
    return new double[] {
      pid.value(NITROGEN), pid.value(STIRRER), pid.value(FLOW), pid.value(OXYGEN)
    };
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 40, 60})
  void crossesABoundaryAsSmoothlyAsItMovesWithinASpan(double boundary) {
    for (int direction = -1; direction <= 1; direction += 2) {
      pid.track(boundary - direction, 40, 40);
      pid.step(40, 40 - direction * 2, 1);
      double[] last = positions();
      for (int i = 0; i < 3000; i++) {
        pid.step(40, 40 - direction * 2, 1);
        double[] now = positions();
        for (int k = 0; k < 4; k++) {
          Span span = pid.split().span(k);
          assertEquals(last[k], now[k], 0.02 * Math.abs(span.end() - span.start()));
        }
        last = now;
      }
      assertTrue(direction * (pid.demand() - boundary) > 0, "crossed " + boundary);
    }
  }

  @Test
  void scheduledGainsFollowTheActuator() {
    pid.track(0, 40, 40);
    pid.step(40, 40, 1);
    assertEquals(4 / 3.5, pid.tuning().gain(), 1e-9);
    assertEquals(900, pid.tuning().integralSeconds(), 1e-9);
    pid.track(20, 40, 40);
    pid.scale(2);
    pid.step(40, 40, 1);
    assertEquals(2 * 2.5 / 3.5, pid.tuning().gain(), 1e-9);
    pid.track(-10, 40, 40);
    pid.scale(1);
    pid.step(40, 40, 1);
    assertEquals(0.004 / 0.03, pid.tuning().gain(), 1e-9);
  }

  @Test
  void capForTheCellsLeavesActuatorsWhereTheyStandIfItCan() {
    pid.track(20, 40, 40);
    assertEquals(130, pid.value(STIRRER), 1e-9);
    pid.ends(STIRRER, 60, 160, 40, 40);
    pid.step(40, 40, 1);
    assertEquals(130, pid.value(STIRRER), 1e-9);
    assertEquals(28, pid.demand(), 1e-9);
    pid.ends(STIRRER, 60, 120, 40, 40);
    pid.step(40, 40, 1);
    assertEquals(120, pid.value(STIRRER), 1e-9);
    pid.track(80, 40, 40);
    pid.ends(STIRRER, 80, 120, 40, 40);
    assertEquals(0.605, pid.value(OXYGEN), 1e-9, "an actuator further up is not disturbed");
    assertEquals(120, pid.value(STIRRER), 1e-9);
  }

  @Test
  void passesOverAnActuatorWithoutRoom() {
    pid.track(0, 40, 40);
    pid.ends(STIRRER, 60, 60, 40, 40);
    pid.track(-1, 40, 40);
    double last = pid.demand();
    boolean skipped = false;
    for (int i = 0; i < 5000; i++) {
      pid.step(40, 39, 1);
      assertTrue(pid.demand() <= 0 || pid.demand() >= 40, "stands in a span of nothing");
      skipped |= pid.demand() - last > 30;
      last = pid.demand();
    }
    assertTrue(skipped);
    assertEquals(60, pid.value(STIRRER), 1e-9);
    assertTrue(pid.value(FLOW) > 100);
    assertThrows(
        IllegalArgumentException.class,
        () -> {
          pid.ends(FLOW, 1, 1, 40, 40);
          pid.ends(OXYGEN, 1, 1, 40, 40);
          pid.ends(NITROGEN, 0, 0, 40, 40);
        });
  }

  @Test
  void doesNotRunAwayFromAnActuatorThatIsCut() {
    pid.track(70, 40, 40);
    for (int i = 0; i < 20_000; i++) {
      pid.step(40, 30, 1);
      pid.reached(OXYGEN, Math.min(pid.value(OXYGEN), 0.5));
    }
    int seconds = 0;
    while (pid.value(OXYGEN) > 0.5 && seconds < 5000) {
      pid.step(40, 42, 1);
      pid.reached(OXYGEN, Math.min(pid.value(OXYGEN), 0.5));
      seconds++;
    }
    assertTrue(seconds < 600, "waits " + seconds + " s");
  }

  @Test
  void refusesGainsOfDifferentSigns() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new SplitRangePid(
                List.of(
                    new Range(new Span(0, 50, 0, 1), GainSchedule.constant(1, 1), 0),
                    new Range(new Span(50, 100, 0, 1), GainSchedule.constant(-1, 1), 0)),
                1));
  }
}
