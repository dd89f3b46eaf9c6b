package org.cellstation.station.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.cellstation.drivers.bus.Bus;
import org.cellstation.drivers.bus.Instrument;
import org.cellstation.drivers.calibration.Calibratable;
import org.cellstation.station.arbitration.Arbiter;
import org.cellstation.station.calibration.CalibrationBench;
import org.cellstation.station.calibration.CalibrationBook;
import org.cellstation.station.calibration.CalibrationPlan;
import org.cellstation.station.calibration.CalibrationService;
import org.cellstation.station.config.StationConfiguration;
import org.cellstation.station.config.StationConfiguration.UnitConfiguration;
import org.cellstation.station.control.UnitControl;
import org.cellstation.station.deviation.DeviationBook;
import org.cellstation.station.equipment.ProcessImage;
import org.cellstation.station.equipment.UnitInputs;
import org.cellstation.station.equipment.UnitOutputs;
import org.cellstation.station.historian.Historian;
import org.cellstation.station.identity.People;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.cellstation.station.journal.Journal;
import org.cellstation.station.lifecycle.VersionBook;
import org.cellstation.station.livechange.ChangeBook;
import org.cellstation.station.livechange.KeptChange;
import org.cellstation.station.tuning.service.TuningService;
import org.jspecify.annotations.Nullable;

