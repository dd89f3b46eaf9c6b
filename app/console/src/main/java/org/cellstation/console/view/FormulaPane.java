package org.cellstation.console.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.cellstation.console.widget.Parts;
import org.cellstation.station.api.Orders;
import org.jspecify.annotations.Nullable;

/// The values of one batch, each with unit and range beside it, and what is wrong with it in words
/// below. What is left empty stays as the recipe has it.
final class FormulaPane extends VBox {
  private static final String SIZE = "batch size";

  private final Runnable changed;
  private final List<Row> rows = new ArrayList<>();

  /// @param changed called after every key
  FormulaPane(Runnable changed) {
    this.changed = changed;
    setId("formula");
    getStyleClass().add("formula");
  }

  void show(Orders.Form form) {
    rows.clear();
    Orders.Entry size = form.batchSize();
    if (size != null) {
      rows.add(new Row(size));
    }
    form.formula().forEach(entry -> rows.add(new Row(entry)));
    getChildren().setAll(rows);
    if (rows.isEmpty()) {
      getChildren().add(Parts.label("The recipe leaves nothing to set.", "quiet"));
    }
  }

  void clear() {
    rows.clear();
    getChildren().setAll(Parts.label("Choose a recipe first.", "quiet"));
  }

  /// As typed, with the unit where only a number was typed; without what was left empty.
  Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    for (Row row : rows) {
      if (!row.name.equals(SIZE) && !row.value().isEmpty()) {
        values.put(row.name, row.value());
      }
    }
    return values;
  }

  String batchSize() {
    return rows.stream()
        .filter(row -> row.name.equals(SIZE))
        .map(Row::value)
        .findFirst()
        .orElse("");
  }

  /// What the station says of the values as they are now.
  void judge(Orders.Check check) {
    Map<String, Orders.Entry> sized = new LinkedHashMap<>();
    check.formula().forEach(entry -> sized.put(entry.name(), entry));
    for (Row row : rows) {
      row.judge(check, sized.get(row.name));
    }
  }

  /// The first field with a value that cannot be ordered gets the keyboard.
  void toFault(Orders.Check check) {
    rows.stream()
        .filter(row -> check.faults().containsKey(row.name))
        .findFirst()
        .ifPresent(row -> row.field.requestFocus());
  }

  private final class Row extends VBox {
    private final String name;
    private final String unit;
    private final TextField field = new TextField();
    private final Label range = Parts.label("", "formula-range");
    private final Label remark = Parts.paragraph("", "formula-remark");

    Row(Orders.Entry entry) {
      name = entry.name();
      unit = entry.unit();
      getStyleClass().add("formula-row");
      field.setId(Parts.id("value", name));
      field.setAccessibleText(name + " in " + unit);
      field.getStyleClass().add("formula-field");
      field.setDisable(entry.fixed());
      Label caption = Parts.label(name, "formula-name");
      caption.setLabelFor(field);
      Label what = Parts.paragraph(entry.description(), "quiet");
      HBox.setHgrow(what, Priority.ALWAYS);
      remark.setId(Parts.id("remark", name));
      Parts.present(remark, false);
      getChildren()
          .addAll(
              Parts.row(
                  "formula-line", caption, field, Parts.label(unit, "formula-unit"), range, what),
              remark);
      show(entry);
      field.textProperty().addListener((_, _, _) -> changed.run());
    }

    private void show(Orders.Entry entry) {
      field.setPromptText(entry.value());
      range.setText(entry.fixed() ? "fixed" : entry.range() + (entry.scaled() ? ", scaled" : ""));
    }

    String value() {
      String typed = field.getText().strip().replace(',', '.');
      boolean number = !typed.isEmpty() && typed.indexOf(' ') < 0;
      return number ? typed + " " + unit : typed;
    }

    void judge(Orders.Check check, Orders.@Nullable Entry sized) {
      if (sized != null) {
        show(sized);
      }
      String fault = check.faults().get(name);
      String deviation = check.deviations().get(name);
      remark.setText(
          fault != null
              ? fault
              : deviation == null ? "" : "DEVIATION: " + deviation + ". Somebody has to sign.");
      Parts.present(remark, !remark.getText().isEmpty());
      Parts.style(this, "formula-wrong", fault != null);
      Parts.style(this, "formula-deviation", fault == null && deviation != null);
    }
  }
}
