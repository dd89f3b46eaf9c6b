package org.cellstation.console.model;

import org.cellstation.station.api.Station.Session;

/// Who stands before the console.
public sealed interface Access {
  /// The station has no users yet.
  record FirstStart() implements Access {}

  /// @param why the last one left, empty at the start
  record SignedOut(String why) implements Access {}

  record SignedIn(Session session) implements Access {}
}
