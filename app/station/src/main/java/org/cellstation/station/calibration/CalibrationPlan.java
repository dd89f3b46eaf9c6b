package org.cellstation.station.calibration;

import java.time.Duration;
import java.util.List;
import org.cellstation.station.api.Calibrations.Need;

/// What the configuration says about one thing that is calibrated.
///
/// @param target instrument, or the output of a pump: `AT-101`, `P-101.channel1`
/// @param unit the unit it serves
/// @param variable the process variable it measures, or that shows its flow
/// @param output of a pump the unit's output, else empty
/// @param need when a batch waits for it
/// @param validity how long a calibration is good for
/// @param warnBefore how long before its end people are warned
/// @param standards for a sensor, low first; for a pump the flows at which it is collected, mL/min
/// @param collectFor how long a pump runs into the vessel, at each flow
/// @param gramsPerMillilitre of the liquid that is collected
public record CalibrationPlan(
    String target,
    String unit,
    String variable,
    String output,
    CalibrationKind kind,
    String engUnit,
    Need need,
    Duration validity,
    Duration warnBefore,
    List<Double> standards,
    Duration collectFor,
    double gramsPerMillilitre,
    CalibrationLimits limits) {
  public CalibrationPlan {
    standards = List.copyOf(standards);
  }

  /// Whether it is at this instrument, be it itself or a channel of it.
  public static boolean isAt(String target, String instrument) {
    return target.startsWith(instrument)
        && (target.length() == instrument.length() || target.charAt(instrument.length()) == '.');
  }

  /// What holds unless the configuration says otherwise: nobody has to begin with calibrations, but
  /// who has begun keeps them up.
  public static CalibrationPlan preset(
      CalibrationKind kind,
      String target,
      String unit,
      String variable,
      String output,
      String engUnit) {
    return new CalibrationPlan(
        target,
        unit,
        variable,
        output,
        kind,
        engUnit,
        Need.KEPT_UP,
        Duration.ofDays(kind == CalibrationKind.PUMP ? 90 : 30),
        Duration.ofDays(7),
        switch (kind) {
          case PH -> List.of(4.01, 7.00);
          case OXYGEN -> List.of(0.0, 100.0);
          case PUMP -> List.of(10.0, 20.0, 40.0);
        },
        Duration.ofMinutes(1),
        1,
        CalibrationLimits.preset(kind));
  }
}
