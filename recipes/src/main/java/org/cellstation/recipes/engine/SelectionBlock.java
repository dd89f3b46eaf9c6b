package org.cellstation.recipes.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.cellstation.recipes.engine.ProcedureEvent.BranchTaken;
import org.cellstation.recipes.engine.ProcedureEvent.ConditionWaiting;
import org.jspecify.annotations.Nullable;

/// One of several branches, chosen once when it is reached.
final class SelectionBlock implements Junction {
  private static final int NONE = -1;
  private static final String OTHERWISE = "otherwise";

  /// @param when null for the branch that is taken when no other is
  record Branch(@Nullable ConditionWatch when, Block block) {}

  private final String path;
  private final String title;
  private final List<Branch> branches;
  private final Course course;
  private int taken = NONE;
  private String waitingFor = "";

  SelectionBlock(String path, String title, List<Branch> branches, Course course) {
    this.path = path;
    this.title = title;
    this.branches = branches;
    this.course = course;
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public String waitingFor() {
    return waitingFor;
  }

  @Override
  public boolean advance(Instant now) {
    if (taken == NONE) {
      choose(now);
    }
    return taken != NONE && branches.get(taken).block().advance(now);
  }

  /// A condition that cannot be judged keeps all behind it from being looked at.
  private void choose(Instant now) {
    waitingFor = "";
    for (int i = 0; i < branches.size(); i++) {
      ConditionWatch when = branches.get(i).when();
      Verdict verdict = when == null ? Verdict.TRUE : when.judge(now, 0);
      if (verdict == Verdict.TRUE) {
        take(i, when == null ? OTHERWISE : when.condition().toString());
        return;
      } else if (verdict == Verdict.OPEN && when != null) {
        waitingFor = when.waitingFor();
        return;
      }
    }
  }

  private void take(int branch, String why) {
    taken = branch;
    waitingFor = "";
    course.emit(new BranchTaken(path, branch, why));
  }

  /// A person takes a branch that the procedure cannot choose.
  ///
  /// @return empty, or why not
  Optional<String> order(int branch) {
    if (taken != NONE || waitingFor.isEmpty()) {
      return Optional.of("Nothing waits for a branch of " + title + " to be taken.");
    }
    if (branch < 0 || branch >= branches.size()) {
      return Optional.of(title + " has no branch " + (branch + 1) + ".");
    }
    take(branch, "ordered");
    return Optional.empty();
  }

  /// What a person would take.
  String words(int branch) {
    ConditionWatch when = branches.get(branch).when();
    return when == null ? OTHERWISE : when.condition().toString();
  }

  int size() {
    return branches.size();
  }

  @Override
  public ProcedureStatus.Junction picture() {
    return new ProcedureStatus.Junction(path, title, taken + 1);
  }

  @Override
  public void replay(ProcedureEvent past) {
    if (past instanceof BranchTaken branch) {
      taken = branch.branch();
    } else if (past instanceof ConditionWaiting waiting) {
      for (Branch branch : branches) {
        if (branch.when() != null
            && branch.when().condition().toString().equals(waiting.condition())) {
          branch.when().replay(waiting);
        }
      }
    }
  }

  @Override
  public void again(Instant now) {
    branches.reversed().forEach(branch -> branch.block().again(now));
  }

  @Override
  public void forget() {
    taken = NONE;
    waitingFor = "";
  }

  @Override
  public void visit(Consumer<Block> visitor) {
    visitor.accept(this);
    branches.forEach(branch -> branch.block().visit(visitor));
  }
}
