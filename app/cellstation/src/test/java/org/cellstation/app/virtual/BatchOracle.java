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

  /// Of a recipe without parallel branches.
  ///
  /// @param steps paths of the phases in the order in which the recipe runs them
  public static void check(List<Entry> entries, String batch, List<String> steps) {
    check(entries, batch, List.of(steps), List.of());
  }

  /// @param lanes paths of the phases of each parallel branch, in the order in which they run, as
  ///   often as they do
  /// @param joins paths of phases that begin only when all lanes have come to their end
  public static void check(
      List<Entry> entries, String batch, List<List<String>> lanes, List<String> joins) {
    Map<String, String> states = new HashMap<>();
    List<List<String>> begun = new ArrayList<>();
    List<List<String>> complete = new ArrayList<>();
    List<List<String>> all = new ArrayList<>(lanes);
    if (!joins.isEmpty()) {
      all.add(joins);
    }
    all.forEach(
        lane -> {
          begun.add(new ArrayList<>());
          complete.add(new ArrayList<>());
        });
    Map<String, Integer> rounds = new HashMap<>();
    Set<String> once = new HashSet<>();
    for (Entry entry : entries) {
      if (entry.event() instanceof Event.StateChanged e && e.batch().equals(batch)) {
        assertEquals(
            states.getOrDefault(e.path(), "IDLE"),
            e.from(),
            "#" + entry.sequence() + " " + e + ": an event before it is missing");
        states.put(e.path(), e.to());
        int at = lane(all, e.path());
        if (at >= 0 && e.from().equals("IDLE")) {
          rounds.merge(e.path(), 1, Integer::sum);
          begun.get(at).add(e.path());
          assertEquals(
              complete.get(at).size() + 1,
              begun.get(at).size(),
              e.path() + " begins before the last has ended");
          assertTrue(
              at < lanes.size() || complete.subList(0, lanes.size()).equals(lanes),
              e.path() + " begins before all branches have ended");
        }
        if (at >= 0 && e.to().equals("COMPLETE")) {
          complete.get(at).add(e.path());
          assertEquals(begun.get(at).getLast(), e.path(), "ends what is not under way");
        }
      }
      String unique = unique(entry.event(), batch, rounds);
      assertTrue(unique.isEmpty() || once.add(unique), unique + " twice, #" + entry.sequence());
    }
    assertEquals(all, begun, "begun");
    assertEquals(all, complete, "complete");
    assertEquals("COMPLETE", states.get(""));
  }

  private static int lane(List<List<String>> lanes, String path) {
    for (int i = 0; i < lanes.size(); i++) {
      if (lanes.get(i).contains(path)) {
        return i;
      }
    }
    return -1;
  }

  /// What may happen once only, in each round of a loop.
  private static String unique(Event event, String batch, Map<String, Integer> rounds) {
    return switch (event) {
      case Event.BatchCreated e when e.batch().equals(batch) -> "created";
      case Event.BatchEnded e when e.batch().equals(batch) -> "ended";
      case Event.PromptRaised e when e.batch().equals(batch) -> "raised " + e.prompt();
      case Event.PromptAnswered e when e.batch().equals(batch) -> "answered " + e.prompt();
      case Event.PhaseNoted e when e.batch().equals(batch) && e.name().endsWith("weight g") ->
          "weighed %s %s in round %d"
              .formatted(e.path(), e.name(), rounds.getOrDefault(e.path(), 0));
      case Event.BranchTaken e when e.batch().equals(batch) -> "chosen " + e.path();
      case Event.RoundEnded e when e.batch().equals(batch) ->
          "round " + e.round() + " of " + e.path();
      case Event.Synchronized e when e.batch().equals(batch) ->
          "synchronised " + e.path() + " " + e.name();
      case Event.EquipmentAcquired e when e.batch().equals(batch) -> "acquired " + e.path();
      case Event.EquipmentReleased e when e.batch().equals(batch) -> "released " + e.path();
      case Event.DeviationRaised e -> "raised " + e.deviation();
      case Event.BatchGap e -> "gap " + e.batch() + " " + e.from() + " " + e.to();
      default -> "";
    };
  }
}
