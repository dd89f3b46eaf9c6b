package org.cellstation.simulator;

/// Which instruments a simulated skid has, and on which lines.
public enum Equipment {
  /// One rocking bag on six lines.
  SIX_LINES("six-lines"),
  /// The same bag in a cleanroom, with everything around it.
  CLEANROOM("cleanroom");

  private final String text;

  Equipment(String text) {
    this.text = text;
  }

  /// The name in commands.
  @Override
  public String toString() {
    return text;
  }
}
