package org.cellstation.station.batch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cellstation.station.journal.Event;
import org.jspecify.annotations.Nullable;

/// The units of one batch: its own from its creation to its end, and those that its unit procedures
/// had for a while. Where there are several, things of the same name are told apart by their unit.
final class RecordUnits {
  /// The batch had it.
  ///
  /// @param to null as long as it has it
  record Stay(String unit, Instant from, @Nullable Instant to) {}

  private String home = "";
  private final Map<String, String> roles = new TreeMap<>();
  private final Set<String> ids = new LinkedHashSet<>();
  private final Map<String, Stay> stays = new LinkedHashMap<>();
  private final Set<String> present = new HashSet<>();

  void created(Stamp at, Event.BatchCreated event) {
    home = event.unit();
    roles.putAll(event.units());
    ids.add(home);
    ids.addAll(event.units().values());
    stays.put(home, new Stay(home, at.utc(), null));
    present.add(home);
  }

  void acquired(Stamp at, Event.EquipmentAcquired event) {
    for (String unit : event.resources()) {
      if (ids.contains(unit) && present.add(unit)) {
        Stay before = stays.get(unit);
        stays.put(unit, new Stay(unit, before == null ? at.utc() : before.from(), null));
      }
    }
  }

  void released(Stamp at, Event.EquipmentReleased event) {
    for (String unit : event.resources()) {
      Stay stay = stays.get(unit);
      if (stay != null && !unit.equals(home) && present.remove(unit)) {
        stays.put(unit, new Stay(unit, stay.from(), at.utc()));
      }
    }
  }

  /// By the role that the recipe gives them; empty when one does all.
  Map<String, String> roles() {
    return roles;
  }

  /// Whether it is one of them at this moment of the journal.
  boolean has(String unit) {
    return present.contains(unit);
  }

  /// Whether it was one of them at any time.
  boolean had(String unit) {
    return stays.containsKey(unit);
  }

  /// The home first, then as they came.
  List<Stay> stays() {
    return new ArrayList<>(stays.values());
  }

  /// What a thing is called in the record.
  String name(String unit, String thing) {
    return ids.size() > 1 && !unit.isEmpty() ? unit + " " + thing : thing;
  }
}
