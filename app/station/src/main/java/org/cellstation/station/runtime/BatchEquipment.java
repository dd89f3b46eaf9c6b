package org.cellstation.station.runtime;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.recipes.engine.Equipment;
import org.cellstation.recipes.engine.EquipmentPhase;
import org.cellstation.recipes.engine.PhaseMemory;
import org.cellstation.recipes.model.PhaseType;
import org.cellstation.recipes.model.Quantity;
import org.cellstation.recipes.model.Transfers;
import org.cellstation.station.arbitration.Arbiter;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.cellstation.station.journal.Journal;
import org.cellstation.station.phase.TransferLink;
import org.cellstation.station.phase.UnitPhases;
import org.jspecify.annotations.Nullable;

/// What the procedure engine of one batch sees of the station's units and shared equipment.
///
/// Owned by the control thread.
final class BatchEquipment implements Equipment {
  private final BatchRun batch;
  private final BatchUnits units;
  private final Journal journal;

  /// By the path of the sending phase.
  private final Map<String, TransferLink> links = new HashMap<>();

  BatchEquipment(BatchRun batch, BatchUnits units, Journal journal) {
    this.batch = batch;
    this.units = units;
    this.journal = journal;
  }

  @Override
  public EquipmentPhase phase(
      String role, String phase, Map<String, Quantity> parameters, PhaseMemory memory) {
    PhaseType type =
        PhaseType.named(phase)
            .orElseThrow(() -> new IllegalArgumentException("unknown phase " + phase));
    UnitRun unit = unit(role);
    return UnitPhases.of(
        unit.configuration().unitClass(),
        type,
        parameters,
        memory,
        unit.actions(),
        link(memory.path()));
  }

  /// Both phases of a transfer get the same one.
  private @Nullable TransferLink link(String path) {
    Transfers.Pair pair = Transfers.of(batch.recipe()).get(path);
    return pair == null
        ? null
        : links.computeIfAbsent(
            pair.send(), _ -> new TransferLink(unit(pair.from()).id(), unit(pair.to()).id()));
  }

  @Override
  public Observation read(String role, String variable) {
    UnitRun unit = unit(role);
    if (!unit.measures(variable)) {
      return new Observation.Unusable(variable + " is not measured on " + unit.id());
    }
    Reading reading = unit.read(variable);
    return reading.isGood()
        ? new Observation.Value(reading.value(), reading.unit())
        : new Observation.Unusable(variable + " " + reading.cause().text());
  }

  @Override
  public String claim(String path, List<String> resources) {
    List<String> named = resources.stream().map(resource -> named(path, resource)).toList();
    return switch (units.arbiter().claim(new Arbiter.Holder(batch.id(), path), named)) {
      case Arbiter.Answer.Waits waits -> {
        if (waits.fresh()) {
          journal.append(
              Entry.STATION, new Event.EquipmentAwaited(batch.id(), path, named, waits.why()));
        }
        yield waits.why();
      }
      case Arbiter.Answer.Granted granted -> {
        if (granted.fresh()) {
          journal.append(Entry.STATION, new Event.EquipmentAcquired(batch.id(), path, named));
        }
        if (isUnitProcedure(path)) {
          resources.forEach(role -> unit(role).lend(batch));
        }
        yield "";
      }
    };
  }

  @Override
  public void release(String path) {
    List<String> freed = units.arbiter().release(new Arbiter.Holder(batch.id(), path));
    if (freed.isEmpty()) {
      return;
    }
    journal.append(Entry.STATION, new Event.EquipmentReleased(batch.id(), path, freed));
    for (UnitRun unit : units.all()) {
      if (unit != units.home() && freed.contains(unit.id())) {
        unit.takeBack(batch);
      }
    }
  }

  /// A unit procedure claims the role of its unit, what is below it shared equipment.
  private String named(String path, String resource) {
    return isUnitProcedure(path) ? unit(resource).id() : resource;
  }

  private static boolean isUnitProcedure(String path) {
    return path.indexOf('/') < 0;
  }

  private UnitRun unit(String role) {
    return units.roles().getOrDefault(role, units.home());
  }
}
