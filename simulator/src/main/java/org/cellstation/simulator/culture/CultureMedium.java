package org.cellstation.simulator.culture;

import org.cellstation.simulator.chemistry.Medium;

/// A medium for cells: what is in it, and what it does beside that.
///
/// @param name as files call it
public record CultureMedium(String name, Medium composition, Support support) {}
