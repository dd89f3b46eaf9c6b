package org.cellstation.station.control;

/// Total flow and composition turned into the set-points of three mass-flow controllers: the linear
/// solve of a blend of air, oxygen and carbon dioxide, with clamps. Oxygen and carbon dioxide
/// fractions are of the whole dry gas, so changing one does not change the other (the decoupling of
/// the DO and pH loops).
///
/// When a controller's capacity does not suffice, all three are cut by the same factor: the
/// composition stays, the flow gives way. The total never becomes zero, which would let a bag
/// collapse or close.
///
/// Owned by the control thread; results are read by the accessors, so that a scan allocates
/// nothing.
public final class GasMix {
  /// Oxygen in dry air.
  public static final double AIR_OXYGEN = 0.2095;

  /// Least total flow in mL/min.
  public static final double MIN_TOTAL = 20;

  private final double airCapacity;
  private final double oxygenCapacity;
  private final double carbonDioxideCapacity;
  private double air;
  private double oxygen;
  private double carbonDioxide;

  /// Capacities in mL/min.
  public GasMix(double airCapacity, double oxygenCapacity, double carbonDioxideCapacity) {
    this.airCapacity = airCapacity;
    this.oxygenCapacity = oxygenCapacity;
    this.carbonDioxideCapacity = carbonDioxideCapacity;
  }

  /// @param total mL/min
  /// @param oxygenFraction 0.21..1 wanted; no less than what air gives, no more than CO2 leaves
  /// @param carbonDioxideFraction 0..1
  public void blend(double total, double oxygenFraction, double carbonDioxideFraction) {
    double flow = total > MIN_TOTAL ? total : MIN_TOTAL;
    double co2 = Math.clamp(carbonDioxideFraction, 0, 1);
    double rest = 1 - co2;
    double o2 = Math.clamp(oxygenFraction, AIR_OXYGEN * rest, rest);
    double pure = (o2 - AIR_OXYGEN * rest) / (1 - AIR_OXYGEN);
    double fromAir = rest - pure;
    flow = limit(flow, fromAir, airCapacity);
    flow = limit(flow, pure, oxygenCapacity);
    flow = limit(flow, co2, carbonDioxideCapacity);
    air = flow * fromAir;
    oxygen = flow * pure;
    carbonDioxide = flow * co2;
  }

  private static double limit(double flow, double fraction, double capacity) {
    return fraction * flow > capacity ? capacity / fraction : flow;
  }

  public double air() {
    return air;
  }

  public double oxygen() {
    return oxygen;
  }

  public double carbonDioxide() {
    return carbonDioxide;
  }

  /// The oxygen fraction that three flows amount to, or what air gives when nothing flows.
  public static double oxygenFraction(double air, double oxygen, double carbonDioxide) {
    double total = air + oxygen + carbonDioxide;
    return total > 0 ? (oxygen + AIR_OXYGEN * air) / total : AIR_OXYGEN;
  }
}
