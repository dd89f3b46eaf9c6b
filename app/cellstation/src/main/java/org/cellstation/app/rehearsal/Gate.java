package org.cellstation.app.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import org.cellstation.app.assembly.InputException;
import org.cellstation.app.assembly.ProgramVersion;
import org.cellstation.app.operator.Manner;
import org.cellstation.app.operator.RefusedException;
import org.cellstation.recipes.format.ReadResult;
import org.cellstation.recipes.model.EquipmentClass;
import org.cellstation.simulator.Equipment;
import org.cellstation.simulator.SkidSettings;
import org.cellstation.simulator.culture.CultureKind;
import org.cellstation.simulator.fault.Scenario;
import org.cellstation.station.api.Snapshot;
import org.cellstation.station.lifecycle.PictureFolder;

/// The whole rehearsal of one recipe: ordinary donors first, then the runs of a fault set, each in
/// a virtual station of its own, several side by side. The first run tells when a culture begins
/// and ends; the faults are laid out by it.
///
/// Any thread; {@link #cancel} from another one.
public final class Gate {
  /// A person who is at hand, and mends what is held.
  static final Manner AT_HAND =
      new Manner(Duration.ofMinutes(5), Duration.ofMinutes(3), Duration.ofMinutes(15));

  private final Order order;
  private final FaultSet faults;
  private final AtomicBoolean cancelled = new AtomicBoolean();

  /// What is rehearsed and how.
  ///
  /// @param skid whose seed and donor the first run has; those after it count on
  /// @param donors ordinary runs, at least 1
  /// @param folder gets one folder for each run, with its journal; the pictures of the recipe are
  ///   kept beside it
  public record Order(ReadResult.Valid recipe, SkidSettings skid, int donors, Path folder) {}

  /// Is told how far the runs are, on their threads.
  public interface Watcher {
    /// @param run counted from 0
    void look(int run, Snapshot picture);

    /// @param run counted from 0
    void done(int run);
  }

  private Gate(Order order, FaultSet faults) {
    this.order = order;
    this.faults = faults;
  }

  /// With the fault set that comes with the program, and what the recipe needs besides: a file of
  /// the site's own, or what ships with the recipe.
  ///
  /// @param own need not be there
  /// @throws InputException when the skid lacks what a set needs, or a set does not fit the recipe
  public static Gate standard(Order order, Path own) throws InputException {
    Sites sites = Sites.of(order.skid());
    FaultSet standard = FaultSetText.standard(sites);
    Optional<FaultSet> more = own(order.recipe(), sites, own);
    return new Gate(order, more.isEmpty() ? standard : both(standard, more.get(), own));
  }

  private static Optional<FaultSet> own(ReadResult.Valid recipe, Sites sites, Path file)
      throws InputException {
    RecipeNames names = RecipeNames.of(recipe.recipe());
    return Files.isRegularFile(file)
        ? Optional.of(FaultSetText.read(file, sites, names))
        : FaultSetText.shipped(recipe.recipe().id(), sites, names);
  }

  private static FaultSet both(FaultSet standard, FaultSet own, Path file) throws InputException {
    for (FaultSet.Run run : own.runs()) {
      if (standard.runs().stream().anyMatch(other -> other.id().equals(run.id()))) {
        throw new InputException(
            file + " has a run `" + run.id() + "` as the standard set has. Give it another id.");
      }
    }
    return standard.and(own);
  }

  /// @param file a fault set
  /// @throws InputException with every mistake in it
  public static Gate with(Order order, Path file) throws InputException {
    RecipeNames names = RecipeNames.of(order.recipe().recipe());
    FaultSet set = FaultSetText.read(file, Sites.of(order.skid()), names);
    CultureKind cells = set.culture();
    if (cells != null && cells != order.skid().culture()) {
      throw new InputException(
          file + " is for " + cells.text() + ". Add --culture " + cells.text() + ".");
    }
    return new Gate(order, set);
  }

  /// Ordinary donors only.
  public static Gate faultless(Order order) throws InputException {
    return new Gate(order, FaultSetText.standard(Sites.of(order.skid())).withoutRuns());
  }

  /// The skid for a recipe: that of its equipment class.
  public static Equipment equipment(String equipmentClass) throws InputException {
    EquipmentClass known =
        EquipmentClass.named(equipmentClass)
            .orElseThrow(
                () -> new InputException("There is no equipment class `" + equipmentClass + "`."));
    return switch (known) {
      case ROCKING_BAG -> Equipment.SIX_LINES;
      case STIRRED_TANK -> Equipment.STIRRED_TANK;
      case HOLLOW_FIBRE -> Equipment.HOLLOW_FIBRE;
      case STATIC -> Equipment.STATIC;
    };
  }

