package org.cellstation.console.view;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import org.cellstation.console.model.Desk;
import org.cellstation.console.model.Wording;
import org.cellstation.console.widget.Entry;
import org.cellstation.console.widget.Overlay;
import org.cellstation.console.widget.Parts;
import org.cellstation.station.api.RecipeBook.Action;
import org.cellstation.station.api.RecipeBook.Step;
import org.cellstation.station.api.RecipeBook.Version;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.api.Station.Role;
import org.jspecify.annotations.Nullable;

/// One step in the life of a recipe version, asked for with a signature.
final class RecipeStep {
  private final Entry from =
      Entry.text("recipe-from", "Comes into force on (empty: at once)", "2026-12-31");
  private final Entry expires =
      Entry.text(
          "recipe-expires", "May be used until the day before (empty: no end)", "2027-12-31");

  private RecipeStep() {}

  static void ask(
      Desk desk, Overlay overlay, Version version, Action action, Consumer<Reply> then) {
    new RecipeStep().open(desk, overlay, version, action, then);
  }

  private void open(
      Desk desk, Overlay overlay, Version version, Action action, Consumer<Reply> then) {
    Role signer = action == Action.SUBMIT ? Role.PROCESS_DEVELOPER : Role.QA;
    String target =
        "%s %s   content %s"
            .formatted(version.recipe(), version.version(), version.sha256().substring(0, 12));
    boolean dated = action == Action.MAKE_EFFECTIVE || action == Action.REINSTATE;
    for (Entry entry : List.of(from, expires)) {
      entry.setPrefWidth(320);
    }
    List<Node> more = dated ? List.of(Parts.row("entry-line", from, expires)) : new ArrayList<>();
    SigningCard.ask(
        overlay,
        new SigningCard.Question(
            action.text(),
            target,
            statement(action) + " " + Wording.role(signer) + " signs.",
            action.meaning(),
            action.text(),
            desk.user(signer),
            action.reasonNeeded()),
        more,
        () -> fault(from).or(() -> fault(expires)),
        (reason, signing, done) ->
            desk.changeRecipe(
                new Step(
                    action,
                    version.recipe(),
                    version.version(),
                    version.sha256(),
                    reason,
                    dated ? instant(from) : null,
                    dated ? instant(expires) : null),
                signing,
                reply -> {
                  done.accept(reply);
                  then.accept(reply);
                }));
  }

  private static String statement(Action action) {
    return switch (action) {
      case SUBMIT ->
          "From now on this label belongs to exactly this text; a changed text needs a new label.";
      case APPROVE -> "Author and approver are two people. It still has to be made effective.";
      case REJECT -> "It goes back to its author as a draft.";
      case MAKE_EFFECTIVE ->
          "Batches for patients are made with it from then on; the version before is superseded. It"
              + " needs a rehearsal of exactly this content.";
      case WITHDRAW ->
          "No new batch is made with it, for good. Batches that run with it go on with it. No other"
              + " version takes its place by itself: one that was superseded can be made effective"
              + " again.";
      case REINSTATE ->
          "Batches for patients are made with it again from then on. It needs no new rehearsal as"
              + " long as that of exactly this content still counts.";
    };
  }

  private static Optional<String> fault(Entry day) {
    if (day.value().isEmpty()) {
      return Optional.empty();
    }
    try {
      LocalDate.parse(day.value());
      return Optional.empty();
    } catch (DateTimeException unreadable) {
      return Optional.of("\"" + day.value() + "\" is no day; write it as 2026-12-31.");
    }
  }

  private static @Nullable Instant instant(Entry day) {
    return day.value().isEmpty() ? null : Wording.begin(LocalDate.parse(day.value()));
  }
}
