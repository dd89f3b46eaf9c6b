package org.cellstation.console.recipe;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.cellstation.console.widget.Parts;
import org.cellstation.recipes.edit.Template;
import org.cellstation.recipes.model.PhaseType;

/// The phases of the library and the blocks, each put in by one touch.
final class PalettePanel extends VBox {
  private final Label place = Parts.paragraph("", "quiet");

  /// @param chosen puts it in
  PalettePanel(Consumer<Template> chosen) {
    getStyleClass().add("editor-side");
    place.setId("palette-place");
    FlowPane blocks = new FlowPane(8, 8);
    for (Template.Kind kind : Template.Kind.values()) {
      blocks
          .getChildren()
          .add(
              Parts.button(
                  "insert-" + kind.name(),
                  words(kind),
                  () -> chosen.accept(new Template.Block(kind))));
    }
    blocks
        .getChildren()
        .add(
            Parts.button(
                "insert-OPERATION", "Operation", () -> chosen.accept(new Template.Operation())));
    FlowPane phases = new FlowPane(8, 8);
    for (PhaseType type : PhaseType.values()) {
      phases
          .getChildren()
          .add(
              Parts.button(
                  "insert-" + type.name(),
                  type.phase(),
                  () -> chosen.accept(new Template.Phase(type))));
    }
    VBox all =
        Parts.column(
            "editor-entries",
            Parts.label("Phases", "panel-title"),
            phases,
            Parts.label("Blocks", "panel-title"),
            blocks);
    var scroll = Parts.scroll(all);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(place, scroll);
    place("");
  }

  /// Brings the keyboard to the first phase; Tab and the arrows go on from there.
  void focus() {
    lookupAll(".button").stream().findFirst().ifPresent(Node::requestFocus);
  }

  /// Says where what is chosen will stand.
  void place(String path) {
    place.setText(
        path.isEmpty()
            ? "Mark a step first: what you choose here is put in behind it."
            : "Puts in behind " + path);
  }

  private static String words(Template.Kind kind) {
    return switch (kind) {
      case PARALLEL -> "In parallel";
      case CHOOSE -> "Choose";
      case REPEAT -> "Repeat";
      case SYNCHRONISE -> "Synchronise";
    };
  }
}
