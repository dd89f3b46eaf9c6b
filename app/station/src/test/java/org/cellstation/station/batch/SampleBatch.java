package org.cellstation.station.batch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.cellstation.station.api.Station;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;

/// A journal made by hand: a short batch in which a bit of everything happens, next to another
/// batch that must not get into the record.
final class SampleBatch {
  static final String BATCH = "B-2026-014";
  static final Instant BEGIN = Instant.parse("2026-03-28T20:00:00Z");
  private static final Instant SUMMER_TIME = Instant.parse("2026-03-29T01:00:00Z");
  private static final String STEP_CULTURE = "expansion/culture";

  private final List<Entry> entries = new ArrayList<>();
  private Instant now = BEGIN;

  static List<Entry> entries() {
    SampleBatch sample = new SampleBatch();
    sample.tell();
    return sample.entries;
  }

  /// The same, without anything worth a reviewer's time.
  static List<Entry> uneventful() {
    SampleBatch sample = new SampleBatch();
    sample.create();
    sample.state("", "IDLE", "RUNNING", "START");
    sample.after(3600).state("", "RUNNING", "COMPLETE", "complete");
    sample.add(new Event.BatchEnded(BATCH, "COMPLETE"));
    return sample.entries;
  }

  static List<Entry> running() {
    return entries().stream()
        .filter(e -> !(e.event() instanceof Event.BatchEnded || e.event() instanceof Event.Signed))
        .toList();
  }

