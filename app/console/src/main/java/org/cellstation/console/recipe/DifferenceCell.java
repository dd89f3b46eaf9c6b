package org.cellstation.console.recipe;

import javafx.scene.control.ListCell;
import org.cellstation.console.widget.Parts;
import org.cellstation.recipes.edit.LineDifference.Kind;
import org.cellstation.recipes.edit.LineDifference.Line;

/// One line of a comparison: a sign, its number, its words.
final class DifferenceCell extends ListCell<Line> {
  DifferenceCell() {
    getStyleClass().add("difference");
  }

  @Override
  protected void updateItem(Line line, boolean empty) {
    super.updateItem(line, empty);
    boolean there = !empty && line != null;
    Parts.style(this, "difference-gone", there && line.kind() == Kind.GONE);
    Parts.style(this, "difference-new", there && line.kind() == Kind.NEW);
    setText(there ? words(line) : "");
  }

  private static String words(Line line) {
    int number = line.kind() == Kind.GONE ? line.before() : line.after();
    String sign =
        switch (line.kind()) {
          case SAME -> " ";
          case GONE -> "\u2212";
          case NEW -> "+";
        };
    return "%5d %s %s".formatted(number, sign, line.text());
  }
}
