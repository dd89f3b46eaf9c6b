package org.cellstation.console.view;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cellstation.console.model.Desk;
import org.cellstation.console.model.Picture;
import org.cellstation.console.model.UnitPicture;
import org.cellstation.console.widget.Navigator;
import org.cellstation.console.widget.Overlay;
import org.cellstation.console.widget.Parts;
import org.cellstation.console.widget.Screen;
import org.cellstation.station.api.Deviations.Deviation;

/// What runs where, and starting something new.
final class BatchesScreen implements Screen {
  private final Desk desk;
  private final Overlay overlay;
  private final Navigator navigator;
  private final VBox running = Parts.column("panel-rows");
  private final Map<String, BatchRow> rows = new LinkedHashMap<>();
  private final NewBatchForm form;
  private final Button deviations;
  private final HBox node;

  BatchesScreen(Desk desk, Overlay overlay, Navigator navigator) {
    this.desk = desk;
    this.overlay = overlay;
    this.navigator = navigator;
    form = new NewBatchForm(desk, overlay);
    deviations = Parts.button("deviations", "Deviations", () -> DeviationsCard.open(desk, overlay));
    VBox left =
        Parts.column(
            "panel",
            Parts.row(
                "tile-head",
                Parts.label("Units and batches", "panel-title"),
                Parts.spring(),
                deviations),
            running);
    left.setMinWidth(400);
    left.setPrefWidth(400);
    HBox.setHgrow(form, Priority.ALWAYS);
    node = Parts.row("screen", left, form);
    node.setId("batches-screen");
  }

  @Override
  public Region node() {
    return node;
  }

  /// Begins a new form.
  ///
  /// @param unit chosen beforehand; empty for the first free one
  void open(String unit) {
    form.begin(unit);
  }

  @Override
  public void show(Picture picture) {
    for (UnitPicture unit : picture.units()) {
      BatchRow row = rows.get(unit.id());
      if (row == null) {
        row = new BatchRow(desk, overlay, navigator, unit.id());
        rows.put(unit.id(), row);
        running.getChildren().add(row);
      }
      row.show(unit);
    }
    long open = desk.deviations().stream().filter(Deviation::open).count();
    deviations.setText(open == 0 ? "Deviations" : "Deviations: " + open + " open");
    form.show(picture.units());
  }
}
