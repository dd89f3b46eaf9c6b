package org.cellstation.station.phase;

import java.time.Instant;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.recipes.engine.EquipmentPhase;

/// The closed vessel keeps its pressure, or where that is not measured its weight. With a test
/// pressure gas is let in until it is there, then shut off; the pressure settles before it counts.
final class IntegrityTest implements EquipmentPhase {
  private static final String PRESSURE = "head-space pressure";

  /// A vessel that does not come to its pressure by then leaks or is open.
  private static final double LONGEST_INFLATION_SECONDS = 1800;

  /// @param pressureKilopascals to inflate to, 0 not to
  /// @param flow of the gas, mL/min
  /// @param lossKilopascals allowed
  /// @param toleranceGrams where pressure is not measured
  record Limits(
      double holdMinutes,
      double pressureKilopascals,
      double flow,
      double settleMinutes,
      double lossKilopascals,
      double toleranceGrams) {}

  private enum Stage {
    INFLATING,
    SETTLING,
    HOLDING
  }

  private final UnitActions unit;
  private final Limits limits;
  private Stage stage = Stage.INFLATING;
  private double seconds;
  private double start = Double.NaN;
  private double highest = Double.NEGATIVE_INFINITY;

  IntegrityTest(UnitActions unit, Limits limits) {
    this.unit = unit;
    this.limits = limits;
  }

  @Override
  public Progress running(Instant now) {
    boolean byPressure = unit.measures(PRESSURE);
    String variable = byPressure ? PRESSURE : "weight";
    Reading reading = unit.read(variable);
    if (reading.quality() == Quality.BAD) {
      anew();
      return new Progress.Continues(variable + " " + reading.cause().text() + ", the test waits");
    }
    seconds += unit.scanSeconds();
    return switch (stage) {
      case INFLATING -> inflate(reading.value());
      case SETTLING -> {
        if (seconds >= limits.settleMinutes() * 60) {
          next(Stage.HOLDING);
        }
        yield new Progress.Continues("the " + variable + " to settle");
      }
      case HOLDING -> byPressure ? pressure(reading.value()) : weight(reading.value());
    };
  }

  private Progress inflate(double pressure) {
    double wanted = limits.pressureKilopascals();
    if (wanted == 0 || pressure >= wanted) {
      shut();
      next(Stage.SETTLING);
      return Progress.CONTINUES;
    }
    if (seconds > LONGEST_INFLATION_SECONDS) {
      anew();
      return new Progress.Failed(
          "the pressure came to %.1f kPa in half an hour, wanted are %.1f kPa: close all clamps and the gas outlet, look for leaks, then restart"
              .formatted(pressure, wanted));
    }
    String refusal = unit.gas(limits.flow());
    return refusal.isEmpty()
        ? new Progress.Continues("the pressure to reach %.1f kPa".formatted(wanted))
        : new Progress.Failed(refusal);
  }

  private Progress pressure(double value) {
    start = Double.isNaN(start) ? value : start;
    if (start - value > limits.lossKilopascals()) {
      return new Progress.Failed(
          "the pressure fell by %.2f kPa during the integrity hold, allowed are %.2f kPa: check for leaks and open clamps, then restart"
              .formatted(start - value, limits.lossKilopascals()));
    }
    return over();
  }

  private Progress weight(double value) {
    start = Double.isNaN(start) ? value : Math.min(start, value);
    highest = Math.max(highest, value);
    if (highest - start > limits.toleranceGrams()) {
      return new Progress.Failed(
          "the vessel's weight changed by %.1f g during the integrity hold, allowed are %.1f g: check for leaks and open clamps, then restart"
              .formatted(highest - start, limits.toleranceGrams()));
    }
    return over();
  }

  private Progress over() {
    return seconds >= limits.holdMinutes() * 60 ? Progress.DONE : Progress.CONTINUES;
  }

  private void next(Stage following) {
    stage = following;
    seconds = 0;
  }

  private void anew() {
    shut();
    next(Stage.INFLATING);
    start = Double.NaN;
    highest = Double.NEGATIVE_INFINITY;
  }

  private void shut() {
    if (limits.pressureKilopascals() > 0) {
      unit.gas(0);
    }
  }

  @Override
  public Progress holding(Instant now) {
    anew();
    return Progress.DONE;
  }

  @Override
  public Progress stopping(Instant now) {
    shut();
    return Progress.DONE;
  }

  @Override
  public Progress aborting(Instant now) {
    shut();
    return Progress.DONE;
  }
}
