package org.cellstation.recipes.chart;

import java.util.List;
import java.util.function.Consumer;

/// How the steps of a procedure hang together, in words: what a chart is drawn from. Comes from a
/// recipe that is whole, or from a text that still has faults.
///
/// Paths are unique within one outline; see {@link org.cellstation.recipes.model.Flow} for how they
/// are made.
///
/// @param parts one after the other
public record Outline(List<Part> parts) {
  public Outline {
    parts = List.copyOf(parts);
  }

  /// What a step is, from the whole to the smallest.
  public enum Level {
    UNIT_PROCEDURE,
    OPERATION,
    PHASE
  }

  public sealed interface Part {
    String path();
  }

  /// @param detail what it does or needs, in few words
  /// @param until ends it early, empty when nothing does
  /// @param parts of a unit procedure or an operation, one after the other
  public record Step(
      String path, Level level, String title, String detail, String until, List<Part> parts)
      implements Part {
    public Step {
      parts = List.copyOf(parts);
    }
  }

  public record Parallel(String path, String title, List<List<Part>> branches) implements Part {
    public Parallel {
      branches = branches.stream().map(List::copyOf).toList();
    }
  }

  public record Selection(String path, String title, List<Branch> branches) implements Part {
    public Selection {
      branches = List.copyOf(branches);
    }

    /// By which a branch is named, counted from 1.
    public static String branch(String path, int number) {
      return path + "#" + number;
    }
  }

  /// @param when in the words of the recipe; empty for the one that is taken when no other is
  public record Branch(String when, List<Part> parts) {
    public Branch {
      parts = List.copyOf(parts);
    }
  }

  public record Loop(String path, String title, List<Part> body, String until, String most)
      implements Part {
    public Loop {
      body = List.copyOf(body);
    }
  }

  public record Synchronization(String path, String name) implements Part {}

  /// Every part, those that hold others before what they hold.
  public void visit(Consumer<Part> visitor) {
    visit(parts, visitor);
  }

  private static void visit(List<Part> parts, Consumer<Part> visitor) {
    for (Part part : parts) {
      visitor.accept(part);
      switch (part) {
        case Step step -> visit(step.parts(), visitor);
        case Parallel parallel -> parallel.branches().forEach(branch -> visit(branch, visitor));
        case Selection selection ->
            selection.branches().forEach(branch -> visit(branch.parts(), visitor));
        case Loop loop -> visit(loop.body(), visitor);
        case Synchronization _ -> {}
      }
    }
  }
}
