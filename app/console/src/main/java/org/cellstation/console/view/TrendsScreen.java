package org.cellstation.console.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cellstation.console.model.Desk;
import org.cellstation.console.model.Picture;
import org.cellstation.console.model.UnitPicture;
import org.cellstation.console.model.Wording;
import org.cellstation.console.trend.Span;
import org.cellstation.console.trend.SpanChooser;
import org.cellstation.console.trend.TrendPane;
import org.cellstation.console.widget.Parts;
import org.cellstation.console.widget.Screen;

/// Variables of one unit over time, one lane each, all on one time axis.
final class TrendsScreen implements Screen {
  private static final List<String> AT_FIRST = List.of("temperature", "pH", "DO", "weight");

  private final Desk desk;
  private final Label title = Parts.label("", "screen-title");
  private final FlowPane units = new FlowPane();
  private final FlowPane variables = new FlowPane();
  private final VBox lanes = Parts.column("panel");
  private final Label empty = Parts.paragraph("Choose at least one variable above.", "empty-state");
  private final Map<String, TrendPane> shown = new LinkedHashMap<>();
  private final VBox node;
  private Span span = Span.HOUR;
  private String unit = "";

  TrendsScreen(Desk desk) {
    this.desk = desk;
    units.getStyleClass().add("choices");
    variables.getStyleClass().add("choices");
    lanes.getStyleClass().add("lanes");
    VBox.setVgrow(lanes, Priority.ALWAYS);
    node =
        Parts.column(
            "screen",
            Parts.row("trend-tools", title, units, Parts.spring(), new SpanChooser(this::look)),
            variables,
            lanes);
    node.setId("trends-screen");
  }

  private void look(Span at) {
    span = at;
    shown.values().forEach(lane -> lane.look(at));
  }

  void open(String wanted) {
    if (!wanted.isEmpty() && !wanted.equals(unit)) {
      unit = wanted;
      shown.clear();
      variables.getChildren().clear();
    }
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void show(Picture picture) {
    Optional<UnitPicture> at = picture.unit(unit).or(() -> picture.units().stream().findFirst());
    if (at.isEmpty()) {
      return;
    }
    UnitPicture now = at.get();
    unit = now.id();
    title.setText("Trends   " + unit + "  " + now.title());
    offerUnits(picture);
    if (variables.getChildren().isEmpty()) {
      offer(now);
    }
    shown.values().forEach(lane -> lane.show(now));
  }

  /// A choice only where there is one.
  private void offerUnits(Picture picture) {
    Parts.present(units, picture.units().size() > 1);
    if (units.getChildren().size() != picture.units().size()) {
      units.getChildren().clear();
      for (UnitPicture each : picture.units()) {
        ToggleButton button = Parts.toggle(each.id());
        button.setId(Parts.id("trend-unit", each.id()));
        button.setUserData(each.id());
        button.setOnAction(event -> open(each.id()));
        units.getChildren().add(button);
      }
    }
    for (Node each : units.getChildren()) {
      if (each instanceof ToggleButton button) {
        button.setSelected(unit.equals(button.getUserData()));
      }
    }
  }

  private void offer(UnitPicture now) {
    for (String variable : now.gauges().keySet()) {
      ToggleButton button = Parts.toggle(Wording.title(variable));
      button.setId(Parts.id("trend-variable", variable));
      button.setSelected(AT_FIRST.contains(variable));
      button.setOnAction(event -> arrange(now));
      button.setUserData(variable);
      variables.getChildren().add(button);
    }
    arrange(now);
  }

  private void arrange(UnitPicture now) {
    Map<String, TrendPane> wanted = new LinkedHashMap<>();
    for (Node each : variables.getChildren()) {
      if (each instanceof ToggleButton button && button.isSelected()) {
        String variable = (String) button.getUserData();
        TrendPane known = shown.get(variable);
        wanted.put(variable, known != null ? known : lane(variable));
      }
    }
    shown.clear();
    shown.putAll(wanted);
    lanes.getChildren().setAll(shown.values());
    if (shown.isEmpty()) {
      lanes.getChildren().add(empty);
    }
    shown.values().forEach(lane -> lane.show(now));
  }

  private TrendPane lane(String variable) {
    TrendPane lane = new TrendPane(desk, variable);
    lane.look(span);
    VBox.setVgrow(lane, Priority.ALWAYS);
    lane.setPrefHeight(200);
    return lane;
  }
}
