package org.cellstation.station.runtime;

import java.util.ArrayList;
import java.util.List;
import org.cellstation.drivers.bus.Bus;
import org.cellstation.drivers.bus.LinkStatus;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.cellstation.station.journal.Journal;

/// Sees buses come up, degrade and go down, and journals it.
///
/// Owned by the control thread.
final class LinkWatch {
  /// One bus and what was last said of it.
  static final class Watched {
    private final Bus bus;
    private LinkStatus.State state;

    private Watched(Bus bus) {
      this.bus = bus;
      state = bus.state();
    }

    String id() {
      return bus.id();
    }

    LinkStatus.State state() {
      return state;
    }
  }

  private final List<Watched> watched = new ArrayList<>();
  private final Journal journal;

  LinkWatch(List<Bus> buses, Journal journal) {
    this.journal = journal;
    buses.forEach(bus -> watched.add(new Watched(bus)));
  }

  void scan() {
    for (Watched one : watched) {
      if (one.bus.state() != one.state) {
        LinkStatus now = one.bus.status();
        if (now.state() != one.state) {
          journal.append(
              Entry.STATION,
              new Event.LinkChanged(now.id(), one.state.name(), now.state().name(), now.detail()));
        }
        one.state = now.state();
      }
    }
  }

  List<Watched> all() {
    return watched;
  }
}
