package org.cellstation.recipes.engine;

import java.time.Instant;
import java.util.function.Consumer;

/// A part of the running procedure function chart. What is complete is told by the states of its
/// elements and by its own events, so a restored block cannot differ from the one that was lost.
interface Block {
  /// One scan of RUNNING: runs what is under way and begins what is next; whether it is complete.
  boolean advance(Instant now);

  /// Back to where it had never run, for another round of a loop; children first.
  void again(Instant now);

  /// Forgets what it decided; the states of elements change elsewhere.
  default void forget() {}

  /// This block and all within it.
  void visit(Consumer<Block> visitor);
}
