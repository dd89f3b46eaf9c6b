package org.cellstation.console.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.cellstation.console.model.Wording;
import org.cellstation.console.widget.Parts;
import org.cellstation.station.api.Snapshot;
import org.jspecify.annotations.Nullable;

/// The cause-and-effect matrix: causes down, what they act on across. Rows stay the same objects as
/// long as the matrix is the same, so that the keyboard stays where it is. The heads stand still
/// above the rows, which scroll: a cell says nothing without its head.
final class MatrixView extends VBox {
  static final double STATE_WIDTH = 100;
  static final double WORDS_WIDTH = 272;
  static final double CELL_WIDTH = 83;

  private final VBox lines = Parts.column("matrix");
  private final ScrollPane scroll = new ScrollPane(lines);
  private final Map<String, MatrixRow> rows = new LinkedHashMap<>();
  private final Consumer<String> choose;
  private List<Snapshot.Column> columns = List.of();
  private String marked = "";
  private @Nullable MatrixRow unseen;

  MatrixView(Consumer<String> choose) {
    this.choose = choose;
    setId("interlock-matrix");
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("plain-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
  }

  void show(Snapshot.Interlocks interlocks) {
    List<String> ids = interlocks.rows().stream().map(Snapshot.Row::id).toList();
    if (!columns.equals(interlocks.columns()) || !List.copyOf(rows.keySet()).equals(ids)) {
      build(interlocks);
    }
    for (Snapshot.Row row : interlocks.rows()) {
      MatrixRow line = rows.get(row.id());
      if (line != null) {
        line.show(row);
      }
    }
  }

  private void build(Snapshot.Interlocks interlocks) {
    columns = interlocks.columns();
    rows.clear();
    getChildren().setAll(List.of(head(), scroll));
    lines.getChildren().clear();
    for (Snapshot.Row row : interlocks.rows()) {
      MatrixRow line = new MatrixRow(row, choose);
      rows.put(row.id(), line);
      lines.getChildren().add(line);
    }
  }

  private HBox head() {
    HBox head = Parts.row("matrix-head");
    Label state = Parts.paragraph("State", "matrix-column");
    MatrixRow.wide(state, STATE_WIDTH);
    Label cause = Parts.paragraph("Cause", "matrix-column");
    MatrixRow.wide(cause, WORDS_WIDTH);
    head.getChildren().addAll(state, cause);
    for (Snapshot.Column column : columns) {
      VBox both =
          Parts.column(
              "matrix-words",
              Parts.paragraph(Wording.title(column.name()), "matrix-column"),
              Parts.paragraph(Wording.units(column.safe()), "quiet"));
      MatrixRow.wide(both, CELL_WIDTH);
      head.getChildren().add(both);
    }
    return head;
  }

  /// Marks a row and brings it into sight when it was not the marked one before.
  void chosen(String id) {
    rows.forEach((each, row) -> row.chosen(each.equals(id)));
    if (!id.equals(marked)) {
      marked = id;
      unseen = rows.get(id);
      requestLayout();
    }
  }

  /// Where a row stands is known only once it is laid out.
  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    if (unseen != null && unseen.getHeight() > 0) {
      reveal(unseen);
      unseen = null;
    }
  }

  private void reveal(MatrixRow row) {
    double hidden = lines.getHeight() - scroll.getViewportBounds().getHeight();
    if (hidden > 0) {
      double above = row.getBoundsInParent().getMinY() - scroll.getViewportBounds().getHeight() / 2;
      scroll.setVvalue(Math.clamp(above / hidden, 0, 1));
    }
  }
}
