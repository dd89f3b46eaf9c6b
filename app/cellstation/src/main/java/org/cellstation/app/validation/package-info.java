/// How the comparison of simulated donors with published numbers is shown.
@NullMarked
package org.cellstation.app.validation;

import org.jspecify.annotations.NullMarked;
