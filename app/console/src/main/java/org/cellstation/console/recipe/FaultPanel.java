package org.cellstation.console.recipe;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.cellstation.console.widget.Parts;
import org.cellstation.recipes.text.Fault;

/// Everything that is wrong with the text, each with its line and what to do.
final class FaultPanel extends VBox {
  private final ListView<Fault> list = new ListView<>();
  private final Label none =
      Parts.paragraph("Nothing is wrong with this recipe. It can be saved and rehearsed.", "quiet");

  /// @param chosen goes to where the fault is
  FaultPanel(Consumer<Fault> chosen) {
    getStyleClass().add("editor-side");
    list.setId("fault-list");
    list.setCellFactory(view -> new Line());
    list.setOnMouseClicked(event -> go(chosen));
    list.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            go(chosen);
          }
        });
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren().addAll(none, list);
    show(List.of());
  }

  private void go(Consumer<Fault> chosen) {
    Fault fault = list.getSelectionModel().getSelectedItem();
    if (fault != null) {
      chosen.accept(fault);
    }
  }

  void show(List<Fault> faults) {
    Parts.present(none, faults.isEmpty());
    Parts.present(list, !faults.isEmpty());
    if (!list.getItems().equals(faults)) {
      list.getItems().setAll(faults);
    }
  }

  private static final class Line extends ListCell<Fault> {
    private final Label where = Parts.paragraph("", "panel-title");
    private final Label what = Parts.paragraph("");
    private final VBox box = Parts.column("editor-fault-line", where, what);

    Line() {
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(Fault fault, boolean empty) {
      super.updateItem(fault, empty);
      if (empty || fault == null) {
        setGraphic(null);
      } else {
        where.setText("Line " + fault.line() + (fault.path().isEmpty() ? "" : ", " + fault.path()));
        what.setText(fault.what() + "\n\u2192 " + fault.remedy());
        setGraphic(box);
      }
    }
  }
}
