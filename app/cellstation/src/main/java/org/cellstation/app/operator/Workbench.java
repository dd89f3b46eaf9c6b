package org.cellstation.app.operator;

import org.cellstation.simulator.BenchSample;

/// What a person finds and does beside the screen.
@FunctionalInterface
public interface Workbench {
  /// What the bench instruments show of a sample taken now.
  BenchSample sample();

  /// Something is connected or added whose label says so.
  default void connect(String material) {}
}
