package org.cellstation.station.interlock;

/// What effects act on.
public interface Reach {
  /// What the loops and the procedure want of an output in this scan, `NaN` while nobody has wanted
  /// anything of it yet.
  double wanted(String output);

  /// The output gets this value instead.
  void override(String output, double value);

  /// The procedure is to be held.
  void hold(String why);

  /// The loop is to be put into MANUAL.
  void manual(String loop, String why);
}
