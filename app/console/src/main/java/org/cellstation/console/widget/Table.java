package org.cellstation.console.widget;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/// A small table to be read: as many lines as there are, the last column as wide as there is room.
public final class Table extends GridPane {
  private int rows;

  public Table(String... heads) {
    getStyleClass().add("table");
    for (int i = 0; i < heads.length; i++) {
      ColumnConstraints column = new ColumnConstraints();
      boolean last = i == heads.length - 1;
      column.setHgrow(last ? Priority.ALWAYS : Priority.NEVER);
      getColumnConstraints().add(column);
      add(Parts.label(heads[i], "table-head"), i, 0);
    }
    rows = 1;
  }

  /// @param amiss whether the line shall stand out
  public void row(List<String> cells, boolean amiss) {
    for (int i = 0; i < cells.size(); i++) {
      boolean last = i == cells.size() - 1;
      Label cell = last ? Parts.paragraph(cells.get(i)) : Parts.label(cells.get(i));
      cell.getStyleClass().add("table-cell-text");
      Parts.style(cell, "table-amiss", amiss);
      add(cell, i, rows);
    }
    rows++;
  }
}
