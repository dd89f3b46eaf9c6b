package org.cellstation.simulator;

/// What an operator reads off the bench instruments after taking a sample.
///
/// @param viable cell counter, 1e6/mL
/// @param viability cell counter, %
/// @param diameter cell counter, um
/// @param glucose analyser, mM
/// @param lactate analyser, mM
/// @param glutamine analyser, mM
/// @param ammonium analyser, mM
/// @param ph blood-gas analyser
/// @param oxygen blood-gas analyser, mmHg
/// @param carbonDioxide blood-gas analyser, mmHg
/// @param pluripotent cytometer, % of the viable cells; `NaN` where they are no stem cells, as for
///   the following
/// @param committed cytometer, % with the markers of a stage of the differentiation
/// @param insulinPositive cytometer, %
/// @param isletEquivalents microscope, spheres of 150 um in each mL
/// @param carrying cytometer, % of the viable cells that show a transferred gene; `NaN` where they
///   are no T cells
/// @param free microscope, % of the viable cells that hold on to nothing; `NaN` where they need not
public record BenchSample(
    double viable,
    double viability,
    double diameter,
    double glucose,
    double lactate,
    double glutamine,
    double ammonium,
    double ph,
    double oxygen,
    double carbonDioxide,
    double pluripotent,
    double committed,
    double insulinPositive,
    double isletEquivalents,
    double carrying,
    double free) {}
