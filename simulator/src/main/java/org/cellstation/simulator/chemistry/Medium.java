package org.cellstation.simulator.chemistry;

/// A medium as it comes from its bottle.
///
/// @param glucose mM
/// @param glutamine mM
/// @param lactate mM
/// @param ammonium mM
/// @param bicarbonate mM
/// @param phosphate mM
/// @param hepes mM
/// @param osmolality mOsm/kg of the whole
public record Medium(
    double glucose,
    double glutamine,
    double lactate,
    double ammonium,
    double bicarbonate,
    double phosphate,
    double hepes,
    double osmolality) {

  /// What most media are adjusted to [G 270..300].
  public static final double USUAL_OSMOLALITY = 290;

  /// CO2(aq) of a closed medium bag, mM: 5 % CO2 at 37 degC [C].
  private static final double BOTTLED_CARBON_DIOXIDE = 1.0943;

  /// Glucose and glutamine of process.md 1.2; 36 mM bicarbonate as in IMDM with 15 mM HEPES and 5.6
  /// mM phosphate [G], so that CO2 alone holds pH 7.2 from the first hour (about 13 %) to the last.
  public static final Medium PERFUSION = new Medium(24, 4, 0, 0, 36, 5.6, 15, USUAL_OSMOLALITY);

  /// The same medium after a day with cells.
  public static final Medium INOCULUM = PERFUSION.spent();

  /// After a day with cells: lactate 0.5, ammonium 0.3 mM (1.2).
  public Medium spent() {
    return new Medium(glucose, glutamine, 0.5, 0.3, bicarbonate, phosphate, hepes, osmolality);
  }

  /// Composition with cells in it, air-saturated.
  public double[] composition(double viable, double dead, double oxygen) {
    ChargeBalance balance = new ChargeBalance();
    double[] c = new double[Species.COUNT];
    c[Species.VIABLE] = viable;
    c[Species.DEAD] = dead;
    c[Species.GLUCOSE] = glucose;
    c[Species.GLUTAMINE] = glutamine;
    c[Species.LACTATE] = lactate;
    c[Species.AMMONIUM] = ammonium;
    c[Species.STRONG_IONS] =
        balance.strongIonsFor(bicarbonate, BOTTLED_CARBON_DIOXIDE, phosphate, hepes, lactate)
            - ammonium;
    c[Species.CARBON] = balance.carbonFor(bicarbonate, BOTTLED_CARBON_DIOXIDE);
    c[Species.PHOSPHATE] = phosphate;
    c[Species.HEPES] = hepes;
    c[Species.OXYGEN] = oxygen;
    c[Species.OTHER_SOLUTES] = Math.max(0, osmolality - Osmolality.of(c));
    return c;
  }
}
