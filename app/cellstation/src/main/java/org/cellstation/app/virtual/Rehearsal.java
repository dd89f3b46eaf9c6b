package org.cellstation.app.virtual;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.cellstation.app.operator.Manner;
import org.cellstation.app.operator.RefusedException;
import org.cellstation.app.operator.RehearsalOperator;
import org.cellstation.app.operator.ScannedLabels;
import org.cellstation.app.operator.Workbench;
import org.cellstation.recipes.engine.ProcedureState;
import org.cellstation.simulator.BenchSample;
import org.cellstation.simulator.Skid;
import org.cellstation.simulator.SkidSettings;
import org.cellstation.simulator.Suite;
import org.cellstation.simulator.fault.Scenario;
import org.cellstation.simulator.vessel.Standing;
import org.cellstation.station.api.BatchOrder;
import org.cellstation.station.api.Snapshot;
import org.cellstation.station.api.Station.RecordReply;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.api.Station.Session;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Journal;
import org.cellstation.station.storage.DiskStorage;
import org.cellstation.station.storage.Storage;
import org.jspecify.annotations.Nullable;

/// One recipe run from START to its end in a virtual station, with a stand-in for the operator.
public final class Rehearsal implements AutoCloseable {
  public static final String UNIT = "BR-1";

  /// How often pictures are made and the operator looks.
  private static final Duration LOOK = Duration.ofSeconds(10);

  private static final int LONGEST_ANSWER_SCANS = 10;

  /// Longer than any recipe may take; then the rehearsal has failed.
  private static final Duration PATIENCE = Duration.ofDays(60);

  private final Plan plan;
  private final RecipeUnits units;
  private final Storage readings;
  private final String batch;
  private OneLifeStorage journal;
  private OneLifeStorage historian;
  private VirtualStation virtual;
  private RehearsalOperator operator;

  /// What a rehearsal is made with.
  ///
  /// @param recipe id on the station's recipe shelf
  /// @param folder gets journal, people, records, and readings where they are kept
  /// @param start of process time
  /// @param manner of the operator
  /// @param keepsReadings whether anybody wants readings and frames afterwards
  /// @param values of the recipe's formula for this batch, by name
  public record Plan(
      String recipe,
      String batch,
      Path folder,
      SkidSettings skid,
      Scenario faults,
      Instant start,
      Manner manner,
      boolean keepsReadings,
      Map<String, String> values) {
    public Plan {
      values = Map.copyOf(values);
    }

    /// With the recipe's own values.
    public Plan(
        String recipe,
        String batch,
        Path folder,
        SkidSettings skid,
        Scenario faults,
        Instant start,
        Manner manner,
        boolean keepsReadings) {
      this(recipe, batch, folder, skid, faults, start, manner, keepsReadings, Map.of());
    }

    /// With an operator at hand, and everything kept.
    public Plan(
        String recipe,
        String batch,
        Path folder,
        SkidSettings skid,
        Scenario faults,
        Instant start) {
      this(recipe, batch, folder, skid, faults, start, Manner.PROMPT, true);
    }
  }

  /// @param recordPdf null when the batch did not get so far
  public record Result(
      ProcedureState state,
      Duration processTime,
      long scans,
      @Nullable Path recordPdf,
      @Nullable Path recordJson) {
    public boolean complete() {
      return state == ProcedureState.COMPLETE;
    }
  }

  /// Sets everything up and starts the batch.
  ///
  /// @throws IOException when the folder cannot be written
  /// @throws RefusedException when the station refuses the batch
  public Rehearsal(Plan plan) throws IOException, RefusedException {
    this(plan, RecipeUnits.ONE);
  }

  /// As {@link #Rehearsal(Plan)}, of a recipe for several units. Faults and samples are those of
  /// the first one.
  ///
  /// @throws IOException when the folder cannot be written
  /// @throws RefusedException when the station refuses the batch
  public Rehearsal(Plan plan, RecipeUnits units) throws IOException, RefusedException {
    this.plan = plan;
    this.units = units;
    Files.createDirectories(plan.folder());
    batch = plan.batch();
    readings =
        plan.keepsReadings()
            ? DiskStorage.unforced(plan.folder().resolve("historian"))
            : new MemoryStorage();
    journal = journal(plan);
    historian = new OneLifeStorage(readings);
    virtual = station(units.suite(plan.skid()), plan.start());
    virtual.skid().play(plan.faults());
    operator =
        RehearsalOperator.arrive(virtual.station(), new AtSkid(virtual.skid()), plan.manner());
    operator.begin(
        BatchOrder.engineering(UNIT, plan.recipe(), batch, "rehearsal")
            .withValues(plan.values())
            .withUnits(units.units()),
        this::await);
  }

