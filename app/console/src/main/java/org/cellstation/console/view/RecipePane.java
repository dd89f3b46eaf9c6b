package org.cellstation.console.view;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cellstation.console.model.Desk;
import org.cellstation.console.model.RecipeLine;
import org.cellstation.console.model.Wording;
import org.cellstation.console.widget.Flip;
import org.cellstation.console.widget.Overlay;
import org.cellstation.console.widget.Parts;
import org.cellstation.station.api.RecipeBook;
import org.cellstation.station.api.RecipeBook.Action;
import org.cellstation.station.api.RecipeBook.Comparison;
import org.cellstation.station.api.RecipeBook.OutlineLine;
import org.cellstation.station.api.RecipeBook.Past;
import org.cellstation.station.api.RecipeBook.Version;
import org.cellstation.station.api.Rehearsals.Rehearsal;
import org.cellstation.station.api.Station.Reply;
import org.jspecify.annotations.Nullable;

/// One version: where it stands, what can be done with it, its procedure, its history with the
/// signatures, what differs from another version, its text.
final class RecipePane {
  private static final double INDENT = 22;

  private final Desk desk;
  private final Runnable changed;
  private final BiConsumer<Version, List<Version>> editor;
  private final Label title = Parts.paragraph("", "panel-title");
  private final Label state = Parts.paragraph("");
  private final Label about = Parts.paragraph("", "quiet");
  private final FlowPane steps = new FlowPane();
  private final Map<Action, Button> buttons = new EnumMap<>(Action.class);
  private final Label message = Parts.paragraph("", "message");
  private final VBox outline = Parts.column("recipe-outline");
  private final VBox history = Parts.column("panel-rows");
  private final FlowPane others = new FlowPane();
  private final VBox differences = Parts.column("panel-rows");
  private final TextArea text = new TextArea();
  private final Button rehearse = Parts.button("recipe-rehearse", "Rehearse", this::rehearse);
  private final Button cancel =
      Parts.button("recipe-rehearse-cancel", "Cancel the rehearsal", this::cancel);
  private final Button edit = Parts.button("recipe-edit", "Edit", this::edit);
  private final Label progress = Parts.paragraph("");
  private final VBox node;
  private @Nullable Version shown;
  private boolean rehearsing;
  private List<Version> siblings = List.of();
  private String compared = "";

  /// @param changed called with the answer to a step
  /// @param editor writes on in a version, among all of its recipe
  RecipePane(
      Desk desk, Overlay overlay, Runnable changed, BiConsumer<Version, List<Version>> editor) {
    this.desk = desk;
    this.editor = editor;
    this.changed = changed;
    title.setId("recipe-title");
    state.setId("recipe-state");
    message.setId("recipe-message");
    steps.getStyleClass().add("choices");
    others.getStyleClass().add("choices");
    for (Action action : Action.values()) {
      Button button =
          Parts.button(
              "recipe-" + action.name(),
              action.text(),
              () -> {
                Version version = shown;
                if (version != null) {
                  RecipeStep.ask(desk, overlay, version, action, reply -> answered(reply, changed));
                }
              });
      buttons.put(action, button);
      steps.getChildren().add(button);
    }
    steps.getChildren().addAll(rehearse, cancel, edit);
    progress.setId("recipe-progress");
    text.setId("recipe-text");
    text.setEditable(false);
    text.getStyleClass().add("recipe-text");
    Flip views = new Flip();
    views.add("recipe-view-procedure", "Procedure", Parts.scroll(outline), () -> {});
    views.add("recipe-view-history", "History and signatures", Parts.scroll(history), () -> {});
    views.add(
        "recipe-view-changes",
        "What changed",
        Parts.scroll(Parts.column("screen-part", others, differences)),
        this::compare);
    views.add("recipe-view-text", "Text", text, this::read);
    VBox head = Parts.column("panel", title, state, about, steps, progress, message);
    VBox body = Parts.column("panel", views.node());
    VBox.setVgrow(body, Priority.ALWAYS);
    node = Parts.column("screen-part", head, body);
  }

  Region node() {
    return node;
  }

  private void answered(Reply reply, Runnable changed) {
    if (reply.done()) {
      changed.run();
      say(reply.text());
    }
  }

  private void say(String words) {
    message.setText(words);
    Parts.present(message, !words.isEmpty());
  }

  /// @param all of the same recipe, newest first
  void show(Version version, List<Version> all) {
    Version before = shown;
    boolean another = before == null || !before.sha256().equals(version.sha256());
    shown = version;
    siblings = all;
    title.setText(version.title() + "   " + version.recipe() + " " + version.version());
    state.setText(RecipeLine.state(version));
    about.setText(RecipeLine.about(version));
    edit.setText(version.draftFile().isPresent() ? "Edit" : "Edit as a new draft");
    buttons.forEach((action, button) -> Parts.present(button, version.possible().contains(action)));
    history(version);
    if (another) {
      rehearsing = false;
      say("");
      outline.getChildren().clear();
      desk.recipeOutline(version.sha256(), lines -> outline(version, lines));
      text.clear();
      read();
      compared = RecipeLine.older(version, all);
      offer();
      compare();
    }
    progress();
  }

