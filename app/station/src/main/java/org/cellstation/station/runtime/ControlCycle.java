package org.cellstation.station.runtime;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.cellstation.drivers.bus.Bus;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.station.api.Snapshot;
import org.cellstation.station.arbitration.Arbiter;
import org.cellstation.station.calibration.CalibrationService;
import org.cellstation.station.equipment.ProcessImage;
import org.cellstation.station.historian.Historian;
import org.cellstation.station.identity.People;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.cellstation.station.journal.Journal;
import org.cellstation.station.tuning.service.TuningService;

/// One scan: newest readings, alarms, procedures, loops, outputs, snapshot - in this order, and
/// nothing waits. Turned by the {@link ControlThread}, or by hand in a virtual station.
///
/// What recipes and people decide becomes effective only when the journal holds it; while the
/// journal cannot write, procedures stand still and requests are refused, but readings, alarms,
/// loops and outputs go on as ever.
public final class ControlCycle {
  private final InstantSource clock;
  private final Duration period;
  private final Duration publishEvery;
  private final Journal journal;
  private final Historian historian;
  private final ReadingInbox inbox;
  private final ProcessImage image;
  private final List<Bus> buses;
  private final List<UnitRun> units;
  private final StationAlarms alarms;
  private final LinkWatch links;
  private final ScannedCodes codes;
  private final InstrumentRegister register;
  private final CalibrationService calibrations;
  private final TuningService tunings;
  private final InterruptionDesk interruptions;
  private final LiveChangeWatch changes;
  private final List<CommandTrace> traces;
  private final Arbiter arbiter;
  private final RequestQueue requests;
  private final People people;
  private final List<Consumer<Snapshot>> listeners = new CopyOnWriteArrayList<>();
  private Instant previous;
  private Instant nextPublication = Instant.MIN;
  private long scans;
  private long lateScans;
  private double lastMillis;
  private volatile Snapshot snapshot;

  ControlCycle(Parts parts) {
    clock = parts.clock;
    period = parts.period;
    publishEvery = parts.publishEvery;
    journal = parts.journal;
    historian = parts.historian;
    inbox = parts.inbox;
    image = parts.image;
    buses = parts.buses;
    units = parts.units;
    alarms = parts.alarms;
    calibrations = parts.calibrations;
    tunings = parts.tunings;
    interruptions = parts.interruptions;
    changes = parts.changes;
    traces = units.stream().map(unit -> new CommandTrace(unit, historian::record)).toList();
    arbiter = parts.arbiter;
    requests = parts.requests;
    people = parts.people;
    links = new LinkWatch(buses, journal);
    codes = new ScannedCodes(buses);
    register = parts.register;
    previous = clock.instant();
    snapshot = picture(previous);
  }

  /// What a cycle works on.
  record Parts(
      InstantSource clock,
      Duration period,
      Duration publishEvery,
      Journal journal,
      Historian historian,
      ReadingInbox inbox,
      ProcessImage image,
      List<Bus> buses,
      List<UnitRun> units,
      StationAlarms alarms,
      InstrumentRegister register,
      CalibrationService calibrations,
      TuningService tunings,
      InterruptionDesk interruptions,
      LiveChangeWatch changes,
      Arbiter arbiter,
      RequestQueue requests,
      People people) {}

  /// Does one scan. Control thread only.
  public void scan() {
    long begun = System.nanoTime();
    Instant now = clock.instant();
    double seconds = (now.toEpochMilli() - previous.toEpochMilli()) / 1000.0;
    previous = now;
    List<Reading> readings = inbox.drain();
    for (int i = 0; i < readings.size(); i++) {
      interruptions.hear(readings.get(i));
      Reading reading = image.corrected(readings.get(i));
      image.accept(reading);
      readings.set(i, reading);
    }
    historian.record(readings);
    boolean durable = journal.committed() >= journal.appended();
    image.changes(now, this::qualityChanged);
    links.scan();
    register.scan();
    codes.scan(now);
    for (UnitRun unit : units) {
      unit.scanning(now, seconds);
    }
    calibrations.scan(now);
    alarms.scan(now, links, register, arbiter.circle(), lateScans, journal.trouble());
    if (durable) {
      proceed(now);
    }
    people.expire();
    requests.answer();
    if (!journal.trouble().isEmpty()) {
      requests.refuseAll(journal.trouble());
    }
    tunings.scan(now);
    for (UnitRun unit : units) {
      unit.control(now, seconds);
    }
    for (int i = 0; i < traces.size(); i++) {
      traces.get(i).scan(now);
    }
    scans++;
    if (!now.isBefore(nextPublication)) {
      publish(now);
    }
    lastMillis = (System.nanoTime() - begun) / 1e6;
  }

  /// Everything that depends on a durable journal.
  private void proceed(Instant now) {
    register.applyPending();
    interruptions.beforeOutputs(now);
    for (UnitRun unit : units) {
      unit.applyPending();
    }
    requests.work(now);
    interruptions.scan(now);
    changes.scan(now);
    arbiter.scan();
    for (UnitRun unit : units) {
      unit.proceed(now);
    }
  }

  private void publish(Instant now) {
    nextPublication = now.plus(publishEvery);
    Snapshot picture = picture(now);
    snapshot = picture;
    for (Consumer<Snapshot> listener : listeners) {
      listener.accept(picture);
    }
  }

  private Snapshot picture(Instant now) {
    return new Snapshot(
        now,
        units.stream().map(unit -> unit.snapshot(now)).toList(),
        alarms.snapshots(),
        buses.stream().map(Bus::status).toList(),
        register.instruments(),
        new Snapshot.Scan(period, lastMillis, scans, lateScans),
        journal.trouble(),
        codes.shown());
  }

  /// What scanners have read lately.
  ScannedCodes codes() {
    return codes;
  }

  /// Only what makes a value unusable, or usable again, is an event; that a rocking bag does not
  /// rest on its balance stands in the historian.
  private void qualityChanged(Reading before, Reading after) {
    if (usable(before) && usable(after)) {
      return;
    }
    journal.append(
        Entry.STATION,
        new Event.QualityChanged(
            after.source(), before.quality().name(), after.quality().name(), after.cause().text()));
  }

  private static boolean usable(Reading reading) {
    return reading.isGood() || reading.cause() == Cause.NOT_STABLE;
  }

  /// A scan began late.
  void late(Duration by) {
    lateScans++;
    journal.append(Entry.STATION, new Event.ScanLate(by.toMillis(), lateScans));
  }

  /// Every output to its declared safe value, after a fault in the scan itself.
  void safeOutputs() {
    units.forEach(unit -> unit.outputs().safe());
  }

  /// Makes a fault in the scan itself known.
  void faulted(Throwable fault) {
    journal.append(Entry.STATION, new Event.ScanFailed(fault.toString()));
  }

  Snapshot snapshot() {
    return snapshot;
  }

  void subscribe(Consumer<Snapshot> listener) {
    listeners.add(listener);
  }

  void unsubscribe(Consumer<Snapshot> listener) {
    listeners.remove(listener);
  }
}
