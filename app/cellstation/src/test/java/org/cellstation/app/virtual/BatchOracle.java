package org.cellstation.app.virtual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;

/// What the journal of a batch must look like however often the program died: every step begins
/// once, ends once, in the order of the recipe, and nothing is asked, answered or weighed twice.
/// Each state follows from the one before it, so that no event can be missing in between.
public final class BatchOracle {
  private BatchOracle() {}

  /// @param steps paths of the phases in the order in which the recipe runs them
  public static void check(List<Entry> entries, String batch, List<String> steps) {
    Map<String, String> states = new HashMap<>();
    List<String> begun = new ArrayList<>();
    List<String> complete = new ArrayList<>();
    Set<String> once = new HashSet<>();
    for (Entry entry : entries) {
      if (entry.event() instanceof Event.StateChanged e && e.batch().equals(batch)) {
        assertEquals(
            states.getOrDefault(e.path(), "IDLE"),
            e.from(),
            "#" + entry.sequence() + " " + e + ": an event before it is missing");
        states.put(e.path(), e.to());
        if (steps.contains(e.path()) && e.from().equals("IDLE")) {
          begun.add(e.path());
          assertEquals(
              complete.size() + 1, begun.size(), e.path() + " begins before the last has ended");
        }
        if (steps.contains(e.path()) && e.to().equals("COMPLETE")) {
          complete.add(e.path());
          assertEquals(begun.getLast(), e.path(), "ends what is not under way");
        }
      }
      String unique = unique(entry.event(), batch);
      assertTrue(unique.isEmpty() || once.add(unique), unique + " twice, #" + entry.sequence());
    }
    assertEquals(steps, begun, "begun");
    assertEquals(steps, complete, "complete");
    assertEquals("COMPLETE", states.get(""));
  }

  /// What may happen once only.
  private static String unique(Event event, String batch) {
    return switch (event) {
      case Event.BatchCreated e when e.batch().equals(batch) -> "created";
      case Event.BatchEnded e when e.batch().equals(batch) -> "ended";
      case Event.PromptRaised e when e.batch().equals(batch) -> "raised " + e.prompt();
      case Event.PromptAnswered e when e.batch().equals(batch) -> "answered " + e.prompt();
      case Event.PhaseNoted e when e.batch().equals(batch) && e.name().endsWith("weight g") ->
          "weighed " + e.path() + " " + e.name();
      case Event.DeviationRaised e -> "raised " + e.deviation();
      case Event.BatchGap e -> "gap " + e.batch() + " " + e.from() + " " + e.to();
      default -> "";
    };
  }
}
