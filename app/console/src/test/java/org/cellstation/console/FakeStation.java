package org.cellstation.console;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.cellstation.console.model.Wording;
import org.cellstation.drivers.bus.Frame;
import org.cellstation.drivers.bus.Identification;
import org.cellstation.drivers.bus.LinkStatus;
import org.cellstation.drivers.bus.RoundTrips;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.recipes.engine.Command;
import org.cellstation.recipes.engine.ProcedureEvent.Field;
import org.cellstation.recipes.engine.ProcedureMode;
import org.cellstation.recipes.engine.ProcedureState;
import org.cellstation.recipes.model.EquipmentClass;
import org.cellstation.station.alarm.AlarmPriority;
import org.cellstation.station.alarm.AlarmState;
import org.cellstation.station.api.BatchOrder;
import org.cellstation.station.api.Calibrations;
import org.cellstation.station.api.Purpose;
import org.cellstation.station.api.Snapshot;
import org.cellstation.station.api.Station;
import org.cellstation.station.control.LoopMode;
import org.cellstation.station.control.LoopStatus;
import org.cellstation.station.control.law.Pid;
import org.cellstation.station.performance.LoopFigures;
import org.jspecify.annotations.Nullable;

/// A station made by hand: two rocking bags whose values move with process time, alarms that are
/// raised when told, a procedure that runs, people and their rights. Deterministic; a scan happens
/// when {@link #advance} says so. Its methods may be called from any thread.
final class FakeStation implements Station {
  private final FakeInterruptions interruptions = new FakeInterruptions();
  private final FakeDeviations deviations = new FakeDeviations();
  private final FakeLiveChanges changes = new FakeLiveChanges();
  private static final String HOLDS = "holds its output for 60 min, then goes to the safe output";

  static final String UNIT = "BR-1";
  static final Instant BEGIN = Instant.parse("2026-03-02T07:30:00Z");

  private final FakeCalibrations calibrations = new FakeCalibrations();
  private static final Map<String, LoopFigures> PERFORMANCE =
      Map.of(
          "temperature", new LoopFigures(93_600, 1.85, 412, 5_400, 0, 0, 12, 0.07, 0),
          "DO", new LoopFigures(93_600, 38.2, 2_310, 3_000, 1_260, 600, 0, 7.4, 0),
          "pH", new LoopFigures(93_600, 0.42, 866, 4_100, 320, 0, 1_800, 0.09, 1));

  private final FakeTunings tunings = new FakeTunings();
  private final FakeRecipes recipeBook = new FakeRecipes();

  private record Account(String fullName, Role role, String password) {}

  private record Signal(String tag, String unit, double mean, double swing, Snapshot.Range range) {}

  private static final Map<String, Signal> SIGNALS = signals();

  private Map<String, Signal> signals = SIGNALS;
  private String title = "Rocking bag 1";

  private final List<Consumer<Snapshot>> listeners = new CopyOnWriteArrayList<>();
  private boolean ended;
  private final Map<String, Account> accounts = new HashMap<>();
  private final List<Snapshot.Scanned> scanned = new ArrayList<>();
  private final Map<String, Snapshot.Alarm> alarms = new LinkedHashMap<>();
  private final Map<String, Cause> troubles = new HashMap<>();
  private final Map<String, Snapshot.Loop> loops = new LinkedHashMap<>();
  private final List<String> asked = new ArrayList<>();
  private final List<LinkStatus> links = new ArrayList<>();
  private final FakeWire wire = new FakeWire();
  private final FakeInterlocks interlocks = new FakeInterlocks();
  private Instant now = BEGIN;
  private long scans;
  private String journalTrouble = "";
  private @Nullable FakeProcedure procedure;
  private String batchId = "";
  private String order = "";
  private final FakeOrders orders = new FakeOrders(this);
  private Purpose purpose = Purpose.PATIENT;
  private Instant batchBegun = BEGIN;
  private volatile Snapshot newest;

