package org.cellstation.station.alarm;

/// From severity and time to respond. Each has its own shape, letter and colour on the screen.
public enum AlarmPriority {
  HIGH,
  MEDIUM,
  LOW
}
