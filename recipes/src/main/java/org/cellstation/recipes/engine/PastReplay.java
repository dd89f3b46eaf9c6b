package org.cellstation.recipes.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cellstation.recipes.engine.ProcedureEngine.Past;

/// Puts a fresh course where a procedure's past events left it. Of a prompt only the id counts: its
/// text and fields are the recipe's.
final class PastReplay {
  private PastReplay() {}

  static void apply(List<Past> past, Course course) {
    Map<String, ProceduralElement> elements = new HashMap<>();
    Map<String, PhaseRun> phases = new HashMap<>();
    course.elements().forEach(element -> elements.put(element.path(), element));
    course.phases().forEach(phase -> phases.put(phase.step().path(), phase));
    for (Past event : past) {
      ProceduralElement element = elements.get(event.event().path());
      if (element == null) {
        throw mismatch(event, "the recipe has no such step");
      }
      PhaseRun phase = phases.get(event.event().path());
      if (phase != null) {
        phase.replay(event.event());
      }
      switch (event.event()) {
        case ProcedureEvent.StateChanged changed -> {
          if (element.state() != changed.from()) {
            throw mismatch(event, "the step was " + element.state() + " then");
          }
          course.enter(element, changed.to(), changed.cause(), event.at());
        }
        case ProcedureEvent.PromptRaised raised ->
            course
                .desk()
                .raised(
                    Optional.ofNullable(phase)
                        .flatMap(asking -> asking.prompt(raised.prompt().id()))
                        .orElseThrow(() -> mismatch(event, "the recipe asks no such thing")));
        case ProcedureEvent.PromptAnswered answered ->
            course.desk().taken(answered.promptId(), answered.answers());
        case ProcedureEvent.PhaseNoted noted -> {
          if (noted.name().equals(PhaseMemory.ACTIVE_SECONDS)) {
            element.stopClockAt(noted.value());
          }
        }
        case ProcedureEvent.PhaseBegun _,
            ProcedureEvent.TransitionTaken _,
            ProcedureEvent.ConditionWaiting _ -> {}
      }
    }
  }

  private static IllegalArgumentException mismatch(Past event, String why) {
    return new IllegalArgumentException(
        "the event " + event.event() + " of " + event.at() + " does not fit the recipe: " + why);
  }
}
