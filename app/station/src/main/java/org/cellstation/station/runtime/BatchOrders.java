package org.cellstation.station.runtime;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cellstation.recipes.model.Recipe;
import org.cellstation.station.api.BatchOrder;
import org.cellstation.station.api.Deviations.Kind;
import org.cellstation.station.api.Deviations.Meaning;
import org.cellstation.station.api.Orders;
import org.cellstation.station.api.Purpose;
import org.cellstation.station.api.Snapshot;
import org.cellstation.station.api.Station.Credentials;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.api.Station.Session;
import org.cellstation.station.arbitration.Arbiter;
import org.cellstation.station.deviation.DeviationBook;
import org.cellstation.station.identity.People;
import org.cellstation.station.identity.Permission;

/// Orders of batches: judged beside the control thread, carried out on it.
///
/// Callable from any thread but the control thread.
final class BatchOrders implements Orders {
  private final RecipeShelf shelf;
  private final PatientUse patientUse;
  private final People people;
  private final RequestQueue requests;
  private final Executor background;
  private final SignedRequests signed;
  private final Supplier<Snapshot> picture;
  private final List<UnitRun> units;
  private final Arbiter arbiter;
  private final Function<Bound, Map<String, String>> lacks;
  private final DeviationBook deviations;

  BatchOrders(
      RecipeShelf shelf,
      PatientUse patientUse,
      People people,
      RequestQueue requests,
      Executor background,
      Supplier<Snapshot> picture,
      List<UnitRun> units,
      Arbiter arbiter,
      Function<Bound, Map<String, String>> lacks,
      DeviationBook deviations) {
    this.shelf = shelf;
    this.patientUse = patientUse;
    this.people = people;
    this.requests = requests;
    this.background = background;
    this.signed = new SignedRequests(people, requests, background);
    this.picture = picture;
    this.units = units;
    this.arbiter = arbiter;
    this.lacks = lacks;
    this.deviations = deviations;
  }

  /// What has to be bound.
  record Bound(Recipe recipe, BatchOrder order) {}

  @Override
  public List<Form> forms() {
    List<Form> forms = new ArrayList<>();
    shelf.found().forEach((id, found) -> forms.add(form(id, found)));
    return List.copyOf(forms);
  }

  private Form form(String id, RecipeShelf.Found found) {
    Instant now = picture.get().now();
    Recipe recipe = found.recipe();
    String notForPatients =
        patientUse.refusal(recipe.id(), recipe.version(), found.sha256(), now).orElse("");
    Map<String, String> lacking = new LinkedHashMap<>();
    units.forEach(unit -> lacking.put(unit.id(), lacking(id, recipe, unit.id())));
    return OrderDesk.form(
        id, found, patientUse.state(found.sha256(), now), notForPatients, lacking);
  }

  /// On this unit as the first one; the units of other roles are chosen with the order.
  private String lacking(String id, Recipe recipe, String unit) {
    Map<String, String> found =
        lacks.apply(new Bound(recipe, BatchOrder.engineering(unit, id, "", "")));
    String first = OrderDesk.roles(recipe).keySet().stream().findFirst().orElse("");
    return Stream.of(found.get(first), found.get(""))
        .filter(Objects::nonNull)
        .collect(Collectors.joining(" "));
  }

  @Override
  public Check check(BatchOrder order) {
    return shelf
        .find(order.recipe())
        .map(found -> judge(found, order).check())
        .orElseGet(() -> new Check(Map.of("", unknown(order)), Map.of(), List.of(), ""));
  }

  /// Without a signature: only what the recipe allows.
  CompletableFuture<Reply> create(Session session, BatchOrder order) {
    Optional<String> refusal = people.refusal(session, Permission.RUN_BATCHES);
    if (refusal.isPresent()) {
      return refused(refusal.get());
    }
    return CompletableFuture.supplyAsync(() -> prepare(order), background)
        .thenCompose(prepared -> create(session, order, prepared));
  }

  private CompletableFuture<Reply> create(Session session, BatchOrder order, Prepared prepared) {
    return switch (prepared) {
      case Prepared.Refused(String why) -> refused(why);
      case Prepared.Ready ready when !ready.deviations().isEmpty() ->
          refused(
              ready.deviations()
                  + ". A person who may sign deviations has to sign for it, with the reason.");
      case Prepared.Ready ready ->
          requests.ask(now -> create(session.user(), ready.recipe(), order, now));
    };
  }

