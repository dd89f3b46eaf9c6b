package org.cellstation.station.api;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.cellstation.station.api.RecipeBook.State;
import org.cellstation.station.api.Station.Credentials;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.api.Station.Session;
import org.jspecify.annotations.Nullable;

/// Ordering batches: what each recipe asks for, what is wrong with an order, and an order that
/// leaves the recipe's limits.
///
/// Callable from any thread but the control thread: recipes are read.
public interface Orders {
  /// Of every recipe that can be ordered.
  List<Form> forms();

  /// Looks at an order and does nothing. Names and free units are looked at when it is given.
  Check check(BatchOrder order);

  /// As {@link Station#createBatch}, also with values out of the recipe's range, for which a person
  /// signs who may sign deviations. What the phases do not take is refused nevertheless.
  ///
  /// @param signing the password in it is wiped
  /// @param reason kept with the deviation
  CompletableFuture<Reply> create(
      Session session, BatchOrder order, Credentials signing, String reason);

  /// What a recipe asks for.
  ///
  /// @param recipe the id to order it by
  /// @param origin where its text comes from, in words
  /// @param state of this content in the life cycle
  /// @param notForPatients why no batch for a patient can be made with it now and what to do, empty
  ///   when one can
  /// @param roles the units it needs: equipment class by role, the first first
  /// @param lacks by unit that could play the first role: what is in the way there, empty for
  ///   nothing
  /// @param batchSize null when the recipe states none
  /// @param estimate what it takes with the recipe's values, in words
  record Form(
      String recipe,
      String title,
      String version,
      String origin,
      State state,
      String notForPatients,
      Map<String, String> roles,
      Map<String, String> lacks,
      @Nullable Entry batchSize,
      List<Entry> formula,
      String estimate) {}

  /// One value of an order.
  ///
  /// @param kind `input` or `process`
  /// @param value the recipe's number, for the ordered batch size
  /// @param range what the recipe allows, in words: `36 to 38`
  /// @param hard what its phases take at all, empty when none takes it
  /// @param scaled with the batch size
  /// @param fixed the recipe leaves no choice
  record Entry(
      String name,
      String kind,
      String description,
      String unit,
      String value,
      String range,
      String hard,
      boolean scaled,
      boolean fixed) {}

  /// @param faults why it cannot be ordered, by what is wrong: the name of a value, `batch size`, a
  ///   role of the recipe, or empty for what concerns none
  /// @param deviations by name: a person has to sign for these values
  /// @param formula the entries for the ordered batch size; empty when that cannot be read
  /// @param estimate what it takes with the ordered values, in words; empty when they have a fault
  record Check(
      Map<String, String> faults,
      Map<String, String> deviations,
      List<Entry> formula,
      String estimate) {
    /// Nothing is known yet.
    public static final Check NONE = new Check(Map.of(), Map.of(), List.of(), "");

    /// Whether it can be ordered without a signature.
    public boolean clean() {
      return faults.isEmpty() && deviations.isEmpty();
    }
  }
}
