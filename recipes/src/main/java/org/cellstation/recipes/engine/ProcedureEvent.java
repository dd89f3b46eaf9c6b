package org.cellstation.recipes.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cellstation.recipes.model.Quantity;
import org.jspecify.annotations.Nullable;

/// What happened inside a procedure, in order. The station journals each before the engine's next
/// scan.
///
/// `path` names a procedural element: the recipe's step ids from the procedure down, joined by `/`,
/// for example `expansion/culture/perfuse`; empty for the procedure itself.
public sealed interface ProcedureEvent {
  String path();

  /// @param cause the command, `complete`, or the reason of a failure
  record StateChanged(String path, ProcedureState from, ProcedureState to, String cause)
      implements ProcedureEvent {}

  /// A phase was given its equipment and parameters.
  record PhaseBegun(String path, String unit, String phase, Map<String, Quantity> parameters)
      implements ProcedureEvent {}

  /// See {@link PhaseMemory#note}.
  record PhaseNoted(String path, String name, double value) implements ProcedureEvent {}

  /// A transition's condition came true.
  record TransitionTaken(String path, String condition) implements ProcedureEvent {}

  /// A person ended a phase although its transition's condition was not true.
  record TransitionForced(String path) implements ProcedureEvent {}

  /// A selection has chosen.
  ///
  /// @param branch counted from 0
  /// @param why the condition that was true, `otherwise`, or `ordered` by a person
  record BranchTaken(String path, int branch, String why) implements ProcedureEvent {}

  /// A round of a loop is over.
  ///
  /// @param round counted from 1
  /// @param again false when the loop is left
  record RoundEnded(String path, int round, boolean again, String why) implements ProcedureEvent {}

  /// A branch has come to where it waits for others.
  record Synchronized(String path, String name) implements ProcedureEvent {}

  record ModeChanged(String path, ProcedureMode from, ProcedureMode to) implements ProcedureEvent {}

  /// A person let a phase begin that is next.
  record PhaseOrdered(String path) implements ProcedureEvent {}

  /// A condition cannot be judged (`why` not empty), or can again (`why` empty).
  record ConditionWaiting(String path, String condition, String why) implements ProcedureEvent {}

  record PromptRaised(String path, Prompt prompt) implements ProcedureEvent {}

  /// The first of two persons has answered; the second has not looked yet.
  ///
  /// @param by who answered
  record PromptEntered(
      String path,
      String promptId,
      Map<String, String> answers,
      String comment,
      String by,
      boolean late)
      implements ProcedureEvent {}

  /// The second person has looked at what the first entered. What was not right is asked again.
  record PromptVerified(
      String path, String promptId, boolean right, String comment, String by, boolean late)
      implements ProcedureEvent {}

  /// An answer that needs no second person, or a signature.
  ///
  /// @param answers field name to what was entered, checked against the field
  /// @param comment of the person, empty when none
  /// @param late it came after the time within which it was due
  record PromptAnswered(
      String path, String promptId, Map<String, String> answers, String comment, boolean late)
      implements ProcedureEvent {}

  /// A question that blocks until a person answers it.
  ///
  /// @param id unique within the batch
  /// @param picture image that is shown with it, as the recipe names it; empty for none
  /// @param verified a second person has to confirm the answer
  /// @param signature what signing means, empty when no signature is asked; its one field is what
  ///   is chosen
  /// @param dueWithin after this an answer is late, null when never
  record Prompt(
      String id,
      String path,
      String text,
      String picture,
      List<Field> fields,
      boolean verified,
      String signature,
      @Nullable Duration dueWithin) {
    /// One that is only read, answered and done.
    public Prompt(String id, String path, String text, List<Field> fields) {
      this(id, path, text, "", fields, false, "", null);
    }
  }

  /// What a field takes.
  enum Kind {
    NUMBER,
    TEXT,
    /// One of several words.
    CHOICE,
    /// The code on a label, scanned or typed.
    CODE
  }

  /// @param unit of a number, else empty
  /// @param min of a number
  /// @param max of a number
  /// @param expectedMin lowest plausible number, `NaN` when any is plausible
  /// @param expectedMax highest plausible number, `NaN` when any is plausible
  /// @param options of a choice, else none
  /// @param product that a code has to name, empty for any
  record Field(
      String name,
      String label,
      Kind kind,
      String unit,
      double min,
      double max,
      double expectedMin,
      double expectedMax,
      List<String> options,
      String product) {

    public static Field number(String name, String unit, double min, double max) {
      return number(name, unit, min, max, Double.NaN, Double.NaN);
    }

    public static Field number(
        String name, String unit, double min, double max, double expectedMin, double expectedMax) {
      return new Field(
          name, name, Kind.NUMBER, unit, min, max, expectedMin, expectedMax, List.of(), "");
    }

    public static Field text(String name) {
      return words(name, Kind.TEXT, List.of(), "");
    }

    public static Field choice(String name, List<String> options) {
      return words(name, Kind.CHOICE, List.copyOf(options), "");
    }

    public static Field code(String name, String product) {
      return words(name, Kind.CODE, List.of(), product);
    }

    private static Field words(String name, Kind kind, List<String> options, String product) {
      return new Field(name, name, kind, "", 0, 0, Double.NaN, Double.NaN, options, product);
    }

    /// Whether the answer is no number.
    public boolean text() {
      return kind != Kind.NUMBER;
    }

    /// Whether a number that is possible is also plausible; true for what is no number.
    public boolean plausible(String answer) {
      if (kind != Kind.NUMBER || Double.isNaN(expectedMin)) {
        return true;
      }
      double value = Double.parseDouble(answer);
      return value >= expectedMin && value <= expectedMax;
    }
  }
}
