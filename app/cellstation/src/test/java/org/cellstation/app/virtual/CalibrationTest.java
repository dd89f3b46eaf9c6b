package org.cellstation.app.virtual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.cellstation.app.operator.RefusedException;
import org.cellstation.recipes.engine.Command;
import org.cellstation.recipes.engine.ProcedureState;
import org.cellstation.simulator.Beaker;
import org.cellstation.simulator.Skid;
import org.cellstation.simulator.SkidSettings;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.Scenario;
import org.cellstation.station.api.BatchOrder;
import org.cellstation.station.api.Calibrations;
import org.cellstation.station.api.Calibrations.Guide;
import org.cellstation.station.api.Calibrations.Method;
import org.cellstation.station.api.Calibrations.Past;
import org.cellstation.station.api.Calibrations.State;
import org.cellstation.station.api.Calibrations.Target;
import org.cellstation.station.api.Station.LoginReply;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.api.Station.Role;
import org.cellstation.station.api.Station.Session;
import org.cellstation.station.control.LoopMode;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.cellstation.station.journal.Journal;
import org.cellstation.station.storage.DiskStorage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Probes and a pump of the simulated skid, calibrated through the station as a person would.
final class CalibrationTest {
  private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
  private static final String PH_REQUIRED =
      """
      calibrations:
        - {unit: BR-1, of: pH, required: "yes", validity: 2 h, warn before: 1 h}
      """;

  @TempDir private Path folder;

  private final Skid skid = new Skid(SkidSettings.nominal());
  private VirtualStation virtual;
  private Session anna;

  @BeforeEach
  void firstLife() throws IOException {
    open(START, PH_REQUIRED);
  }

  private void open(Instant at) throws IOException {
    open(at, PH_REQUIRED);
  }

  private void open(Instant at, String calibrations) throws IOException {
    virtual =
        new VirtualStation(
            DiskStorage.unforced(folder.resolve("journal")),
            DiskStorage.unforced(folder.resolve("historian")),
            folder,
            VirtualStation.alone(skid),
            at,
            Duration.ofSeconds(1),
            calibrations);
    if (!virtual.station().hasUsers()) {
      virtual
          .station()
          .createFirstAdministrator("root", "R. Root", "correct horse 9!".toCharArray());
      Session root = login("root");
      virtual
          .station()
          .createUser(root, "anna", "Anna Keller", Role.OPERATOR, "correct horse 9!".toCharArray());
      virtual
          .station()
          .createUser(root, "quinn", "Q. Quinn", Role.QA, "correct horse 9!".toCharArray());
    }
    anna = login("anna");
    virtual.advance(Duration.ofSeconds(10));
  }

  private Session login(String user) {
    return virtual.station().login(user, "correct horse 9!".toCharArray())
            instanceof LoginReply.Welcome(Session session)
        ? session
        : new Session("", user, "", Role.OPERATOR);
  }

  private Reply await(CompletableFuture<Reply> asked) {
    for (int i = 0; i < 10 && !asked.isDone(); i++) {
      virtual.scan();
    }
    return asked.join();
  }

  private Calibrations calibrations() {
    return virtual.station().calibrations();
  }