  /// The cells for a recipe: what it is rehearsed with says which.
  ///
  /// @param own as in {@link #standard}
  public static CultureKind culture(ReadResult.Valid recipe, Path own) throws InputException {
    Sites sites =
        Sites.of(SkidSettings.nominal().with(equipment(recipe.recipe().equipmentClass())));
    return own(recipe, sites, own)
        .flatMap(set -> Optional.ofNullable(set.culture()))
        .orElse(CultureKind.T_CELLS);
  }

  /// How many runs it takes.
  public int runs() {
    return order.donors() + faults.runs().size();
  }

  /// No further run begins; those under way end soon, and {@link #run} with them.
  public void cancel() {
    cancelled.set(true);
  }

  public boolean isCancelled() {
    return cancelled.get();
  }

  /// Does all runs, `threads` at a time.
  ///
  /// @param allowed how many of the threads may be at work at this moment, at least 1
  /// @throws RefusedException when the station refuses the recipe, or the rehearsal was cancelled
  public RehearsalReport run(
      int threads, IntSupplier allowed, ThreadFactory factory, Watcher watcher)
      throws IOException, RefusedException {
    try (ExecutorService pool = Executors.newFixedThreadPool(threads, factory)) {
      var crew = new Crew(allowed);
      List<CompletableFuture<RunResult>> runs = new ArrayList<>();
      for (int i = 0; i < order.donors(); i++) {
        runs.add(submit(donor(i), i, pool, crew, watcher));
      }
      RunResult reference = joined(runs.getFirst());
      for (int i = 0; i < faults.runs().size(); i++) {
        RunPlan plan = faulty(faults.runs().get(i), reference.course());
        runs.add(submit(plan, order.donors() + i, pool, crew, watcher));
      }
      List<RunResult> results = new ArrayList<>();
      for (CompletableFuture<RunResult> run : runs) {
        results.add(joined(run));
      }
      if (cancelled.get()) {
        throw new RefusedException("The rehearsal was cancelled.");
      }
      return new RehearsalReport(
          order.recipe(), ProgramVersion.text(), order.skid(), faults, results);
    }
  }

  private CompletableFuture<RunResult> submit(
      RunPlan plan, int number, ExecutorService pool, Crew crew, Watcher watcher) {
    return CompletableFuture.supplyAsync(
        () -> {
          crew.come();
          try {
            var run =
                new GateRun(
                    plan,
                    order.recipe(),
                    new PictureFolder(order.folder().resolve("..").normalize()),
                    order.folder().resolve(plan.id()),
                    cancelled::get,
                    picture -> {
                      watcher.look(number, picture);
                      crew.pace();
                    });
            RunResult result = run.run();
            watcher.done(number);
            return result;
          } catch (IOException | RefusedException failed) {
            throw new CompletionException(failed);
          } finally {
            crew.go();
          }
        },
        pool);
  }

  /// When one run cannot be made, the others need not be.
  private RunResult joined(CompletableFuture<RunResult> run) throws IOException, RefusedException {
    try {
      return run.join();
    } catch (CompletionException failed) {
      cancelled.set(true);
      switch (failed.getCause()) {
        case IOException io -> throw io;
        case RefusedException refused -> throw refused;
        case null, default -> throw failed;
      }
    }
  }

  private RunPlan donor(int number) {
    SkidSettings first = order.skid();
    long seed = first.seed() + number;
    SkidSettings skid =
        SkidSettings.drawn(seed)
            .with(first.equipment())
            .withCulture(first.culture())
            .withProbes(first.probes())
            .withDonor(first.donor() + number);
    return new RunPlan(
        "donor-" + skid.donor(),
        skid.donor() == 0 ? "Nominal donor" : "Donor " + skid.donor(),
        false,
        skid,
        AT_HAND,
        Scenario.none(),
        List.of(),
        faults.nominal());
  }

  private RunPlan faulty(FaultSet.Run run, Course nominal) {
    SkidSettings skid =
        SkidSettings.drawn(run.donor())
            .with(order.skid().equipment())
            .withCulture(order.skid().culture())
            .withProbes(order.skid().probes());
    return new RunPlan(
        run.id(),
        run.title(),
        true,
        skid,
        run.manner(),
        run.scenario(nominal),
        run.cuts().stream()
            .map(
                cut ->
                    new RunPlan.Cut(cut.moment().in(nominal).toSeconds(), cut.outage().toSeconds()))
            .toList(),
        run.expected());
  }
}