  FakeStation() {
    loops.put(
        "temperature",
        new Snapshot.Loop(
            "temperature",
            "temperature",
            "degC",
            LoopMode.AUTO,
            37,
            37,
            41.5,
            0.1,
            "",
            "",
            true,
            true,
            List.of(new LoopStatus.Moved("pad", 38.2)),
            HOLDS));
    loops.put(
        "pH",
        new Snapshot.Loop(
            "pH",
            "pH",
            "pH",
            LoopMode.AUTO,
            7.2,
            7.2,
            12,
            0.05,
            "",
            "",
            true,
            true,
            List.of(new LoopStatus.Moved("carbon dioxide", 0.05)),
            HOLDS));
    loops.put(
        "DO",
        new Snapshot.Loop(
            "DO",
            "DO",
            "%",
            LoopMode.AUTO,
            50,
            50,
            33,
            5,
            "",
            "",
            true,
            true,
            List.of(new LoopStatus.Moved("rock rate", 24.5), new LoopStatus.Moved("oxygen", 0.21)),
            HOLDS));
    slave("pad", "pad temperature", "degC", 38.2, 72.8, "temperature", "pad setpoint");
    slave("rock rate", "rock rate", "rpm", 15, 58.3, "DO", "rock rate");
    slave("gas flow", "gas flow", "mL/min", 200, 20, "", "gas flow");
    for (String id : List.of("analytics", "heating", "gas", "weighing", "pumping", "rocking")) {
      links.add(link(id, LinkStatus.State.UP, "", now, 86_400, Map.of()));
    }
    newest = build();
  }

  private void slave(
      String name,
      String variable,
      String unit,
      double setpoint,
      double percent,
      String master,
      String output) {
    loops.put(
        name,
        new Snapshot.Loop(
            name,
            variable,
            unit,
            master.isEmpty() ? LoopMode.AUTO : LoopMode.CASCADE,
            setpoint,
            setpoint,
            percent,
            Double.NaN,
            master,
            "",
            true,
            true,
            List.of(new LoopStatus.Moved(output, setpoint)),
            ""));
  }

  private static LinkStatus link(
      String id,
      LinkStatus.State state,
      String detail,
      Instant lastGood,
      long exchanges,
      Map<String, Long> errors) {
    return new LinkStatus(
        id,
        state,
        state == LinkStatus.State.UP ? Cause.NONE : Cause.NO_REPLY,
        detail,
        lastGood,
        exchanges,
        errors,
        RoundTrips.NONE,
        null,
        Identification.NOT_ASKED);
  }

  private static Map<String, Signal> signals() {
    Map<String, Signal> all = new LinkedHashMap<>();
    all.put("air flow", signal("FIC-101.flow", "mL/min", 150, 1, 0, 500, 1));
    all.put("O2 flow", signal("FIC-102.flow", "mL/min", 42, 4, 0, 500, 1));
    all.put("CO2 flow", signal("FIC-103.flow", "mL/min", 7.5, 0.5, 0, 100, 1));
    all.put("temperature", limited("AT-101.temperature", "degC", 37, 0.08, 20, 36, 38, 42, 2));
    all.put("pH", limited("AT-101.pH", "pH", 7.2, 0.03, 6, 7.0, 7.4, 8, 2));
    all.put("DO", limited("AT-102.DO", "%", 50, 2.5, 0, 20, 90, 100, 1));
    all.put("weight", limited("WT-101.weight", "g", 1012, 2, 0, 200, 1800, 2000, 0));
    all.put("rock rate", signal("RK-101.rate", "rpm", 15, 0, 0, 42, 1));
    all.put("pad temperature", signal("TIC-101.pad", "degC", 38.4, 0.3, 0, 60, 1));
    all.put("feed flow", signal("P-101.channel1", "mL/min", 0.35, 0, 0, 100, 2));
    all.put("permeate flow", signal("P-101.channel2", "mL/min", 0.35, 0, 0, 100, 2));
    all.put("inoculum flow", signal("P-101.channel3", "mL/min", 0, 0, 0, 100, 2));
    all.put("harvest flow", signal("P-101.channel4", "mL/min", 0, 0, 0, 100, 2));
    return all;
  }

  private static Signal signal(
      String tag, String unit, double mean, double swing, double low, double high, int decimals) {
    return limited(tag, unit, mean, swing, low, Double.NaN, Double.NaN, high, decimals);
  }

  private static Signal limited(
      String tag,
      String unit,
      double mean,
      double swing,
      double low,
      double alarmLow,
      double alarmHigh,
      double high,
      int decimals) {
    return new Signal(
        tag, unit, mean, swing, new Snapshot.Range(low, alarmLow, alarmHigh, high, decimals));
  }

  // What a test or a picture wants to have happened.