/// Puts a station together from its parts, and takes up what the journal says was going on when the
/// program last ended: loops get their last set-points, alarms their states, and a batch that was
/// running comes back HELD.
///
/// @param version of the program
/// @param inbox the sink the buses were made with
/// @param publishEvery how often consoles get a new picture, in process time
/// @param background where answers and reports are worked on
public record StationAssembly(
    String version,
    StationConfiguration configuration,
    ReadingInbox inbox,
    List<Bus> buses,
    Journal journal,
    Historian historian,
    People people,
    Path recipes,
    Path records,
    InstantSource clock,
    Duration publishEvery,
    Executor background) {

  public StationRuntime assemble() throws IOException {
    Instant now = clock.instant();
    Past past = Past.of(journal);
    Instant lastSeen = past.lastSeen(historian.gap(), now);
    historian
        .gap()
        .ifPresent(
            gap ->
                journal.append(
                    Entry.STATION,
                    new Event.HistorianGap(gap.from(), gap.to(), "the station was not running")));
    journal.append(Entry.STATION, new Event.StationStarted(version, configuration.name()));
    if (!configuration.sha256().equals(past.configurationSha256)) {
      journal.append(
          Entry.STATION,
          new Event.ConfigurationLoaded(configuration.sha256(), configuration.text()));
    }
    var image = new ProcessImage();
    List<UnitRun> units = new ArrayList<>();
    for (UnitConfiguration unit : configuration.units()) {
      units.add(unit(unit, image, past.batches, now));
    }
    var register = new InstrumentRegister(buses, units, journal);
    past.instruments.forEach(register::restore);
    var alarms =
        new StationAlarms(units, buses.stream().map(Bus::id).toList(), register.names(), journal);
    past.alarms.forEach(alarms::restore);
    for (UnitRun unit : units) {
      unit.messages().adopt(past.messages.getOrDefault(unit.id(), List.of()));
      unit.adopt(past.control, past.guards.values());
    }
    var deviations = new DeviationBook(journal);
    past.deviations.forEach(deviations::take);
    var interruptions = new InterruptionDesk(journal, deviations);
    var changeBook = new ChangeBook();
    past.changes.forEach(changeBook::take);
    var arbiter = new Arbiter();
    past.restore(arbiter);
    for (Event.BatchCreated open : past.open.values()) {
      restore(open, changeBook, units, lastSeen, interruptions, arbiter, now);
    }
    var calibrations = new CalibrationService(places(units), past.calibrations, journal);
    calibrations.begin(now);
    for (UnitRun unit : units) {
      unit.calibration().asks(calibrations::missing);
    }
    var tunings =
        new TuningService(
            units.stream().map(UnitRun::tunings).toList(),
            journal,
            configuration.scan(),
            publishEvery);
    past.tunings.forEach(tunings::take);
    tunings.begin(now);
    var requests = new RequestQueue(journal, background);
    var watch = new LiveChangeWatch(changeBook, units, deviations, journal);
    var changes =
        new LiveChangeDesk(
            changeBook,
            watch,
            journal,
            people,
            requests,
            background,
            order ->
                Binding.lacks(
                    order.recipe(), order.order(), configuration, calibrations.targets()));
    var cycle =
        new ControlCycle(
            new ControlCycle.Parts(
                clock,
                configuration.scan(),
                publishEvery,
                journal,
                historian,
                inbox,
                image,
                buses,
                units,
                alarms,
                register,
                calibrations,
                tunings,
                interruptions,
                watch,
                arbiter,
                requests,
                people));
    var receipts = new Receipts(recipes.resolveSibling("received"), past.versions);
    var shelf =
        new RecipeShelf(recipes, () -> past.versions.effective(clock.instant()), receipts::site);
    var desk =
        new RecipeDesk(
            past.versions, shelf, receipts, recipes, journal, people, requests, background, clock);
    desk.takeReceipts(now);
    var office = new RecordOffice(configuration, version, records, journal, historian);
    return new StationRuntime(
        configuration,
        cycle,
        units,
        alarms,
        register,
        calibrations,
        tunings,
        deviations,
        interruptions,
        changes,
        arbiter,
        requests,
        journal,
        people,
        shelf,
        desk,
        desk,
        office,
        background);
  }

  private List<CalibrationService.Place> places(List<UnitRun> units) {
    List<CalibrationService.Place> places = new ArrayList<>();
    for (CalibrationPlan plan : configuration.calibrations()) {
      for (UnitRun unit : units) {
        if (unit.id().equals(plan.unit())) {
          places.add(
              new CalibrationService.Place(plan, unit.forCalibration(), bench(plan.target())));
        }
      }
    }
    return places;
  }

  private @Nullable CalibrationBench bench(String instrument) {
    for (Bus bus : buses) {
      for (Instrument member : bus.members()) {
        if (member.id().equals(instrument) && member instanceof Calibratable sensor) {
          return new CalibrationBench(bus, instrument, sensor);
        }
      }
    }
    return null;
  }

  private UnitRun unit(
      UnitConfiguration unit, ProcessImage image, Set<String> usedBatches, Instant now) {
    Map<String, ProcessImage.Slot> variables = new LinkedHashMap<>();
    unit.variables()
        .forEach(
            (name, variable) ->
                variables.put(
                    name,
                    image.add(variable.source(), variable.unit(), variable.staleAfter(), now)));
    Map<String, Bus> busById = new HashMap<>();
    buses.forEach(bus -> busById.put(bus.id(), bus));
    var outputs = new UnitOutputs();
    unit.outputs()
        .forEach(
            (name, output) -> {
              Bus bus = busById.get(output.bus());
              if (bus == null) {
                throw new IllegalArgumentException("no bus " + output.bus());
              }
              outputs.add(
                  name,
                  bus,
                  output.to(),
                  output.setting().min(),
                  output.setting().max(),
                  output.safe());
            });
    return new UnitRun(
        unit,
        image,
        new UnitInputs(variables),
        outputs,
        new UnitControl(unit.id(), unit.control(), unit.equipment()),
        journal,
        usedBatches);
  }

  private void restore(
      Event.BatchCreated open,
      ChangeBook changes,
      List<UnitRun> units,
      Instant lastSeen,
      InterruptionDesk interruptions,
      Arbiter arbiter,
      Instant now)
      throws IOException {
    List<Entry> entries = journal.batch(open.batch());
    Map<String, UnitRun> byId = new LinkedHashMap<>();
    units.forEach(unit -> byId.put(unit.id(), unit));
    UnitRun home = byId.get(open.unit());
    Map<String, UnitRun> roles = new LinkedHashMap<>();
    open.units()
        .forEach(
            (role, id) ->
                Optional.ofNullable(byId.get(id)).ifPresent(unit -> roles.put(role, unit)));
    Optional<BatchRun.InForce> inForce = inForce(open, changes);
    if (home != null && roles.size() == open.units().size() && inForce.isPresent()) {
      journal.append(
          Entry.STATION,
          new Event.BatchInterrupted(
              open.batch(), lastSeen, "life support goes on, the procedure is HELD"));
      arbiter.reserve(home.id(), open.batch());
      BatchRun run =
          BatchRun.restore(
              open,
              inForce.get(),
              journal,
              new BatchUnits(home, roles, arbiter),
              entries,
              lastSeen,
              now);
      home.bind(run, entries, now);
      for (UnitRun unit : run.units()) {
        if (unit.batch() == run && unit != home) {
          unit.bind(run, entries, now);
        }
      }
      Absence.of(entries, lastSeen)
          .ifPresent(
              absence ->
                  interruptions.open(run, absence, absence.watch(run, buses, historian, now)));
    } else {
      String consequence =
          inForce.isPresent()
              ? "one of its units is not configured any more (%s); configure it again"
                  .formatted(open.units().isEmpty() ? open.unit() : open.units())
              : "its recipe cannot be read by this version of the program";
      journal.append(
          Entry.STATION, new Event.BatchInterrupted(open.batch(), lastSeen, consequence));
    }
  }

  /// What a batch ran by at last; empty when this version of the program cannot read it.
  private static Optional<BatchRun.InForce> inForce(Event.BatchCreated open, ChangeBook changes) {
    return changes
        .inForce(open.batch())
        .map(KeptChange::event)
        .map(
            change ->
                ChangeReview.recipe(open, change.text(), change.formula())
                    .map(recipe -> BatchRun.InForce.of(recipe, change)))
        .orElseGet(
            () ->
                ChangeReview.recipe(open, open.recipeText(), open.formula())
                    .map(recipe -> BatchRun.InForce.of(recipe, open)));
  }

  /// What of the journal matters for a start.
  private static final class Past {
    private final Map<String, Event.BatchCreated> open = new LinkedHashMap<>();
    private final Set<String> batches = new HashSet<>();
    private final List<Entry> control = new ArrayList<>();
    private final List<Entry> alarms = new ArrayList<>();
    private final Map<String, Entry> guards = new LinkedHashMap<>();
    private final List<Entry> tunings = new ArrayList<>();
    private final List<Entry> deviations = new ArrayList<>();
    private final List<Entry> changes = new ArrayList<>();
    private final List<Event> instruments = new ArrayList<>();
    private final CalibrationBook calibrations = new CalibrationBook();
    private final VersionBook versions = new VersionBook();
    private final List<Event> equipment = new ArrayList<>();
    private final Map<String, List<String>> messages = new HashMap<>();
    private String configurationSha256 = "";
    private Instant last = Instant.MIN;

    static Past of(Journal journal) throws IOException {
      var past = new Past();
      journal.forEach(past::take);
      return past;
    }

    /// Until when the program is known to have run: its last reading or its last word.
    Instant lastSeen(Optional<Historian.Gap> gap, Instant now) {
      Instant read = gap.map(Historian.Gap::from).orElse(Instant.MIN);
      Instant seen = read.isAfter(last) ? read : last;
      return seen.isAfter(now) ? now : seen;
    }

    /// Who has what and who waits, of the batches that go on.
    void restore(Arbiter arbiter) {
      for (Event event : equipment) {
        switch (event) {
          case Event.EquipmentAcquired e when open.containsKey(e.batch()) ->
              arbiter.restoreGranted(new Arbiter.Holder(e.batch(), e.path()), e.resources());
          case Event.EquipmentAwaited e when open.containsKey(e.batch()) ->
              arbiter.restoreWaiting(new Arbiter.Holder(e.batch(), e.path()), e.resources());
          case Event.EquipmentReleased e ->
              arbiter.release(new Arbiter.Holder(e.batch(), e.path()));
          default -> {}
        }
      }
    }

    private void take(Entry entry) {
      last = entry.utc().isAfter(last) ? entry.utc() : last;
      switch (entry.event()) {
        case Event.BatchCreated e -> {
          batches.add(e.batch());
          open.put(e.batch(), e);
        }
        case Event.BatchEnded e -> open.remove(e.batch());
        case Event.LifeSupportSet e -> {
          control.removeIf(old -> LifeSupport.isOf(e.unit(), old.event()));
          control.add(entry);
        }
        case Event.TuningChanged _ -> {
          control.add(entry);
          tunings.add(entry);
        }
        case Event.TuningTestStarted _, Event.TuningTestEnded _ -> tunings.add(entry);
        case Event.SetpointChanged _, Event.ModeChanged _, Event.CultureSet _ -> control.add(entry);
        case Event.OutputSet e when LifeSupport.matters(e) -> control.add(entry);
        case Event.AlarmChanged e -> {
          alarms.add(entry);
          UnitMessages.acknowledged(e, messages);
        }
        case Event.MessageRaised e ->
            messages.computeIfAbsent(e.unit(), _ -> new ArrayList<>()).add(e.text());
        case Event.InterlockTripped e ->
            guards.put("trip " + e.unit() + " " + e.interlock(), entry);
        case Event.InterlockReset e -> guards.remove("trip " + e.unit() + " " + e.interlock());
        case Event.InterlockBypassed e ->
            guards.put("bypass " + e.unit() + " " + e.interlock(), entry);
        case Event.InterlockBypassEnded e ->
            guards.remove("bypass " + e.unit() + " " + e.interlock());
        case Event.ContentNoted e -> guards.put("content " + e.unit(), entry);
        case Event.InstrumentMet _, Event.LinkSwitched _ -> instruments.add(entry.event());
        case Event.InstrumentAccepted _ -> {
          instruments.add(entry.event());
          calibrations.take(entry);
        }
        case Event.CalibrationBegun _, Event.CalibrationPointTaken _, Event.CalibrationEnded _ ->
            calibrations.take(entry);
        case Event.EquipmentAcquired _, Event.EquipmentAwaited _, Event.EquipmentReleased _ ->
            equipment.add(entry.event());
        case Event.DeviationRaised _, Event.DeviationSigned _ -> deviations.add(entry);
        case Event.RecipeChangeProposed _,
            Event.RecipeChangePreviewed _,
            Event.RecipeChangeSigned _,
            Event.RecipeChanged _,
            Event.RecipeChangeDropped _ ->
            changes.add(entry);
        case Event.Signed _,
            Event.RecipeDraftSaved _,
            Event.RecipeRegistered _,
            Event.RecipeRehearsed _,
            Event.RecipeVersionChanged _,
            Event.PackageReceived _ ->
            versions.take(entry);
        case Event.ConfigurationLoaded e -> configurationSha256 = e.sha256();
        default -> {}
      }
    }
  }
}
