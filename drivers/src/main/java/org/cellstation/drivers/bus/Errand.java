package org.cellstation.drivers.bus;

/// One piece of work on one instrument besides its polls and set-points: a calibration step, a
/// tare, a label to print. Runs on the bus's owner thread, between polls.
@FunctionalInterface
public interface Errand<T> {
  T run(Line line) throws BusException;
}
