package org.cellstation.simulator;

/// The true state of the skid, which no instrument sees.
///
/// @param elapsedSeconds process time since the start
/// @param viable viable cells, 1e6/mL
/// @param viability %
/// @param glucose mM
/// @param lactate mM
/// @param glutamine mM
/// @param ammonium mM
/// @param dissolvedOxygen % of air saturation
/// @param celsius of the culture
/// @param padCelsius of the heating pad
/// @param carbonDioxide partial pressure in the liquid, mmHg
/// @param kLa of oxygen, 1/h
/// @param oxygenUptake mM/h
/// @param growthPerHour specific growth rate
/// @param rockPerMinute what the platform does
/// @param feedFlow through the tube, mL/min
/// @param permeateFlow through the tube, mL/min
/// @param glucoseUsed by balance over the bag's border, mmol
/// @param lactateMade by balance over the bag's border, mmol
/// @param evaporated g
/// @param transduced viable cells that show a transferred gene, %; `NaN` for cells that take none
///   up
public record Truth(
    double elapsedSeconds,
    double viable,
    double viability,
    double glucose,
    double lactate,
    double glutamine,
    double ammonium,
    double ph,
    double dissolvedOxygen,
    double celsius,
    double padCelsius,
    double millilitres,
    double carbonDioxide,
    double kLa,
    double oxygenUptake,
    double growthPerHour,
    double rockPerMinute,
    double feedFlow,
    double permeateFlow,
    double glucoseUsed,
    double lactateMade,
    double evaporated,
    double transduced) {}
