package org.cellstation.console.recipe;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.cellstation.console.model.Desk;
import org.cellstation.console.model.Manuscript;
import org.cellstation.console.model.NewRecipe;
import org.cellstation.console.model.NextVersion;
import org.cellstation.console.model.RecipeLine;
import org.cellstation.console.model.TextComparison;
import org.cellstation.console.widget.Entry;
import org.cellstation.console.widget.Overlay;
import org.cellstation.console.widget.Parts;
import org.cellstation.recipes.edit.LineDifference.Line;
import org.cellstation.station.api.RecipeBook.Contents;
import org.cellstation.station.api.RecipeBook.FaultyFile;
import org.cellstation.station.api.RecipeBook.Origin;
import org.cellstation.station.api.RecipeBook.Recipe;
import org.cellstation.station.api.RecipeBook.Source;
import org.cellstation.station.api.RecipeBook.State;
import org.cellstation.station.api.RecipeBook.Version;

/// The questions of the editor: what to begin from, what to open, what to call it, what differs.
final class EditorCards {
  private static final String ENDING = ".yaml";

  private final Desk desk;
  private final Overlay overlay;

  EditorCards(Desk desk, Overlay overlay) {
    this.desk = desk;
    this.overlay = overlay;
  }

  void askNew(Consumer<Manuscript> then) {
    ToggleGroup choice = new ToggleGroup();
    VBox templates = Parts.column("recipe-list");
    for (NewRecipe template : NewRecipe.templates()) {
      ToggleButton button = Parts.toggle(template.name());
      button.setId(Parts.id("template", template.name()));
      button.setMaxWidth(Double.MAX_VALUE);
      button.getStyleClass().add("recipe-choice-plain");
      button.setToggleGroup(choice);
      button.setUserData(template);
      templates.getChildren().add(button);
    }
    choice.selectToggle(choice.getToggles().getFirst());
    Entry id = Entry.text("new-id", "Id: small letters, digits and hyphens", "my-recipe");
    Entry title = Entry.text("new-title", "Title", "");
    Label message = message();
    Button create =
        Parts.button(
            "new-create",
            "Begin",
            () -> {
              if (!id.value().matches("[a-z0-9][a-z0-9-]{0,60}")) {
                message.setText("Type an id of small letters, digits and hyphens.");
              } else if (title.value().isEmpty()) {
                message.setText("Type a title.");
              } else if (choice.getSelectedToggle() != null) {
                NewRecipe template = (NewRecipe) choice.getSelectedToggle().getUserData();
                overlay.pop();
                String text = template.named(id.value(), title.value(), desk.fullName());
                then.accept(Manuscript.fresh(text, "new, not saved yet"));
              }
            },
            "primary");
    var scroll = Parts.scroll(templates);
    scroll.setPrefHeight(260);
    push(
        "New recipe",
        id.field(),
        create,
        Parts.label("Begin from", "entry-caption"),
        scroll,
        id,
        title,
        message);
  }

  private static Label message() {
    Label message = Parts.paragraph("", "message", "message-refused");
    message.setId("editor-card-message");
    return message;
  }

  private void push(String title, Node first, Button act, Node... content) {
    VBox card = Parts.column("confirm", Parts.label(title, "card-title"));
    card.getChildren().addAll(content);
    card.getChildren()
        .add(
            Parts.row(
                "card-buttons",
                Parts.spring(),
                Parts.button("editor-cancel", "Cancel", overlay::pop),
                act));
    card.setPrefWidth(620);
    overlay.push(card, first);
  }

  void askOpen(Consumer<Manuscript> then) {
    desk.recipeBook(contents -> offer(contents, then));
  }

