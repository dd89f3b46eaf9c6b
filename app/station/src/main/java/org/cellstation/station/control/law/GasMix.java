package org.cellstation.station.control.law;

/// Total flow and composition turned into the set-points of four mass-flow controllers: the linear
/// solve of a blend of air, oxygen, carbon dioxide and nitrogen, with clamps. Oxygen and carbon
/// dioxide fractions are of the whole dry gas, so changing one does not change the other (the
/// decoupling of the DO and pH loops).
///
/// ```
/// air + O2 + CO2 + N2 = F
/// 0.2095 air + O2     = y_O2 F
/// CO2                 = y_CO2 F
/// ```
///
/// Three equations for four flows: above the oxygen of air the fourth is `N2 = 0`, below it `O2 =
/// 0`, and without an air line `air = 0`.
///
/// When a controller's capacity does not suffice, all are cut by the same factor: the composition
/// stays, the flow gives way, but not below the least total, which would let a bag collapse; from
/// there on the composition gives way. What was reached is told back, so that no loop winds up.
///
/// Owned by the control thread; results are read by the accessors, so that a scan allocates
/// nothing.
public final class GasMix {
  /// Oxygen in dry air.
  public static final double AIR_OXYGEN = 0.2095;

  /// Least total flow in mL/min of a bag that must stay inflated.
  public static final double MIN_TOTAL = 20;

  /// Full scale of the mass-flow controllers in mL/min, 0 for a gas that is not there.
  public record Capacity(double air, double oxygen, double carbonDioxide, double nitrogen) {
    public Capacity {
      if (!(air >= 0 && oxygen >= 0 && carbonDioxide >= 0 && nitrogen >= 0)) {
        throw new IllegalArgumentException(
            "gas capacities must be 0 or more: %s, %s, %s, %s"
                .formatted(air, oxygen, carbonDioxide, nitrogen));
      }
    }

    /// For reckoning with compositions alone.
    public static Capacity unlimited() {
      double any = Double.POSITIVE_INFINITY;
      return new Capacity(any, any, any, any);
    }
  }

  private final Capacity capacity;
  private final double leastTotal;
  private double air;
  private double oxygen;
  private double carbonDioxide;
  private double nitrogen;

  /// @param leastTotal mL/min, above 0
  public GasMix(Capacity capacity, double leastTotal) {
    double most = capacity.air() + capacity.nitrogen() + capacity.oxygen();
    if (!(leastTotal > 0) || most < leastTotal) {
      throw new IllegalArgumentException(
          "a gas mix needs a least total above 0 that its lines can give: %s mL/min of %s"
              .formatted(leastTotal, capacity));
    }
    this.capacity = capacity;
    this.leastTotal = leastTotal;
  }

  /// Anything that is no number counts as the least: a gas mix must go on.
  ///
  /// @param total mL/min
  /// @param oxygenFraction wanted, 0..1; no more than CO2 leaves
  /// @param carbonDioxideFraction 0..1, goes before oxygen
  public void blend(double total, double oxygenFraction, double carbonDioxideFraction) {
    double flow = total > leastTotal ? total : leastTotal;
    double co2 = capacity.carbonDioxide() > 0 ? fraction(carbonDioxideFraction, 1) : 0;
    double rest = 1 - co2;
    double o2 = fraction(oxygenFraction, rest);
    double fromAir;
    double pure;
    double inert;
    if (capacity.air() <= 0) {
      fromAir = 0;
      pure = capacity.nitrogen() > 0 ? o2 : rest;
      inert = Math.max(0, rest - pure);
    } else if (o2 >= AIR_OXYGEN * rest) {
      pure = capacity.oxygen() > 0 ? (o2 - AIR_OXYGEN * rest) / (1 - AIR_OXYGEN) : 0;
      fromAir = Math.max(0, rest - pure);
      inert = 0;
    } else {
      fromAir = capacity.nitrogen() > 0 ? o2 / AIR_OXYGEN : rest;
      pure = 0;
      inert = Math.max(0, rest - fromAir);
    }
    flow = limit(flow, fromAir, capacity.air());
    flow = limit(flow, pure, capacity.oxygen());
    flow = limit(flow, co2, capacity.carbonDioxide());
    flow = limit(flow, inert, capacity.nitrogen());
    air = flow * fromAir;
    oxygen = flow * pure;
    carbonDioxide = flow * co2;
    nitrogen = flow * inert;
    if (flow < leastTotal) {
      fill();
    }
  }

  /// The composition gives way: what is missing to the least total comes from air, then nitrogen,
  /// then oxygen, as far as each can give.
  private void fill() {
    double missing = leastTotal - (air + oxygen + carbonDioxide + nitrogen);
    double more = Math.min(missing, capacity.air() - air);
    air += more;
    missing -= more;
    more = Math.min(missing, capacity.nitrogen() - nitrogen);
    nitrogen += more;
    missing -= more;
    oxygen += Math.min(missing, capacity.oxygen() - oxygen);
  }

  private static double fraction(double wanted, double most) {
    return wanted > 0 ? Math.min(wanted, most) : 0;
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

  public double nitrogen() {
    return nitrogen;
  }

  /// The total that was reached, mL/min.
  public double total() {
    return air + oxygen + carbonDioxide + nitrogen;
  }

  /// The oxygen fraction that was reached.
  public double oxygenFraction() {
    return oxygenFraction(air, oxygen, carbonDioxide, nitrogen);
  }

  /// The carbon dioxide fraction that was reached.
  public double carbonDioxideFraction() {
    double total = total();
    return total > 0 ? carbonDioxide / total : 0;
  }

  /// The oxygen fraction that flows amount to, or what air gives when nothing flows.
  public static double oxygenFraction(
      double air, double oxygen, double carbonDioxide, double nitrogen) {
    double total = air + oxygen + carbonDioxide + nitrogen;
    return total > 0 ? (oxygen + AIR_OXYGEN * air) / total : AIR_OXYGEN;
  }
}
