package org.cellstation.recipes.engine;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.cellstation.recipes.engine.ProcedureEvent.ConditionWaiting;
import org.cellstation.recipes.engine.ProcedureEvent.RoundEnded;

/// Runs its body again until a condition is true at the body's end, at most so often.
final class LoopBlock implements Junction {
  private final String path;
  private final String title;
  private final Block body;
  private final ConditionWatch until;
  private final int most;
  private final Course course;
  private final Set<ProceduralElement> elements = new HashSet<>();
  private int round = 1;
  private boolean left;
  private String waitingFor = "";

  /// Another round was decided, but not every element of the body is back at IDLE.
  private boolean returning;

  LoopBlock(String path, String title, Block body, ConditionWatch until, int most, Course course) {
    this.path = path;
    this.title = title;
    this.body = body;
    this.until = until;
    this.most = most;
    this.course = course;
    body.visit(
        block -> {
          if (block instanceof ElementBlock element) {
            elements.add(element.element());
          } else if (block instanceof PhaseBlock phase) {
            elements.add(phase.phase().element());
          }
        });
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
    if (left) {
      return true;
    }
    if (returning) {
      back(now);
    }
    if (body.advance(now)) {
      judge(now);
    }
    return left;
  }

  private void judge(Instant now) {
    Verdict verdict = until.judge(now, 0);
    waitingFor = verdict == Verdict.OPEN && round < most ? until.waitingFor() : "";
    if (verdict == Verdict.TRUE) {
      leave(until.condition().toString());
    } else if (round >= most) {
      leave("after " + most + " rounds");
    } else if (verdict == Verdict.FALSE) {
      repeat("not " + until.condition(), now);
    }
  }

  private void leave(String why) {
    left = true;
    waitingFor = "";
    course.emit(new RoundEnded(path, round, false, why));
  }

  private void repeat(String why, Instant now) {
    waitingFor = "";
    course.emit(new RoundEnded(path, round, true, why));
    nextRound();
    back(now);
  }

  private void nextRound() {
    round++;
    returning = true;
    body.visit(Block::forget);
  }

  private void back(Instant now) {
    body.again(now);
    returning = false;
  }

  /// A person leaves the loop, or goes round again, where its condition cannot be judged.
  ///
  /// @return empty, or why not
  Optional<String> order(boolean again, Instant now) {
    if (waitingFor.isEmpty()) {
      return Optional.of(title + " does not wait for anyone to decide.");
    }
    if (again) {
      repeat("ordered", now);
    } else {
      leave("ordered");
    }
    return Optional.empty();
  }

  @Override
  public ProcedureStatus.Junction picture() {
    return new ProcedureStatus.Junction(path, title, round);
  }

  @Override
  public void replay(ProcedureEvent past) {
    if (past instanceof RoundEnded ended) {
      if (ended.again()) {
        nextRound();
      } else {
        left = true;
      }
    } else if (past instanceof ConditionWaiting waiting) {
      until.replay(waiting);
    }
  }

  /// Something of the past began: when it is in the body, all of the body was back.
  void replayBegun(ProceduralElement element) {
    if (elements.contains(element)) {
      returning = false;
    }
  }

  @Override
  public void again(Instant now) {
    body.again(now);
  }

  @Override
  public void forget() {
    round = 1;
    left = false;
    returning = false;
    waitingFor = "";
  }

  @Override
  public void visit(Consumer<Block> visitor) {
    visitor.accept(this);
    body.visit(visitor);
  }
}