  private void offer(Contents contents, Consumer<Manuscript> then) {
    VBox rows = Parts.column("recipe-list");
    for (Recipe recipe : contents.recipes()) {
      rows.getChildren().add(Parts.paragraph(recipe.title(), "panel-title"));
      for (Version version : recipe.versions()) {
        rows.getChildren().add(row(version, recipe.versions(), then));
      }
    }
    for (FaultyFile file : contents.faulty()) {
      String name = new Source(Origin.OWN, "", file.source()).name();
      Button button =
          Parts.button(
              Parts.id("open-file", name),
              name + ENDING + "   with " + count(file.faults().size()),
              () -> {
                overlay.pop();
                mend(file.source(), then);
              });
      button.setMaxWidth(Double.MAX_VALUE);
      rows.getChildren().add(button);
    }
    if (rows.getChildren().isEmpty()) {
      rows.getChildren().add(Parts.paragraph("There is no recipe yet. Begin a new one.", "quiet"));
    }
    var scroll = Parts.scroll(rows);
    scroll.setPrefHeight(420);
    Button cancel = Parts.button("editor-cancel", "Cancel", overlay::pop);
    VBox card =
        Parts.column(
            "confirm",
            Parts.label("Open a recipe", "card-title"),
            scroll,
            Parts.row("card-buttons", Parts.spring(), cancel));
    card.setPrefWidth(620);
    overlay.push(card, cancel);
  }

  private static String count(int faults) {
    return faults == 1 ? "1 fault" : faults + " faults";
  }

  private Button row(Version version, List<Version> all, Consumer<Manuscript> then) {
    Button button =
        Parts.button(
            Parts.id(
                "open", version.sha256().substring(0, Math.min(12, version.sha256().length()))),
            "%s %s   %s%s"
                .formatted(
                    version.recipe(),
                    version.version(),
                    RecipeLine.where(version),
                    version.draftFile().isPresent() ? "" : "   as a new draft"),
            () -> {
              overlay.pop();
              edit(version, all, then);
            });
    button.setMaxWidth(Double.MAX_VALUE);
    return button;
  }

  /// Goes on with a draft in the recipe folder; begins a new draft of what keeps its text.
  ///
  /// @param all versions of the same recipe
  void edit(Version version, List<Version> all, Consumer<Manuscript> then) {
    version
        .draftFile()
        .ifPresentOrElse(
            file -> open(version.sha256(), text -> then.accept(Manuscript.file(file, text))),
            () ->
                open(
                    version.sha256(),
                    text ->
                        then.accept(
                            Manuscript.following(version, NextVersion.of(version, all, text)))));
  }

  /// Opens a file of the recipe folder that has faults.
  void mend(String path, Consumer<Manuscript> then) {
    String file = new Source(Origin.OWN, "", path).name();
    desk.manuscript(
        "",
        file,
        text -> {
          if (!text.isEmpty()) {
            then.accept(Manuscript.file(file, text));
          }
        });
  }

  private void open(String sha256, Consumer<String> then) {
    desk.manuscript(
        sha256,
        "",
        text -> {
          if (!text.isEmpty()) {
            then.accept(text);
          }
        });
  }

  /// Saves under a name; a version that was submitted or ships keeps its text.
  ///
  /// @param id and `version` as the text says them, empty when it does not
  void askSave(
      Manuscript manuscript, String text, String id, String version, Consumer<Manuscript> then) {
    Entry name = Entry.text("save-file", "File name in the station's recipe folder", "my-recipe");
    name.field().setText(manuscript.file().isEmpty() ? free(id, version) : manuscript.file());
    Label message = message();
    Button save =
        Parts.button(
            "save-do",
            "Save draft",
            () ->
                desk.recipeBook(
                    contents -> {
                      Optional<String> refusal = kept(contents, id, version, text);
                      if (refusal.isPresent()) {
                        message.setText(refusal.get());
                      } else {
                        save(manuscript, name.value(), text, message, then);
                      }
                    }),
            "primary");
    push("Save as draft", name.field(), save, name, message);
  }

  /// A file of its own for each version, so that none is written over.
  private static String free(String id, String version) {
    return version.isEmpty() ? id : id + "-" + version;
  }

