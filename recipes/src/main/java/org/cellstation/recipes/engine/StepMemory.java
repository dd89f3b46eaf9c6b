package org.cellstation.recipes.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.cellstation.recipes.engine.ProcedureEvent.PhaseNoted;

/// The memory of one phase step, handed to each of its executions.
final class StepMemory implements PhaseMemory {
  private final ProceduralElement element;
  private final Consumer<ProcedureEvent> events;
  private final Map<String, Double> notes = new HashMap<>();
  private Instant now = Instant.MIN;

  StepMemory(ProceduralElement element, Consumer<ProcedureEvent> events) {
    this.element = element;
    this.events = events;
  }

  /// Told before each call of the phase, since a phase asks for its time without giving one.
  void at(Instant now) {
    this.now = now;
  }

  void replay(PhaseNoted noted) {
    notes.put(noted.name(), noted.value());
  }

  @Override
  public String path() {
    return element.path();
  }

  @Override
  public String title() {
    return element.title();
  }

  @Override
  public Duration active() {
    return Duration.ofNanos(element.activeNanos(now));
  }

  @Override
  public OptionalDouble recall(String name) {
    Double noted = notes.get(name);
    return noted == null ? OptionalDouble.empty() : OptionalDouble.of(noted);
  }

  @Override
  public void note(String name, double value) {
    if (name.equals(ACTIVE_SECONDS)) {
      throw new IllegalArgumentException("`" + name + "` is the engine's own note");
    }
    Double before = notes.put(name, value);
    if (before == null || before != value) {
      events.accept(new PhaseNoted(element.path(), name, value));
    }
  }
}
