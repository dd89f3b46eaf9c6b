package org.cellstation.drivers.probe;

/// How far a search goes.
///
/// @param allAddresses every address that a model can have, else those that it leaves the factory
///   with and, where something answers, the low ones that people give
/// @param chosen whether a person named the models to look for, and so answers for what is sent
public record SearchPlan(boolean allAddresses, boolean chosen) {}
