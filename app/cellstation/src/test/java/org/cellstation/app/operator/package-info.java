/// Who answers in place of a person, and what follows from an answer.
@NullMarked
package org.cellstation.app.operator;

import org.jspecify.annotations.NullMarked;