  /// Another class of unit, with all that it can measure.
  FakeStation as(EquipmentClass equipment) {
    Map<String, Signal> all = new LinkedHashMap<>(SIGNALS);
    all.remove("rock rate");
    if (equipment != EquipmentClass.ROCKING_BAG) {
      loops.remove("rock rate");
    }
    all.put("N2 flow", signal("FIC-104.flow", "mL/min", 0, 0, 0, 500, 1));
    all.put("capacitance", signal("AT-104.capacitance", "pF/cm", 4.31, 0.05, 0, 50, 2));
    all.put("glucose", signal("AT-105.glucose", "mM", 11.2, 0.4, 0, 30, 1));
    all.put("lactate", signal("AT-105.lactate", "mM", 14.8, 0.5, 0, 60, 1));
    switch (equipment) {
      case ROCKING_BAG -> all.put("rock rate", signal("RK-101.rate", "rpm", 15, 0, 0, 42, 1));
      case STIRRED_TANK -> {
        slave("stir rate", "stir rate", "rpm", 120, 30, "DO", "stir rate");
        all.put("stir rate", signal("SC-101.speed", "rpm", 120, 1, 0, 400, 0));
        all.put("base flow", signal("P-102.flow", "mL/min", 0.4, 0, 0, 5, 2));
        all.put("head-space pressure", signal("PT-101.pressure", "kPa", 1.2, 0.1, 0, 10, 2));
      }
      case HOLLOW_FIBRE -> {
        slave("recirculation", "recirculation flow", "mL/min", 100, 25, "DO", "recirculation");
        all.put("recirculation flow", signal("P-103.flow", "mL/min", 100, 1, 0, 400, 0));
        all.put("transmembrane pressure", signal("PT-102.pressure", "kPa", 6, 0.5, 0, 60, 1));
      }
      case STATIC -> all.remove("N2 flow");
    }
    signals = all;
    title = Wording.title(equipment.words()) + " 1";
    advance(Duration.ofSeconds(1));
    return this;
  }

  FakeStation withPeople() {
    accounts.put("anna", new Account("Anna Admin", Role.ADMINISTRATOR, "administrate!1"));
    accounts.put("dora", new Account("Dora Deek", Role.PROCESS_DEVELOPER, "develop!12345"));
    accounts.put("otto", new Account("Otto Operator", Role.OPERATOR, "operate!12345"));
    return this;
  }

  FakeStation withBatch(Duration running) {
    batchId = "B-2026-014";
    order = "ORD-0815";
    batchBegun = now;
    FakeProcedure fresh = new FakeProcedure();
    fresh.obey(Command.START, now);
    procedure = fresh;
    advance(running);
    return this;
  }

  synchronized FakeProcedure procedure() {
    if (procedure == null) {
      throw new IllegalStateException("no batch");
    }
    return procedure;
  }

  synchronized void raise(
      String variable, String limit, AlarmPriority priority, String message, String response) {
    Signal signal = signals.get(variable);
    double value = signal == null ? Double.NaN : signal.mean();
    String id = UNIT + "." + variable + "." + limit;
    alarms.put(
        id,
        new Snapshot.Alarm(
            id,
            UNIT,
            priority,
            AlarmState.UNACKNOWLEDGED,
            message,
            response,
            value,
            signal == null ? Double.NaN : signal.range().alarmHigh(),
            now));
  }

  synchronized void move(String alarm, AlarmState to) {
    alarms.computeIfPresent(
        alarm,
        (id, a) ->
            new Snapshot.Alarm(
                a.id(),
                a.unit(),
                a.priority(),
                to,
                a.message(),
                a.response(),
                a.value(),
                a.limit(),
                a.since()));
  }

  synchronized void spoil(String variable, Cause cause) {
    troubles.put(variable, cause);
  }

  synchronized void breakLink(String id, LinkStatus.State state, String detail) {
    links.replaceAll(
        link ->
            link.id().equals(id)
                ? link(id, state, detail, now.minusSeconds(42), 86_400, Map.of("NoReply", 42L))
                : link);
  }

  synchronized void trip(String interlock) {
    interlocks.trip(interlock, now);
  }

  synchronized void latch(String interlock) {
    interlocks.latch(interlock, now);
  }

  synchronized void bypass(String interlock, Duration time, String reason) {
    interlocks.bypass(interlock, now, now.plus(time), reason);
  }

  synchronized void journalFails(String why) {
    journalTrouble = why;
  }

