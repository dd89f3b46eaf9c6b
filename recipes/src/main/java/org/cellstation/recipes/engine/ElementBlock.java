package org.cellstation.recipes.engine;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/// A procedural element above phases: begins when it has the equipment it claims, and is complete
/// when all within it is.
final class ElementBlock implements Block {
  private final ProceduralElement element;
  private final List<String> claims;
  private final Block inner;
  private final Course course;
  private String waitingFor = "";

  /// @param claims what it must own from its begin to its end
  ElementBlock(ProceduralElement element, List<String> claims, Block inner, Course course) {
    this.element = element;
    this.claims = claims;
    this.inner = inner;
    this.course = course;
  }

  ProceduralElement element() {
    return element;
  }

  /// Whose equipment keeps it from beginning, else empty.
  String waitingFor() {
    return waitingFor;
  }

  @Override
  public boolean advance(Instant now) {
    if (element.state() == ProcedureState.COMPLETE) {
      return true;
    }
    if (element.state() == ProcedureState.IDLE) {
      waitingFor = course.claim(element.path(), claims);
      if (!waitingFor.isEmpty()) {
        return false;
      }
      course.begin(element, now);
    }
    if (!inner.advance(now)) {
      return false;
    }
    course.end(element, now);
    release();
    return element.state() == ProcedureState.COMPLETE;
  }

  /// Takes again what it owned before a restart of the program.
  void claimAgain() {
    if (element.state() != ProcedureState.IDLE
        && element.state().kind() != ProcedureState.Kind.FINAL) {
      course.claim(element.path(), claims);
    }
  }

  void release() {
    waitingFor = "";
    if (!claims.isEmpty()) {
      course.release(element.path());
    }
  }

  @Override
  public void again(Instant now) {
    inner.again(now);
    course.again(element, now);
  }

  @Override
  public void visit(Consumer<Block> visitor) {
    visitor.accept(this);
    inner.visit(visitor);
  }
}
