package org.cellstation.console.model;

import java.util.List;
import java.util.Optional;
import org.cellstation.station.api.Snapshot;

/// Everything the screens show of one moment.
///
/// @param silent the station has stopped publishing: nothing here is live
/// @param alarms most urgent first
public record Picture(
    Snapshot snapshot, boolean silent, List<UnitPicture> units, List<AlarmLine> alarms) {
  public static Picture of(Snapshot snapshot, boolean silent) {
    return new Picture(
        snapshot, silent, UnitPicture.all(snapshot, silent), AlarmLine.inOrder(snapshot.alarms()));
  }

  public Optional<UnitPicture> unit(String id) {
    return units.stream().filter(unit -> unit.id().equals(id)).findFirst();
  }
}