  private static Optional<String> kept(Contents contents, String id, String label, String text) {
    for (Recipe recipe : contents.recipes()) {
      for (Version version : recipe.versions()) {
        boolean same = version.recipe().equals(id) && version.version().equals(label);
        boolean other = !version.sha256().equals(Manuscript.file("", text).onDisk());
        if (same && other && version.state() != State.DRAFT) {
          return Optional.of(
              "Version %s of %s is %s and keeps its text. Give yours another version first."
                  .formatted(label, id, version.state().text()));
        }
        boolean foreign = version.sources().stream().anyMatch(s -> s.origin() != Origin.OWN);
        if (same && other && foreign) {
          return Optional.of(
              "Version %s of %s is %s and keeps its text. Give yours another id or version first."
                  .formatted(label, id, version.sources().getFirst().words()));
        }
      }
    }
    return Optional.empty();
  }

  private void save(
      Manuscript manuscript, String file, String text, Label message, Consumer<Manuscript> then) {
    String written = manuscript.forFile(text);
    String replaces = file.equals(manuscript.file()) ? manuscript.onDisk() : "";
    desk.saveManuscript(
        file,
        replaces,
        written,
        reply -> {
          if (reply.done()) {
            overlay.pop();
            then.accept(Manuscript.file(file, written));
          } else {
            message.setText(reply.text());
          }
        });
  }

  /// What differs from the text as it was opened or last saved, or from another version.
  void compare(Manuscript manuscript, String text, String id) {
    Label title = Parts.paragraph("", "card-title");
    title.setId("compare-title");
    VBox changes = Parts.column("panel-rows");
    changes.setId("compare-changes");
    ListView<Line> lines = new ListView<>();
    lines.setId("compare-lines");
    lines.setCellFactory(view -> new DifferenceCell());
    VBox.setVgrow(lines, Priority.ALWAYS);
    lines.setPrefSize(560, 420);
    var words = Parts.scroll(changes);
    words.setPrefSize(400, 420);
    HBox.setHgrow(lines, Priority.ALWAYS);
    HBox others = Parts.row("card-buttons");
    Button close = Parts.button("compare-close", "Close", overlay::pop);
    VBox card =
        Parts.column(
            "confirm",
            title,
            others,
            Parts.row("calibration-body", words, lines),
            Parts.row("card-buttons", Parts.spring(), close));
    card.setPrefWidth(1060);
    Consumer<String> show =
        before ->
            desk.workOut(
                () -> TextComparison.of(before, text),
                found -> {
                  changes.getChildren().clear();
                  if (!found.note().isEmpty()) {
                    changes.getChildren().add(Parts.paragraph(found.note(), "quiet"));
                  }
                  found.changes().forEach(c -> changes.getChildren().add(Parts.paragraph(c)));
                  lines.getItems().setAll(found.lines());
                },
                title::setText);
    title.setText("Your text beside the saved one");
    overlay.push(card, close);
    show.accept(manuscript.saved());
    others
        .getChildren()
        .add(
            Parts.button(
                "compare-saved",
                "Saved",
                () -> {
                  title.setText("Your text beside the saved one");
                  show.accept(manuscript.saved());
                }));
    desk.recipeBook(contents -> others(contents, id, others, title, show));
  }

  private void others(Contents contents, String id, HBox row, Label title, Consumer<String> show) {
    contents.recipes().stream()
        .filter(recipe -> recipe.id().equals(id))
        .flatMap(recipe -> recipe.versions().stream())
        .forEach(
            version ->
                row.getChildren()
                    .add(
                        Parts.button(
                            Parts.id("compare", version.recipe() + " " + version.version()),
                            version.recipe() + " " + version.version(),
                            () -> {
                              title.setText(
                                  "Your text beside %s %s, %s"
                                      .formatted(
                                          version.recipe(),
                                          version.version(),
                                          version.state().text()));
                              desk.manuscript(version.sha256(), "", show);
                            })));
  }
}