  private void tell() {
    by("admin", new Event.UserCreated("a.lindqvist", "Åsa Lindqvist", "OPERATOR"));
    by("admin", new Event.UserCreated("m.wolny", "Małgorzata Wolny", "QA"));
    add(new Event.StateChanged("B-2026-013", "", "RUNNING", "COMPLETE", "complete"));
    after(60).create();
    after(30).by("a.lindqvist", new Event.LoggedIn("a.lindqvist"));
    by("a.lindqvist", new Event.CommandDecided(BATCH, "START", true, "IDLE -> RUNNING"));
    state("", "IDLE", "RUNNING", "START");
    state("preparation", "IDLE", "RUNNING", "START");
    phase("preparation/equilibrate", "equilibrate", "temperature", "37 degC", "DO", "40 %");
    state("preparation/equilibrate", "IDLE", "RUNNING", "START");
    add(new Event.LifeSupportSet(BATCH, "BR-1", true, 15, 200));
    add(new Event.PhaseNoted(BATCH, "preparation/equilibrate", "tare", 412.5));
    add(setpoint("temperature", 22, 37, "degC", "phase equilibrate"));
    add(setpoint("DO", 0, 40, "%", "phase equilibrate"));
    add(alarm("BR-1.temperature.low", "SUPPRESS", "NORMAL", "SUPPRESSED_BY_DESIGN", 22, "culture"));
    add(
        alarm(
            "BR-1.temperature.low",
            "ALARM",
            "NORMAL",
            "UNACKNOWLEDGED",
            22,
            "not announced: SUPPRESSED_BY_DESIGN"));
    after(2 * 3600);
    add(
        new Event.ConditionWaiting(
            BATCH, "preparation/equilibrate", "temperature >= 36.8 degC", "temperature stale"));
    add(new Event.LinkChanged("analytics", "UP", "DOWN", "no reply on the port; check the plug"));
    add(new Event.QualityChanged("AT-101.temperature", "GOOD", "BAD", "stale"));
    after(95).add(new Event.LinkChanged("analytics", "DOWN", "UP", ""));
    add(new Event.QualityChanged("AT-101.temperature", "BAD", "GOOD", "ok"));
    add(
        new Event.ConditionWaiting(
            BATCH, "preparation/equilibrate", "temperature >= 36.8 degC", ""));
    add(new Event.QualityChanged("WT-101.weight", "GOOD", "UNCERTAIN", "not stable"));
    add(new Event.QualityChanged("WT-101.weight", "UNCERTAIN", "GOOD", "ok"));
    state("preparation/equilibrate", "RUNNING", "COMPLETE", "complete");
    add(new Event.TransitionTaken(BATCH, "preparation", "temperature >= 36.8 degC"));
    state("preparation", "RUNNING", "COMPLETE", "complete");
    state(STEP_CULTURE, "IDLE", "RUNNING", "START");
    phase(STEP_CULTURE, "expand", "duration", "12 h", "DO", "40 %", "pH", "7.2 pH");
    add(
        new Event.PromptRaised(
            BATCH,
            STEP_CULTURE,
            "p-1",
            "Scan the cell bag, enter lot and the measured cell count",
            List.of("lot", "cell count", "α-CD3 lot"),
            "",
            false,
            "",
            0));
    after(400)
        .by(
            "a.lindqvist",
            new Event.PromptAnswered(
                BATCH,
                STEP_CULTURE,
                "p-1",
                Map.of("lot", "G12349865432", "cell count", "0.26 1e6/mL", "α-CD3 lot", "7Ł"),
                "",
                false));
    after(3600)
        .by("a.lindqvist", new Event.CommandDecided(BATCH, "HOLD", true, "RUNNING -> HOLDING"));
    by("a.lindqvist", stateEvent("", "RUNNING", "HOLDING", "HOLD"));
    after(2).state("", "HOLDING", "HELD", "complete");
    by(
        "a.lindqvist",
        new Event.CommandDecided(
            BATCH, "RESUME", false, "RESUME is not possible in HELD; RESTART or STOP is"));
    after(600)
        .by("a.lindqvist", new Event.CommandDecided(BATCH, "RESTART", true, "HELD -> RESTARTING"));
    state("", "HELD", "RESTARTING", "RESTART");
    after(1).state("", "RESTARTING", "RUNNING", "complete");
    after(3600);
    add(alarm("BR-1.temperature.high", "ALARM", "NORMAL", "UNACKNOWLEDGED", 38.06, ""));
    after(75)
        .by(
            "a.lindqvist",
            alarm(
                "BR-1.temperature.high",
                "ACK",
                "UNACKNOWLEDGED",
                "ACKNOWLEDGED",
                38.1,
                "lid open"));
    by("a.lindqvist", setpoint("temperature", 37, 36.5, "degC", "culture too warm, lid was open"));
    by(
        "a.lindqvist",
        new Event.ModeChanged(BATCH, "BR-1", "pH", "AUTO", "MANUAL", "probe being rinsed"));
    by(
        "a.lindqvist",
        new Event.OutputSet(BATCH, "BR-1", "pH", 61.25, 50, "%", "probe being rinsed"));
    add(new Event.OutputSet(BATCH, "BR-1", "pad setpoint", 39.1, 38.7, "degC", "loop"));
    add(new Event.SetpointChanged("", "BR-2", "DO", 40, 50, "%", "another unit"));
    after(900);
    add(alarm("BR-1.temperature.high", "RTN", "ACKNOWLEDGED", "NORMAL", 37.7, ""));
    add(alarm("BR-1.weight.low", "ALARM", "NORMAL", "UNACKNOWLEDGED", 912.4, ""));
    by(
        "a.lindqvist",
        alarm(
            "BR-1.weight.low",
            "SHELVE",
            "UNACKNOWLEDGED",
            "SHELVED",
            912.4,
            "until 2026-03-29T09:00:00Z: sampling"));
    add(
        new Event.InterlockTripped(
            BATCH,
            "BR-1",
            "overfill-volume",
            "More pumped in than the vessel holds",
            "content by volume balance above 1530 g for 2 s",
            1531.5,
            List.of("feed pump 0", "procedure HOLD"),
            true,
            false));
    after(120)
        .by(
            "a.lindqvist",
            new Event.InterlockReset(
                BATCH,
                "BR-1",
                "overfill-volume",
                "More pumped in than the vessel holds",
                "reset by a person"));
    by(
        "p.dekker",
        new Event.InterlockBypassed(
            BATCH,
            "BR-1",
            "pad-hot",
            "Heating pad too hot, heating reduced",
            now.plusSeconds(900),
            "sensor being exchanged"));
    after(300)
        .by(
            "p.dekker",
            new Event.InterlockBypassEnded(
                BATCH,
                "BR-1",
                "pad-hot",
                "Heating pad too hot, heating reduced",
                "sensor exchanged"));
    add(
        new Event.PermissiveRefused(
            BATCH,
            "BR-1",
            "feed-with-weight",
            "Feeding begins only with the weight measured",
            "feed pump above 0",
            "weight not measured"));
    add(new Event.ContentNoted(BATCH, "BR-1", 1003.25, "by volume balance"));
    add(new Event.InterlockReset("", "BR-2", "pad-hot", "of another unit", "the cause is gone"));
    add(new Event.ScanLate(1_200, 1));
    add(new Event.ClockJumped(-2_500));
    add(
        new Event.HistorianGap(
            Instant.parse("2026-03-29T00:10:00Z"),
            Instant.parse("2026-03-29T00:11:30Z"),
            "disk was full"));
    after(600).add(new Event.StationStarted("0.1.0", "Suite 3"));
    add(
        new Event.BatchInterrupted(
            BATCH, now.minusSeconds(240), "held; RESTART after checking the bag"));
    after(7200).add(new Event.LifeSupportSet(BATCH, "BR-1", false, 0, 0));
    state(STEP_CULTURE, "RUNNING", "STOPPED", "STOP");
    state("", "RUNNING", "STOPPED", "STOP");
    add(new Event.BatchEnded(BATCH, "STOPPED"));
    after(3600).by("m.wolny", new Event.LoggedIn("m.wolny"));
    by("m.wolny", new Event.Signed(BATCH, "Reviewed", "Małgorzata Wolny", "4f".repeat(32), "", ""));
    add(new Event.LinkChanged("gas", "UP", "DOWN", "after the batch"));
    add(deviation(BATCH + "-D1", "the station was away for 00:04:00", 240));
    add(deviation(BATCH + "-D2", "flow 12 mL/min is above 10 mL/min", 0));
    by("a.lindqvist", deviation(BATCH + "-D1", "EXPLAINED", "Åsa Lindqvist", "power cut"));
    by("m.wolny", deviation(BATCH + "-D1", "CLOSED", "Małgorzata Wolny", "no effect on cells"));
    add(gap());
    change();
  }

