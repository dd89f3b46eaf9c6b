package org.cellstation.recipes.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cellstation.recipes.model.Quantity;

/// A plant that does as it is told, remembers what it was asked, and breaks on request. Phases with
/// a `duration` work that long, fill works for ever, the others work 5 minutes.
final class FakeEquipment implements Equipment {
  final Map<String, Observation> values = new HashMap<>();
  final List<String> calls = new ArrayList<>();
  final Map<String, String> claimed = new HashMap<>();

  /// There is enough of everything for everyone.
  boolean free;

  boolean feeding;
  boolean alive;
  String failure = "";
  String stuck = "";

  @Override
  public EquipmentPhase phase(
      String unit, String phase, Map<String, Quantity> parameters, PhaseMemory memory) {
    calls.add(unit + " begins " + phase);
    Quantity duration = parameters.get("duration");
    Duration length =
        duration == null
            ? phase.equals("fill") ? Duration.ofDays(1000) : Duration.ofMinutes(5)
            : Duration.ofMinutes(Math.round(duration.value() * 60));
    if (memory.recall("start weight").isEmpty()) {
      memory.note("start weight", 1000);
    }
    return new FakePhase(phase, length, memory);
  }

  @Override
  public String claim(String path, List<String> resources) {
    for (String resource : resources) {
      String owner = claimed.getOrDefault(resource, path);
      if (!owner.equals(path) && !free) {
        return resource + ", used by " + owner;
      }
    }
    resources.forEach(resource -> claimed.putIfAbsent(resource, path));
    return "";
  }

  @Override
  public void release(String path) {
    claimed.values().removeIf(path::equals);
  }

  @Override
  public Observation read(String unit, String variable) {
    return values.getOrDefault(variable, new Observation.Unusable("no instrument"));
  }

  private final class FakePhase implements EquipmentPhase {
    private final String phase;
    private final Duration length;
    private final PhaseMemory memory;

    FakePhase(String phase, Duration length, PhaseMemory memory) {
      this.phase = phase;
      this.length = length;
      this.memory = memory;
    }

    @Override
    public Progress running(Instant now) {
      Progress progress = asked("running");
      boolean works = !(progress instanceof Progress.Failed);
      boolean done = works && memory.active().compareTo(length) >= 0;
      feeding = works && !done && phase.equals("perfuse");
      alive |= phase.equals("fill");
      return done ? Progress.DONE : works ? Progress.CONTINUES : progress;
    }

    @Override
    public Progress holding(Instant now) {
      feeding = false;
      return asked("holding");
    }

    @Override
    public Progress restarting(Instant now) {
      return asked("restarting");
    }

    @Override
    public Progress stopping(Instant now) {
      feeding = false;
      return asked("stopping");
    }

    @Override
    public Progress aborting(Instant now) {
      feeding = false;
      return asked("aborting");
    }

    private Progress asked(String what) {
      calls.add(phase + " " + what);
      if (!failure.isEmpty()) {
        return new Progress.Failed(failure);
      }
      return stuck.equals(what) ? new Progress.Continues("the plant") : Progress.DONE;
    }
  }
}
