package org.cellstation.simulator.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cellstation.simulator.device.Chain.Ageing;
import org.cellstation.simulator.device.Chain.Grain;
import org.cellstation.simulator.device.Chain.Line;
import org.cellstation.simulator.device.Chain.WarmUp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What measuring chains make of the truth, and what ails them.
final class ProbeTest {
  private static final Chain PLAIN = Chain.of(Lag.NONE, 0, 0);

  private final Ailment ailment = new Ailment(new Ailment.Usual("pH", 0.3, 0.05, 0.5));

  private static Probe probe(Chain chain) {
    return new Probe(chain, 1, "test");
  }

  /// After a step of the truth from 0 to 1.
  private double after(Chain chain, double seconds, double dt) {
    Probe probe = probe(chain);
    probe.step(dt, 0, ailment);
    for (long i = Math.round(seconds / dt); i > 0; i--) {
      probe.step(dt, 1, ailment);
    }
    return probe.value();
  }

  @ParameterizedTest(name = "{0} lags of T90 {1} s")
  @CsvSource({"1, 30", "1, 90", "2, 60", "8, 60", "8, 300"})
  void showsNinetyPercentAtTheTimeThatIsPrinted(int stages, double t90) {
    Lag lag =
        switch (stages) {
          case 1 -> Lag.t90(t90);
          case 2 -> Lag.twoByT90(t90);
          default -> Lag.eightByT90(t90);
        };
    assertEquals(stages, lag.stages());
    assertEquals(0.90, after(Chain.of(lag, 0, 0), t90, 0.01), 0.0005);
  }

  @Test
  void showsNinetyEightPercentAtTheTimeThatIsPrinted() {
    assertEquals(0.98, after(Chain.of(Lag.t98(25), 0, 0), 25, 0.01), 0.0005);
  }

  @ParameterizedTest(name = "{0} lags")
  @CsvSource({"1", "2", "8"})
  void aLongStepShowsTheSameCurveAsManyShortOnes(int stages) {
    Chain chain = Chain.of(new Lag(stages, 10), 0, 0);
    Probe coarse = probe(chain);
    Probe fine = probe(chain);
    coarse.step(10, 0, ailment);
    fine.step(0.1, 0, ailment);
    double worst = 0;
    for (int i = 1; i <= 30; i++) {
      coarse.step(10, 7.0 * i, ailment);
      for (int j = 1; j <= 100; j++) {
        fine.step(0.1, 7.0 * (i - 1 + j / 100.0), ailment);
      }
      worst = Math.max(worst, Math.abs(coarse.value() - fine.value()) / (7.0 * i));
    }
    assertTrue(worst < (stages == 1 ? 1e-9 : 0.05), "off by " + worst);
  }

  @Test
  void slopeTurnsAboutThePivotAndOffsetShifts() {
    Probe electrode = probe(PLAIN.with(new Line(7, 56 / 61.54, 0.02)));
    electrode.step(1, 7, ailment);
    assertEquals(7.02, electrode.value(), 1e-12);
    electrode.step(1, 4.01, ailment);
    assertEquals(7.02 - 2.99 * 56 / 61.54, electrode.value(), 1e-12);
  }

  @Test
  void offsetAndSlopeAge() {
    Probe aged = probe(PLAIN.with(new Ageing(0.01, 0.10 / 365.25)));
    for (int i = 0; i < 14 * 24 * 6; i++) {
      aged.step(600, 50, ailment);
    }
    assertEquals(50 * (1 + 0.10 * 14 / 365.25) + 0.14, aged.value(), 1e-9);
  }

  @Test
  void roundsToItsResolution() {
    Probe coarse = probe(Chain.of(Lag.NONE, 0, 0.25));
    coarse.step(1, 3.3, ailment);
    assertEquals(3.25, coarse.value());
  }

  @Test
  void showsANewValueOnlyWhenItSamples() {
    Probe slow = probe(PLAIN.with(new Grain(0, 0, 0, 60)));
    slow.step(1, 5, ailment);
    assertEquals(5, slow.value(), "the first at once");
    int changes = 0;
    for (int i = 1; i <= 600; i++) {
      double before = slow.value();
      slow.step(1, 5 + i, ailment);
      changes += slow.value() == before ? 0 : 1;
    }
    assertEquals(10, changes);
  }

  @ParameterizedTest(name = "{0} and {1} of 50")
  @CsvSource({"0.04, 0, 0.04", "0, 0.001, 0.05", "0.03, 0.0008, 0.05"})
  void noiseIsAbsoluteAndRelative(double noise, double relative, double expected) {
    assertEquals(expected, spread(noise, relative), expected * 0.03);
    double ordinary = spread(noise, relative);
    ailment.set(false, true, false);
    assertEquals(10, spread(noise, relative) / ordinary, 1e-6);
  }

