package org.cellstation.console.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.cellstation.console.model.Step;
import org.cellstation.console.model.Wording;
import org.cellstation.console.widget.Parts;
import org.cellstation.console.widget.StateSymbol;

/// The recipe from top to bottom: operations and their phases with state, elapsed and planned time.
/// The phase being worked on has a dark outline and is kept in sight.
final class ProcedureChart extends VBox {
  private final VBox lines = Parts.column("chart-lines");
  private final ScrollPane scroll = new ScrollPane(lines);
  private final Label empty =
      Parts.paragraph("No recipe runs on this unit. Start a batch under Batches.", "quiet");
  private final List<Line> shown = new ArrayList<>();
  private String current = "";

  /// @param chart told whether the plant's place shall show the chart
  ProcedureChart(Consumer<Boolean> chart) {
    getStyleClass().addAll("panel", "chart");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("plain-scroll");
    setVgrow(scroll, Priority.ALWAYS);
    ToggleButton asChart = Parts.toggle("Chart");
    asChart.setId("show-chart");
    asChart.setOnAction(event -> chart.accept(asChart.isSelected()));
    getChildren()
        .addAll(
            Parts.row("chart-head", Parts.label("Recipe", "panel-title"), Parts.spring(), asChart),
            empty,
            scroll);
  }

  void show(List<Step> steps) {
    Parts.present(empty, steps.isEmpty());
    if (!samePaths(steps)) {
      shown.clear();
      steps.forEach(step -> shown.add(new Line(step)));
      lines.getChildren().setAll(shown);
    }
    String now = "";
    for (int i = 0; i < steps.size(); i++) {
      shown.get(i).show(steps.get(i));
      if (steps.get(i).current()) {
        now = steps.get(i).path();
      }
    }
    if (!now.equals(current) && getHeight() > 0) {
      current = now;
      keepInSight();
    }
  }

  private boolean samePaths(List<Step> steps) {
    if (steps.size() != shown.size()) {
      return false;
    }
    for (int i = 0; i < steps.size(); i++) {
      if (!steps.get(i).path().equals(shown.get(i).path)) {
        return false;
      }
    }
    return true;
  }

  private void keepInSight() {
    for (Line line : shown) {
      if (line.path.equals(current)) {
        layout();
        double spare = lines.getHeight() - scroll.getViewportBounds().getHeight();
        double wanted = line.getLayoutY() - scroll.getViewportBounds().getHeight() / 3;
        scroll.setVvalue(spare <= 0 ? 0 : Math.clamp(wanted / spare, 0, 1));
      }
    }
  }

  /// One operation or phase.
  private static final class Line extends VBox {
    private final String path;
    private final StateSymbol symbol = new StateSymbol();
    private final Label title = Parts.paragraph("", "step-title");
    private final Label time = Parts.label("", "step-time");
    private final Label state = Parts.label("", "step-state");
    private final ProgressBar progress = new ProgressBar(0);

    Line(Step step) {
      path = step.path();
      getStyleClass().addAll("step", step.depth() == 0 ? "step-operation" : "step-phase");
      setMargin(this, new Insets(0, 0, 0, step.depth() * 14));
      HBox.setHgrow(title, Priority.ALWAYS);
      progress.setMaxWidth(Double.MAX_VALUE);
      getChildren()
          .addAll(
              Parts.row("step-head", symbol, title),
              Parts.row("step-foot", state, Parts.spring(), time),
              progress);
    }

    void show(Step step) {
      symbol.show(step.state());
      title.setText(step.title());
      state.setText(Wording.state(step.state()));
      time.setText(step.time());
      boolean phase = step.depth() > 0;
      Parts.present(progress, step.current() && Double.isFinite(step.share()));
      progress.setProgress(Double.isFinite(step.share()) ? step.share() : 0);
      Parts.present(state.getParent(), phase);
      Parts.style(this, "step-current", step.current());
    }
  }
}
