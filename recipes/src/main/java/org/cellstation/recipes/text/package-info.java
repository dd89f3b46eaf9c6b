/// YAML text of any kind the station reads: parsed with line marks, checked against a JSON Schema,
/// every fault collected. Begin at {@link org.cellstation.recipes.text.CheckedText}.
@NullMarked
package org.cellstation.recipes.text;

import org.jspecify.annotations.NullMarked;