  private Target target(String id) {
    return calibrations().targets().stream()
        .filter(t -> t.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private Guide guide(String id) {
    return Objects.requireNonNull(target(id).guide(), "nobody calibrates " + id);
  }

  private void confirm(String id, double value) {
    Reply reply = await(calibrations().confirm(anna, id, guide(id).step(), value));
    assertTrue(reply.done(), reply.text());
  }

  private void begin(String id, Method method) {
    Reply reply = await(calibrations().begin(anna, id, method));
    assertTrue(reply.done(), reply.text());
  }

  private Past twoPoints(String id, Beaker probe, double low, double high) {
    begin(id, Method.TWO_POINT);
    for (double standard : new double[] {low, high}) {
      probe.hold(standard);
      virtual.advance(Duration.ofMinutes(2));
      assertTrue(guide(id).steady(), guide(id).steadiness());
      confirm(id, standard);
      virtual.advance(Duration.ofSeconds(20));
    }
    probe.back();
    return target(id).history().getLast();
  }

  private Reply start(String batch) {
    await(
        virtual
            .station()
            .createBatch(
                anna, BatchOrder.engineering("BR-1", "t-cell-expansion-short", batch, "order 1")));
    return await(virtual.station().command(anna, batch, Command.START, ProcedureState.IDLE));
  }

  @Test
  @Tag("D-18")
  void noBatchStartsUntilWhatMustBeCalibratedIs() throws IOException {
    assertEquals(State.NEVER, target("AT-101").state());
    Reply refused = start("B-1");
    assertFalse(refused.done());
    assertTrue(
        refused.text().contains("AT-101 (pH) was never calibrated; calibrate it"), refused.text());

    Past past = twoPoints("AT-101", skid.phProbe(), 4.01, 7.00);
    assertEquals("PASSED", past.outcome(), past.findings());
    assertEquals("anna", past.user());
    assertEquals(4.07, past.points().getFirst().asFound(), 0.005);
    assertEquals(4.01, past.points().getFirst().asLeft(), 0.005);
    assertEquals(7.00, past.points().getLast().asLeft(), 0.005);
    assertEquals(State.VALID, target("AT-101").state());
    virtual.close();

    Instant later = START.plus(Duration.ofMinutes(70));
    open(later);
    assertEquals(1, target("AT-101").history().size(), "the journal remembers");
    assertEquals(past, target("AT-101").history().getFirst());
    assertEquals(State.DUE, target("AT-101").state());
    assertTrue(target("AT-101").message().contains("is due for calibration in"));
    virtual.close();

    open(START.plus(Duration.ofHours(3)));
    assertEquals(State.OVERDUE, target("AT-101").state());
    Reply overdue = start("B-1");
    assertTrue(overdue.text().contains("has been due for calibration since"), overdue.text());
    assertEquals("PASSED", twoPoints("AT-101", skid.phProbe(), 4.01, 7.00).outcome());
    virtual.close();
  }

  /// Nothing about calibrations stands in the configuration.
  @Test
  @Tag("D-18")
  void whatWasCalibratedOnceIsKeptUpWithoutAWordInTheConfiguration() throws IOException {
    virtual.close();
    open(START.plusSeconds(60), "");
    twoPoints("AT-101", skid.phProbe(), 4.01, 7.00);
    twoPoints("AT-102", skid.oxygenProbe(), 0, 100);
    begin("P-101.channel1", Method.COLLECT_AND_WEIGH);
    for (int flow = 0; flow < 3; flow++) {
      confirm("P-101.channel1", collect("P-101.channel1"));
    }
    virtual.close();

    open(START.plus(Duration.ofDays(31)), "");
    Reply probes = start("B-1");
    assertFalse(probes.done());
    assertTrue(
        probes.text().contains("AT-101 (pH) has been due for calibration since"), probes.text());
    assertTrue(
        probes.text().contains("AT-102 (DO) has been due for calibration since"), probes.text());
    assertFalse(probes.text().contains("P-101"), probes.text());
    twoPoints("AT-101", skid.phProbe(), 4.01, 7.00);
    twoPoints("AT-102", skid.oxygenProbe(), 0, 100);
    virtual.close();

    open(
        START.plus(Duration.ofDays(91)),
        """
        calibrations:
          - {unit: BR-1, of: pH, required: no}
          - {unit: BR-1, of: DO, required: no}
        """);
    Reply pump = await(virtual.station().command(anna, "B-1", Command.START, ProcedureState.IDLE));
    assertTrue(
        pump.text().contains("P-101.channel1 (feed flow) has been due for calibration since"),
        pump.text());
    assertFalse(pump.text().contains("AT-10"), pump.text());
    virtual.close();
  }

  /// The pump on record is another one than the one that answers.
  @Test
  @Tag("D-18")
  void anAcceptedExchangeEndsTheCalibrationOfThePumpBefore() throws IOException {
    String id = "P-101.channel1";
    begin(id, Method.COLLECT_AND_WEIGH);
    for (int flow = 0; flow < 3; flow++) {
      confirm(id, collect(id));
    }
    assertTrue(target(id).factor() != 1);
    virtual.close();
    try (Journal journal =
        Journal.open(
            DiskStorage.unforced(folder.resolve("journal")),
            () -> START.plusSeconds(1200),
            ZoneOffset.UTC)) {
      journal.append(
          Entry.STATION, new Event.InstrumentMet("P-101", "Ismatec", "REGLO ICC", "OLD-1", "0208"));
      journal.commit();
    }
    open(START.plusSeconds(1800), "");
    Reply accepted =
        await(
            virtual
                .station()
                .acceptInstrument(anna, "pumping", "P-101", "ICC-4-0001", "spare fitted"));
    assertTrue(accepted.done(), accepted.text());
    assertTrue(
        accepted.text().contains("holds no longer: calibrate P-101.channel1 (feed flow)"),
        accepted.text());
    for (int life = 0; life < 2; life++) {
      assertEquals(State.NEVER, target(id).state());
      assertEquals(1, target(id).factor());
      Reply start = start("B-1");
      assertTrue(start.text().contains("was exchanged at"), start.text());
      virtual.close();
      open(START.plusSeconds(3600), "");
    }
    virtual.close();
  }

  @Test
  void whatWasNeverCalibratedKeepsNoBatchButIsNamed() throws IOException {
    virtual.close();
    open(START.plusSeconds(60), "");
    Reply started = start("B-1");
    assertTrue(started.done(), started.text());
    assertTrue(
        started.text().contains("never calibrated: AT-101 (pH), AT-102 (DO), P-101.channel1"),
        started.text());
    virtual.close();
  }

  @Test
  void calibratesOxygenAndSaysWhatItFound() {
    Past past = twoPoints("AT-102", skid.oxygenProbe(), 0, 100);
    assertEquals("PASSED", past.outcome(), past.findings());
    assertEquals(1.5, past.points().getFirst().asFound(), 0.2);
    virtual.close();
  }

  @Test
  void aMovingValueIsNotTaken() {
    begin("AT-101", Method.ONE_POINT);
    skid.phProbe().hold(7.00);
    virtual.advance(Duration.ofSeconds(5));
    Reply early = await(calibrations().confirm(anna, "AT-101", 0, 7.00));
    assertFalse(early.done());
    assertTrue(early.text().contains("not steady"), early.text());
    assertFalse(await(calibrations().confirm(anna, "AT-101", 0, 4.01)).done(), "another bottle");
    skid.faults().set("AT-101", Fault.PROBE_LOST, true);
    virtual.advance(Duration.ofSeconds(5));
    Reply lost = await(calibrations().confirm(anna, "AT-101", 0, 7.00));
    assertTrue(lost.text().contains("gives no value"), lost.text());
    assertTrue(await(calibrations().abandon(anna, "AT-101", "probe broken")).done());
    assertEquals("ABANDONED", target("AT-101").history().getLast().outcome());
    virtual.close();
  }

  @Test
  void aProbeThatIsNotInItsStandardIsNotToldSo() {
    begin("AT-101", Method.TWO_POINT);
    virtual.advance(Duration.ofMinutes(2));
    Reply outside = await(calibrations().confirm(anna, "AT-101", 0, 4.01));
    assertFalse(outside.done());
    assertTrue(outside.text().contains("far from the standard 4.01"), outside.text());
    assertEquals(List.of(), guide("AT-101").points(), "nothing was written to the sensor");
    virtual.close();
  }

  @Test
  void aCalibrationLeftHalfDoneCountsAsFailedAlsoAfterTheProgramEnded() throws IOException {
    begin("AT-101", Method.TWO_POINT);
    skid.phProbe().hold(4.01);
    virtual.advance(Duration.ofMinutes(2));
    confirm("AT-101", 4.01);
    virtual.advance(Duration.ofSeconds(20));
    virtual.close();
    open(START.plus(Duration.ofMinutes(10)));
    assertEquals(State.FAILED, target("AT-101").state());
    assertEquals("FAILED", target("AT-101").history().getLast().outcome());
    assertTrue(start("B-1").text().contains("failed its last calibration"));
    virtual.close();
  }

  @Test
  @Tag("A-10")
  void whoMayNotCalibrateDoesNot() {
    Reply reply = await(calibrations().begin(login("quinn"), "AT-101", Method.TWO_POINT));
    assertFalse(reply.done());
    assertTrue(reply.text().contains("may not calibrate"), reply.text());
    virtual.close();
  }

  @Test
  void aRunningBatchKeepsItsProbesAndPumps() {
    twoPoints("AT-101", skid.phProbe(), 4.01, 7.00);
    Reply started = start("B-1");
    assertTrue(started.done(), started.text());
    for (String id : new String[] {"AT-101", "P-101.channel1"}) {
      Method method = id.startsWith("P") ? Method.COLLECT_AND_WEIGH : Method.TWO_POINT;
      Reply refused = await(calibrations().begin(anna, id, method));
      assertTrue(refused.text().contains("in use by batch B-1"), refused.text());
    }
    virtual.close();
  }

  @Test
  void duringABatchOnlyAProductCalibrationIsAllowedAndOnlyInManual()
      throws IOException, RefusedException {
    var plan =
        new Rehearsal.Plan(
            "t-cell-expansion-short",
            "B-1",
            folder.resolve("rehearsal"),
            SkidSettings.nominal(),
            Scenario.none(),
            START);
    try (Rehearsal rehearsal = new Rehearsal(plan)) {
      rehearsal.runUntil(picture -> picture.now().isAfter(START.plus(Duration.ofHours(1))));
      virtual.close();
      virtual = rehearsal.virtual();
      anna = rehearsal.session();
      Reply automatic = await(calibrations().begin(anna, "AT-101", Method.PRODUCT));
      assertFalse(automatic.done());
      assertTrue(automatic.text().contains("into MANUAL first"), automatic.text());
      await(virtual.station().setMode(anna, "BR-1", "pH", LoopMode.MANUAL, "calibration"));
      begin("AT-101", Method.PRODUCT);
      confirm("AT-101", Double.NaN);
      virtual.advance(Duration.ofSeconds(30));
      confirm("AT-101", guide("AT-101").live() + 0.05);
      virtual.advance(Duration.ofSeconds(30));
      assertEquals("PASSED", target("AT-101").history().getLast().outcome());
    }
  }

  /// mL that really went through the tube while a pump was collected.
  private double collect(String id) {
    confirm(id, 0);
    double millilitres = 0;
    for (int i = 0; i < 200 && guide(id).waiting(); i++) {
      virtual.scan();
      millilitres += skid.truth().feedFlow() / 60;
    }
    virtual.scan();
    return millilitres + skid.truth().feedFlow() / 60;
  }

  @Test
  void aPumpsFactorMakesItDeliverWhatItIsTold() throws IOException {
    String id = "P-101.channel1";
    begin(id, Method.COLLECT_AND_WEIGH);
    for (int flow = 0; flow < 3; flow++) {
      confirm(id, collect(id));
      assertEquals(0, skid.truth().feedFlow(), "stopped by itself");
    }
    Past past = target(id).history().getLast();
    assertEquals("PASSED", past.outcome(), past.findings());
    double factor = target(id).factor();
    assertTrue(Math.abs(factor - 1) > 0.005, "this pump is not exact: " + factor);
    virtual.close();

    open(virtual.now().plusSeconds(60));
    assertEquals(factor, target(id).factor(), "survives a restart");
    begin(id, Method.COLLECT_AND_WEIGH);
    double delivered = collect(id);
    assertEquals(10, delivered, 0.35, "one minute at 10 mL/min");
    assertTrue(await(calibrations().abandon(anna, id, "enough")).done());
    assertEquals(factor, target(id).factor());
    virtual.close();
  }

  @Test
  void aPumpStopsWhenItSaysNothingMore() {
    String id = "P-101.channel1";
    begin(id, Method.COLLECT_AND_WEIGH);
    confirm(id, 0);
    skid.faults().set("pumping", Fault.UNPLUGGED, true);
    virtual.advance(Duration.ofSeconds(30));
    assertTrue(guide(id).trouble().startsWith("The pump was stopped"), guide(id).trouble());
    skid.faults().set("pumping", Fault.UNPLUGGED, false);
    virtual.advance(Duration.ofSeconds(60));
    assertEquals(0, skid.truth().feedFlow());
    virtual.close();
  }

  @Test
  void aProductCalibrationHoldsTheLaboratoryAgainstTheSample() {
    begin("AT-101", Method.PRODUCT);
    confirm("AT-101", Double.NaN);
    virtual.advance(Duration.ofMinutes(10));
    confirm("AT-101", guide("AT-101").live() + 0.1);
    virtual.advance(Duration.ofSeconds(20));
    Past past = target("AT-101").history().getLast();
    assertEquals("PASSED", past.outcome(), past.findings());
    assertEquals(1, past.points().size());
    virtual.close();
  }
}
