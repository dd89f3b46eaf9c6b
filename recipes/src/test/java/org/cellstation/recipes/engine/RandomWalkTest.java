package org.cellstation.recipes.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.cellstation.recipes.engine.ProcedureEngine.Past;
import org.cellstation.recipes.engine.ProcedureEvent.BranchTaken;
import org.cellstation.recipes.engine.ProcedureEvent.ModeChanged;
import org.cellstation.recipes.engine.ProcedureEvent.PhaseOrdered;
import org.cellstation.recipes.engine.ProcedureEvent.RoundEnded;
import org.cellstation.recipes.engine.ProcedureEvent.StateChanged;
import org.cellstation.recipes.engine.ProcedureEvent.Synchronized;
import org.cellstation.recipes.engine.ProcedureEvent.TransitionForced;
import org.cellstation.recipes.engine.ProcedureStatus.Element;
import org.cellstation.recipes.engine.ProcedureStatus.Level;
import org.cellstation.recipes.engine.ProcedureStatus.Order;
import org.cellstation.recipes.model.Recipe;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever an operator, the plant and the power supply do in whatever order, no element is ever in
/// a state that its parent does not allow, and the events alone tell the whole state.
@Tag("A-09")
@Tag("F-07")
@Tag("F-14")
class RandomWalkTest {
  private static final int COMMANDS = 100_000;

  private final Random random = new Random(20_260_301);
  private final Map<String, ProcedureState> told = new HashMap<>();
  private final List<Past> past = new ArrayList<>();
  private final Set<ProcedureState> seen = EnumSet.noneOf(ProcedureState.class);
  private final Set<Class<?>> kinds = new HashSet<>();
  private Recipe recipe = Story.RECIPE;
  private Story story = new Story();
  private int read;

  @ParameterizedTest
  @ValueSource(strings = {"story.yaml", "chart.yaml"})
  void noIllegalStateAndNoLostEventInAHundredThousandCommands(String text) {
    recipe = text.equals("story.yaml") ? Story.RECIPE : Story.recipe(text);
    nextBatch();
    List<Command> commands = List.of(Command.values());
    int accepted = 0;
    int restarts = 0;
    for (int i = 0; i < COMMANDS; i++) {
      ProcedureState before = story.state();
      Command command = commands.get(random.nextInt(commands.size()));
      boolean rare = command == Command.ABORT || command == Command.STOP;
      if (!rare || random.nextInt(20) == 0) {
        Outcome outcome = story.command(command);
        assertEquals(before.on(command), outcome);
        accepted += outcome instanceof Outcome.Moved ? 1 : 0;
        check();
      }
      disturb();
      order();
      for (int scans = random.nextInt(recipe.id().equals("story") ? 4 : 12); scans > 0; scans--) {
        story.scan();
        check();
      }
      if (random.nextInt(3) == 0) {
        story.answerAll();
        check();
      }
      if (random.nextInt(100) == 0) {
        loseAndRestore();
        restarts++;
      }
      if (story.state() == ProcedureState.IDLE && past.size() > 2_000) {
        nextBatch();
      }
    }
    assertEquals(EnumSet.allOf(ProcedureState.class), seen);
    assertTrue(accepted > COMMANDS / 20, "accepted " + accepted);
    assertTrue(restarts > 500, "restarts " + restarts);
    if (text.equals("chart.yaml")) {
      assertTrue(
          kinds.containsAll(
              Set.of(
                  BranchTaken.class,
                  RoundEnded.class,
                  Synchronized.class,
                  ModeChanged.class,
                  PhaseOrdered.class,
                  TransitionForced.class)),
          kinds::toString);
    }
  }

