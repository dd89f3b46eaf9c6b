package org.cellstation.station.batch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cellstation.station.journal.Event;

/// What interlocks and permissives did while the batch existed.
final class InterlockHistory {
  private final List<BatchRecord.InterlockRow> rows = new ArrayList<>();
  private final List<Finding> single = new ArrayList<>();
  private final Periods periods = new Periods();
  private final RecordUnits units;

  InterlockHistory(RecordUnits units) {
    this.units = units;
  }

  void tripped(Stamp at, Event.InterlockTripped event) {
    String effects = event.bypassed() ? "no effect: bypassed" : String.join("; ", event.effects());
    String value = Double.isNaN(event.value()) ? "" : " (" + Words.number(event.value()) + ")";
    String first = event.firstOut() ? ", first out" : "";
    add(
        at,
        "tripped",
        units.name(event.unit(), event.interlock()),
        event.title(),
        event.cause() + value + first + ": " + effects);
    periods.open(
        "trip " + units.name(event.unit(), event.interlock()),
        Finding.Kind.INTERLOCK,
        "%s: %s, %s".formatted(event.title(), event.cause(), effects),
        at);
  }

  void reset(Stamp at, Event.InterlockReset event) {
    periods.close("trip " + units.name(event.unit(), event.interlock()), at.utc());
    add(at, "reset", units.name(event.unit(), event.interlock()), event.title(), event.why());
  }

  void bypassed(Stamp at, Event.InterlockBypassed event) {
    add(
        at,
        "bypassed",
        units.name(event.unit(), event.interlock()),
        event.title(),
        "until " + Stamp.time(event.until()) + ": " + event.reason());
    periods.open(
        "bypass " + units.name(event.unit(), event.interlock()),
        Finding.Kind.INTERLOCK_BYPASSED,
        "%s by %s: %s".formatted(event.title(), at.actor(), event.reason()),
        at);
  }

  void bypassEnded(Stamp at, Event.InterlockBypassEnded event) {
    periods.close("bypass " + units.name(event.unit(), event.interlock()), at.utc());
    add(
        at,
        "bypass ended",
        units.name(event.unit(), event.interlock()),
        event.title(),
        event.why());
  }

  void refused(Stamp at, Event.PermissiveRefused event) {
    String text = "%s refused: %s".formatted(event.target(), event.why());
    add(at, "refused", units.name(event.unit(), event.permissive()), event.title(), text);
    single.add(Finding.at(Finding.Kind.INTERLOCK, event.title() + ". " + text, at));
  }

  private void add(Stamp at, String kind, String interlock, String title, String detail) {
    rows.add(new BatchRecord.InterlockRow(at, kind, interlock, title, detail));
  }

  List<BatchRecord.InterlockRow> rows() {
    return rows;
  }

  List<Finding> findings(Instant end) {
    List<Finding> findings = new ArrayList<>(single);
    findings.addAll(periods.findings(end));
    return findings;
  }
}
