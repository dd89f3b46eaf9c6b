package org.cellstation.app.virtual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cellstation.app.operator.RefusedException;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.simulator.Equipment;
import org.cellstation.simulator.SkidSettings;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.Scenario;
import org.cellstation.station.api.Snapshot;
import org.cellstation.station.storage.DiskStorage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole station on the cleanroom skid: everything is read, and every fault of every instrument
/// and line is told as it is and forgotten when it is over.
final class CleanroomTest {
  private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

  /// Seconds between two polls, where it is not 2 at most.
  private static final Map<String, Integer> SLOW = Map.of("AT-201", 10, "UPS-101", 5, "AT-105", 5);

  /// The longest back-off of a bus.
  private static final int BACK_OFF = 30;

  /// A particle counter has something to say once a minute.
  private static final int SAMPLE = 60;

  /// From one sample of an analyser to the result of the next.
  private static final int ANALYSIS = 1020;

  /// Who is on which line.
  private static final Map<String, List<String>> LINES = new LinkedHashMap<>();

  static {
    LINES.put("probes", List.of("AT-101", "AT-102", "AT-103"));
    LINES.put("gateway", List.of("AT-104", "AT-105", "PT-101"));
    LINES.put("gas", List.of("FIC-101", "FIC-102", "FIC-103", "FIC-104"));
    LINES.put("dosing", List.of("P-103", "P-104"));
    LINES.put("pumping", List.of("P-101"));
    LINES.put("transfer", List.of("P-102"));
    LINES.put("weighing", List.of("WT-101"));
    LINES.put("bottle", List.of("WT-102"));
    LINES.put("heating", List.of("TIC-101", "PDT-201"));
    LINES.put("cooling", List.of("TIC-102"));
    LINES.put("rocking", List.of("RK-101"));
    LINES.put("particles", List.of("AT-201"));
    LINES.put("scanner", List.of("BC-101"));
    LINES.put("printer", List.of("LP-101"));
    LINES.put("supply", List.of("UPS-101"));
  }

  /// Shown as no good value within two polls.
  private static final Set<Fault> SHOWN =
      Set.of(
          Fault.SILENT,
          Fault.LATE,
          Fault.TRUNCATED,
          Fault.BAD_CRC,
          Fault.WRONG_ID,
          Fault.EXCEPTION_1,
          Fault.EXCEPTION_2,
          Fault.EXCEPTION_3,
          Fault.EXCEPTION_4,
          Fault.EXCEPTION_5,
          Fault.EXCEPTION_6,
          Fault.ERROR_REPLY,
          Fault.POWER_LOST,
          Fault.PROBE_LOST,
          Fault.UNSTABLE,
          Fault.UNPLUGGED,
          Fault.VANISHED);

  /// Seen through, or shown; in no case believed.
  private static final Set<Fault> SURVIVED =
      Set.of(Fault.TWO_FRAMES, Fault.ECHO, Fault.FOREIGN_TRAFFIC);

  @TempDir private Path folder;

  private VirtualStation virtual = unopened();
  private final List<String> wrong = new ArrayList<>();

  @SuppressWarnings("NullAway") // opened before each test
  private static VirtualStation unopened() {
    return null;
  }

  @BeforeEach
  void open() throws IOException {
    virtual =
        new VirtualStation(
            DiskStorage.unforced(folder.resolve("journal")),
            DiskStorage.unforced(folder.resolve("historian")),
            folder,
            SkidSettings.nominal().with(Equipment.CLEANROOM),
            START,
            Duration.ofSeconds(1));
    virtual.advance(Duration.ofMinutes(9));
  }

  @AfterEach
  void close() {
    virtual.close();
  }

  private Map<String, Reading> readings() {
    return virtual.station().snapshot().units().getFirst().readings();
  }

  private static String site(Reading reading) {
    return reading.source().substring(0, reading.source().indexOf('.'));
  }