  synchronized void mode(String loop, LoopMode mode) {
    loops.computeIfPresent(
        loop,
        (name, l) ->
            new Snapshot.Loop(
                l.name(),
                l.variable(),
                l.unit(),
                mode,
                l.setpoint(),
                l.reached(),
                l.outputPercent(),
                l.tolerance(),
                l.master(),
                l.note(),
                l.lifeSupport(),
                l.running(),
                l.outputs(),
                l.withoutValue()));
  }

  synchronized void note(String loop, String note) {
    loops.computeIfPresent(
        loop,
        (name, l) ->
            new Snapshot.Loop(
                l.name(),
                l.variable(),
                l.unit(),
                l.mode(),
                l.setpoint(),
                l.reached(),
                l.outputPercent(),
                l.tolerance(),
                l.master(),
                note,
                l.lifeSupport(),
                l.running(),
                l.outputs(),
                l.withoutValue()));
  }

  synchronized void ask(String what) {
    asked.add(what);
  }

  /// What was asked of the station, in order.
  synchronized List<String> asked() {
    return List.copyOf(asked);
  }

  /// One scan, `by` later.
  void advance(Duration by) {
    Snapshot fresh;
    synchronized (this) {
      now = now.plus(by);
      scans++;
      if (procedure != null) {
        procedure.run(by);
      }
      wire.scan();
      links.replaceAll(
          link ->
              link.state() == LinkStatus.State.UP
                  ? link(link.id(), link.state(), "", now, link.exchanges() + 3, link.errors())
                  : link);
      fresh = build();
      newest = fresh;
    }
    listeners.forEach(listener -> listener.accept(fresh));
  }

  private Map<String, List<LinkStatus>> instruments() {
    return Map.of(FakeWire.BUS, wire.instruments());
  }

  private Snapshot build() {
    return new Snapshot(
        now,
        List.of(unit(UNIT, title, true), unit("BR-2", "Rocking bag 2", false)),
        List.copyOf(alarms.values()),
        List.copyOf(links),
        instruments(),
        new Snapshot.Scan(Duration.ofSeconds(1), 0.8 + 0.3 * Math.sin(scans * 0.7), scans, 0),
        journalTrouble,
        List.copyOf(scanned));
  }

  private Snapshot.Unit unit(String id, String title, boolean first) {
    Map<String, Reading> readings = new LinkedHashMap<>();
    Map<String, Snapshot.Range> ranges = new LinkedHashMap<>();
    signals.forEach(
        (variable, signal) -> {
          readings.put(variable, reading(variable, signal, first));
          ranges.put(variable, signal.range());
        });
    FakeProcedure running = procedure;
    Snapshot.Batch batch =
        first && running != null
            ? new Snapshot.Batch(
                batchId,
                order,
                purpose,
                "T-cell expansion",
                "1.2",
                "9f2c",
                batchBegun,
                running.status(),
                running.outline())
            : null;
    return new Snapshot.Unit(
        id,
        title,
        readings,
        ranges,
        List.copyOf(loops.values()),
        PERFORMANCE,
        batch,
        first ? interlocks.picture() : Snapshot.Interlocks.NONE);
  }

  private Reading reading(String variable, Signal signal, boolean first) {
    Cause cause = first ? troubles.getOrDefault(variable, Cause.NONE) : Cause.NONE;
    Reading good = Reading.good(value(signal, now), signal.unit(), now, signal.tag());
    return switch (cause) {
      case NONE -> good;
      case NOT_STABLE, MANUAL -> good.as(Quality.UNCERTAIN, cause);
      case STALE -> good.as(Quality.BAD, cause);
      default -> Reading.bad(cause, signal.unit(), now.minusSeconds(42), signal.tag());
    };
  }

  private static double value(Signal signal, Instant at) {
    double minutes = Duration.between(BEGIN, at).toSeconds() / 60.0;
    double noise = (Math.floorMod(Double.hashCode(minutes * 7919), 1000) / 1000.0 - 0.5) * 0.4;
    return signal.mean()
        + signal.swing() * (0.6 * Math.sin(minutes / 9) + 0.5 * Math.sin(minutes / 173) + noise);
  }

  // Station.

  @Override
  public String name() {
    return "Cleanroom 2";
  }

  @Override
  public Snapshot snapshot() {
    return newest;
  }

