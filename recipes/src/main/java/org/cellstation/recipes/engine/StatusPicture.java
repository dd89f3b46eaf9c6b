package org.cellstation.recipes.engine;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The procedure's status, made at most once between changes: a console asks more often than
/// anything happens.
final class StatusPicture {
  private final Course course;
  private final Orders orders;
  private final List<Junction> junctions;
  private @Nullable ProcedureStatus made;
  private Instant madeAt = Instant.MIN;

  StatusPicture(Course course, Orders orders) {
    this.course = course;
    this.orders = orders;
    junctions = List.copyOf(course.junctions().values());
  }

  void outdate() {
    made = null;
  }

  ProcedureStatus at(Instant now) {
    ProcedureStatus status = made;
    if (status == null || !madeAt.equals(now)) {
      status = make(now);
      made = status;
      madeAt = now;
    }
    return status;
  }

  private ProcedureStatus make(Instant now) {
    List<ProceduralElement> elements = course.elements();
    ProcedureStatus.Element[] pictures = new ProcedureStatus.Element[elements.size()];
    for (int i = 0; i < pictures.length; i++) {
      pictures[i] = elements.get(i).picture(now);
    }
    return new ProcedureStatus(
        course.procedure().state(),
        course.mode(),
        Collections.unmodifiableList(Arrays.asList(pictures)),
        junctions.stream().map(Junction::picture).toList(),
        course.desk().open(),
        orders.all(),
        waitingFor(),
        course.desk().waiting());
  }

  private String waitingFor() {
    return switch (course.procedure().state()) {
      case IDLE -> "START";
      case PAUSED -> "RESUME";
      case HELD -> course.heldBecause().equals(Command.HOLD.name()) ? "" : course.heldBecause();
      case STOPPED, ABORTED, COMPLETE -> "";
      case RUNNING, PAUSING -> course.desk().quiet() ? atWork() : "an answer";
      case HOLDING, RESTARTING, STOPPING, ABORTING -> atWork();
    };
  }

  private String atWork() {
    Set<String> reasons = new LinkedHashSet<>();
    for (PhaseBlock block : course.phases()) {
      if (block.phase().underWay()) {
        reasons.add(block.phase().waitingFor());
      } else if (block.awaitsOrder()) {
        reasons.add("the order to begin " + block.phase().step().title());
      }
    }
    junctions.forEach(junction -> reasons.add(junction.waitingFor()));
    course.parents().forEach(parent -> reasons.add(parent.waitingFor()));
    reasons.remove("");
    return String.join("; ", reasons);
  }
}
