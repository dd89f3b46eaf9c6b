package org.cellstation.console.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cellstation.console.model.CalibrationLine;
import org.cellstation.console.model.Desk;
import org.cellstation.console.model.Wording;
import org.cellstation.console.trend.CalibrationCurve;
import org.cellstation.console.widget.Overlay;
import org.cellstation.console.widget.Parts;
import org.cellstation.station.api.Calibrations.Figure;
import org.cellstation.station.api.Calibrations.Method;
import org.cellstation.station.api.Calibrations.Past;
import org.cellstation.station.api.Calibrations.State;
import org.cellstation.station.api.Calibrations.Target;
import org.cellstation.station.api.Station.Reply;

/// One instrument: its state, the ways to calibrate it or the step at which it is, the curve of its
/// calibrations and their history.
final class CalibrationPane {
  private final String id;
  private final Desk desk;
  private final Label title = Parts.label("", "panel-title");
  private final Label state = Parts.paragraph("");
  private final Label message = Parts.paragraph("", "message", "message-refused");
  private final Map<Method, Button> ways = new LinkedHashMap<>();
  private final HBox choice = Parts.row("card-buttons");
  private final CalibrationGuide guide;
  private final VBox result = Parts.column("calibration-result");
  private final CalibrationCurve curve = new CalibrationCurve();
  private final VBox history = Parts.column("panel-rows");
  private final Region node;
  private List<Past> shown = List.of();

  CalibrationPane(String id, Desk desk, Overlay overlay) {
    this.id = id;
    this.desk = desk;
    guide = new CalibrationGuide(id, desk, overlay, this::say);
    message.setId("calibration-message");
    Parts.present(message, false);
    state.setId("calibration-state");
    VBox now = Parts.column("panel", title, state, choice, guide.node(), message);
    VBox last = Parts.column("panel", Parts.label("Last result", "panel-title"), result);
    VBox past = Parts.column("panel", Parts.label("History", "panel-title"), curve, history);
    node = Parts.scroll(Parts.column("screen-part", now, last, past));
  }

  Region node() {
    return node;
  }

  void show(Target target, CalibrationLine line) {
    title.setText(line.title() + " on " + target.unit());
    state.setText(
        "This instrument "
            + target.message()
            + "."
            + waiting(target)
            + (target.factor() == 1
                ? ""
                : " For each mL it is told it delivers " + number(target.factor()) + " mL."));
    boolean idle = target.guide() == null;
    for (Method method : target.methods()) {
      if (!ways.containsKey(method)) {
        Button way =
            Parts.button(
                "calibrate-" + method.name(), words(method), () -> begin(method), "primary");
        ways.put(method, way);
        choice.getChildren().add(way);
      }
    }
    Parts.present(choice, idle);
    guide.show(target);
    if (!target.history().equals(shown)) {
      shown = target.history();
      renew(target);
    }
    if (shown.isEmpty() && history.getChildren().isEmpty()) {
      renew(target);
    }
  }

  private static String waiting(Target target) {
    if (target.blocks()) {
      return " No batch starts until that is done.";
    }
    return switch (target.need()) {
      case REQUIRED -> "";
      case KEPT_UP ->
          target.state() == State.NEVER
              ? " Batches start without; once calibrated, it has to be kept up."
              : "";
      case FREE -> " No batch waits for it.";
    };
  }

  private static String words(Method method) {
    return switch (method) {
      case TWO_POINT -> "Two points";
      case ONE_POINT -> "One point";
      case PRODUCT -> "Product (laboratory)";
      case COLLECT_AND_WEIGH -> "Collect and weigh";
    };
  }

  private void begin(Method method) {
    ways.values().forEach(way -> way.setDisable(true));
    desk.calibrate(
        id,
        method,
        reply -> {
          ways.values().forEach(way -> way.setDisable(false));
          say(reply);
        });
  }

  private void say(Reply reply) {
    message.setText(reply.done() ? "" : reply.text());
    Parts.present(message, !reply.done());
  }

  private void renew(Target target) {
    result.getChildren().clear();
    history.getChildren().clear();
    curve.show(target);
    Parts.present(curve, shown.size() > 1);
    if (shown.isEmpty()) {
      result.getChildren().add(Parts.paragraph("There is no result yet.", "quiet"));
      history
          .getChildren()
          .add(Parts.paragraph("It has no history: nobody has calibrated it here.", "quiet"));
      return;
    }
    Past latest = shown.getLast();
    result.getChildren().addAll(head(latest), points(latest), figures(latest));
    if (!latest.findings().isEmpty()) {
      result.getChildren().add(Parts.paragraph(latest.findings(), "message"));
    }
    for (Past past : shown.reversed()) {
      history.getChildren().add(head(past));
    }
  }

  private static Label head(Past past) {
    String outcome =
        switch (past.outcome()) {
          case "PASSED" -> "✓ passed";
          case "FAILED" -> "× failed";
          default -> "– abandoned";
        };
    return Parts.paragraph(
        Wording.moment(past.at())
            + "  "
            + outcome
            + ", "
            + past.method().text()
            + ", by "
            + past.user()
            + (past.validUntil() == null ? "" : ", valid until " + Wording.day(past.validUntil()))
            + (past.findings().isEmpty() ? "" : ": " + past.findings()));
  }

  private static GridPane points(Past past) {
    GridPane grid = grid("Point", "True value", "As found", "As left", "Instrument says");
    int row = 1;
    for (var point : past.points()) {
      line(
          grid,
          row++,
          point.name(),
          number(point.given()) + " " + point.engUnit(),
          number(point.asFound()),
          number(point.asLeft()),
          point.accepted() ? "taken" : "not taken: " + point.detail());
    }
    return grid;
  }

  private static GridPane figures(Past past) {
    GridPane grid = grid("Figure", "Value", "Allowed", "", "");
    int row = 1;
    for (Figure figure : past.figures()) {
      line(
          grid,
          row++,
          figure.name(),
          number(figure.value()) + " " + figure.engUnit(),
          range(figure),
          figure.within() ? "✓ within" : "× outside",
          "");
    }
    return grid;
  }

  private static String range(Figure figure) {
    return Double.isNaN(figure.low())
        ? "up to " + number(figure.high())
        : number(figure.low()) + " to " + number(figure.high());
  }

  static GridPane grid(String... heads) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("calibration-grid");
    for (int i = 0; i < heads.length; i++) {
      grid.add(Parts.label(heads[i], "entry-caption"), i, 0);
    }
    return grid;
  }

  static void line(GridPane grid, int row, String... cells) {
    for (int i = 0; i < cells.length; i++) {
      grid.add(Parts.label(Objects.requireNonNull(cells[i])), i, row);
    }
  }

  static String number(double value) {
    if (!Double.isFinite(value)) {
      return "none";
    }
    double rounded = Math.rint(value * 1000) / 1000 + 0.0;
    return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
  }
}
