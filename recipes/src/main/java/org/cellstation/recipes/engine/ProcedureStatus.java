package org.cellstation.recipes.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An immutable picture of a running procedure, for the console and the record.
///
/// @param state of the procedure as a whole
/// @param elements every procedural element in order, parents before children
/// @param prompts those that wait for an answer
/// @param mode how far it goes by itself
/// @param junctions choices, loops and synchronisations, in the order of the text
/// @param orders what a person may order now besides commands; none in AUTOMATIC
/// @param waitingFor what the active phase or transition waits for, in the operator's words; when
///   HELD, why it was held, empty when a person wanted it
/// @param waiting how it stands with each of the prompts, by its id
public record ProcedureStatus(
    ProcedureState state,
    ProcedureMode mode,
    List<Element> elements,
    List<Junction> junctions,
    List<ProcedureEvent.Prompt> prompts,
    List<Order> orders,
    String waitingFor,
    Map<String, Waiting> waiting) {

  /// How it stands with a prompt.
  ///
  /// @param raised since when it waits
  /// @param entered what the first person has answered, where a second has to confirm it; else none
  /// @param enteredBy that person, empty when nobody has
  /// @param comment of that person
  public record Waiting(
      Instant raised, Map<String, String> entered, String enteredBy, String comment) {
    /// Whether somebody has answered and somebody else has to confirm it.
    public boolean forSecondPerson() {
      return !enteredBy.isEmpty();
    }
  }

  /// @param count of a choice the branch taken, from 1, 0 before; of a loop the round; of a
  ///   synchronisation 1 when its branch has come to it
  public record Junction(String path, String title, int count) {}

  /// @param option which of several at the same path, from 0
  /// @param words what it does, as a person would read it on a button
  public record Order(String path, int option, String words) {}

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
