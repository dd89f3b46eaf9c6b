package org.cellstation.drivers.reading;

/// How far a value may be trusted. Only `GOOD` may move a loop or satisfy a recipe condition.
public enum Quality {
  GOOD,
  UNCERTAIN,
  BAD
}