  /// Changes the mode now and then, and gives any order that is offered, and some that are not.
  private void order() {
    if (random.nextInt(10) == 0) {
      ProcedureMode[] modes = ProcedureMode.values();
      var _ = story.engine.mode(modes[random.nextInt(modes.length)], story.now);
    }
    List<Order> orders = story.status().orders();
    if (!orders.isEmpty() && random.nextInt(3) > 0) {
      Order order = orders.get(random.nextInt(orders.size()));
      assertEquals(Optional.empty(), story.engine.order(order.path(), order.option(), story.now));
      assertTrue(
          story.engine.order(order.path(), order.option(), story.now).isPresent()
              || story.status().orders().contains(order)
              || story.status().mode() == ProcedureMode.MANUAL,
          "a second click does nothing more");
    }
    assertTrue(story.engine.order("no/such/step", 0, story.now).isPresent());
    check();
  }

  private void nextBatch() {
    story = new Story(recipe);
    past.clear();
    told.clear();
    read = 0;
  }

  private void disturb() {
    story.plant.failure = random.nextInt(20) == 0 ? "broken" : "";
    story.plant.stuck =
        switch (random.nextInt(8)) {
          case 0 -> "holding";
          case 1 -> "restarting";
          case 2 -> "stopping";
          case 3 -> "aborting";
          default -> "";
        };
    if (random.nextInt(5) == 0) {
      story.loseScale("stale");
    } else {
      story.weigh(random.nextInt(3) == 0 ? 0 : 950);
    }
    story.plant.calls.clear();
  }

  private void loseAndRestore() {
    ProcedureState before = story.state();
    Story lost = story;
    story = new Story(recipe, past, lost.now, lost.now.plusSeconds(random.nextInt(10_000)));
    read = 0;
    check();
    switch (before) {
      case IDLE, HELD, STOPPING, STOPPED, ABORTING, ABORTED, COMPLETE ->
          assertEquals(before, story.state());
      default -> assertEquals(ProcedureState.HELD, story.state());
    }
    for (Function<Element, ?> kept :
        List.<Function<Element, ?>>of(Element::begun, Element::active)) {
      assertEquals(
          lost.status().elements().stream().map(kept).toList(),
          story.status().elements().stream().map(kept).toList());
    }
    assertEquals(lost.status().junctions(), story.status().junctions());
    assertEquals(lost.status().mode(), story.status().mode());
  }

  private void check() {
    for (; read < story.past.size(); read++) {
      Past event = story.past.get(read);
      past.add(event);
      kinds.add(event.event().getClass());
      if (event.event() instanceof StateChanged changed) {
        checkEdge(changed);
        told.put(changed.path(), changed.to());
        seen.add(changed.to());
      }
    }
    ProcedureStatus status = story.status();
    for (Element element : status.elements()) {
      assertEquals(
          told.getOrDefault(element.path(), ProcedureState.IDLE), element.state(), element.path());
      checkUnderParent(element);
    }
    if (status.state() == ProcedureState.COMPLETE) {
      status
          .elements()
          .forEach(e -> assertTrue(e.state() == ProcedureState.COMPLETE || optional(e.path())));
    }
  }

  /// Steps of branches that need not be taken.
  private static boolean optional(String path) {
    return path.endsWith("/harvest") || path.endsWith("/more");
  }

  private void checkEdge(StateChanged changed) {
    ProcedureState from = told.getOrDefault(changed.path(), ProcedureState.IDLE);
    assertEquals(from, changed.from(), changed::toString);
    boolean byItself = from.complete().filter(to -> to == changed.to()).isPresent();
    boolean byCommand = false;
    for (Command command : Command.values()) {
      byCommand |= from.on(command).equals(new Outcome.Moved(from, changed.to()));
    }
    assertTrue(byItself || byCommand, changed::toString);
  }

  private void checkUnderParent(Element element) {
    if (element.level() == Level.PROCEDURE) {
      return;
    }
    int slash = element.path().lastIndexOf('/');
    ProcedureState parent =
        told.getOrDefault(slash < 0 ? "" : element.path().substring(0, slash), ProcedureState.IDLE);
    boolean pausedAbove =
        element.state() == ProcedureState.RUNNING && parent == ProcedureState.PAUSING;
    boolean done =
        element.state() == ProcedureState.IDLE || element.state() == ProcedureState.COMPLETE;
    assertTrue(
        done || pausedAbove || element.state() == parent,
        () -> element.path() + " is " + element.state() + " under " + parent);
  }
}
