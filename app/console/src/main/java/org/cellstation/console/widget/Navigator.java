package org.cellstation.console.widget;

/// The ways from one display to another.
public interface Navigator {
  void showOverview();

  void showUnit(String unit);

  void showAlarms();

  /// @param unit whose interlocks; empty for the one looked at last
  void showInterlocks(String unit);

  /// @param unit chosen beforehand; empty for the first free one
  void showBatches(String unit);

  /// What is being written there stays there until it is left for another recipe.
  void showEditor();

  /// @param unit whose trends; empty for the one looked at last
  void showTrends(String unit);

  void showRecipes();

  void showCalibration();

  void showTuning();

  void showLinks();

  void showUsers();

  /// Nothing where no simulated skid is behind the station.
  void showSimulator();
}