  private double spread(double noise, double relative) {
    Probe probe = probe(PLAIN.with(new Grain(noise, relative, 0, 0)));
    double squares = 0;
    int count = 5000;
    for (int i = 0; i < count; i++) {
      probe.step(1, 50, ailment);
      squares += (probe.value() - 50) * (probe.value() - 50);
    }
    return Math.sqrt(squares / count);
  }

  @Test
  void warmsUpAfterPowerHasComeBackAndOnlyThen() {
    Probe warm = probe(PLAIN.with(new WarmUp(30, 600)));
    warm.step(1, 50, ailment);
    assertEquals(50, warm.value(), "it has been on for long");
    ailment.set(false, false, true);
    warm.step(10, 60, ailment);
    assertEquals(50, warm.value(), "shows nothing new without power");
    ailment.heal();
    warm.step(600, 60, ailment);
    assertEquals(60 + 30 / Math.E, warm.value(), 1e-9);
    for (int i = 0; i < 20; i++) {
      warm.step(600, 60, ailment);
    }
    assertEquals(60, warm.value());
  }

  @Test
  void biasDriftAndFreezeGoWhenTheyEnd() {
    Probe probe = probe(PLAIN);
    ailment.shift(0.3, 3.6, 0);
    for (int i = 0; i < 100; i++) {
      probe.step(1, 5, ailment);
    }
    assertEquals(5.4, probe.value(), 1e-9);
    ailment.set(true, false, false);
    probe.step(1, 9, ailment);
    assertEquals(5.4, probe.value(), 1e-9);
    ailment.heal();
    probe.step(1, 9, ailment);
    assertEquals(9, probe.value(), 1e-9);
  }

  @Test
  void spikesAreSingleAndAsHighAsIsSaid() {
    Probe probe = probe(PLAIN);
    ailment.shift(0, 0, 0.5);
    int spikes = 0;
    for (int i = 0; i < 3000; i++) {
      probe.step(1, 7, ailment);
      double off = Math.abs(probe.value() - 7);
      assertTrue(off == 0 || Math.abs(off - 0.5) < 1e-12);
      spikes += off > 0 ? 1 : 0;
    }
    assertEquals(100, spikes, 30, "one in half a minute");
  }

  @Test
  void aFouledElementIsFiveTimesSlower() {
    Chain chain = Chain.of(Lag.t90(30), 0, 0);
    ailment.element(true, false, false);
    assertEquals(0.90, after(chain, 150, 0.01), 0.0005);
  }

  @Test
  void aBubbleShowsPartOfTheAirAndSpikes() {
    Probe probe = probe(Chain.of(Lag.t90(30), 0, 0));
    Ailment oxygen = new Ailment(new Ailment.Usual("%", 10, 2, 15));
    oxygen.element(false, true, false);
    double sum = 0;
    double highest = 0;
    for (int i = 0; i < 20_000; i++) {
      probe.step(1, 40, oxygen);
      sum += probe.value();
      highest = Math.max(highest, probe.value());
    }
    assertEquals(70, sum / 20_000, 3, "half of it air");
    assertTrue(highest > 80);
    oxygen.heal();
    for (int i = 0; i < 300; i++) {
      probe.step(1, 40, oxygen);
    }
    assertEquals(40, probe.value(), 1e-3);
  }

  @Test
  void aPoisonedReferenceCreepsByThirtyMillivolts() {
    Probe probe = probe(PLAIN);
    ailment.element(false, false, true);
    for (int i = 0; i < 3 * 360; i++) {
      probe.step(10, 7.2, ailment);
    }
    assertEquals(7.2 - 0.5 * (1 - 1 / Math.E), probe.value(), 0.002);
    for (int i = 0; i < 24 * 360; i++) {
      probe.step(10, 7.2, ailment);
    }
    assertEquals(6.7, probe.value(), 0.002);
  }

  @Test
  void aFaultChangesNoOtherRandomness() {
    Chain chain = Chain.of(Lag.t90(30), 0.01, 0.001);
    Probe well = probe(chain);
    Probe ill = probe(chain);
    Ailment none = new Ailment(ailment.usual());
    for (int i = 0; i < 1000; i++) {
      ailment.shift(0.3, 0.1, 0.5);
      well.step(1, 7, none);
      ill.step(1, 7, ailment);
    }
    assertNotEquals(well.value(), ill.value());
    ailment.heal();
    well.step(1, 7, none);
    ill.step(1, 7, ailment);
    assertEquals(well.value(), ill.value());
  }

  @Test
  void refusesALagThatIsNone() {
    assertThrows(IllegalArgumentException.class, () -> new Lag(2, 0));
    assertThrows(IllegalArgumentException.class, () -> new Lag(1, Double.NaN));
  }
}