  private void change() {
    String id = BATCH + "-C1";
    by(
        "a.lindqvist",
        new Event.RecipeChangeProposed(
            BATCH,
            id,
            false,
            "ab".repeat(32),
            "cd".repeat(32),
            "1.3",
            "recipe: t-cell-expansion",
            Map.of("temperature", "37 degC"),
            List.of("expand: duration 12 h is 18 h"),
            "cells grow slowly"));
    add(
        new Event.RecipeChangePreviewed(
            BATCH,
            id,
            now,
            List.of("Viable cells as sampled 2 h ago."),
            List.of("Outcome", "Viable cells at the end"),
            List.of("HELD, no base; no acid", "4.1 1e6/mL"),
            List.of("COMPLETE", "6.8 1e6/mL"),
            "report.html",
            "ef".repeat(32)));
    by(
        "a.lindqvist",
        new Event.RecipeChangeSigned(
            BATCH, id, "AUTHORED", "Åsa Lindqvist", "", "1a".repeat(32), "ef".repeat(32)));
    by(
        "m.wolny",
        new Event.RecipeChangeSigned(
            BATCH, id, "APPROVED", "Małgorzata Wolny", "seen", "1a".repeat(32), "ef".repeat(32)));
    add(new Event.RecipeChanged(BATCH, id, "cd".repeat(32), "between phases"));
  }

  private Event gap() {
    return new Event.BatchGap(
        BATCH,
        "BR-1",
        now.minusSeconds(449),
        now,
        Map.of(
            "temperature",
            "degC;2026-03-29T03:45:50Z;2026-03-29T03:53:21Z;37.01;35.25;OUTSIDE_LIMITS;36.0",
            "DO",
            "%;2026-03-29T03:45:50Z;-;40.5;-;NOT_BACK;-"),
        Map.of(
            "rock rate",
            "rpm;20.0;15.0;LEFT_ALONE;within 60 s of silence it goes to this by itself"),
        List.of("DO is not measured any more", "temperature came back at 35.25, limit 36 degC"),
        BATCH + "-D1",
        false,
        "the recipe does not let it go on by itself");
  }

  private Event deviation(String id, String what, long seconds) {
    String kind = seconds > 0 ? "INTERRUPTION" : "FORMULA";
    return new Event.DeviationRaised(BATCH, "BR-1", id, kind, what, now.minusSeconds(seconds), now);
  }

  private static Event deviation(String id, String meaning, String name, String reason) {
    return new Event.DeviationSigned(BATCH, id, meaning, name, reason, "5d".repeat(32));
  }

  private void create() {
    by(
        "a.lindqvist",
        new Event.BatchCreated(
            BATCH,
            "BR-1",
            "ORD-7731",
            "t-cell-expansion",
            "1.2",
            "ab".repeat(32),
            """
            recipe: t-cell-expansion
            version: "1.2"
            steps:
              - equilibrate:
                  temperature: 37 degC
                  DO: 40 %
              - expand:
                  duration: 12 h   # α-CD3 stimulated
            """,
            "PATIENT",
            "1 L",
            Map.of("temperature", "37 degC"),
            Map.of()));
  }