  @Test
  void everythingIsReadAndNothingIsWrong() {
    Map<String, Reading> all = readings();
    assertEquals(31, all.size());
    all.forEach((name, reading) -> assertTrue(reading.isGood(), name + ": " + reading));
    Set<String> read = new TreeSet<>();
    all.values().forEach(reading -> read.add(site(reading)));
    Set<String> configured = new TreeSet<>();
    LINES.values().forEach(configured::addAll);
    assertEquals(configured, read, "every instrument shows something");
    assertEquals(10_000, value("feed bottle"), 5);
    assertEquals(4, value("feed temperature"), 0.5);
    assertEquals(15, value("room pressure"), 1);
    assertEquals(800, value("particles 0.5 um"), 100);
    assertEquals(1, value("mains"));
    assertEquals(1, value("printer ready"));
  }

  private double value(String variable) {
    return virtual.station().snapshot().units().getFirst().reading(variable).value();
  }

  @Test
  void everyFaultOfEveryInstrumentAndLineIsToldAsItIsAndForgottenWhenItIsOver() {
    int cases = 0;
    for (Map.Entry<String, Set<Fault>> site : virtual.skid().faults().possible().entrySet()) {
      List<String> hit = LINES.getOrDefault(site.getKey(), List.of(instrument(site.getKey())));
      for (Fault fault : new TreeSet<>(site.getValue())) {
        if (SHOWN.contains(fault) || SURVIVED.contains(fault) || fault == Fault.BYTE_BY_BYTE) {
          suffer(site.getKey(), fault, hit);
          cases++;
        }
      }
    }
    assertTrue(cases > 250, cases + " cases");
    assertEquals("", String.join(System.lineSeparator(), wrong));
  }

  private void suffer(String site, Fault fault, List<String> hit) {
    String what = site + " " + fault.text();
    Map<String, Reading> before = readings();
    int shownAfter = 0;
    for (String instrument : hit) {
      shownAfter = Math.max(shownAfter, 2 * period(instrument) + 1);
    }
    if (hit.contains("AT-201") && fault == Fault.PROBE_LOST) {
      shownAfter = SAMPLE + 2 * period("AT-201");
    }
    virtual.skid().faults().set(site, fault, true);
    virtual.advance(Duration.ofSeconds(shownAfter));
    boolean mustShow = SHOWN.contains(fault) && !hit.contains("BC-101");
    mustShow |= fault == Fault.VANISHED;
    for (int i = 0; i < 3; i++) {
      judge(what, fault, hit, before, mustShow);
      virtual.advance(Duration.ofSeconds(1));
    }
    virtual.skid().faults().clear();
    recover(what, hit);
  }

  /// `PT-101` of the site `PT-101.transmembrane`.
  private static String instrument(String site) {
    int dot = site.indexOf('.');
    return dot < 0 ? site : site.substring(0, dot);
  }

  /// A pH sensor whose glass is broken still knows its temperature, and one of two pressures that
  /// share a transmitter goes on without the other.
  private static boolean isOfWhatIsLeft(String variable, String what, Fault fault) {
    return fault == Fault.PROBE_LOST
        && (variable.equals("temperature")
            || variable.equals(
                what.contains(".transmembrane")
                    ? "head-space pressure"
                    : "transmembrane pressure"));
  }

  private static int period(String instrument) {
    return SLOW.getOrDefault(instrument, 2);
  }

  private void judge(
      String what, Fault fault, List<String> hit, Map<String, Reading> before, boolean mustShow) {
    readings()
        .forEach(
            (name, now) -> {
              boolean concerned = hit.contains(site(now));
              boolean good = now.isGood();
              if (good && concerned && mustShow && !isOfWhatIsLeft(name, what, fault)) {
                wrong.add(what + ": " + name + " is shown as good: " + now.value());
              } else if (!good && (!concerned || fault == Fault.BYTE_BY_BYTE)) {
                wrong.add(what + ": " + name + " is " + now.cause());
              } else if (good && concerned && isAnother(name, now, before.get(name))) {
                wrong.add(what + ": " + name + " shows " + now.value());
              }
            });
  }

