package org.cellstation.console.unit;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.cellstation.console.model.ChangeWords;
import org.cellstation.console.model.Desk;
import org.cellstation.console.model.Wording;
import org.cellstation.console.widget.Overlay;
import org.cellstation.console.widget.Parts;
import org.cellstation.console.widget.Reasons;
import org.cellstation.console.widget.SignForm;
import org.cellstation.console.widget.Table;
import org.cellstation.station.api.LiveChanges.Change;
import org.cellstation.station.api.LiveChanges.Figure;
import org.cellstation.station.api.LiveChanges.Meaning;
import org.cellstation.station.api.LiveChanges.Preview;

/// A change of a running batch's recipe: what it changes, what the rest of the batch comes to with
/// either recipe, and its signatures.
final class ChangeCard extends VBox {
  private static final double WIDTH = 900;
  private static final double TABLES = 320;

  private final Desk desk;
  private final Overlay overlay;
  private final Label headline = Parts.label("", "card-title");
  private final Label next = Parts.paragraph("");
  private final VBox tables = Parts.column("gap-tables");
  private final Label signatures = Parts.paragraph("");
  private final SignForm form = new SignForm("Comment, kept with the signature", false);
  private final Button sign = Parts.button("change-sign", "", this::sign, "primary");
  private final Button simulate = Parts.button("change-simulate", "Simulate again", this::simulate);
  private final Button withdraw;
  private final Button back;
  private Change change;

  ChangeCard(Desk desk, Overlay overlay, Reasons reasons, Change change) {
    this.desk = desk;
    this.overlay = overlay;
    this.change = change;
    getStyleClass().add("gap-card");
    next.setId("change-card-next");
    signatures.setId("change-signatures");
    withdraw =
        Parts.button(
            "change-withdraw",
            "Withdraw",
            () ->
                reasons.ask(
                    "Withdraw the change",
                    change.id(),
                    "The batch goes on by the recipe in force.",
                    "Withdraw",
                    (reason, then) -> desk.withdrawChange(change.id(), reason, then)));
    back = Parts.button("change-back", "Back", overlay::pop);
    ScrollPane scroll = Parts.scroll(tables);
    scroll.setPrefHeight(TABLES);
    getChildren()
        .addAll(
            headline,
            Parts.paragraph(
                "Batch %s on %s. Proposed by %s on %s: %s"
                    .formatted(
                        change.batch(),
                        change.unit(),
                        change.by(),
                        Wording.moment(change.proposed()),
                        change.reason()),
                "confirm-target"),
            next,
            scroll,
            signatures,
            form,
            Parts.row("card-buttons", withdraw, simulate, Parts.spring(), back, sign));
    setPrefWidth(WIDTH);
    fill();
  }

  Node first() {
    return form.isVisible() ? form.first().field() : back;
  }

  /// @param changes of the batch, as they are now
  void show(List<Change> changes) {
    changes.stream()
        .filter(one -> one.id().equals(change.id()) && !one.equals(change))
        .findFirst()
        .ifPresent(
            now -> {
              change = now;
              fill();
            });
  }

  private void fill() {
    headline.setText(ChangeWords.headline(change));
    next.setText(ChangeWords.next(change));
    signatures.setText(ChangeWords.signatures(change));
    Parts.present(signatures, !change.signatures().isEmpty());
    Optional<Meaning> due = ChangeWords.due(change);
    Parts.present(form, due.isPresent());
    Parts.present(sign, due.isPresent());
    due.ifPresent(
        meaning -> {
          sign.setText(meaning == Meaning.AUTHORED ? "Sign as author" : "Approve and sign");
          form.offer(meaning == Meaning.AUTHORED ? change.by() : "");
        });
    Preview preview = change.preview();
    boolean idle = preview == null || preview.share() >= 1;
    Parts.present(simulate, !change.back() && change.state().open() && idle);
    Parts.present(withdraw, change.state().open());
    Table differences = new Table("What changes in the process");
    change.differences().forEach(difference -> differences.row(List.of(difference), false));
    tables.getChildren().setAll(differences);
    if (preview != null && preview.complete()) {
      Table figures = new Table("The rest of the batch", "As it is", "As changed");
      for (Figure figure : preview.figures()) {
        figures.row(
            List.of(figure.what(), figure.before(), figure.after()),
            !figure.before().equals(figure.after()));
      }
      tables
          .getChildren()
          .addAll(
              figures,
              Parts.paragraph(
                  "Simulated from %s. %s Report: %s"
                      .formatted(
                          Wording.moment(preview.from()),
                          String.join(" ", preview.assumptions()),
                          preview.report()),
                  "quiet"));
    }
  }

  private void simulate() {
    desk.simulateChange(
        change.id(),
        reply -> {
          if (!reply.done()) {
            form.refuse(reply.text());
          }
        });
  }

  private void sign() {
    Meaning meaning = ChangeWords.due(change).orElseThrow();
    form.sign(
        (signer, comment, then) -> desk.signChange(change.id(), meaning, signer, comment, then),
        taken -> {
          if (taken) {
            overlay.pop();
          }
        });
  }
}
