package org.cellstation.simulator.validation;

import java.util.List;
import org.cellstation.simulator.culture.CultureKind;
import org.cellstation.simulator.culture.CultureMedium;

/// One published experiment as the simulator repeats it.
///
/// @param id short, unique in its file
/// @param what in words
/// @param source where it was published
/// @param density viable cells at the start, 1e6/mL
/// @param viability at the start, fraction
/// @param lactate,ammonium at the start, mM
/// @param stimulatedBefore hours since T cells had their stimulus; NaN where the run begins with it
/// @param hours length of the run
/// @param actions by time
/// @param measures what is compared
public record Protocol(
    String id,
    String what,
    String source,
    CultureKind culture,
    CultureKind.Start start,
    CultureMedium medium,
    Stage stage,
    double density,
    double viability,
    double lactate,
    double ammonium,
    double stimulatedBefore,
    double hours,
    List<Action> actions,
    List<Measure> measures) {

  /// The same with other waste in the medium it begins in.
  Protocol withWaste(double lactateStart, double ammoniumStart) {
    return new Protocol(
        id,
        what,
        source,
        culture,
        start,
        medium,
        stage,
        density,
        viability,
        lactateStart,
        ammoniumStart,
        stimulatedBefore,
        hours,
        actions,
        measures);
  }
}
