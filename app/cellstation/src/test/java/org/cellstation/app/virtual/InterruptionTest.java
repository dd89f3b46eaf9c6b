package org.cellstation.app.virtual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cellstation.app.operator.RefusedException;
import org.cellstation.recipes.engine.Command;
import org.cellstation.recipes.engine.ProcedureState;
import org.cellstation.recipes.library.RecipeLibrary;
import org.cellstation.simulator.Skid;
import org.cellstation.simulator.SkidSettings;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.station.api.Deviations.Deviation;
import org.cellstation.station.api.Deviations.Meaning;
import org.cellstation.station.api.Interruptions.Found;
import org.cellstation.station.api.Interruptions.Interruption;
import org.cellstation.station.api.Interruptions.Kept;
import org.cellstation.station.api.Interruptions.Seen;
import org.cellstation.station.api.Interruptions.Sight;
import org.cellstation.station.api.Snapshot;
import org.cellstation.station.api.Station.Credentials;
import org.cellstation.station.api.Station.RecordReply;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program dies while a culture runs and comes back beside a skid that has gone on: what it
/// says of the time between, and who takes the batch on.
final class InterruptionTest {
  private static final String UNIT = "BR-1";
  private static final String BATCH = "B-1";
  private static final String RECIPE = "t-cell-expansion-short";

  @TempDir private Path folder;

  private final Skid skid = new Skid(SkidSettings.nominal());

  /// A batch of the short recipe in its batch culture.
  private Life culture(String rule) throws IOException, RefusedException {
    Files.createDirectories(folder.resolve("recipes"));
    String text =
        RecipeLibrary.text(RECIPE)
            .orElseThrow()
            .replace("formula:", rule + "\nformula:")
            .replace(RECIPE, "mine");
    Files.writeString(folder.resolve("recipes/mine.yaml"), text, StandardCharsets.UTF_8);
    Life life = Life.first(folder, skid);
    life.operator().begin(UNIT, "mine", BATCH, life::await);
    while (!running(life, "expand")) {
      life.run(Duration.ofMinutes(1));
    }
    life.run(Duration.ofMinutes(12));
    return life;
  }

  private static boolean running(Life life, String step) {
    Snapshot.Batch batch = life.virtual().station().snapshot().units().getFirst().batch();
    return batch != null
        && batch.procedure().elements().stream()
            .anyMatch(e -> e.path().endsWith(step) && e.state() == ProcedureState.RUNNING);
  }

  private Life away(Life dying, Duration time) throws IOException, RefusedException {
    return dying.next(folder, time);
  }

  private static Interruption interruption(Life life) {
    return life.virtual().station().interruptions().all().getFirst();
  }

  private Seen seen(Life life, String variable) {
    return interruption(life).variables().stream()
        .filter(row -> row.variable().equals(variable))
        .findFirst()
        .orElseThrow();
  }

