package org.cellstation.station.batch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cellstation.drivers.bus.LinkStatus;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.station.journal.Event;

/// What went wrong with values, links, trend data, clock and program while the batch ran.
final class TroubleHistory {
  /// A scale on a rocking bag says this all day; it is no trouble.
  private static final Set<String> ROUTINE =
      Set.of(Cause.NOT_STABLE.name(), Cause.NOT_STABLE.text());

  private final List<BatchRecord.Trouble> rows = new ArrayList<>();
  private final Periods periods = new Periods();
  private final Set<String> impaired = new HashSet<>();
  private final List<Finding> single = new ArrayList<>();

  void quality(Stamp at, Event.QualityChanged event) {
    boolean bad =
        !event.to().equals(Quality.GOOD.name())
            && !(event.to().equals(Quality.UNCERTAIN.name()) && ROUTINE.contains(event.cause()));
    periods.close("quality " + event.source(), at.utc());
    if (bad) {
      periods.open(
          "quality " + event.source(),
          Finding.Kind.VALUE_QUALITY,
          "%s was %s: %s".formatted(event.source(), event.to(), event.cause()),
          at);
      impaired.add(event.source());
    }
    if (bad || impaired.remove(event.source())) {
      add(at, "quality", event.source(), event.from(), event.to(), event.cause());
    }
  }

  void link(Stamp at, Event.LinkChanged event) {
    periods.close("link " + event.link(), at.utc());
    if (!event.to().equals(LinkStatus.State.UP.name())) {
      periods.open(
          "link " + event.link(),
          Finding.Kind.LINK,
          "%s was %s: %s".formatted(event.link(), event.to(), event.detail()),
          at);
    }
    add(at, "link", event.link(), event.from(), event.to(), event.detail());
  }

  /// An instrument was exchanged, accepted, or switched by a person.
  void instrument(Stamp at, String instrument, String from, String to, String detail) {
    add(at, "instrument", instrument, from, to, detail);
  }

  void gap(Stamp at, Event.HistorianGap event) {
    single.add(
        new Finding(
            Finding.Kind.DATA_GAP,
            "No readings from %s to %s: %s"
                .formatted(Stamp.time(event.from()), Stamp.time(event.to()), event.reason()),
            at,
            event.to(),
            1,
            Duration.between(event.from(), event.to())));
    add(at, "gap", "historian", Stamp.time(event.from()), Stamp.time(event.to()), event.reason());
  }

  void late(Stamp at, Event.ScanLate event) {
    periods.open("scan", Finding.Kind.TIMING, "Control scan late", at);
    periods.close("scan", at.utc().plusMillis(event.lateMillis()));
    add(at, "scan", "control", "", "", "late by " + event.lateMillis() + " ms");
  }

  void clock(Stamp at, Event.ClockJumped event) {
    String text = "Clock jumped by " + event.jumpMillis() + " ms";
    single.add(Finding.at(Finding.Kind.TIMING, text, at));
    add(at, "clock", "station", "", "", text);
  }

  void interrupted(Stamp at, Event.BatchInterrupted event) {
    single.add(
        new Finding(
            Finding.Kind.INTERRUPTED,
            "Not supervised since %s: %s"
                .formatted(Stamp.time(event.lastSeen()), event.consequence()),
            at,
            at.utc(),
            1,
            Duration.between(event.lastSeen(), at.utc())));
    add(at, "program", "station", "", "", "interrupted: " + event.consequence());
  }

  void program(Stamp at, String what) {
    add(at, "program", "station", "", "", what);
  }

  void waiting(Stamp at, Event.ConditionWaiting event) {
    String key = "condition " + event.path() + " " + event.condition();
    periods.close(key, at.utc());
    if (!event.why().isEmpty()) {
      periods.open(
          key,
          Finding.Kind.CONDITION_WAITING,
          "%s: \"%s\" waited, %s".formatted(event.path(), event.condition(), event.why()),
          at);
    }
  }

  private void add(Stamp at, String kind, String subject, String from, String to, String detail) {
    rows.add(new BatchRecord.Trouble(at, kind, subject, from, to, detail));
  }

  List<BatchRecord.Trouble> rows() {
    return rows;
  }

  List<Finding> findings(Instant end) {
    List<Finding> findings = new ArrayList<>(single);
    findings.addAll(periods.findings(end));
    return findings;
  }
}
