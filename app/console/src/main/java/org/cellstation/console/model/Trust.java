package org.cellstation.console.model;

/// How a value is drawn: plainly, marked, or not at all.
public enum Trust {
  GOOD,
  UNCERTAIN,
  BAD
}