  @Override
  public CompletableFuture<Reply> create(
      Session session, BatchOrder order, Credentials signing, String reason) {
    Optional<String> refusal = people.refusal(session, Permission.RUN_BATCHES);
    if (reason.isBlank()) {
      refusal = refusal.or(() -> Optional.of("Say why: it is kept with the deviation."));
    }
    if (refusal.isPresent()) {
      Arrays.fill(signing.password(), '\0');
      return refused(refusal.get());
    }
    return CompletableFuture.supplyAsync(() -> prepare(order), background)
        .thenCompose(prepared -> create(session, order, prepared, signing, reason));
  }

  private CompletableFuture<Reply> create(
      Session session, BatchOrder order, Prepared prepared, Credentials signing, String reason) {
    return switch (prepared) {
      case Prepared.Refused(String why) -> {
        Arrays.fill(signing.password(), '\0');
        yield refused(why);
      }
      case Prepared.Ready ready ->
          signed.ask(
              session,
              signing,
              Permission.SIGN_DEVIATIONS,
              (signer, now) -> {
                Reply reply = create(session.user(), ready.recipe(), order, now);
                if (reply.done() && !ready.deviations().isEmpty()) {
                  String id =
                      deviations.raise(
                          session.user(),
                          order.batch(),
                          order.unit(),
                          Kind.FORMULA,
                          ready.deviations(),
                          now,
                          now,
                          now);
                  deviations.sign(
                      signer.user(), signer.fullName(), id, Meaning.EXPLAINED, reason, now);
                }
                return reply;
              });
    };
  }

  /// What can be said of an order beside the control thread.
  private sealed interface Prepared {
    /// @param deviations in words, empty when there are none
    record Ready(RecipeShelf.Found recipe, String deviations) implements Prepared {}

    record Refused(String why) implements Prepared {}
  }

  private Prepared prepare(BatchOrder order) {
    Optional<RecipeShelf.Found> found = shelf.find(order.recipe());
    if (found.isEmpty()) {
      return new Prepared.Refused(unknown(order));
    }
    Optional<String> fault =
        BatchNames.fault(order.batch(), order.order()).or(() -> unfit(order, found.get()));
    if (fault.isPresent()) {
      return new Prepared.Refused(fault.get());
    }
    OrderDesk.Judged judged = judge(found.get(), order);
    return judged
        .recipe()
        .<Prepared>map(
            recipe -> new Prepared.Ready(recipe, words(judged.check().deviations(), "; ")))
        .orElseGet(() -> new Prepared.Refused(words(judged.check().faults(), " ")));
  }

  private Optional<String> unfit(BatchOrder order, RecipeShelf.Found found) {
    return order.purpose() == Purpose.PATIENT
        ? patientUse.refusal(
            found.recipe().id(), found.recipe().version(), found.sha256(), picture.get().now())
        : Optional.empty();
  }

  /// Values and units.
  private OrderDesk.Judged judge(RecipeShelf.Found found, BatchOrder order) {
    OrderDesk.Judged values = OrderDesk.judge(found, order);
    Recipe recipe = values.recipe().map(RecipeShelf.Found::recipe).orElse(found.recipe());
    return values.with(lacks.apply(new Bound(recipe, order)));
  }

  private Reply create(String user, RecipeShelf.Found recipe, BatchOrder order, Instant now) {
    Map<String, UnitRun> roles = new LinkedHashMap<>();
    Binding.units(recipe.recipe(), order)
        .forEach(
            (role, id) ->
                units.stream()
                    .filter(unit -> unit.id().equals(id))
                    .forEach(unit -> roles.put(role, unit)));
    return roles.values().stream()
        .findFirst()
        .map(home -> home.create(user, recipe, order, new BatchUnits(home, roles, arbiter), now))
        .orElseGet(() -> Reply.refused("There is no unit " + order.unit() + "."));
  }

  private static String unknown(BatchOrder order) {
    return "There is no valid recipe '" + order.recipe() + "'. Choose one from the list.";
  }

  private static String words(Map<String, String> byName, String separator) {
    return byName.entrySet().stream()
        .map(said -> (said.getKey().isEmpty() ? "" : said.getKey() + ": ") + said.getValue())
        .collect(Collectors.joining(separator));
  }

  private static CompletableFuture<Reply> refused(String why) {
    return CompletableFuture.completedFuture(Reply.refused(why));
  }
}
