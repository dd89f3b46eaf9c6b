package org.cellstation.app.virtual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.cellstation.app.operator.RefusedException;
import org.cellstation.recipes.engine.ProcedureState;
import org.cellstation.simulator.Equipment;
import org.cellstation.simulator.SkidSettings;
import org.cellstation.simulator.Truth;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.Scenario;
import org.cellstation.station.api.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The building loses its mains while a culture runs; the station's computer has a supply of its
/// own.
final class MainsLostTest {
  private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

  @TempDir private Path folder;

  private Rehearsal culture(Equipment equipment) throws IOException, RefusedException {
    var rehearsal =
        new Rehearsal(
            new Rehearsal.Plan(
                "t-cell-expansion-short",
                "B-1",
                folder,
                SkidSettings.nominal().with(equipment),
                Scenario.none(),
                START));
    rehearsal.runUntil(
        picture -> {
          Snapshot.Batch batch = picture.units().getFirst().batch();
          return batch != null
              && batch.procedure().elements().stream()
                  .anyMatch(
                      e -> e.path().contains("perfuse") && e.state() == ProcedureState.RUNNING);
        });
    rehearsal.virtual().advance(Duration.ofMinutes(20));
    return rehearsal;
  }

  private static Snapshot.Unit unit(VirtualStation virtual) {
    return virtual.station().snapshot().units().getFirst();
  }

  private static void mains(VirtualStation virtual, boolean lost) {
    virtual.skid().faults().set("room", Fault.MAINS_LOST, lost);
  }

  private static double value(VirtualStation virtual, String variable) {
    return unit(virtual).reading(variable).value();
  }

  private static boolean alarmed(VirtualStation virtual, String message) {
    return virtual.station().snapshot().alarms().stream()
        .anyMatch(alarm -> alarm.listed() && alarm.message().equals(message));
  }

  /// A scanner in somebody's hand counts on.
  private static void nothingIsMeasured(VirtualStation virtual) {
    unit(virtual)
        .readings()
        .forEach(
            (name, reading) ->
                assertTrue(!reading.isGood() || name.equals("scans"), name + " is shown as good"));
  }

  private static void allIsMeasured(VirtualStation virtual) {
    unit(virtual)
        .readings()
        .forEach((name, reading) -> assertTrue(reading.isGood(), name + ": " + reading));
  }

  /// What keeps the cells alive is there again; what belongs to other phases stands.
  private static void lifeSupportIsBack(VirtualStation virtual) {
    Truth truth = virtual.skid().truth();
    assertEquals(15, truth.rockPerMinute(), 0.5);
    assertTrue(value(virtual, "air flow") > 50, "no gas flows");
    assertTrue(truth.padCelsius() > truth.celsius() + 2, "not heated");
    assertEquals(0, value(virtual, "inoculum flow"), 0);
    assertEquals(0, value(virtual, "harvest flow"), 0);
  }

  @Test
  void withoutAUpsAllStandsAtOnceAndLifeSupportReturnsWithTheMains()
      throws IOException, RefusedException {
    try (Rehearsal rehearsal = culture(Equipment.SIX_LINES)) {
      VirtualStation virtual = rehearsal.virtual();
      Truth before = virtual.skid().truth();
      mains(virtual, true);
      virtual.advance(Duration.ofMinutes(15));
      nothingIsMeasured(virtual);
      assertTrue(alarmed(virtual, "temperature is not measured: no reply"));
      Truth dark = virtual.skid().truth();
      assertEquals(0, dark.rockPerMinute(), 0);
      assertTrue(dark.celsius() < before.celsius() - 3, "warm without heating");
      assertEquals(before.millilitres(), dark.millilitres(), 0.5);

      mains(virtual, false);
      virtual.advance(Duration.ofMinutes(2));
      allIsMeasured(virtual);
      lifeSupportIsBack(virtual);
      Snapshot.Batch batch = unit(virtual).batch();
      assertTrue(batch != null && batch.procedure().state() == ProcedureState.RUNNING);
      virtual.advance(Duration.ofHours(3));
      assertEquals(37, virtual.skid().truth().celsius(), 0.3);
    }
  }

  @Test
  void aUpsCarriesTheSkidUntilItsBatteryIsEmpty() throws IOException, RefusedException {
    try (Rehearsal rehearsal = culture(Equipment.CLEANROOM)) {
      VirtualStation virtual = rehearsal.virtual();
      mains(virtual, true);
      virtual.advance(Duration.ofMinutes(28));
      assertTrue(alarmed(virtual, "On battery") && value(virtual, "mains") == 0);
      assertTrue(value(virtual, "UPS charge") < 10);
      lifeSupportIsBack(virtual);
      assertFalse(unit(virtual).reading("feed temperature").isGood(), "a compressor on the UPS");

      virtual.advance(Duration.ofMinutes(5));
      nothingIsMeasured(virtual);
      assertEquals(0, virtual.skid().truth().rockPerMinute(), 0);

      mains(virtual, false);
      virtual.advance(Duration.ofMinutes(20));
      allIsMeasured(virtual);
      lifeSupportIsBack(virtual);
      virtual.advance(Duration.ofHours(3));
      assertEquals(37, virtual.skid().truth().celsius(), 0.3);
      assertEquals(4, value(virtual, "feed temperature"), 1);
    }
  }
}
