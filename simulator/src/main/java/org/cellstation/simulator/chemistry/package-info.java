/// Liquids and gases: species, media, charge balance, solubility, head-space.
@NullMarked
package org.cellstation.simulator.chemistry;

import org.jspecify.annotations.NullMarked;
