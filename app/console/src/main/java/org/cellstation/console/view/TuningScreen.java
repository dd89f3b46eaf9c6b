package org.cellstation.console.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cellstation.console.model.Desk;
import org.cellstation.console.model.Picture;
import org.cellstation.console.widget.Overlay;
import org.cellstation.console.widget.Parts;
import org.cellstation.console.widget.Screen;
import org.cellstation.station.api.Tunings.Last;
import org.cellstation.station.api.Tunings.Place;

/// The loops that can be tuned at the left, the chosen one at the right.
final class TuningScreen implements Screen {
  private final Desk desk;
  private final Overlay overlay;
  private final VBox list = Parts.column("panel-rows");
  private final VBox nothing =
      Parts.column(
          "empty-state",
          Parts.paragraph(
              "No unit of this station has a loop with parameters to tune. They come with the class"
                  + " of a unit in the configuration."));
  private final Map<String, ToggleButton> rows = new LinkedHashMap<>();
  private final Map<String, TuningPane> panes = new LinkedHashMap<>();
  private final VBox right = Parts.column("screen-part");
  private final HBox body;
  private final VBox node;
  private String chosen = "";

  TuningScreen(Desk desk, Overlay overlay) {
    this.desk = desk;
    this.overlay = overlay;
    VBox left = Parts.column("panel", Parts.label("Loops", "panel-title"), Parts.scroll(list));
    left.setMinWidth(250);
    left.setPrefWidth(250);
    HBox.setHgrow(right, Priority.ALWAYS);
    right.setMinWidth(0);
    body = Parts.row("calibration-body", left, right);
    VBox.setVgrow(body, Priority.ALWAYS);
    node = Parts.column("screen", Parts.label("Tuning", "screen-title"), nothing, body);
    node.setId("tuning-screen");
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void show(Picture picture) {
    List<Place> places = desk.tunings();
    Parts.present(nothing, places.isEmpty());
    Parts.present(body, !places.isEmpty());
    if (chosen.isEmpty() && !places.isEmpty()) {
      chosen = key(busiest(places));
    }
    for (Place place : places) {
      ToggleButton row = rows.computeIfAbsent(key(place), this::row);
      row.setText(place.unit() + "  " + place.loop() + "\n" + state(place));
      row.setSelected(key(place).equals(chosen));
      Parts.style(row, "calibration-trouble", place.running() != null);
    }
    bring(places);
  }

  private static Place busiest(List<Place> places) {
    return places.stream()
        .filter(place -> place.running() != null)
        .findFirst()
        .orElseGet(places::getFirst);
  }

  private static String key(Place place) {
    return place.unit() + " " + place.loop();
  }

  private static String state(Place place) {
    Last last = place.last();
    if (place.running() != null) {
      return "test is running";
    }
    return last == null ? "not tested" : TuningPane.outcome(last);
  }

  private ToggleButton row(String key) {
    ToggleButton row = Parts.toggle("");
    row.setId(Parts.id("tuning-of", key));
    row.getStyleClass().add("calibration-row");
    row.setMaxWidth(Double.MAX_VALUE);
    row.setOnAction(
        event -> {
          chosen = key;
          rows.forEach((other, button) -> button.setSelected(other.equals(key)));
          bring(desk.tunings());
        });
    list.getChildren().add(row);
    return row;
  }

  private void bring(List<Place> places) {
    for (Place place : places) {
      if (key(place).equals(chosen)) {
        TuningPane pane =
            panes.computeIfAbsent(
                chosen, key -> new TuningPane(place.unit(), place.loop(), desk, overlay));
        pane.show(place);
        if (!right.getChildren().equals(List.of(pane.node()))) {
          VBox.setVgrow(pane.node(), Priority.ALWAYS);
          right.getChildren().setAll(List.of(pane.node()));
        }
      }
    }
  }
}
