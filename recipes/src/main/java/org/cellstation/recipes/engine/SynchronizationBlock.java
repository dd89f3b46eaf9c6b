package org.cellstation.recipes.engine;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.cellstation.recipes.engine.ProcedureEvent.Synchronized;

/// Where parallel branches wait for each other. Whoever comes last lets all others go in the same
/// scan or the next.
final class SynchronizationBlock implements Junction {
  private final String path;
  private final String name;

  /// All of that name, this one too.
  private final List<SynchronizationBlock> all;

  private final Course course;
  private boolean reached;

  SynchronizationBlock(String path, String name, List<SynchronizationBlock> all, Course course) {
    this.path = path;
    this.name = name;
    this.all = all;
    this.course = course;
    all.add(this);
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public String waitingFor() {
    return reached && !allReached() ? "the others at " + name : "";
  }

  @Override
  public boolean advance(Instant now) {
    if (!reached) {
      reached = true;
      course.emit(new Synchronized(path, name));
    }
    return allReached();
  }

  private boolean allReached() {
    for (int i = 0; i < all.size(); i++) {
      if (!all.get(i).reached) {
        return false;
      }
    }
    return true;
  }

  @Override
  public ProcedureStatus.Junction picture() {
    return new ProcedureStatus.Junction(path, name, reached ? 1 : 0);
  }

  @Override
  public void replay(ProcedureEvent past) {
    reached |= past instanceof Synchronized;
  }

  /// Stands in no loop.
  @Override
  public void again(Instant now) {}

  @Override
  public void forget() {
    reached = false;
  }

  @Override
  public void visit(Consumer<Block> visitor) {
    visitor.accept(this);
  }
}
