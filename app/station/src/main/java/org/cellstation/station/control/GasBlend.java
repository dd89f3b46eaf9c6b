package org.cellstation.station.control;

import java.util.function.Function;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.station.control.law.GasMix;

/// Total flow and composition, as the loops want them, made into the flows of the unit's mass-flow
/// controllers.
///
/// Owned by the control thread.
final class GasBlend {
  static final String AIR = "air flow";
  static final String OXYGEN = "O2 flow";
  static final String CARBON_DIOXIDE = "CO2 flow";
  static final String NITROGEN = "N2 flow";

  private final Equipment equipment;
  private final Signal total;
  private final Signal oxygen;
  private final Signal carbonDioxide;
  private final Signal nitrogen;
  private final GasMix mix;

  GasBlend(
      Equipment equipment, Signal total, Signal oxygen, Signal carbonDioxide, Signal nitrogen) {
    this.equipment = equipment;
    this.total = total;
    this.oxygen = oxygen;
    this.carbonDioxide = carbonDioxide;
    this.nitrogen = nitrogen;
    mix =
        new GasMix(
            new GasMix.Capacity(
                equipment.capacity(AIR),
                equipment.capacity(OXYGEN),
                equipment.capacity(CARBON_DIOXIDE),
                equipment.capacity(NITROGEN)),
            GasMix.MIN_TOTAL);
  }

  void write(UnitControl.Outputs out) {
    mix.blend(total.value(), oxygen(), carbonDioxide.value());
    give(out, AIR, mix.air());
    give(out, OXYGEN, mix.oxygen());
    give(out, CARBON_DIOXIDE, mix.carbonDioxide());
    give(out, NITROGEN, mix.nitrogen());
  }

  /// Less than air has comes of nitrogen; nobody asking for either is air.
  private double oxygen() {
    double enriched = Double.isNaN(oxygen.value()) ? GasMix.AIR_OXYGEN : oxygen.value();
    return nitrogen.value() > 0
        ? Math.min(enriched, GasMix.AIR_OXYGEN * (1 - nitrogen.value()))
        : enriched;
  }

  void off(UnitControl.Outputs out) {
    give(out, AIR, 0);
    give(out, OXYGEN, 0);
    give(out, CARBON_DIOXIDE, 0);
    give(out, NITROGEN, 0);
  }

  private void give(UnitControl.Outputs out, String flow, double millilitresPerMinute) {
    if (equipment.outputs().containsKey(flow)) {
      out.set(flow, millilitresPerMinute);
    }
  }

  /// What the composition is with one of its flows forced to `value`.
  ///
  /// @return the fraction of that gas, `NaN` for an output that is none of the blend's
  double fraction(String output, double value) {
    return switch (output) {
      case OXYGEN -> GasMix.oxygenFraction(mix.air(), value, mix.carbonDioxide(), mix.nitrogen());
      case CARBON_DIOXIDE -> part(value, mix.total() - mix.carbonDioxide());
      case NITROGEN -> part(value, mix.total() - mix.nitrogen());
      default -> Double.NaN;
    };
  }

  private static double part(double one, double others) {
    return one + others > 0 ? one / (one + others) : 0;
  }

  /// Takes total and composition from the flows that are measured, for a program that was
  /// restarted; what cannot be told stays as it was.
  void resume(Function<String, Reading> pv) {
    double air = measured(AIR, pv);
    double pure = measured(OXYGEN, pv);
    double co2 = measured(CARBON_DIOXIDE, pv);
    double inert = measured(NITROGEN, pv);
    double all = air + pure + co2 + inert;
    if (all > 0) {
      oxygen.set(GasMix.oxygenFraction(air, pure, co2, 0));
      carbonDioxide.set(co2 / all);
      nitrogen.set(inert / all);
    }
  }

  private double measured(String flow, Function<String, Reading> pv) {
    if (!equipment.outputs().containsKey(flow)) {
      return 0;
    }
    if (!equipment.variables().contains(flow)) {
      return Double.NaN;
    }
    Reading reading = pv.apply(flow);
    return reading.isGood() ? Math.max(0, reading.value()) : Double.NaN;
  }
}