  /// Takes a batch on that is under way elsewhere, from the plan's start. Its procedure comes back
  /// HELD, and the operator lets it go on.
  ///
  /// @param history what the journal there holds of it, on the units that it has here
  /// @param standings of the vessels, by unit
  /// @throws IOException when the folder cannot be written
  /// @throws RefusedException when the station refuses the operator
  public Rehearsal(
      Plan plan, RecipeUnits units, List<Entry> history, Map<String, Standing> standings)
      throws IOException, RefusedException {
    this.plan = plan;
    this.units = units;
    Files.createDirectories(plan.folder());
    batch = plan.batch();
    readings = new MemoryStorage();
    journal = journal(plan);
    tell(journal, history);
    historian = new OneLifeStorage(readings);
    Suite suite = units.suite(plan.skid());
    suite
        .skids()
        .forEach(
            (unit, skid) -> Optional.ofNullable(standings.get(unit)).ifPresent(skid::takeOver));
    virtual = station(suite, plan.start());
    virtual.skid().play(plan.faults());
    var bench = new AtSkid(virtual.skid());
    history.forEach(entry -> ScannedLabels.connect(entry.event(), bench::connect));
    operator = RehearsalOperator.arrive(virtual.station(), bench, plan.manner());
  }

  /// Writes entries of another journal as if they had happened here, each at its time.
  private static void tell(Storage storage, List<Entry> history) throws IOException {
    Instant[] at = {history.getFirst().utc()};
    try (Journal past = Journal.open(storage, () -> at[0], ZoneOffset.UTC)) {
      for (Entry entry : history) {
        at[0] = entry.utc();
        past.append(entry.actor(), entry.event());
      }
      past.commit();
    }
  }

  private static OneLifeStorage journal(Plan plan) throws IOException {
    return new OneLifeStorage(DiskStorage.unforced(plan.folder().resolve("journal")));
  }

  private VirtualStation station(Suite suite, Instant now) throws IOException {
    if (plan.keepsReadings()) {
      return new VirtualStation(journal, historian, plan.folder(), suite, now, LOOK, "");
    }
    return new VirtualStation(
        journal, historian, plan.folder(), suite, now, LOOK, "", VirtualStation.NO_FRAMES);
  }

  /// The program is lost in the middle of a scan, of which nothing reaches the disk, and starts
  /// again on what the disk holds. Meanwhile the plant goes on with what the instruments were told.
  ///
  /// @throws RefusedException when the restarted station does not let the operator in
  public void cutPower(Duration outage) throws IOException, RefusedException {
    virtual.scanWithoutCommit();
    Suite suite = virtual.suite();
    Instant died = virtual.now();
    journal.lose();
    historian.lose();
    for (long i = 0; i < outage.toSeconds(); i++) {
      suite.step(1);
    }
    journal = journal(plan);
    historian = new OneLifeStorage(readings);
    virtual = station(suite, died.plus(outage));
    operator = operator.signInAgain(virtual.station());
  }

  /// A person at a skid that is turned by hand.
  private record AtSkid(Skid skid) implements Workbench {
    @Override
    public BenchSample sample() {
      return skid.sample();
    }

    @Override
    public void connect(String material) {
      skid.connect(material);
    }
  }

  private Reply await(CompletableFuture<Reply> asked) {
    for (int i = 0; i < LONGEST_ANSWER_SCANS && !asked.isDone(); i++) {
      virtual.scan();
    }
    return asked.getNow(Reply.refused("The station did not answer."));
  }

  public VirtualStation virtual() {
    return virtual;
  }

  public Session session() {
    return operator.session();
  }

  /// Runs to the end of the batch.
  ///
  /// @param watcher is shown every picture, on the cranking thread
  public Result run(Consumer<Snapshot> watcher) {
    Instant begun = virtual.now();
    Snapshot seen =
        runUntil(
            picture -> {
              watcher.accept(picture);
              return false;
            });
    ProcedureState state = state(seen);
    Duration taken = Duration.between(begun, virtual.now());
    virtual.historian().seal();
    virtual.historian().commit();
    virtual.journal().commit();
    CompletableFuture<RecordReply> record = virtual.station().writeRecord(session(), batch);
    virtual.journal().commit();
    return record.join() instanceof RecordReply.Written written
        ? new Result(state, taken, seen.scan().count(), written.pdf(), written.json())
        : new Result(state, taken, seen.scan().count(), null, null);
  }

  /// Runs until a picture shows what is wanted, or the batch has ended.
  ///
  /// @return the last picture
  public Snapshot runUntil(Predicate<Snapshot> wanted) {
    Instant latest = virtual.now().plus(PATIENCE);
    Snapshot seen = virtual.station().snapshot();
    boolean found = false;
    while (!found && running(seen) && virtual.now().isBefore(latest)) {
      virtual.scan();
      Snapshot picture = virtual.station().snapshot();
      if (!picture.now().equals(seen.now())) {
        seen = picture;
        units.attend(virtual.suite(), seen);
        operator.look(seen);
        found = wanted.test(seen);
      }
    }
    return seen;
  }

  private boolean running(Snapshot picture) {
    return state(picture).kind() != ProcedureState.Kind.FINAL;
  }

  private static ProcedureState state(Snapshot picture) {
    Snapshot.Batch batch = picture.units().getFirst().batch();
    return batch == null ? ProcedureState.IDLE : batch.procedure().state();
  }

  @Override
  public void close() {
    virtual.close();
  }
}
