package org.cellstation.console.recipe;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.cellstation.console.model.StepFields;
import org.cellstation.console.model.StepFields.Field;
import org.cellstation.console.widget.Entry;
import org.cellstation.console.widget.Parts;
import org.cellstation.recipes.edit.RecipeEdits;
import org.cellstation.recipes.format.SourceMap;
import org.cellstation.recipes.text.Fault;
import org.jspecify.annotations.Nullable;

/// What the marked step is made of, to be changed without touching the text: each entry goes into
/// the text as soon as it is left or Enter is pressed.
final class StepPanel extends VBox {
  private final Changes changes;
  private final Label name = Parts.paragraph("", "panel-title");
  private final Label faults = Parts.paragraph("", "editor-fault");
  private final VBox entries = Parts.column("editor-entries");
  private final Label empty =
      Parts.paragraph(
          "Choose a step in the chart, or put the cursor into one in the text.", "quiet");
  private final Button up;
  private final Button down;
  private final Button delete;
  private final FlowPane buttons;
  private String path = "";
  private List<String> shown = List.of();

  StepPanel(Changes changes) {
    this.changes = changes;
    getStyleClass().add("editor-side");
    name.setId("step-name");
    faults.setId("step-faults");
    up = Parts.button("step-up", "Up", () -> move(false));
    down = Parts.button("step-down", "Down", () -> move(true));
    delete = Parts.button("step-delete", "Delete", this::delete);
    buttons = new FlowPane(8, 8, up, down, delete);
    var scroll = Parts.scroll(entries);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(empty, name, buttons, faults, scroll);
    show(null, null, "", List.of());
  }

  /// @param marked path of a step or branch, empty for none
  void show(
      @Nullable SourceMap map, @Nullable RecipeEdits edits, String marked, List<Fault> wrong) {
    boolean there = map != null && edits != null && !marked.isEmpty();
    Parts.present(empty, !there);
    Parts.present(name, there);
    Parts.present(buttons, there && !marked.contains("#"));
    Parts.present(faults, there && !wrong.isEmpty());
    faults.setText(
        String.join("\n", wrong.stream().map(f -> "! " + f.what() + ". " + f.remedy()).toList()));
    name.setText(marked);
    List<Field> fields =
        map != null && edits != null && there ? StepFields.of(map, edits, marked) : List.of();
    List<String> fresh = fields.stream().map(f -> f.caption() + "\n" + f.value()).toList();
    if (!marked.equals(path) || !fresh.equals(shown)) {
      boolean typing = marked.equals(path) && isFocusWithin() && fields.size() == shown.size();
      path = marked;
      shown = fresh;
      if (!typing) {
        entries.getChildren().setAll(fields.stream().map(this::entry).toList());
      }
    }
  }

  private Entry entry(Field field) {
    Entry entry = Entry.text(Parts.id("step-field", field.name()), field.caption(), field.hint());
    entry.field().setText(field.value());
    Committed committed = new Committed(field);
    entry.field().setOnAction(event -> committed.to(entry.value()));
    entry
        .field()
        .focusedProperty()
        .subscribe(
            focused -> {
              if (!focused) {
                committed.to(entry.value());
              }
            });
    return entry;
  }

  /// Puts a value into the text once.
  private final class Committed {
    private final Field field;
    private String value;

    Committed(Field field) {
      this.field = field;
      value = field.value().strip();
    }

    void to(String typed) {
      if (!typed.equals(value)) {
        value = typed;
        changes.make(edits -> field.setting().set(edits, typed));
      }
    }
  }

  /// Brings the keyboard to the first entry.
  void focus() {
    entries.lookupAll(".text-field").stream().findFirst().ifPresent(Node::requestFocus);
  }

  /// @param below else above the step before it
  void move(boolean below) {
    String moved = path;
    changes.make(edits -> edits.move(moved, below));
  }

  void delete() {
    String deleted = path;
    changes.make(edits -> edits.delete(deleted));
  }
}
