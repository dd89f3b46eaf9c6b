package org.cellstation.station.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cellstation.drivers.bus.LinkStatus;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.station.alarm.AlarmChange;
import org.cellstation.station.alarm.AlarmDefinition;
import org.cellstation.station.alarm.AlarmDefinition.Kind;
import org.cellstation.station.alarm.AlarmEngine;
import org.cellstation.station.alarm.AlarmEvent;
import org.cellstation.station.alarm.AlarmPriority;
import org.cellstation.station.alarm.AlarmStatus;
import org.cellstation.station.alarm.PlannedSetpoint;
import org.cellstation.station.api.Snapshot;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.arbitration.Circle;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.cellstation.station.journal.Journal;
import org.jspecify.annotations.Nullable;

/// All alarms: one engine a unit, and one for the station itself.
///
/// Owned by the control thread.
final class StationAlarms {
  private static final String JOURNAL = "station.journal";
  private static final String SCAN = "station.scan";
  private static final String LINK = "station.link ";
  private static final String HELD = "station.held ";
  private static final String CIRCLE = "station.circle ";
  private static final String EXCHANGED = "station.exchanged ";

  /// A scan that was late is shown for this long.
  private static final Duration LATE_SHOWN = Duration.ofMinutes(10);

  private record UnitAlarms(UnitRun unit, AlarmEngine engine) {}

  private final Journal journal;
  private final List<UnitAlarms> units = new ArrayList<>();
  private final AlarmEngine station;
  private final Map<String, String> linkNames = new HashMap<>();
  private final Map<String, String> exchangedNames = new HashMap<>();
  private final Map<String, String> heldNames = new HashMap<>();
  private final Map<String, String> circleNames = new HashMap<>();
  private @Nullable Circle circle;
  private String circleWords = "";
  private final Map<String, String> messageNames = new HashMap<>();
  private String actor = Entry.STATION;
  private long lateSeen;
  private Instant lateUntil = Instant.MIN;

  StationAlarms(List<UnitRun> runs, List<String> buses, List<String> instruments, Journal journal) {
    this.journal = journal;
    for (UnitRun run : runs) {
      units.add(
          new UnitAlarms(
              run,
              new AlarmEngine(
                  run.configuration().alarms(), change -> journal(run.runningBatch(), change))));
    }
    station = new AlarmEngine(definitions(runs, buses, instruments), change -> journal("", change));
  }

  private static List<AlarmDefinition> definitions(
      List<UnitRun> runs, List<String> buses, List<String> instruments) {
    List<AlarmDefinition> all = new ArrayList<>();
    all.add(
        condition(
            JOURNAL,
            "",
            AlarmPriority.HIGH,
            Duration.ZERO,
            "The journal cannot write",
            "Disk full, removed or defective",
            "Recipes stand still and requests are refused; loops run on",
            "Free space on the data disk or reconnect it; do not switch off"));
    all.add(
        condition(
            SCAN,
            "",
            AlarmPriority.LOW,
            Duration.ZERO,
            "A scan of the control thread began late",
            "The computer is overloaded or was asleep",
            "Loops act late",
            "Close other programs; check the computer's power settings"));
    for (String bus : buses) {
      all.add(
          condition(
              LINK + bus,
              "",
              AlarmPriority.MEDIUM,
              Duration.ofSeconds(10),
              "Link " + bus + " is not fully up",
              "Cable or instrument unplugged, supply off, wrong port",
              "Its instruments are not measured and not driven",
              "Check cable, supply and port; look at the links screen"));
    }
    for (String instrument : instruments) {
      all.add(
          condition(
              EXCHANGED + instrument,
              "",
              AlarmPriority.HIGH,
              Duration.ZERO,
              "Another instrument answers in the place of " + instrument,
              "It was exchanged, or two cables were swapped",
              "It is neither read nor written",
              "Look at the links screen: accept the instrument or put the other one back"));
    }
    for (UnitRun run : runs) {
      all.add(
          condition(
              HELD + run.id(),
              run.id(),
              AlarmPriority.MEDIUM,
              Duration.ZERO,
              "The procedure on " + run.id() + " is held",
              "A phase could not go on, or a person held it",
              "Life support runs on, the recipe does not",
              "Read why, mend it, then RESTART"));
      all.add(
          condition(
              CIRCLE + run.id(),
              run.id(),
              AlarmPriority.MEDIUM,
              Duration.ZERO,
              "Batches wait for each other",
              "Each has a unit or equipment that the other one needs",
              "None of them goes on; life support runs on",
              "STOP the one that can be withdrawn"));
      all.add(
          condition(
              UnitMessages.ALARM + run.id(),
              run.id(),
              AlarmPriority.LOW,
              Duration.ZERO,
              "Message from " + run.id(),
              "The recipe has something to say",
              "Nobody knows of it",
              "Read it and acknowledge it"));
    }
    return all;
  }

  private static AlarmDefinition condition(
      String id,
      String unit,
      AlarmPriority priority,
      Duration onDelay,
      String message,
      String cause,
      String consequence,
      String response) {
    return new AlarmDefinition(
        id,
        unit,
        "",
        "",
        Kind.CONDITION,
        Double.NaN,
        0,
        onDelay,
        Duration.ZERO,
        priority,
        false,
        message,
        cause,
        consequence,
        response,
        Duration.ofMinutes(15));
  }

