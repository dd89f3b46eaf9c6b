package org.cellstation.app.rehearsal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.jspecify.annotations.Nullable;

/// What of a running batch's journal a simulated station needs to take the batch on: the procedure
/// and how the unit is set, told of the simulated unit. Devices, alarms and interlocks are those of
/// the simulated skid.
final class PastOfBatch {
  private final String batch;
  private final Map<String, String> units;

  private PastOfBatch(String batch, Map<String, String> units) {
    this.batch = batch;
    this.units = units;
  }

  /// @param units the simulated ones by those of the batch
  /// @param history everything the journal holds of the batch
  /// @param change to be in force from now on, null for none
  /// @param now the last moment of that past
  static List<Entry> of(
      Map<String, String> units,
      List<Entry> history,
      Event.@Nullable RecipeChangeProposed change,
      Instant now) {
    Entry first = history.getFirst();
    var past =
        new PastOfBatch(
            first.event() instanceof Event.BatchCreated created ? created.batch() : "", units);
    List<Entry> told = new ArrayList<>();
    for (Entry entry : history) {
      past.told(entry.event()).ifPresent(event -> told.add(of(entry.utc(), entry.actor(), event)));
    }
    if (change != null) {
      told.add(of(now, Entry.STATION, change));
      told.add(
          of(
              now,
              Entry.STATION,
              new Event.RecipeChanged(
                  change.batch(), change.change(), change.sha256(), "simulated")));
    }
    // Until now the batch was looked after.
    told.add(of(now, Entry.STATION, new Event.StationStopped("simulated from here")));
    return told;
  }

  private static Entry of(Instant at, String actor, Event event) {
    return new Entry(0, at, "+00:00", actor, event, "", "");
  }

  private Optional<Event> told(Event event) {
    return Optional.ofNullable(
        switch (event) {
          case Event.BatchCreated e ->
              new Event.BatchCreated(
                  batch,
                  unit(e.unit()),
                  e.order(),
                  e.recipe(),
                  e.recipeVersion(),
                  e.recipeSha256(),
                  e.recipeText(),
                  e.purpose(),
                  e.batchSize(),
                  e.formula(),
                  roles(e.units()));
          case Event.PhaseBegun e ->
              new Event.PhaseBegun(batch, e.path(), e.unit(), e.phase(), e.parameters());
          case Event.LifeSupportSet e ->
              new Event.LifeSupportSet(
                  batch, unit(e.unit()), e.on(), e.minRockRateRpm(), e.gasFlowMlPerMin());
          case Event.CultureSet e -> new Event.CultureSet(batch, unit(e.unit()), e.cells());
          case Event.SetpointChanged e ->
              new Event.SetpointChanged(
                  batch, unit(e.unit()), e.loop(), e.from(), e.to(), e.engUnit(), e.reason());
          case Event.ModeChanged e ->
              new Event.ModeChanged(batch, unit(e.unit()), e.loop(), e.from(), e.to(), e.reason());
          case Event.OutputSet e ->
              new Event.OutputSet(
                  batch, unit(e.unit()), e.output(), e.from(), e.to(), e.engUnit(), e.why());
          case Event.ContentNoted e ->
              new Event.ContentNoted(batch, unit(e.unit()), e.grams(), e.why());
          case Event.StateChanged _,
              Event.PhaseNoted _,
              Event.TransitionTaken _,
              Event.TransitionForced _,
              Event.BranchTaken _,
              Event.RoundEnded _,
              Event.Synchronized _,
              Event.ProcedureModeChanged _,
              Event.PhaseOrdered _,
              Event.ConditionWaiting _,
              Event.PromptRaised _,
              Event.PromptAnswered _,
              Event.PromptEntered _,
              Event.PromptVerified _,
              Event.RecipeChangeProposed _,
              Event.RecipeChanged _ ->
              event;
          default -> null;
        });
  }

  private String unit(String real) {
    return units.getOrDefault(real, real);
  }

  private Map<String, String> roles(Map<String, String> real) {
    Map<String, String> roles = new TreeMap<>();
    real.forEach((role, unit) -> roles.put(role, unit(unit)));
    return roles;
  }
}
