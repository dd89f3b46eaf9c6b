/// Mettler-Toledo balances over MT-SICS.
@NullMarked
package org.cellstation.drivers.mettler;

import org.jspecify.annotations.NullMarked;
