package org.cellstation.app.operator;

/// The station would not do what a rehearsal needs; the message says why.
public final class RefusedException extends Exception {
  public RefusedException(String why) {
    super(why);
  }
}
