package org.cellstation.drivers.catalogue;

import java.util.List;

/// What identifies and labels materials.
final class HandlingModels {
  static final List<Model> ALL = List.of();

  private HandlingModels() {}
}
