package org.cellstation.simulator.chemistry;

/// Places of the dissolved and suspended species in a composition, mM unless said otherwise.
public final class Species {
  /// Viable cells, 1e9/L.
  public static final int VIABLE = 0;

  /// Dead cells, 1e9/L.
  public static final int DEAD = 1;

  public static final int GLUCOSE = 2;
  public static final int GLUTAMINE = 3;
  public static final int LACTATE = 4;
  public static final int AMMONIUM = 5;

  /// Strong-ion difference without ammonium and lactate.
  public static final int STRONG_IONS = 6;

  /// Total inorganic carbon.
  public static final int CARBON = 7;

  public static final int PHOSPHATE = 8;
  public static final int HEPES = 9;
  public static final int OXYGEN = 10;

  /// Sodium, potassium, chloride and whatever else osmolality counts and nothing else does.
  public static final int OTHER_SOLUTES = 11;

  /// mL/L.
  public static final int ANTIFOAM = 12;

  /// What tells cells to become others, in a medium of a differentiation: 1 as it comes in its bag.
  public static final int DIRECTING = 13;

  public static final int COUNT = 14;

  /// Held back by a filter, unlike what is dissolved.
  public static boolean particulate(int species) {
    return species == VIABLE || species == DEAD;
  }

  private Species() {}
}
