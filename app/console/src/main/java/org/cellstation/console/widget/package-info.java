/// Small parts that several screens share.
@NullMarked
package org.cellstation.console.widget;

import org.jspecify.annotations.NullMarked;