  /// Nothing in the skid changes by a quarter within seconds while nobody operates it.
  private static boolean isAnother(String name, Reading now, @Nullable Reading before) {
    double noise = name.endsWith(" flow") ? 1.5 : 0.5;
    return before == null
        || Math.abs(now.value() - before.value()) > noise + 0.25 * Math.abs(before.value());
  }

  private void recover(String what, List<String> hit) {
    int patience = BACK_OFF + 2 * period(hit.getFirst());
    if (hit.contains("AT-201")) {
      patience += SAMPLE;
    }
    if (hit.contains("AT-105")) {
      patience += ANALYSIS;
    }
    for (int i = 0; i < patience; i++) {
      virtual.advance(Duration.ofSeconds(1));
      if (readings().values().stream().allMatch(Reading::isGood)) {
        return;
      }
    }
    readings()
        .forEach(
            (name, reading) -> {
              if (!reading.isGood()) {
                wrong.add("after " + what + ": " + name + " is still " + reading.cause());
              }
            });
    virtual.advance(Duration.ofMinutes(2));
  }

  @Test
  void aDoorThatStandsOpenLostMainsAndMissingLabelsRaiseTheirAlarms() {
    virtual.skid().faults().set("room", Fault.DOOR_OPEN, true);
    virtual.skid().faults().set("LP-101", Fault.PAPER_OUT, true);
    virtual.advance(Duration.ofHours(2));
    virtual.skid().faults().set("room", Fault.MAINS_LOST, true);
    virtual.advance(Duration.ofMinutes(20));
    Set<String> listed = new TreeSet<>();
    for (Snapshot.Alarm alarm : virtual.station().snapshot().alarms()) {
      if (alarm.listed()) {
        listed.add(alarm.message());
      }
    }
    for (String message :
        List.of(
            "Room pressure lost",
            "Too many particles",
            "Too many large particles",
            "On battery",
            "Label printer not ready")) {
      assertTrue(listed.contains(message), message + " is not in " + listed);
    }
  }

  @Test
  void aThermostatThatWasWithoutPowerIsStartedAgainAndTheFeedIsColdAgain() {
    virtual.skid().faults().set("TIC-102", Fault.POWER_LOST, true);
    virtual.advance(Duration.ofHours(4));
    virtual.skid().faults().clear();
    virtual.advance(Duration.ofMinutes(12));
    assertTrue(value("feed temperature") > 10, "the feed was not warm");
    assertTrue(
        virtual.station().snapshot().alarms().stream()
            .anyMatch(alarm -> alarm.listed() && alarm.message().equals("Feed not cooled")));
    virtual.advance(Duration.ofHours(6));
    assertEquals(4, value("feed temperature"), 0.5);
  }

  @Test
  void aWholeBatchRunsOnTheCleanroomSkidAndTheBottleIsDrawnUpon()
      throws IOException, RefusedException {
    var plan =
        new Rehearsal.Plan(
            "t-cell-expansion-short",
            "B-1",
            folder.resolve("batch"),
            SkidSettings.nominal().with(Equipment.CLEANROOM),
            Scenario.none(),
            START);
    try (var rehearsal = new Rehearsal(plan)) {
      assertTrue(rehearsal.run(picture -> {}).complete());
      Map<String, Reading> end =
          rehearsal.virtual().station().snapshot().units().getFirst().readings();
      end.forEach(
          (name, reading) -> assertTrue(reading.quality() != Quality.BAD, name + ": " + reading));
      assertTrue(
          rehearsal.virtual().skid().truth().millilitres() < 50, "harvested by the big pump");
      Reading bottle = end.get("feed bottle");
      assertTrue(bottle != null && bottle.value() < 9900, "the feed came from nowhere");
    }
  }
}
