package org.cellstation.drivers.reading;

/// Where readings go. Called on a bus's owner thread; must not block.
@FunctionalInterface
public interface ReadingSink {
  void accept(Reading reading);
}
