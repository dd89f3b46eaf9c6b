package org.cellstation.station.control;

import org.cellstation.station.control.law.GasMix;

/// What each output goes to when its loop has been blind for too long: values at which cells live
/// for hours without anybody looking.
///
/// | output | default | why |
/// |---|---|---|
/// | `pad setpoint` | 37 degC | the culture settles a little below 37 degC and can never overheat |
/// | `rock rate` | 25 rpm | surface renewal for a dense culture, shear still low |
/// | `O2 flow` | oxygen 21 % of the gas | no hyperoxia; the faster rocking makes up for it |
/// | `CO2 flow` | carbon dioxide 5 % of the gas | what the medium's bicarbonate is made for |
/// | `air flow` | the rest of the phase's total flow | the bag stays inflated |
///
/// @param padCelsius `pad setpoint`
/// @param rockRpm `rock rate`, or the phase's lowest rate when that is higher
/// @param oxygenFraction of the whole gas, 0.21..1
/// @param carbonDioxideFraction of the whole gas
public record SafeOutputs(
    double padCelsius, double rockRpm, double oxygenFraction, double carbonDioxideFraction) {
  public static SafeOutputs standard() {
    return new SafeOutputs(37, 25, 0.21, 0.05);
  }

  /// The same as device set-points, for the instruments' own watchdogs.
  ///
  /// @param total gas flow in mL/min
  public double of(Output output, double total) {
    GasMix mix = new GasMix(GasMix.Capacity.unlimited(), GasMix.MIN_TOTAL);
    mix.blend(total, oxygenFraction, carbonDioxideFraction);
    return switch (output) {
      case PAD_SETPOINT -> padCelsius;
      case ROCK_RATE -> rockRpm;
      case AIR_FLOW -> mix.air();
      case OXYGEN_FLOW -> mix.oxygen();
      case CARBON_DIOXIDE_FLOW -> mix.carbonDioxide();
    };
  }
}
