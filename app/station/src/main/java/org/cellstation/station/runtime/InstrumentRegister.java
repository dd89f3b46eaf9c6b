package org.cellstation.station.runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.cellstation.drivers.bus.Bus;
import org.cellstation.drivers.bus.Frame;
import org.cellstation.drivers.bus.Identification;
import org.cellstation.drivers.bus.Identification.Verdict;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.bus.Instrument;
import org.cellstation.drivers.bus.LinkStatus;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.cellstation.station.journal.Journal;

/// Which instrument belongs to which place, and which are switched off: kept in the journal, told
/// to the buses. The first instrument met at a place is expected there from then on; another one is
/// noticed and waits for a person.
///
/// Owned by the control thread, except {@link #frames}.
final class InstrumentRegister {
  private final Map<String, Bus> buses = new LinkedHashMap<>();
  private final Map<String, Seen> seen = new LinkedHashMap<>();
  private final List<UnitRun> units;
  private final Journal journal;
  private final List<Runnable> pending = new ArrayList<>();

  /// Who was seen last at a place. A second exchange differs from the first by the number alone.
  private record Seen(Verdict verdict, String serial) {
    static final Seen NOBODY = new Seen(Verdict.NOT_ASKED, "");

    static Seen of(Identification now) {
      Identity found = now.found();
      return new Seen(now.verdict(), found == null ? "" : found.serial());
    }
  }

  InstrumentRegister(List<Bus> buses, List<UnitRun> units, Journal journal) {
    this.units = units;
    this.journal = journal;
    for (Bus bus : buses) {
      this.buses.put(bus.id(), bus);
      bus.members().forEach(i -> seen.put(i.id(), Seen.NOBODY));
    }
  }

  List<String> names() {
    return List.copyOf(seen.keySet());
  }

  /// Takes up, before the buses start, what the journal says; places that are no longer configured
  /// are passed over.
  void restore(Event event) {
    switch (event) {
      case Event.InstrumentMet e ->
          tell(e.instrument(), new Identity(e.maker(), e.model(), e.serial(), e.firmware()));
      case Event.InstrumentAccepted e ->
          tell(e.instrument(), new Identity(e.maker(), e.model(), e.serial(), e.firmware()));
      case Event.LinkSwitched e -> {
        Bus bus = buses.get(e.bus());
        if (bus != null && (e.instrument().isEmpty() || has(bus, e.instrument()))) {
          switchOver(bus, e.instrument(), e.on());
        }
      }
      default -> throw new IllegalArgumentException("not of an instrument: " + event);
    }
  }

  private void tell(String instrument, Identity identity) {
    for (Bus bus : buses.values()) {
      if (has(bus, instrument)) {
        bus.accept(instrument, identity);
      }
    }
  }

  private static boolean has(Bus bus, String instrument) {
    return bus.members().stream().map(Instrument::id).anyMatch(instrument::equals);
  }

  /// Notices who has answered since the last scan.
  void scan() {
    for (Bus bus : buses.values()) {
      bus.eachIdentification(
          (instrument, now) -> {
            Seen is = Seen.of(now);
            if (!is.equals(seen.put(instrument, is))) {
              met(bus, instrument, now);
            }
          });
    }
  }

  private void met(Bus bus, String instrument, Identification now) {
    Identity found = now.found();
    if (found == null) {
      return;
    }
    if (now.verdict() == Verdict.FIRST_MET) {
      journal.append(
          Entry.STATION,
          new Event.InstrumentMet(
              instrument, found.maker(), found.model(), found.serial(), found.firmware()));
      pending.add(() -> bus.accept(instrument, found));
    } else if (now.verdict() == Verdict.EXCHANGED) {
      journal.append(
          Entry.STATION,
          new Event.InstrumentExchanged(
              instrument, String.valueOf(now.accepted()), found.toString()));
    }
  }

  /// Tells the buses what the journal holds by now.
  void applyPending() {
    pending.forEach(Runnable::run);
    pending.clear();
  }

  /// For alarms: each instrument, and whether another one answers in its place.
  void eachInstrument(BiConsumer<String, Boolean> look) {
    seen.forEach((instrument, is) -> look.accept(instrument, is.verdict() == Verdict.EXCHANGED));
  }

  Map<String, List<LinkStatus>> instruments() {
    Map<String, List<LinkStatus>> all = new LinkedHashMap<>();
    buses.forEach((id, bus) -> all.put(id, bus.instruments()));
    return all;
  }

  /// From any thread.
  List<Frame> frames(String bus, long from) {
    Bus known = buses.get(bus);
    return known == null ? List.of() : known.frames().since(from);
  }

  Reply accept(String user, String busId, String instrument, String serial, String reason) {
    Bus bus = buses.get(busId);
    Optional<LinkStatus> status = bus == null ? Optional.empty() : status(bus, instrument);
    if (bus == null || status.isEmpty()) {
      return unknown(busId, instrument);
    }
    Identification now = status.get().identification();
    Identity found = now.found();
    if (now.verdict() != Verdict.EXCHANGED || found == null) {
      return Reply.refused(instrument + " is not waiting to be accepted: look again.");
    }
    if (!found.serial().equals(serial)) {
      return Reply.refused(
          "Serial number %s answers now, no longer %s: look again, then decide."
              .formatted(found.serial(), serial));
    }
    journal.append(
        user,
        new Event.InstrumentAccepted(
            instrument, found.maker(), found.model(), found.serial(), found.firmware(), reason));
    pending.add(() -> bus.accept(instrument, found));
    return Reply.done("%s is %s from now on.".formatted(instrument, found));
  }

  Reply switchOver(String user, String busId, String instrument, boolean on, String reason) {
    Bus bus = buses.get(busId);
    if (bus == null || !(instrument.isEmpty() || has(bus, instrument))) {
      return unknown(busId, instrument);
    }
    Optional<String> obstacle = on ? Optional.empty() : obstacle(bus, instrument);
    if (obstacle.isPresent()) {
      return Reply.refused(obstacle.get());
    }
    journal.append(user, new Event.LinkSwitched(busId, instrument, on, reason));
    pending.add(() -> switchOver(bus, instrument, on));
    String what = instrument.isEmpty() ? "Bus " + busId : instrument;
    return Reply.done(what + " is switched " + (on ? "on." : "off."));
  }

  private static void switchOver(Bus bus, String instrument, boolean on) {
    if (instrument.isEmpty() && on) {
      bus.enable();
    } else if (instrument.isEmpty()) {
      bus.disable();
    } else if (on) {
      bus.enable(instrument);
    } else {
      bus.disable(instrument);
    }
  }

  /// Cells depend on what is measured and driven for them.
  private Optional<String> obstacle(Bus bus, String instrument) {
    for (LinkStatus status : bus.instruments()) {
      boolean meant = instrument.isEmpty() || instrument.equals(status.id());
      if (meant && status.state() != LinkStatus.State.DOWN) {
        for (UnitRun unit : units) {
          if (unit.culture() && unit.configuration().uses(status.id())) {
            return Optional.of(
                "%s works and serves %s, which has cells in it: it stays on."
                    .formatted(status.id(), unit.id()));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<LinkStatus> status(Bus bus, String instrument) {
    return bus.instruments().stream().filter(s -> s.id().equals(instrument)).findFirst();
  }

  private static Reply unknown(String bus, String instrument) {
    return Reply.refused("There is no instrument " + instrument + " on a bus " + bus + ".");
  }
}
