package org.cellstation.recipes.engine;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/// All together, complete when each is.
final class ParallelBlock implements Block {
  private final List<Block> branches;
  private final Course course;

  ParallelBlock(List<Block> branches, Course course) {
    this.branches = branches;
    this.course = course;
  }

  @Override
  public boolean advance(Instant now) {
    boolean complete = true;
    for (int i = 0; i < branches.size(); i++) {
      // A branch that failed has brought everything to HOLDING.
      complete &=
          course.procedure().state() == ProcedureState.RUNNING && branches.get(i).advance(now);
    }
    return complete;
  }

  @Override
  public void again(Instant now) {
    branches.reversed().forEach(branch -> branch.again(now));
  }

  @Override
  public void visit(Consumer<Block> visitor) {
    visitor.accept(this);
    branches.forEach(branch -> branch.visit(visitor));
  }
}
