package org.cellstation.station.control;

import java.time.Duration;
import java.util.List;
import org.cellstation.station.control.law.GainSchedule;
import org.cellstation.station.control.law.Pid;

/// Everything that is tuned on a rocking bag. The defaults were found with the plant models of the
/// tests: a bag with 1 L, gas 0.1..0.4 L/min, kLa from a third to twice the expected one.
///
/// @param rockRates what may be asked as the lowest rocking rate, rpm
/// @param gasFlows what may be asked as the total gas flow, mL/min
/// @param blind how long an output is held without a usable PV before it goes to its safe value
public record UnitTuning(
    Temperature temperature,
    Oxygen oxygen,
    Ph ph,
    Limits rockRates,
    Limits gasFlows,
    GasCapacity gas,
    SafeOutputs safe,
    Duration blind) {

  /// @param pid output in degC of the pad per K of the culture
  /// @param rampKelvinPerSecond fastest change of the reference
  /// @param approachSeconds time constant of the reference near the set-point
  /// @param leadKelvin how far the reference may be ahead of the culture
  public record Temperature(
      Pid.Tuning pid,
      double padMin,
      double padMax,
      double rampKelvinPerSecond,
      double approachSeconds,
      double leadKelvin,
      Limits setpoints) {}

  /// @param rocking rpm per % DO, scheduled on rpm
  /// @param oxygenGain fraction per % DO
  /// @param boundaryPercent demand at which rocking has reached its end and oxygen begins
  public record Oxygen(
      GainSchedule rocking,
      double oxygenGain,
      double oxygenIntegralSeconds,
      double setpointWeight,
      double boundaryPercent,
      double maxRockRpm,
      double minOxygenFraction,
      double maxOxygenFraction,
      Limits setpoints) {}

  /// @param pid output in % of the logarithmic span per pH; negative, more CO2 lowers pH
  /// @param deadBand to each side of the set-point, pH
  /// @param minFraction the floor of CO2 in the gas
  public record Ph(
      Pid.Tuning pid, double deadBand, double minFraction, double maxFraction, Limits setpoints) {}

  /// Full scale of the mass-flow controllers, mL/min.
  public record GasCapacity(double air, double oxygen, double carbonDioxide) {}

  public static UnitTuning rockingBag() {
    return new UnitTuning(
        new Temperature(Pid.Tuning.pi(8, 3500), 20, 45, 0.5 / 60, 900, 1, new Limits(20, 40)),
        new Oxygen(
            new GainSchedule(
                List.of(
                    new GainSchedule.Point(18, 0.6, 900),
                    new GainSchedule.Point(22, 0.22, 700),
                    new GainSchedule.Point(25, 0.12, 600),
                    new GainSchedule.Point(30, 0.07, 400))),
            0.0025,
            600,
            0.2,
            40,
            30,
            0.21,
            1,
            new Limits(5, 100)),
        new Ph(Pid.Tuning.pi(-60, 1200), 0.03, 0.005, 0.15, new Limits(6.5, 7.8)),
        new Limits(5, 40),
        new Limits(20, 1000),
        new GasCapacity(500, 500, 100),
        SafeOutputs.standard(),
        Duration.ofMinutes(60));
  }
}
