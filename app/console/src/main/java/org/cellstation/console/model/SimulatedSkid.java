package org.cellstation.console.model;

import java.util.List;

/// What a person beside a simulated skid finds and does, and what a trainer lets go wrong there.
/// Only a console in front of a simulated skid has one. Any thread; answers at once.
public interface SimulatedSkid {
  /// What the bench instruments show of a sample taken now; each sample has errors of its own.
  List<Result> sample();

  /// Where the probes are that can be taken out of the vessel.
  List<Probe> probes();

  /// Takes a probe out of the vessel and puts it into a standard, or puts it back.
  ///
  /// @param standard one of its standards, `NaN` for the vessel
  void put(String probe, double standard);

  /// What has passed each line since {@link #tare}, as if it ran into a beaker on a balance.
  List<Result> collected();

  /// Begins to collect anew.
  void tare();

  /// Where something can go wrong, and what does, in the order of the skid.
  List<Site> sites();

  /// Switches one fault.
  ///
  /// @param fault as in {@link Trouble#name}
  void set(String site, String fault, boolean active);

  /// Ends every fault.
  void mend();

  /// @param analyte as recipes ask for it
  /// @param value as printed
  /// @param unit empty for none
  record Result(String analyte, String value, String unit) {}

  /// @param standards that stand on the bench, in `unit`
  /// @param standard the one it is in, `NaN` in the vessel
  /// @param unit empty for none
  record Probe(String id, String title, List<Double> standards, double standard, String unit) {}

  /// @param id an instrument, one of its channels, a line, or the room
  record Site(String id, List<Trouble> troubles) {
    /// How many are active.
    public long active() {
      return troubles.stream().filter(Trouble::active).count();
    }
  }

  /// @param name as in scenario files
  /// @param meaning for people
  record Trouble(String name, String meaning, boolean active) {}
}
