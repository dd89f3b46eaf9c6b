package org.cellstation.console;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.api.Station.Session;
import org.cellstation.station.api.Tunings;
import org.cellstation.station.control.law.Pid;
import org.cellstation.station.tuning.Frequency;
import org.cellstation.station.tuning.Preview;
import org.cellstation.station.tuning.ProcessModel;
import org.cellstation.station.tuning.Proposal;
import org.cellstation.station.tuning.Simulation;
import org.cellstation.station.tuning.StepTest;
import org.cellstation.station.tuning.TestResult;
import org.jspecify.annotations.Nullable;

/// Tuning help made by hand: a tested temperature loop, a DO loop, a unit that is in use.
final class FakeTunings implements Tunings {
  private static final Pid.Tuning TEMPERATURE = Pid.Tuning.pi(22, 3500);
  private static final Pid.Tuning OXYGEN = Pid.Tuning.pi(1.2, 600);

  private final List<String> asked = new ArrayList<>();
  private volatile List<Place> places = List.of();
  private final Last tested;

  FakeTunings() {
    tested = tested();
    show(null, tested, false);
  }

  private static Last tested() {
    Simulation bag = new Simulation(ProcessModel.lag(0.08, 1800, 240), 10);
    StepTest test = new StepTest(42, new StepTest.Plan(8, 2, 4 * 3600, 600));
    for (int i = 0; test.end().isEmpty(); i++) {
      double wave = 0.01 * Math.sin(i * 1.7);
      bag.step(test.output(10.0 * i, 36.2 + bag.y() + wave) - 42);
    }
    List<Sample> samples = samples(test, 300);
    List<Double> fitted = new ArrayList<>();
    samples.forEach(s -> fitted.add(test.fit().orElseThrow().at(s.second())));
    return new Last(
        Kind.STEP,
        Instant.parse("2026-03-01T15:20:00Z"),
        "dora",
        "DONE",
        test.end().orElseThrow().text(),
        test.result().orElseThrow(),
        samples,
        fitted);
  }

  private static List<Sample> samples(StepTest test, int most) {
    double[] flat = test.trace().thinned(most);
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < flat.length; i += 3) {
      samples.add(new Sample(flat[i], flat[i + 1], flat[i + 2]));
    }
    return samples;
  }

  /// A test of the DO loop that is half way.
  void running() {
    List<Sample> half = tested.samples().subList(0, 120);
    show(
        new Running(
            Plan.step(8, 2, Duration.ofHours(4)),
            "dora",
            Instant.parse("2026-03-02T06:50:00Z"),
            "the output was moved by 8 %; waiting for the PV",
            0.42,
            half),
        tested,
        false);
  }

  void untested() {
    show(null, null, false);
  }

  void refused() {
    show(null, tested, true);
  }

  private void show(@Nullable Running running, @Nullable Last last, boolean occupied) {
    String why =
        occupied
            ? "BR-1 belongs to batch TC-0412. Loops are tested in water or medium, before or after a batch."
            : "";
    places =
        List.of(
            new Place(
                "BR-1",
                "temperature",
                "temperature",
                "degC",
                0.1,
                TEMPERATURE,
                last == null ? null : Pid.Tuning.pi(15, 4000),
                running == null ? why : "A test is going on in BR-1 already; wait, or cancel it.",
                true,
                running,
                last),
            new Place("BR-1", "DO", "DO", "%", 5, OXYGEN, null, why, true, null, null),
            new Place(
                "BR-2",
                "temperature",
                "temperature",
                "degC",
                0.1,
                TEMPERATURE,
                null,
                "The loops of BR-2 are off. Fill it with water or medium and turn them on first.",
                false,
                null,
                null));
  }

  List<String> asked() {
    return List.copyOf(asked);
  }

  private CompletableFuture<Reply> done(String what) {
    asked.add(what);
    return CompletableFuture.completedFuture(Reply.done(what));
  }

  @Override
  public List<Place> places() {
    return places;
  }

  @Override
  public CompletableFuture<Reply> turnOn(
      Session session, String unit, Map<String, Double> setpoints, String reason) {
    return done("on " + unit + " because " + reason);
  }

  @Override
  public CompletableFuture<Reply> turnOff(Session session, String unit, String reason) {
    return done("off " + unit + " because " + reason);
  }

  @Override
  public CompletableFuture<Reply> begin(
      Session session, String unit, String loop, Plan plan, String reason) {
    return done("begin " + unit + " " + loop + " " + plan + " because " + reason);
  }

  @Override
  public CompletableFuture<Reply> cancel(Session session, String unit, String reason) {
    return done("cancel " + unit + " because " + reason);
  }

  @Override
  public CompletableFuture<Reply> apply(
      Session session, String unit, String loop, Pid.Tuning tuning, String reason) {
    return done("apply " + unit + " " + loop + " because " + reason);
  }

  @Override
  public CompletableFuture<Reply> revert(Session session, String unit, String loop, String reason) {
    return done("revert " + unit + " " + loop + " because " + reason);
  }

  @Override
  public List<Comparison> proposals(String unit, String loop, double tauC) {
    List<Comparison> comparisons = new ArrayList<>();
    Place place = places.getFirst();
    Last last = place.last();
    TestResult result = last == null ? null : last.result();
    if (result != null && unit.equals("BR-1") && loop.equals("temperature")) {
      for (Proposal proposal : Proposal.of(result, tauC, TEMPERATURE, 1)) {
        double horizon = Preview.horizon(result.model(), TEMPERATURE, proposal.tuning());
        double load = Preview.load(result.model(), TEMPERATURE, proposal.tuning());
        comparisons.add(
            new Comparison(
                proposal,
                Preview.of(result.model(), TEMPERATURE, horizon, load),
                Preview.of(result.model(), proposal.tuning(), horizon, load),
                Frequency.peakSensitivity(result.model(), TEMPERATURE)));
      }
    }
    return comparisons;
  }
}
