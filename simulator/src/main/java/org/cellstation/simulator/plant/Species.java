package org.cellstation.simulator.plant;

/// Places of the dissolved and suspended species in a composition, mM unless said otherwise.
final class Species {
  /// Viable cells, 1e9/L.
  static final int VIABLE = 0;

  /// Dead cells, 1e9/L.
  static final int DEAD = 1;

  static final int GLUCOSE = 2;
  static final int GLUTAMINE = 3;
  static final int LACTATE = 4;
  static final int AMMONIUM = 5;

  /// Strong-ion difference without ammonium and lactate.
  static final int STRONG_IONS = 6;

  /// Total inorganic carbon.
  static final int CARBON = 7;

  static final int PHOSPHATE = 8;
  static final int HEPES = 9;
  static final int OXYGEN = 10;

  static final int COUNT = 11;

  private Species() {}
}
