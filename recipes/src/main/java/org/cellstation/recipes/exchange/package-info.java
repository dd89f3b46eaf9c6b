/// Recipes as other programs and other sites know them: BatchML and the signed transfer package.
/// Begin at {@link org.cellstation.recipes.exchange.BatchMlExport}.
@NullMarked
package org.cellstation.recipes.exchange;

import org.jspecify.annotations.NullMarked;
