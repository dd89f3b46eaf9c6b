package org.cellstation.console.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cellstation.console.model.Wording;
import org.cellstation.drivers.bus.Identification;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.bus.LinkStatus;
import org.cellstation.drivers.bus.RoundTrips;
import org.cellstation.station.api.Snapshot;

/// A bus, or an instrument on it, in the words of the links table.
///
/// @param bus its own id, or that of the bus the instrument is on
/// @param whole a bus
record LinkRow(String bus, LinkStatus status, boolean whole) {
  private static final double MICROS_PER_MILLI = 1000;

  /// Each bus and below it its instruments.
  static List<LinkRow> of(Snapshot snapshot) {
    List<LinkRow> rows = new ArrayList<>();
    for (LinkStatus bus : snapshot.links()) {
      rows.add(new LinkRow(bus.id(), bus, true));
      for (LinkStatus each : snapshot.instruments().getOrDefault(bus.id(), List.of())) {
        rows.add(new LinkRow(bus.id(), each, false));
      }
    }
    return rows;
  }

  String name() {
    return whole ? status.id() : "    " + status.id();
  }

  /// As the station's interface takes it: empty for a whole bus.
  String instrument() {
    return whole ? "" : status.id();
  }

  String state() {
    return switch (status.state()) {
      case UP -> "Up";
      case DEGRADED -> "!  Degraded";
      case DOWN -> "×  Down";
      case DISABLED -> "–  Off";
    };
  }

  /// The same bus or instrument, whatever its status.
  boolean isAbout(LinkRow other) {
    return bus.equals(other.bus) && instrument().equals(other.instrument());
  }

  boolean inTrouble() {
    return status.state() == LinkStatus.State.DOWN || status.state() == LinkStatus.State.DEGRADED;
  }

  boolean isOff() {
    return status.state() == LinkStatus.State.DISABLED;
  }

  boolean isExchanged() {
    return status.identification().verdict() == Identification.Verdict.EXCHANGED;
  }

  String lastGood() {
    return status.lastGood() == null ? "never" : Wording.clock(status.lastGood());
  }

  /// Median and 99th percentile.
  String roundTrip() {
    RoundTrips trips = status.roundTrips();
    return trips.count() == 0
        ? ""
        : millis(trips.p50Micros()) + " / " + millis(trips.p99Micros()) + " ms";
  }

  private static String millis(long micros) {
    return Wording.number(micros / MICROS_PER_MILLI, 1);
  }

  String errors() {
    return status.errors().entrySet().stream()
        .filter(e -> e.getValue() > 0)
        .sorted(Map.Entry.comparingByKey())
        .map(e -> Wording.kind(e.getKey()) + " " + e.getValue())
        .collect(Collectors.joining(", "));
  }

  /// In a few words; all of them stand in {@link #more()}.
  String trouble() {
    Identity found = status.identification().found();
    return isExchanged() && found != null
        ? "Another instrument answers, serial " + found.serial() + ". Choose this row to accept it."
        : status.detail();
  }

  /// Everything there is to say.
  String more() {
    List<String> said = new ArrayList<>();
    if (!status.detail().isEmpty() && !isExchanged()) {
      said.add(status.detail());
    }
    said.add(status.exchanges() + " exchanges");
    RoundTrips trips = status.roundTrips();
    if (trips.count() > 0) {
      said.add(
          "round trips of the last "
              + trips.count()
              + ": half within "
              + millis(trips.p50Micros())
              + " ms, 95 % within "
              + millis(trips.p95Micros())
              + " ms, 99 % within "
              + millis(trips.p99Micros())
              + " ms, longest "
              + millis(trips.maxMicros())
              + " ms");
    }
    if (status.backOffUntil() != null) {
      said.add("tried again at " + Wording.clock(status.backOffUntil()));
    }
    Identification who = status.identification();
    if (who.found() != null && !who.words().contains(who.found().toString())) {
      said.add(who.found().toString());
    }
    if (!who.words().isEmpty()) {
      said.add(who.words());
    }
    return String.join(".  ", said) + ".";
  }
}
