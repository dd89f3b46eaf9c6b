/// A recipe rehearsed before it touches cells: many donors and a declared set of faults, judged and
/// reported. Begin at `Gate`.
@NullMarked
package org.cellstation.app.rehearsal;

import org.jspecify.annotations.NullMarked;
