/// Sartorius balances over SBI (text) and xBPI (binary).
@NullMarked
package org.cellstation.drivers.sartorius;

import org.jspecify.annotations.NullMarked;