  @Override
  public void subscribe(Consumer<Snapshot> listener) {
    listeners.add(listener);
  }

  @Override
  public void unsubscribe(Consumer<Snapshot> listener) {
    listeners.remove(listener);
  }

  @Override
  public synchronized boolean hasUsers() {
    return !accounts.isEmpty();
  }

  @Override
  public synchronized Reply createFirstAdministrator(
      String user, String fullName, char[] password) {
    if (hasUsers()) {
      return Reply.refused("There are users already.");
    }
    return create(user, fullName, Role.ADMINISTRATOR, password);
  }

  private Reply create(String user, String fullName, Role role, char[] password) {
    String secret = new String(password);
    Arrays.fill(password, '\0');
    if (user.isEmpty() || fullName.isEmpty()) {
      return Reply.refused("User and full name are needed.");
    }
    if (secret.length() < 12) {
      return Reply.refused("The password needs at least 12 characters.");
    }
    accounts.put(user, new Account(fullName, role, secret));
    return Reply.done("User " + user + " created.");
  }

  @Override
  public synchronized LoginReply login(String user, char[] password) {
    String secret = new String(password);
    Arrays.fill(password, '\0');
    Account account = accounts.get(user);
    if (account == null || !account.password().equals(secret)) {
      return new LoginReply.Refused("User or password is wrong. After 5 failures it is locked.");
    }
    return new LoginReply.Welcome(
        new Session("token-" + user, user, account.fullName(), account.role()));
  }

  @Override
  public synchronized void logout(Session session) {
    asked.add("logout " + session.user());
  }

  @Override
  public synchronized boolean active(Session session) {
    asked.add("active " + session.user());
    return !ended;
  }

  /// From here on no session is valid.
  synchronized void endSessions() {
    ended = true;
  }

  @Override
  public synchronized Reply createUser(
      Session session, String user, String fullName, Role role, char[] password) {
    return session.role() == Role.ADMINISTRATOR
        ? create(user, fullName, role, password)
        : Reply.refused("Only an administrator may create users.");
  }

  @Override
  public List<RecipeSummary> recipes() {
    return List.of(
        new RecipeSummary(
            "t-cell-expansion", "T-cell expansion", "1.2", "shipped library", true, List.of()),
        new RecipeSummary(
            "msc-expansion", "Stem cell expansion", "0.9", "recipes/msc.yaml", true, List.of()),
        new RecipeSummary(
            "islet-trial",
            "Islet trial",
            "0.1",
            "recipes/islet.yaml",
            false,
            List.of(
                "line 14: temperature 47 degC is above 40 degC; give at most 40 degC",
                "line 22: unknown phase \"perfus\"; did you mean perfuse?",
                "line 31: unit mL/day is not known; use one of mL/h, mL/min, L/min")));
  }

  @Override
  public synchronized CompletableFuture<Reply> createBatch(Session session, BatchOrder wanted) {
    asked.add(
        "create %s %s %s %s %s"
            .formatted(
                wanted.unit(), wanted.recipe(), wanted.batch(), wanted.order(), wanted.purpose()));
    if (!wanted.values().isEmpty() || !wanted.batchSize().isEmpty()) {
      asked.add("with " + new TreeMap<>(wanted.values()) + " " + wanted.batchSize());
    }
    if (session.role() != Role.OPERATOR) {
      return refused("Only an operator may create a batch. Sign in as one.");
    }
    if (procedure != null) {
      return refused("BR-1 is in use by " + batchId + ".");
    }
    procedure = new FakeProcedure();
    batchId = wanted.batch();
    order = wanted.order();
    purpose = wanted.purpose();
    batchBegun = now;
    return done("Batch " + wanted.batch() + " created on " + wanted.unit() + ".");
  }

  @Override
  public synchronized CompletableFuture<Reply> setProcedureMode(
      Session session, String batch, ProcedureMode mode, ProcedureMode seen, String reason) {
    asked.add("procedure " + mode + " " + batch + " seen " + seen + " because " + reason);
    procedure().mode = mode;
    return done(batch + " is " + mode + " now.");
  }

  @Override
  public synchronized CompletableFuture<Reply> order(
      Session session, String batch, String path, int option, String reason) {
    asked.add("order " + path + " " + option + " because " + reason);
    return done("Ordered.");
  }

  @Override
  public Optional<byte[]> picture(String name) {
    return name.equals("label.png") ? Optional.of(label()) : Optional.empty();
  }

