package org.cellstation.recipes.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An immutable picture of a running procedure, for the console and the record.
///
/// @param state of the procedure as a whole
/// @param elements every procedural element in order, parents before children
/// @param prompts those that wait for an answer
/// @param waitingFor what the active phase or transition waits for, in the operator's words; when
///   HELD, why it was held, empty when a person wanted it
public record ProcedureStatus(
    ProcedureState state,
    List<Element> elements,
    List<ProcedureEvent.Prompt> prompts,
    String waitingFor) {

  /// @param path see {@link ProcedureEvent}
  /// @param level of ISA-88: procedure, unit procedure, operation, phase
  /// @param title what an operator reads
  /// @param active time spent running, without held time
  /// @param planned how long the recipe expects it to take, if it says so
  public record Element(
      String path,
      Level level,
      String title,
      ProcedureState state,
      @Nullable Instant begun,
      @Nullable Instant ended,
      Duration active,
      @Nullable Duration planned) {}

  public enum Level {
    PROCEDURE,
    UNIT_PROCEDURE,
    OPERATION,
    PHASE
  }
}