  private Found found(Life life, String output) {
    return interruption(life).outputs().stream()
        .filter(row -> row.output().equals(output))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @Tag("F-14")
  void showsHowLongEachVariableWasNotSeenAndWhatEachDeviceDid()
      throws IOException, RefusedException {
    Life life = culture("");
    // By hand, so that it is not what the rocker goes to when nobody talks to it.
    Reply moved =
        life.await(
            life.virtual()
                .station()
                .setSetpoint(life.operator().session(), UNIT, "rock rate", 20, "foam"));
    assertTrue(moved.done(), moved.text());
    life.run(Duration.ofMinutes(2));
    life.virtual().historian().commit();
    Instant died = life.virtual().now();
    double rock = life.virtual().skid().truth().rockPerMinute();
    life = away(life, Duration.ofSeconds(449));
    assertTrue(life.virtual().skid().truth().rockPerMinute() >= 8, "the rocker went on alone");
    assertTrue(life.virtual().skid().truth().padCelsius() > 30, "so did the pad");
    assertFalse(interruption(life).assessed());
    life.virtual().advance(Duration.ofSeconds(20));
    Interruption gap = interruption(life);
    assertTrue(gap.assessed() && gap.waiting());
    assertEquals(died, gap.from());
    assertEquals(died.plusSeconds(449), gap.to());
    Seen ph = seen(life, "pH");
    assertEquals(Sight.WITHIN_LIMITS, ph.sight());
    assertEquals(449.0, Duration.between(ph.lastSeen(), ph.firstSeen()).toMillis() / 1000.0, 6);
    assertEquals(ph.before(), ph.after(), 0.1);
    assertEquals(20, rock, 0.5);
    Found rate = found(life, "rock rate");
    assertEquals(20, rate.commanded(), 0.1);
    assertEquals(15, rate.found(), 0.1);
    assertEquals(Kept.LEFT_ALONE, rate.kept());
    assertEquals(Kept.AS_COMMANDED, found(life, "pad setpoint").kept());
    assertEquals(Kept.AS_COMMANDED, found(life, "air flow").kept());
    assertEquals(ProcedureState.HELD, life.state());
  }

  @Test
  @Tag("F-14")
  void goesOnByItselfWithinTheTimeOfTheRecipeWhenAllIsWell() throws IOException, RefusedException {
    Life life = culture("resume: {by itself within: 5 min}");
    while (seen(life, 36.3)) {
      life.run(Duration.ofMinutes(1));
    }
    life = away(life, Duration.ofSeconds(150));
    life.virtual().advance(Duration.ofSeconds(30));
    assertEquals(ProcedureState.RUNNING, life.state(), interruption(life).why());
    assertFalse(interruption(life).waiting());
    List<Event> events = life.entries().stream().map(Entry::event).toList();
    assertTrue(
        events.stream().anyMatch(e -> e instanceof Event.BatchGap gap && gap.byItself()),
        "the decision is journaled");
    assertTrue(
        events.stream()
            .anyMatch(
                e ->
                    e instanceof Event.CommandDecided decided
                        && decided.accepted()
                        && decided.detail().startsWith("by itself: nobody looked for 00:02:")),
        "so is the command");
    assertTrue(life.virtual().station().deviations().of(BATCH).getFirst().open());
  }

  private static boolean seen(Life life, double below) {
    return life.virtual().skid().truth().celsius() < below
        && life.virtual().now().isBefore(Life.START.plus(Duration.ofHours(3)));
  }

  @Test
  @Tag("F-14")
  void asksWhenItWasAwayForLongerOrAValueIsOutsideItsLimits() throws IOException, RefusedException {
    Life life = culture("resume: {by itself within: 5 min}");
    assertTrue(life.virtual().skid().truth().celsius() < 35.9, "still warming up");
    life = away(life, Duration.ofSeconds(150));
    life.virtual().advance(Duration.ofMinutes(1));
    assertEquals(ProcedureState.HELD, life.state());
    assertTrue(
        interruption(life).why().startsWith("temperature came back at 3"),
        interruption(life).why());
    Reply signed = life.await(life.operator().goOn(BATCH));
    assertTrue(signed.done(), signed.text());
    life.run(Duration.ofMinutes(1));
    assertEquals(ProcedureState.RUNNING, life.state());
    life = away(life, Duration.ofSeconds(301));
    life.virtual().advance(Duration.ofMinutes(1));
    assertEquals(ProcedureState.HELD, life.state());
    assertTrue(
        interruption(life).why().contains("the recipe allows 00:05:00"), interruption(life).why());
  }

  @Test
  @Tag("F-14")
  void whatAPersonHadHeldStaysHeld() throws IOException, RefusedException {
    Life life = culture("resume: {by itself within: 1 h}");
    Reply held =
        life.await(
            life.virtual()
                .station()
                .command(life.operator().session(), BATCH, Command.HOLD, ProcedureState.RUNNING));
    assertTrue(held.done(), held.text());
    life.run(Duration.ofMinutes(1));
    life = away(life, Duration.ofSeconds(20));
    life.virtual().advance(Duration.ofMinutes(1));
    assertEquals(ProcedureState.HELD, life.state());
    assertEquals(
        "the procedure was not running when the station was lost", interruption(life).why());
  }

  @Test
  @Tag("F-14")
  void aLineThatDoesNotComeBackIsSaidAndAsks() throws IOException, RefusedException {
    Life life = culture("resume: {by itself within: 1 h}");
    skid.faults().set("analytics", Fault.UNPLUGGED, true);
    life = away(life, Duration.ofSeconds(60));
    life.virtual().advance(Duration.ofMinutes(1));
    assertFalse(interruption(life).assessed(), "it waits for what may still come");
    Reply early = life.await(life.operator().goOn(BATCH));
    assertFalse(early.done());
    life.virtual().advance(Duration.ofSeconds(70));
    assertTrue(interruption(life).assessed());
    assertEquals(Sight.NOT_BACK, seen(life, "pH").sight());
    assertTrue(
        interruption(life).concerns().contains("pH is not measured any more"),
        interruption(life).concerns().toString());
    assertEquals(ProcedureState.HELD, life.state());
  }

  @Test
  @Tag("F-14")
  void theGapIsADeviationThatTheSignatureExplainsAndQualityAssuranceCloses()
      throws IOException, RefusedException {
    Life life = culture("");
    life = away(life, Duration.ofSeconds(90));
    life.virtual().advance(Duration.ofMinutes(1));
    Deviation open = life.virtual().station().deviations().of(BATCH).getFirst();
    assertEquals(BATCH + "-D1", open.id());
    assertTrue(open.what().contains("away from 2026-01-05 09:4"), open.what());
    var station = life.virtual().station();
    Reply unsigned =
        life.await(
            station
                .interruptions()
                .resume(
                    life.operator().session(),
                    BATCH,
                    new Credentials("operator", "wrong".toCharArray()),
                    "looked"));
    assertFalse(unsigned.done());
    assertEquals(ProcedureState.HELD, life.state());
    assertTrue(life.await(life.operator().goOn(BATCH)).done());
    assertFalse(life.await(life.operator().goOn(BATCH)).done(), "once is enough");
    Reply notQuality =
        life.await(
            station
                .deviations()
                .sign(
                    life.operator().session(),
                    open.id(),
                    Meaning.CLOSED,
                    new Credentials("operator", "wrong".toCharArray()),
                    "no effect"));
    assertFalse(notQuality.done());
    assertEquals(1, station.deviations().of(BATCH).getFirst().signatures().size());
    // A life that dies before it has looked at everything does not make a second one of the gap.
    life = away(life, Duration.ofSeconds(30));
    life.virtual().scan();
    life = away(life, Duration.ofSeconds(30));
    life.virtual().advance(Duration.ofMinutes(1));
    assertEquals(2, life.virtual().station().deviations().of(BATCH).size());
    assertTrue(
        Duration.between(interruption(life).from(), interruption(life).to()).toSeconds() >= 60,
        "both absences count");
    RecordReply record =
        life.virtual().station().writeRecord(life.operator().session(), BATCH).join();
    life.virtual().journal().commit();
    String json =
        record instanceof RecordReply.Written written ? Files.readString(written.json()) : "";
    assertTrue(json.contains("\"deviation\" : \"B-1-D2\""), "it stands in the record");
    assertTrue(json.contains("\"sight\" : \"WITHIN_LIMITS\""), "with what was seen");
  }
}
