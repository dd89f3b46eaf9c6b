package org.cellstation.console.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import org.cellstation.console.model.ChangeWords;
import org.cellstation.console.model.Desk;
import org.cellstation.console.model.RecipeLine;
import org.cellstation.console.widget.Entry;
import org.cellstation.console.widget.Overlay;
import org.cellstation.console.widget.Parts;
import org.cellstation.station.api.LiveChanges.InForce;
import org.cellstation.station.api.RecipeBook.Contents;
import org.cellstation.station.api.RecipeBook.Version;

/// Where the change of a running batch's recipe begins: which text it shall go on by, and why; and
/// the way back from the last one.
final class ChangesCard extends VBox {
  private static final double WIDTH = 820;
  private static final double LIST = 240;

  private final Desk desk;
  private final Overlay overlay;
  private final String batch;
  private final BiConsumer<Version, List<Version>> editor;
  private final VBox texts = Parts.column("gap-tables");
  private final ToggleGroup group = new ToggleGroup();
  private final Entry reason = Entry.text("change-reason", "Why the batch is to go on by it", "");
  private final Label message = Parts.paragraph("", "message", "message-refused");
  private final Button back;
  private List<Version> versions = List.of();

  /// @param editor opens a version to write on
  ChangesCard(Desk desk, Overlay overlay, String batch, BiConsumer<Version, List<Version>> editor) {
    this.desk = desk;
    this.overlay = overlay;
    this.batch = batch;
    this.editor = editor;
    getStyleClass().add("gap-card");
    message.setId("change-message");
    back = Parts.button("changes-back", "Back", overlay::pop);
    ScrollPane scroll = Parts.scroll(texts);
    scroll.setPrefHeight(LIST);
    getChildren()
        .addAll(
            Parts.label("Change the recipe of batch " + batch, "card-title"),
            Parts.paragraph(
                "What has begun stays as it is. The station simulates the rest of the batch with"
                    + " either text; the author and an approver sign; the change takes effect"
                    + " between phases, or when the procedure is HELD.",
                "confirm-target"),
            scroll,
            reason,
            message);
    Button rollBack = Parts.button("change-roll-back", "Roll the last change back", this::rollBack);
    Parts.present(rollBack, ChangeWords.canGoBack(desk.changes(batch)));
    getChildren()
        .add(
            Parts.row(
                "card-buttons",
                Parts.button("change-write", "Write the change", this::write),
                rollBack,
                Parts.spring(),
                back,
                Parts.button("change-propose", "Propose and simulate", this::propose, "primary")));
    setPrefWidth(WIDTH);
    texts.getChildren().setAll(Parts.paragraph("Looking for texts of this recipe ...", "quiet"));
    desk.recipeBook(this::offer);
  }

  Node first() {
    return back;
  }

  private void offer(Contents contents) {
    InForce now = desk.inForce(batch).orElse(null);
    if (now == null) {
      texts.getChildren().setAll(Parts.paragraph("The batch has ended.", "quiet"));
      return;
    }
    versions =
        contents.recipes().stream()
            .filter(recipe -> recipe.id().equals(now.recipe()))
            .flatMap(recipe -> recipe.versions().stream())
            .toList();
    List<Node> lines = new ArrayList<>();
    for (Version version : versions) {
      if (!version.sha256().equals(now.sha256())) {
        ToggleButton line =
            Parts.toggle(RecipeLine.title(version) + "   " + RecipeLine.where(version));
        line.setId("change-to-" + version.sha256().substring(0, 12));
        line.setUserData(version);
        line.setToggleGroup(group);
        line.setMaxWidth(Double.MAX_VALUE);
        lines.add(line);
      }
    }
    texts
        .getChildren()
        .setAll(
            lines.isEmpty()
                ? List.of(
                    Parts.paragraph(
                        "There is no other text of this recipe. Write the change: the editor begins"
                            + " with the recipe, and what you save is offered here.",
                        "quiet"))
                : lines);
  }

  private void write() {
    InForce now = desk.inForce(batch).orElse(null);
    versions.stream()
        .filter(version -> now != null && version.sha256().equals(now.sha256()))
        .findFirst()
        .or(() -> versions.stream().findFirst())
        .ifPresentOrElse(
            version -> {
              overlay.pop();
              editor.accept(version, versions);
            },
            () ->
                message.setText(
                    "This recipe stands in no list any more; put a file of it into the recipe"
                        + " folder."));
  }

  private void rollBack() {
    overlay.pop();
    RollBackCard card = new RollBackCard(desk, overlay, batch);
    overlay.push(card, card.first());
  }

  private void propose() {
    if (!(group.getSelectedToggle() instanceof ToggleButton chosen
        && chosen.getUserData() instanceof Version version)) {
      message.setText("Choose the text that the batch is to go on by, or write it.");
      return;
    }
    if (reason.value().isBlank()) {
      message.setText("Type the reason; it is kept with the change.");
      reason.field().requestFocus();
      return;
    }
    desk.proposeChange(
        batch,
        version.sha256(),
        reason.value(),
        reply -> {
          if (reply.done()) {
            overlay.pop();
          } else {
            message.setText(reply.text());
          }
        });
  }
}
