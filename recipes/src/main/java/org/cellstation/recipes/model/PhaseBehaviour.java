package org.cellstation.recipes.model;

/// What a phase does in each state, for the manual and the screen, in words that follow its name.
/// Temperature, gas and motion go on through all of it unless `safe` says otherwise.
///
/// @param runs what it does while it runs, and when it is done
/// @param holds on HOLD
/// @param stops on STOP, and when the recipe's transition ends it early
/// @param aborts on ABORT
/// @param safe how it leaves the unit, whichever way it ends
public record PhaseBehaviour(String runs, String holds, String stops, String aborts, String safe) {
  private static final String PUMP_STOPS = "the pump stops; what it has moved counts on RESTART";
  private static final String PUMP_OFF = "the pump stops";

  /// Nothing is driven.
  static PhaseBehaviour watching(String runs) {
    return new PhaseBehaviour(
        runs, "stands still; begins to watch anew", "ends", "ends", "nothing is changed");
  }

  /// A person does it.
  static PhaseBehaviour asking(String runs) {
    return new PhaseBehaviour(
        runs, "the question stays open", "ends", "ends", "nothing is changed");
  }

  /// One pump moves something.
  static PhaseBehaviour pumping(String runs) {
    return new PhaseBehaviour(
        runs, PUMP_STOPS, PUMP_OFF, PUMP_OFF, "pumps stand still, loops go on");
  }

  /// Cells are kept at set-points.
  static PhaseBehaviour culture(String runs) {
    return new PhaseBehaviour(
        runs,
        "exchange and feed stop, set-points stay",
        "exchange and feed stop, set-points stay",
        "exchange and feed stop, set-points stay",
        "pumps stand still, the culture stays at its set-points");
  }
}