  /// A label with a bar code, as somebody would photograph it.
  private static byte[] label() {
    var image = new BufferedImage(360, 200, BufferedImage.TYPE_BYTE_GRAY);
    for (int x = 0; x < 360; x++) {
      for (int y = 0; y < 200; y++) {
        boolean bar = y > 60 && y < 150 && x > 40 && x < 320 && x * 7919 % 13 < 6;
        image.setRGB(x, y, bar ? 0x202020 : 0xe8e8e8);
      }
    }
    var png = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes every byte", e);
    }
    return png.toByteArray();
  }

  @Override
  public synchronized CompletableFuture<Reply> sign(
      Session session,
      String batch,
      String prompt,
      Credentials signing,
      boolean approved,
      String comment) {
    asked.add("sign " + prompt + " by " + signing.user() + " " + approved + " " + comment);
    if (!new String(signing.password()).equals("secret")) {
      return refused("Nothing was signed. The user or the password is wrong.");
    }
    procedure().answered(prompt);
    return done("Signed.");
  }

  @Override
  public synchronized CompletableFuture<Reply> command(
      Session session, String batch, Command command, ProcedureState seen) {
    asked.add(command + " " + batch + " seen " + seen);
    if (session.role() != Role.OPERATOR) {
      return refused("Only an operator may give commands. Sign in as one.");
    }
    FakeProcedure running = procedure();
    if (running.state() != seen) {
      return refused("The procedure has moved to " + running.state() + " meanwhile. Look again.");
    }
    return running.obey(command, now)
        ? done(command + " accepted for " + batch + ".")
        : refused(command + " is not possible in " + seen + ".");
  }

  @Override
  public synchronized CompletableFuture<Reply> answer(
      Session session, String batch, String prompt, Map<String, String> answers, String comment) {
    asked.add("answer " + prompt + " " + answers + (comment.isEmpty() ? "" : " " + comment));
    var question = procedure().prompt(prompt);
    if (question == null) {
      return refused("This question has been answered already.");
    }
    for (Field field : question.fields()) {
      String given = answers.getOrDefault(field.name(), "");
      if (given.isEmpty()) {
        return refused(field.label() + " is missing.");
      }
      if (!field.text() && !within(given, field)) {
        return refused(
            field.label()
                + ": "
                + given
                + " is not between "
                + field.min()
                + " and "
                + field.max()
                + " "
                + field.unit()
                + ".");
      }
    }
    procedure().answered(prompt);
    return done("Answer recorded.");
  }

  private static boolean within(String given, Field field) {
    try {
      double value = Double.parseDouble(given);
      return value >= field.min() && value <= field.max();
    } catch (NumberFormatException notANumber) {
      return false;
    }
  }

  @Override
  public CompletableFuture<RecordReply> writeRecord(Session session, String batch) {
    return CompletableFuture.completedFuture(
        new RecordReply.Written(Path.of(batch + ".pdf"), Path.of(batch + ".json")));
  }

  @Override
  public synchronized CompletableFuture<Reply> setSetpoint(
      Session session, String unit, String loop, double value, String reason) {
    asked.add("setpoint " + unit + " " + loop + " " + value + " because " + reason);
    loops.computeIfPresent(
        loop,
        (name, l) ->
            new Snapshot.Loop(
                l.name(),
                l.variable(),
                l.unit(),
                l.mode(),
                value,
                l.reached(),
                l.outputPercent(),
                l.tolerance(),
                l.master(),
                l.note(),
                l.lifeSupport(),
                l.running(),
                l.outputs(),
                l.withoutValue()));
    return done("Set-point of " + loop + " is " + value + ".");
  }

  @Override
  public synchronized CompletableFuture<Reply> setMode(
      Session session, String unit, String loop, LoopMode mode, String reason) {
    asked.add("mode " + unit + " " + loop + " " + mode + " because " + reason);
    loops.computeIfPresent(
        loop,
        (name, l) ->
            new Snapshot.Loop(
                l.name(),
                l.variable(),
                l.unit(),
                mode,
                l.setpoint(),
                l.reached(),
                l.outputPercent(),
                l.tolerance(),
                l.master(),
                l.note(),
                l.lifeSupport(),
                l.running(),
                l.outputs(),
                l.withoutValue()));
    return done(loop + " is in " + mode + ".");
  }

  @Override
  public synchronized CompletableFuture<Reply> setOutput(
      Session session, String unit, String loop, double percent, String reason) {
    asked.add("output " + unit + " " + loop + " " + percent + " because " + reason);
    return done("Output of " + loop + " is " + percent + " %.");
  }

  @Override
  public Optional<Pid.Tuning> tuning(String unit, String loop) {
    return Optional.of(Pid.Tuning.pi(8, 3500));
  }

  @Override
  public synchronized CompletableFuture<Reply> tune(
      Session session, String unit, String loop, Pid.Tuning tuning, String reason) {
    asked.add("tune " + unit + " " + loop + " " + tuning + " because " + reason);
    return done(loop + " is tuned.");
  }

  @Override
  public synchronized CompletableFuture<Reply> acknowledge(
      Session session, String alarm, String comment) {
    asked.add("acknowledge " + alarm + " because " + comment);
    move(alarm, AlarmState.ACKNOWLEDGED);
    return done("Alarm " + alarm + " acknowledged.");
  }

  @Override
  public synchronized CompletableFuture<Reply> resetInterlock(
      Session session, String unit, String interlock) {
    asked.add("reset " + unit + " " + interlock);
    return interlocks.reset(interlock, now)
        ? done(interlock + " is reset.")
        : refused("Its cause is still there. Remove it first.");
  }

  @Override
  public synchronized CompletableFuture<Reply> bypassInterlock(
      Session session, String unit, String interlock, Duration time, String reason) {
    asked.add("bypass " + unit + " " + interlock + " " + time + " because " + reason);
    return refused("An operator may not bypass interlocks.");
  }

  @Override
  public synchronized List<Frame> frames(String bus, long from) {
    return bus.equals(FakeWire.BUS) ? wire.frames(from) : List.of();
  }

  @Override
  public synchronized CompletableFuture<Reply> saveFrames(Session session, String bus) {
    asked.add("saveFrames " + bus);
    return CompletableFuture.completedFuture(Reply.done("42 frames saved to frames.tsv"));
  }

  @Override
  public synchronized CompletableFuture<Reply> switchLink(
      Session session, String bus, String instrument, boolean on, String reason) {
    asked.add("switchLink " + bus + " " + instrument + " " + on + " " + reason);
    return CompletableFuture.completedFuture(Reply.done("Switched."));
  }

  @Override
  public synchronized CompletableFuture<Reply> acceptInstrument(
      Session session, String bus, String instrument, String serial, String reason) {
    asked.add("acceptInstrument " + bus + " " + instrument + " " + serial + " " + reason);
    return CompletableFuture.completedFuture(Reply.done("Accepted."));
  }

  @Override
  public Calibrations calibrations() {
    return calibrations;
  }

  @Override
  public FakeRecipes recipeBook() {
    return recipeBook;
  }

  @Override
  public FakeTunings tunings() {
    return tunings;
  }

  @Override
  public FakeOrders orders() {
    return orders;
  }

  @Override
  public FakeDeviations deviations() {
    return deviations;
  }

  @Override
  public FakeLiveChanges liveChanges() {
    return changes;
  }

  @Override
  public FakeInterruptions interruptions() {
    return interruptions;
  }

  @Override
  public Trend trend(String unit, String variable, Instant from, Instant to, int buckets) {
    double[] min = new double[buckets];
    double[] max = new double[buckets];
    Signal signal = signals.get(variable);
    double span = Duration.between(from, to).toMillis();
    for (int i = 0; i < buckets; i++) {
      Instant at = from.plusMillis((long) (span * (i + 0.5) / buckets));
      boolean known =
          signal != null && !at.isBefore(BEGIN) && (i < buckets * 0.3 || i > buckets * 0.33);
      double value = known && signal != null ? value(signal, at) : Double.NaN;
      double band = known && signal != null ? signal.swing() * span / 3.6e6 * 0.03 : 0;
      min[i] = value - band;
      max[i] = value + band;
    }
    return new Trend(unit, variable, signal == null ? "" : signal.unit(), from, to, min, max);
  }

  @Override
  public void close() {
    listeners.clear();
  }

  private static CompletableFuture<Reply> done(String text) {
    return CompletableFuture.completedFuture(Reply.done(text));
  }

  private static CompletableFuture<Reply> refused(String why) {
    return CompletableFuture.completedFuture(Reply.refused(why));
  }
}
