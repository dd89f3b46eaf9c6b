package org.cellstation.console.view;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cellstation.console.model.Wording;
import org.cellstation.console.widget.Parts;
import org.cellstation.console.widget.Tap;
import org.cellstation.station.api.Snapshot;
import org.cellstation.station.interlock.InterlockState;

/// One cause and its effects: state, words, and a cell for each thing it can act on. A cell that
/// acts now is dark. The whole row is one large button that shows more below.
final class MatrixRow extends HBox {
  private final Label state = Parts.paragraph("", "matrix-state");
  private final Label title = Parts.paragraph("", "row-title");
  private final Label cause = Parts.paragraph("", "quiet");
  private final List<Label> cells = new ArrayList<>();
  private final String id;

  MatrixRow(Snapshot.Row row, Consumer<String> choose) {
    id = row.id();
    setId(Parts.id("interlock", id));
    getStyleClass().add("matrix-row");
    VBox words = Parts.column("matrix-words", title, cause);
    wide(state, MatrixView.STATE_WIDTH);
    wide(words, MatrixView.WORDS_WIDTH);
    getChildren().addAll(state, words);
    for (String cell : row.cells()) {
      Label label = Parts.paragraph(cell, "matrix-cell");
      wide(label, MatrixView.CELL_WIDTH);
      label.setMaxHeight(Double.MAX_VALUE);
      cells.add(label);
      getChildren().add(label);
    }
    Tap.on(this, () -> choose.accept(id));
    show(row);
  }

  static void wide(Region region, double width) {
    region.setMinWidth(width);
    region.setPrefWidth(width);
    region.setMaxWidth(width);
  }

  void show(Snapshot.Row row) {
    state.setText(state(row));
    title.setText(row.title());
    cause.setText(Wording.units(row.cause()));
    Parts.style(this, "matrix-row-tripped", row.state() != InterlockState.NORMAL);
    for (int i = 0; i < cells.size(); i++) {
      Parts.style(cells.get(i), "matrix-cell-used", !row.cells().get(i).isEmpty());
      Parts.style(cells.get(i), "matrix-cell-lit", row.lit().get(i));
    }
    setAccessibleText(row.title() + ", " + state(row) + ", " + row.cause());
  }

  void chosen(boolean chosen) {
    Parts.style(this, "matrix-row-chosen", chosen);
  }

  static String state(Snapshot.Row row) {
    String text = Wording.state(row.state());
    return row.firstOut() ? text + "\n1  First out" : text;
  }
}
