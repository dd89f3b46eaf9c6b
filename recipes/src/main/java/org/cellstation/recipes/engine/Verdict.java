package org.cellstation.recipes.engine;

/// The three values of Kleene.
enum Verdict {
  FALSE,
  /// Neither true nor false.
  OPEN,
  TRUE;

  Verdict not() {
    return switch (this) {
      case FALSE -> TRUE;
      case OPEN -> OPEN;
      case TRUE -> FALSE;
    };
  }
}