  private SampleBatch after(long seconds) {
    now = now.plusSeconds(seconds);
    return this;
  }

  private void state(String path, String from, String to, String cause) {
    add(stateEvent(path, from, to, cause));
  }

  private static Event stateEvent(String path, String from, String to, String cause) {
    return new Event.StateChanged(BATCH, path, from, to, cause);
  }

  private void phase(String path, String phase, String... parameters) {
    Map<String, String> map = new HashMap<>();
    for (int i = 0; i < parameters.length; i += 2) {
      map.put(parameters[i], parameters[i + 1]);
    }
    add(new Event.PhaseBegun(BATCH, path, "BR-1", phase, Map.copyOf(map)));
  }

  private static Event setpoint(String loop, double from, double to, String unit, String reason) {
    return new Event.SetpointChanged(BATCH, "BR-1", loop, from, to, unit, reason);
  }

  private static Event alarm(
      String id, String cause, String from, String to, double value, String comment) {
    return new Event.AlarmChanged(
        BATCH, id, "HIGH", "Message of " + id, cause, from, to, value, 38, comment);
  }

  private void add(Event event) {
    by(Entry.STATION, event);
  }

  private void by(String actor, Event event) {
    long sequence = 100L + entries.size();
    entries.add(
        new Entry(
            sequence,
            now,
            now.isBefore(SUMMER_TIME) ? "+01:00" : "+02:00",
            actor,
            event,
            "%064x".formatted(sequence - 1),
            "%064x".formatted(sequence)));
    now = now.plusMillis(250);
  }

  /// Three buckets, to be read in a golden file.
  static Station.Trend shortTrend(
      String unit, String variable, Instant from, Instant to, int buckets) {
    return new Station.Trend(
        unit,
        variable,
        engUnit(variable),
        from,
        to,
        new double[] {1.5, Double.NaN, 2},
        new double[] {1.75, Double.NaN, 2.25});
  }

  /// What the bag measures.
  static TrendSource ofTheBag(TrendSource source) {
    Set<String> measured =
        Set.of("temperature", "pH", "DO", "weight", "rock rate", "air flow", "O2 flow", "CO2 flow");
    return new TrendSource() {
      @Override
      public Station.Trend trend(
          String unit, String variable, Instant from, Instant to, int buckets) {
        return source.trend(unit, variable, from, to, buckets);
      }

      @Override
      public boolean measures(String unit, String variable) {
        return measured.contains(variable);
      }
    };
  }

  /// A night on a bag, as the historian would give it.
  static Station.Trend trend(String unit, String variable, Instant from, Instant to, int buckets) {
    double hours = Duration.between(from, to).toSeconds() / 3600.0;
    DoubleUnaryOperator curve =
        switch (variable) {
          case "temperature" -> h -> 37 - 15 * Math.exp(-h * 1.6) + (h > 4 && h < 4.4 ? 1 : 0);
          case "pH" -> h -> 7.2 + 0.15 * Math.exp(-h) - 0.004 * h;
          case "DO" -> h -> Math.max(40, 100 - 22 * h);
          case "weight" -> h -> 1003 - 1.2 * h;
          case "rock rate" -> h -> 15 + Math.max(0, h - 2.7) * 1.2;
          case "air flow" -> h -> 190 - 2 * h;
          case "O2 flow" -> h -> h > 6 ? 12 * (h - 6) : 0;
          default -> h -> 10 - 0.4 * h;
        };
    double noise = variable.equals("pH") ? 0.004 : variable.equals("weight") ? 2 : 0.15;
    double[] min = new double[buckets];
    double[] max = new double[buckets];
    for (int i = 0; i < buckets; i++) {
      double h = (i + 0.5) / buckets * hours;
      boolean gap = h > 2.05 && h < 2.15 && !variable.endsWith("flow");
      double value = gap ? Double.NaN : curve.applyAsDouble(h);
      min[i] = value - noise * (1 + Math.sin(i * 12.9898)) / 2;
      max[i] = value + noise * (1 + Math.cos(i * 78.233)) / 2;
    }
    return new Station.Trend(unit, variable, engUnit(variable), from, to, min, max);
  }

  private static String engUnit(String variable) {
    return switch (variable) {
      case "temperature" -> "degC";
      case "pH" -> "pH";
      case "DO" -> "%";
      case "weight" -> "g";
      case "rock rate" -> "rpm";
      default -> "mL/min";
    };
  }
}