  /// Says how far its rehearsal is; looks at the list again when that has ended.
  void progress() {
    Version version = shown;
    if (version == null) {
      return;
    }
    Optional<Rehearsal> found = desk.rehearsal(version.sha256());
    boolean under = found.isPresent() && !found.get().state().over();
    boolean open =
        switch (version.state()) {
          case DRAFT, IN_REVIEW, APPROVED -> true;
          case SUPERSEDED -> version.possible().contains(Action.REINSTATE);
          case EFFECTIVE, WITHDRAWN -> false;
        };
    Parts.present(rehearse, open && !under);
    Parts.present(cancel, under);
    progress.setText(found.map(RecipeLine::progress).orElse(""));
    Parts.present(progress, found.isPresent());
    boolean ended = rehearsing && !under;
    rehearsing = under;
    if (ended) {
      changed.run();
    }
  }

  private void edit() {
    Version version = shown;
    if (version != null) {
      editor.accept(version, siblings);
    }
  }

  private void rehearse() {
    Version version = shown;
    if (version != null) {
      desk.rehearse(version.sha256(), reply -> say(reply.text()));
    }
  }

  private void cancel() {
    Version version = shown;
    if (version != null) {
      desk.cancelRehearsal(version.sha256(), reply -> say(reply.text()));
    }
  }

  private boolean isShown(Version version) {
    return shown != null && shown.sha256().equals(version.sha256());
  }

  private void outline(Version version, List<OutlineLine> lines) {
    if (!isShown(version)) {
      return;
    }
    outline.getChildren().clear();
    if (lines.isEmpty()) {
      outline
          .getChildren()
          .add(
              Parts.paragraph(
                  "This text is not there any more, or this version of the program cannot read it.",
                  "quiet"));
    }
    for (OutlineLine line : lines) {
      Label what = Parts.paragraph(line.title(), line.depth() < 2 ? "row-title" : "label");
      VBox row = Parts.column("recipe-outline-row", what);
      if (!line.detail().isEmpty()) {
        row.getChildren().add(Parts.paragraph(Wording.units(line.detail()), "quiet"));
      }
      row.setPadding(new Insets(0, 0, 0, INDENT * line.depth()));
      outline.getChildren().add(row);
    }
  }

  private void history(Version version) {
    history.getChildren().clear();
    for (Past past : version.history().reversed()) {
      history
          .getChildren()
          .add(
              Parts.column(
                  "recipe-outline-row",
                  Parts.paragraph(RecipeLine.event(past), "row-title"),
                  Parts.paragraph(RecipeLine.signature(past), "quiet")));
    }
    if (version.history().isEmpty()) {
      history
          .getChildren()
          .add(
              Parts.paragraph(
                  "Nobody has submitted it yet, so it has no history and no signatures.", "quiet"));
    }
    history.getChildren().add(Parts.label("Rehearsals of exactly this content", "panel-title"));
    for (RecipeBook.Rehearsal rehearsal : version.rehearsals().reversed()) {
      history.getChildren().add(Parts.paragraph(RecipeLine.rehearsal(rehearsal)));
    }
    if (version.rehearsals().isEmpty()) {
      history
          .getChildren()
          .add(
              Parts.paragraph(
                  "None yet. It needs one that passed before it can be made effective.", "quiet"));
    }
  }

  private void offer() {
    others.getChildren().clear();
    others.getChildren().add(Parts.label("What is different from", "entry-caption"));
    for (Version other : siblings) {
      if (!isShown(other)) {
        ToggleButton button = Parts.toggle(RecipeLine.title(other));
        button.setId(Parts.id("recipe-compare", other.sha256().substring(0, 12)));
        button.setUserData(other.sha256());
        button.setOnAction(
            event -> {
              compared = other.sha256();
              compare();
            });
        others.getChildren().add(button);
      }
    }
  }

  private void compare() {
    others
        .getChildren()
        .forEach(
            each -> {
              if (each instanceof ToggleButton button) {
                button.setSelected(compared.equals(button.getUserData()));
              }
            });
    Version version = shown;
    String other = compared;
    if (version == null || other.isEmpty()) {
      differences
          .getChildren()
          .setAll(
              Parts.paragraph(
                  "There is no other version of this recipe to compare with.", "quiet"));
      return;
    }
    desk.compareRecipes(
        other,
        version.sha256(),
        comparison -> {
          if (isShown(version) && other.equals(compared)) {
            differences(comparison);
          }
        });
  }

  private void differences(Comparison comparison) {
    if (!comparison.trouble().isEmpty()) {
      differences.getChildren().setAll(Parts.paragraph(comparison.trouble(), "message"));
    } else if (comparison.same()) {
      differences.getChildren().setAll(Parts.paragraph("Nothing differs in the process.", "quiet"));
    } else {
      differences
          .getChildren()
          .setAll(
              comparison.changes().stream()
                  .map(change -> Parts.paragraph("•  " + Wording.units(change)))
                  .collect(Collectors.toList()));
    }
  }

  private void read() {
    Version version = shown;
    if (version != null && text.getText().isEmpty()) {
      desk.recipeText(
          version.sha256(),
          words -> {
            if (isShown(version)) {
              text.setText(words);
            }
          });
    }
  }
}
