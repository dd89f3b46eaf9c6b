package org.cellstation.console.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cellstation.console.model.Desk;
import org.cellstation.console.model.Picture;
import org.cellstation.console.model.RecipeLine;
import org.cellstation.console.widget.Overlay;
import org.cellstation.console.widget.Parts;
import org.cellstation.console.widget.Screen;
import org.cellstation.station.api.RecipeBook.Contents;
import org.cellstation.station.api.RecipeBook.FaultyFile;
import org.cellstation.station.api.RecipeBook.Recipe;
import org.cellstation.station.api.RecipeBook.Version;

/// Every recipe with its versions and where they stand at the left, the chosen one at the right.
final class RecipesScreen implements Screen {
  private final Desk desk;
  private final VBox list = Parts.column("panel-rows");
  private final RecipePane pane;
  private final Label faultyTitle = Parts.paragraph("", "panel-title");
  private final VBox faults = Parts.column("panel-rows");
  private final VBox faulty =
      Parts.column(
          "panel",
          faultyTitle,
          Parts.paragraph(
              "This file cannot be used until all of this is mended; nothing of it was loaded.",
              "quiet"),
          Parts.scroll(faults),
          Parts.row("card-buttons", Parts.button("recipe-mend", "Mend in the editor", this::mend)));
  private final VBox waiting =
      Parts.column(
          "empty-state",
          Parts.paragraph(
              "There is no recipe. Put one into the station's recipe folder and come back."));
  private final VBox right = Parts.column("screen-part");
  private final VBox node;
  private final List<ToggleButton> rows = new ArrayList<>();

  private final Editor editor;

  /// Hash of the version, or source of the faulty file.
  private String chosen = "";

  /// Hash of what is to be chosen when it is there.
  private String preferred = "";

  private Contents contents = new Contents(List.of(), List.of());

  /// Where recipes are written.
  interface Editor {
    /// With what is being written, else with nothing.
    void open();

    /// With what is being written, else with this version.
    void offer(Version version, List<Version> all);

    void edit(Version version, List<Version> all);

    /// @param file path of a file with faults
    void mend(String file);
  }

  RecipesScreen(Desk desk, Overlay overlay, Editor editor) {
    this.desk = desk;
    this.editor = editor;
    pane = new RecipePane(desk, overlay, this::open, editor::edit);
    faultyTitle.setId("recipe-faulty-title");
    faults.setId("recipe-faults");
    VBox left = Parts.column("panel", Parts.scroll(list));
    left.setMinWidth(330);
    left.setPrefWidth(330);
    HBox.setHgrow(right, Priority.ALWAYS);
    right.setMinWidth(0);
    HBox body = Parts.row("calibration-body", left, right);
    VBox.setVgrow(body, Priority.ALWAYS);
    node =
        Parts.column(
            "screen",
            Parts.row(
                "chart-head",
                Parts.label("Recipes", "screen-title"),
                Parts.spring(),
                Parts.button("open-editor", "Recipe editor", this::write)),
            body);
    node.setId("recipes-screen");
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void show(Picture picture) {
    pane.progress();
  }

  private void mend() {
    editor.mend(chosen);
  }

  private void write() {
    for (Recipe recipe : contents.recipes()) {
      for (Version version : recipe.versions()) {
        if (version.sha256().equals(chosen)) {
          editor.offer(version, recipe.versions());
          return;
        }
      }
    }
    editor.open();
  }

  /// Chooses a version when it is there at the next look.
  void prefer(String sha256) {
    preferred = sha256;
  }

  /// Looks again at what there is: files and versions change rarely, and reading them takes a
  /// while.
  void open() {
    desk.recipeBook(this::offer);
  }

  private void offer(Contents found) {
    contents = found;
    rows.clear();
    list.getChildren().clear();
    for (Recipe recipe : found.recipes()) {
      list.getChildren().add(Parts.paragraph(recipe.title(), "panel-title"));
      for (Version version : recipe.versions()) {
        row(version.sha256(), RecipeLine.title(version), RecipeLine.where(version));
      }
    }
    if (!found.faulty().isEmpty()) {
      list.getChildren().add(Parts.label("Files with faults", "panel-title"));
      for (FaultyFile file : found.faulty()) {
        int count = file.faults().size();
        row(file.source(), RecipeLine.name(file), count == 1 ? "1 fault" : count + " faults");
      }
    }
    if (rows.stream().anyMatch(row -> preferred.equals(row.getUserData()))) {
      chosen = preferred;
    }
    preferred = "";
    if (rows.stream().noneMatch(row -> chosen.equals(row.getUserData()))) {
      chosen = rows.isEmpty() ? "" : String.valueOf(rows.getFirst().getUserData());
    }
    bring();
  }

  private void row(String key, String title, String words) {
    ToggleButton row = Parts.toggle(title + "\n" + words);
    row.setAccessibleText(title + ", " + words);
    row.setId(Parts.id("recipe-of", key.length() == 64 ? key.substring(0, 12) : title));
    row.setUserData(key);
    row.getStyleClass().add("calibration-row");
    row.setMaxWidth(Double.MAX_VALUE);
    row.setOnAction(
        event -> {
          chosen = key;
          bring();
        });
    rows.add(row);
    list.getChildren().add(row);
  }

  private void bring() {
    rows.forEach(row -> row.setSelected(chosen.equals(row.getUserData())));
    Node found = waiting;
    for (Recipe recipe : contents.recipes()) {
      Optional<Version> version =
          recipe.versions().stream().filter(v -> v.sha256().equals(chosen)).findFirst();
      if (version.isPresent()) {
        pane.show(version.get(), recipe.versions());
        found = pane.node();
      }
    }
    for (FaultyFile file : contents.faulty()) {
      if (file.source().equals(chosen)) {
        faultyTitle.setText(file.source());
        faults.getChildren().setAll(file.faults().stream().map(Parts::paragraph).toList());
        found = faulty;
      }
    }
    VBox.setVgrow(found, Priority.ALWAYS);
    if (!right.getChildren().equals(List.of(found))) {
      right.getChildren().setAll(List.of(found));
    }
  }
}
