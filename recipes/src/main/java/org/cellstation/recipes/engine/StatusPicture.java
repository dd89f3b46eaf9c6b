package org.cellstation.recipes.engine;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The procedure's status, made at most once between changes: a console asks more often than
/// anything happens.
final class StatusPicture {
  private final Course course;
  private @Nullable ProcedureStatus made;
  private Instant madeAt = Instant.MIN;

  StatusPicture(Course course) {
    this.course = course;
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
        Collections.unmodifiableList(Arrays.asList(pictures)),
        course.desk().open(),
        waitingFor());
  }

  private String waitingFor() {
    return switch (course.procedure().state()) {
      case IDLE -> "START";
      case PAUSED -> "RESUME";
      case HELD -> course.heldBecause().equals(Command.HOLD.name()) ? "" : course.heldBecause();
      case STOPPED, ABORTED, COMPLETE -> "";
      case RUNNING, PAUSING -> course.desk().quiet() ? phase() : "an answer";
      case HOLDING, RESTARTING, STOPPING, ABORTING -> phase();
    };
  }

  private String phase() {
    return course.current().map(PhaseRun::waitingFor).orElse("");
  }
}
