package org.cellstation.recipes.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cellstation.recipes.engine.ProcedureStatus.Order;

/// What a person may order in SEMI_AUTOMATIC and MANUAL, and what each order does.
final class Orders {
  private static final int LEAVE = 0;
  private static final int AGAIN = 1;

  private final Course course;

  Orders(Course course) {
    this.course = course;
  }

  List<Order> all() {
    if (course.mode() == ProcedureMode.AUTOMATIC
        || course.procedure().state() != ProcedureState.RUNNING) {
      return List.of();
    }
    List<Order> orders = new ArrayList<>();
    for (PhaseBlock block : course.phases()) {
      String path = block.phase().step().path();
      String title = block.phase().step().title();
      if (block.awaitsOrder()) {
        orders.add(new Order(path, 0, "Begin " + title));
      } else if (mayForce() && mayEnd(block)) {
        orders.add(new Order(path, 0, "End " + title));
      }
    }
    if (mayForce()) {
      course.junctions().values().forEach(junction -> add(junction, orders));
    }
    return List.copyOf(orders);
  }

  private static void add(Junction junction, List<Order> orders) {
    if (junction.waitingFor().isEmpty()) {
      return;
    }
    if (junction instanceof SelectionBlock selection) {
      for (int i = 0; i < selection.size(); i++) {
        orders.add(new Order(selection.path(), i, "Take the branch: " + selection.words(i)));
      }
    } else if (junction instanceof LoopBlock loop) {
      orders.add(new Order(loop.path(), LEAVE, "Leave " + loop.picture().title()));
      orders.add(new Order(loop.path(), AGAIN, "Repeat " + loop.picture().title()));
    }
  }

  /// Empty, or why not.
  Optional<String> give(String path, int option, Instant now) {
    Optional<Order> known =
        all().stream()
            .filter(order -> order.path().equals(path) && order.option() == option)
            .findFirst();
    if (known.isEmpty()) {
      return Optional.of(
          course.mode() == ProcedureMode.AUTOMATIC
              ? "The procedure is AUTOMATIC: it goes on by itself, and nobody can force it."
              : "This can no longer be ordered; look again, then decide.");
    }
    Junction junction = course.junctions().get(path);
    return switch (junction) {
      case SelectionBlock selection -> selection.order(option);
      case LoopBlock loop -> loop.order(option == AGAIN, now);
      case null, default -> {
        course.phases().stream()
            .filter(block -> block.phase().step().path().equals(path))
            .forEach(this::give);
        yield Optional.empty();
      }
    };
  }

  private void give(PhaseBlock block) {
    String path = block.phase().step().path();
    if (block.awaitsOrder()) {
      block.order();
      course.emit(new ProcedureEvent.PhaseOrdered(path));
    } else {
      block.phase().force();
      course.emit(new ProcedureEvent.TransitionForced(path));
    }
  }

  private boolean mayForce() {
    return course.mode() == ProcedureMode.MANUAL;
  }

  private static boolean mayEnd(PhaseBlock block) {
    return block.phase().element().state() == ProcedureState.RUNNING && block.phase().inLogic();
  }
}
