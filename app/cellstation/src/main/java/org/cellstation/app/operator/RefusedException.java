package org.cellstation.app.operator;

/// The station would not do what a rehearsal needs; the message says why.
public final class RefusedException extends Exception {
  RefusedException(String why) {
    super(why);
  }
}
