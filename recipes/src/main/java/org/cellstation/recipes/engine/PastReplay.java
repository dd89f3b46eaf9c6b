package org.cellstation.recipes.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cellstation.recipes.engine.ProcedureEngine.Past;
import org.jspecify.annotations.Nullable;

/// Puts a fresh course where a procedure's past events left it. Of a prompt only the id counts: its
/// text and fields are the recipe's.
final class PastReplay {
  private PastReplay() {}

  static void apply(List<Past> past, Course course) {
    Map<String, ProceduralElement> elements = new HashMap<>();
    Map<String, PhaseBlock> phases = new HashMap<>();
    course.elements().forEach(element -> elements.put(element.path(), element));
    course.phases().forEach(block -> phases.put(block.phase().step().path(), block));
    for (Past event : past) {
      course.desk().at(event.at());
      String path = event.event().path();
      Junction junction = course.junctions().get(path);
      ProceduralElement element = elements.get(path);
      if (junction != null) {
        junction.replay(event.event());
      } else if (element != null) {
        PhaseBlock phase = phases.get(path);
        if (phase != null) {
          phase.phase().replay(event.event());
        }
        apply(event, element, phase, course);
      } else {
        throw mismatch(event, "the recipe has no such step");
      }
    }
  }

  private static void apply(
      Past event, ProceduralElement element, @Nullable PhaseBlock phase, Course course) {
    switch (event.event()) {
      case ProcedureEvent.StateChanged changed -> {
        if (element.state() != changed.from()) {
          throw mismatch(event, "the step was " + element.state() + " then");
        }
        course.replay(element, changed.to(), changed.cause(), event.at());
      }
      case ProcedureEvent.PromptRaised raised ->
          course
              .desk()
              .raised(
                  Optional.ofNullable(phase)
                      .flatMap(asking -> asking.phase().prompt(raised.prompt().id()))
                      .orElseThrow(() -> mismatch(event, "the recipe asks no such thing")));
      case ProcedureEvent.PromptAnswered answered ->
          course.desk().taken(answered.promptId(), answered.answers());
      case ProcedureEvent.PromptEntered entered -> course.desk().entered(entered);
      case ProcedureEvent.PromptVerified verified -> course.desk().verified(verified);
      case ProcedureEvent.PhaseNoted noted -> {
        if (noted.name().equals(PhaseMemory.ACTIVE_SECONDS)) {
          element.stopClockAt(noted.value());
        }
      }
      case ProcedureEvent.ModeChanged changed -> course.mode(changed.to());
      case ProcedureEvent.PhaseOrdered _ when phase != null -> phase.order();
      default -> {}
    }
  }

  private static IllegalArgumentException mismatch(Past event, String why) {
    return new IllegalArgumentException(
        "the event " + event.event() + " of " + event.at() + " does not fit the recipe: " + why);
  }
}
