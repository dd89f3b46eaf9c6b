package org.cellstation.drivers.catalogue;

import java.util.List;

/// What watches the room and the supplies around the skid.
final class RoomModels {
  static final List<Model> ALL = List.of();

  private RoomModels() {}
}
