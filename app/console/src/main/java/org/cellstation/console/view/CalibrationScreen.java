package org.cellstation.console.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cellstation.console.model.CalibrationLine;
import org.cellstation.console.model.Desk;
import org.cellstation.console.model.Picture;
import org.cellstation.console.widget.Overlay;
import org.cellstation.console.widget.Parts;
import org.cellstation.console.widget.Screen;
import org.cellstation.station.api.Calibrations.Target;

/// What is calibrated, until when, and doing it: the list at the left, the chosen one at the right.
final class CalibrationScreen implements Screen {
  private final Desk desk;
  private final Overlay overlay;
  private final VBox list = Parts.column("panel-rows");
  private final VBox nothing =
      Parts.column(
          "empty-state",
          Parts.paragraph(
              "Nothing on this station can be calibrated. Probes that keep a calibration and pumps"
                  + " appear here once a unit of the configuration uses them."));
  private final Map<String, ToggleButton> rows = new LinkedHashMap<>();
  private final Map<String, CalibrationPane> panes = new LinkedHashMap<>();
  private final VBox right = Parts.column("screen-part");
  private final HBox body;
  private final VBox node;
  private String chosen = "";

  CalibrationScreen(Desk desk, Overlay overlay) {
    this.desk = desk;
    this.overlay = overlay;
    VBox left =
        Parts.column("panel", Parts.label("Instruments", "panel-title"), Parts.scroll(list));
    left.setMinWidth(330);
    left.setPrefWidth(330);
    HBox.setHgrow(right, Priority.ALWAYS);
    right.setMinWidth(0);
    body = Parts.row("side-by-side", left, right);
    VBox.setVgrow(body, Priority.ALWAYS);
    node = Parts.column("screen", Parts.label("Calibration", "screen-title"), nothing, body);
    node.setId("calibration-screen");
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void show(Picture picture) {
    List<Target> targets = desk.calibrations();
    Parts.present(nothing, targets.isEmpty());
    Parts.present(body, !targets.isEmpty());
    if (chosen.isEmpty() && !targets.isEmpty()) {
      chosen = mostUrgent(targets).id();
    }
    for (Target target : targets) {
      ToggleButton row = rows.computeIfAbsent(target.id(), this::row);
      CalibrationLine line = CalibrationLine.of(target, picture.snapshot().now());
      row.setText(line.mark() + "  " + line.title() + "\n" + line.state());
      row.setAccessibleText(line.title() + ", " + line.state());
      row.setSelected(target.id().equals(chosen));
      Parts.style(row, "calibration-trouble", line.needsAction());
      if (target.id().equals(chosen)) {
        CalibrationPane pane =
            panes.computeIfAbsent(chosen, id -> new CalibrationPane(id, desk, overlay));
        pane.show(target, line);
        if (!right.getChildren().equals(List.of(pane.node()))) {
          right.getChildren().setAll(List.of(pane.node()));
          VBox.setVgrow(pane.node(), Priority.ALWAYS);
        }
      }
    }
  }

  private static Target mostUrgent(List<Target> targets) {
    List<Target> all = new ArrayList<>(targets);
    all.removeIf(t -> t.guide() == null);
    return all.isEmpty() ? targets.getFirst() : all.getFirst();
  }

  private ToggleButton row(String id) {
    ToggleButton row = Parts.toggle("");
    row.setId(Parts.id("calibration-of", id));
    row.getStyleClass().addAll("list-row", "calibration-row");
    row.setMaxWidth(Double.MAX_VALUE);
    row.setOnAction(
        event -> {
          chosen = id;
          rows.forEach((other, button) -> button.setSelected(other.equals(id)));
          desk.calibrations().stream()
              .filter(t -> t.id().equals(id))
              .findFirst()
              .ifPresent(this::bring);
        });
    list.getChildren().add(row);
    return row;
  }

  private void bring(Target target) {
    CalibrationPane pane =
        panes.computeIfAbsent(target.id(), id -> new CalibrationPane(id, desk, overlay));
    pane.show(target, CalibrationLine.of(target, desk.now()));
    VBox.setVgrow(pane.node(), Priority.ALWAYS);
    right.getChildren().setAll(List.of(pane.node()));
  }
}
