/// What a scanned code says: GS1 and ISBT 128, as pure functions. Begin with {@link
/// org.cellstation.drivers.scan.Codes}.
@NullMarked
package org.cellstation.drivers.scan;

import org.jspecify.annotations.NullMarked;
