package org.cellstation.simulator.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;

final class ReportedTest {
  private final Faults faults = new Faults();
  private final FaultState site = faults.add("P-1", Fault.OF_REPORTS, "rpm");
  private final FaultState whole = faults.add("AT-1", Set.of(Fault.STUCK, Fault.DRIFT));
  private double actual = 20;
  private final Reported reported = new Reported(() -> actual, site, 6);
  private final Reported second = new Reported(() -> actual, new FaultState(), whole, 6, -50);

  @Test
  void saysWhatIsTrueWhileNothingIsWrong() {
    assertEquals(20, reported.getAsDouble());
    actual = 30;
    assertEquals(30, reported.getAsDouble());
    reported.advance(3600);
    assertEquals(30, reported.getAsDouble());
  }

  @Test
  void staysWhereItWasWhileItIsStuck() {
    faults.set("P-1", Fault.STUCK, true);
    reported.advance(1);
    actual = 0;
    assertEquals(20, reported.getAsDouble());
    reported.advance(3600);
    assertEquals(20, reported.getAsDouble());
    faults.set("P-1", Fault.STUCK, false);
    assertEquals(0, reported.getAsDouble());
    faults.set("P-1", Fault.STUCK, true);
    actual = 5;
    assertEquals(5, reported.getAsDouble(), "stuck anew, at what it says now");
  }

  @Test
  void creepsAwayByAnAmountAnHourAndIsWellAfterwards() {
    faults.set("P-1", Fault.DRIFT, true);
    reported.advance(1800);
    assertEquals(23, reported.getAsDouble(), 1e-9, "as usual");
    faults.set("P-1", Fault.DRIFT, -10.0);
    reported.advance(3600);
    assertEquals(13, reported.getAsDouble(), 1e-9, "as much as was said, from where it was");
    reported.advance(3 * 3600);
    assertEquals(0, reported.getAsDouble(), "nothing turns less than not at all");
    faults.clear();
    reported.advance(1);
    assertEquals(20, reported.getAsDouble());
  }

  @Test
  void whatIsStuckAfterADriftStaysAtWhatItSaidLast() {
    faults.set("P-1", Fault.DRIFT, true);
    reported.advance(3600);
    faults.set("P-1", Fault.STUCK, true);
    reported.advance(3600);
    assertEquals(26, reported.getAsDouble(), 1e-9);
  }

  @Test
  void aTemperatureCanGoBelowZero() {
    Reported celsius = new Reported(() -> actual, site, null, 6, -50);
    faults.set("P-1", Fault.DRIFT, -30.0);
    celsius.advance(3600);
    assertEquals(-10, celsius.getAsDouble(), 1e-9);
    celsius.advance(2 * 3600);
    assertEquals(-50, celsius.getAsDouble(), 1e-9);
  }

  @Test
  void isStuckWithItsInstrumentButDriftsAlone() {
    faults.set("AT-1", Fault.DRIFT, true);
    second.advance(3600);
    assertEquals(20, second.getAsDouble());
    faults.set("AT-1", Fault.STUCK, true);
    second.advance(1);
    actual = 7;
    assertEquals(20, second.getAsDouble());
    assertEquals(7, reported.getAsDouble());
  }
}