  void scan(
      Instant now,
      LinkWatch links,
      InstrumentRegister register,
      Optional<Circle> waiting,
      long lateScans,
      String journalTrouble) {
    if (lateScans > lateSeen) {
      lateSeen = lateScans;
      lateUntil = now.plus(LATE_SHOWN);
    }
    station.condition(SCAN, now.isBefore(lateUntil), "");
    station.condition(JOURNAL, !journalTrouble.isEmpty(), "");
    for (LinkWatch.Watched link : links.all()) {
      station.condition(name(linkNames, LINK, link.id()), link.state() != LinkStatus.State.UP, "");
    }
    register.eachInstrument(
        (instrument, exchanged) ->
            station.condition(name(exchangedNames, EXCHANGED, instrument), exchanged, ""));
    look(waiting.orElse(null));
    for (UnitAlarms one : units) {
      boolean caught = circle != null && circle.batches().contains(one.unit().runningBatch());
      station.condition(
          name(circleNames, CIRCLE, one.unit().id()), caught, caught ? circleWords : "");
      station.condition(
          name(heldNames, HELD, one.unit().id()), one.unit().held(), one.unit().heldBecause());
      String message = one.unit().messages().shown();
      station.condition(
          name(messageNames, UnitMessages.ALARM, one.unit().id()), !message.isEmpty(), message);
      one.unit().interlocks().tell(one.engine());
      one.engine().scan(one.unit()::read, now, group -> one.unit().culture(), one.unit()::planned);
    }
    station.scan(StationAlarms::nothingMeasured, now, group -> true, loop -> PlannedSetpoint.NONE);
  }

  private void look(@Nullable Circle waiting) {
    if (!Objects.equals(waiting, circle)) {
      circle = waiting;
      circleWords = waiting == null ? "" : waiting.words() + ". " + remedy(waiting);
    }
  }

  /// A batch without cells loses least.
  private String remedy(Circle waiting) {
    for (String batch : waiting.batches()) {
      boolean cells =
          units.stream()
              .map(UnitAlarms::unit)
              .anyMatch(unit -> unit.runningBatch().equals(batch) && unit.culture());
      if (!cells) {
        return batch + " has no cells: STOP it, and begin it again when the other one is over";
      }
    }
    return "All of them have cells: STOP the one whose cells can be kept elsewhere";
  }

  private static Reading nothingMeasured(String variable) {
    throw new IllegalStateException("the station's own alarms measure nothing: " + variable);
  }

  /// Put together once, not at every scan.
  private static String name(Map<String, String> names, String kind, String of) {
    String name = names.get(of);
    if (name == null) {
      name = kind + of;
      names.put(of, name);
    }
    return name;
  }

  Reply acknowledge(String user, String alarm, String comment, Instant now) {
    for (AlarmEngine engine : engines()) {
      Optional<AlarmStatus> found =
          engine.alarms().stream().filter(status -> status.id().equals(alarm)).findFirst();
      if (found.isPresent()) {
        if (found.get().priority() == AlarmPriority.HIGH && comment.isBlank()) {
          return Reply.refused("A high alarm needs a comment: what did you find, what do you do?");
        }
        actor = user;
        try {
          return engine
              .acknowledge(alarm, comment.strip(), now)
              .map(Reply::refused)
              .orElseGet(() -> Reply.done("Acknowledged."));
        } finally {
          actor = Entry.STATION;
        }
      }
    }
    return Reply.refused("There is no active alarm " + alarm + ".");
  }

  /// Takes up, after a restart, what the journal says of all alarms.
  void restore(Entry entry) {
    if (entry.event() instanceof Event.AlarmChanged changed) {
      for (AlarmEngine engine : engines()) {
        engine.restore(
            changed.alarm(), AlarmEvent.valueOf(changed.cause()), changed.comment(), entry.utc());
      }
    }
  }

  List<Snapshot.Alarm> snapshots() {
    List<Snapshot.Alarm> all = new ArrayList<>();
    for (AlarmEngine engine : engines()) {
      for (AlarmStatus s : engine.alarms()) {
        all.add(
            new Snapshot.Alarm(
                s.id(),
                s.unit(),
                s.priority(),
                s.state(),
                s.message(),
                s.response(),
                s.value(),
                s.limit(),
                s.since()));
      }
    }
    return all;
  }

  private List<AlarmEngine> engines() {
    List<AlarmEngine> engines = new ArrayList<>();
    engines.add(station);
    units.forEach(one -> engines.add(one.engine()));
    return engines;
  }

  private void journal(String batch, AlarmChange change) {
    AlarmDefinition definition = change.definition();
    if (change.event() == AlarmEvent.ACK) {
      for (UnitAlarms one : units) {
        one.unit().messages().acknowledged(definition.id());
      }
    }
    journal.append(
        actor,
        new Event.AlarmChanged(
            batch,
            definition.id(),
            definition.priority().name(),
            change.message(),
            change.event().name(),
            change.from().name(),
            change.to().name(),
            change.value(),
            change.limit(),
            change.comment()));
  }
}
