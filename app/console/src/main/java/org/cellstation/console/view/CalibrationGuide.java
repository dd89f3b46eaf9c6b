package org.cellstation.console.view;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cellstation.console.model.Desk;
import org.cellstation.console.widget.Confirm;
import org.cellstation.console.widget.Entry;
import org.cellstation.console.widget.Overlay;
import org.cellstation.console.widget.Parts;
import org.cellstation.station.api.Calibrations.Guide;
import org.cellstation.station.api.Calibrations.Point;
import org.cellstation.station.api.Calibrations.Target;
import org.cellstation.station.api.Station.Reply;

/// The step at which a calibration is: what to do, the live value and whether it is steady, what to
/// type in, and what was taken so far.
final class CalibrationGuide {
  private final String id;
  private final Desk desk;
  private final Consumer<Reply> say;
  private final Label step = Parts.label("", "badge");
  private final Label instruction = Parts.paragraph("", "prompt-question");
  private final Label live = Parts.label("", "faceplate-value");
  private final Label steady = Parts.label("", "tile-mark");
  private final Label trouble = Parts.paragraph("", "message", "message-refused");
  private final Entry value = Entry.text("calibration-value", "Value", "");
  private final Button confirm;
  private final VBox taken = Parts.column("screen-part");
  private final VBox node;
  private int at = -1;
  private List<Point> listed = List.of();
  private boolean asks;

  CalibrationGuide(String id, Desk desk, Overlay overlay, Consumer<Reply> say) {
    this.id = id;
    this.desk = desk;
    this.say = say;
    confirm = Parts.button("calibration-confirm", "Confirm", this::confirm, "primary");
    Button abandon =
        Parts.button(
            "calibration-abandon",
            "Abandon",
            () ->
                Confirm.ask(
                    overlay,
                    "Abandon the calibration?",
                    id,
                    "If the instrument has taken a point already it counts as failed until it is"
                        + " calibrated again.",
                    "Abandon " + id,
                    () -> desk.abandonCalibration(id, "by hand at the console", say)));
    live.setId("calibration-live");
    instruction.setId("calibration-instruction");
    value.setMaxWidth(260);
    value.field().setOnAction(event -> confirm());
    node =
        Parts.column(
            "calibration-guide",
            Parts.row("faceplate-head", step, Parts.spring(), abandon),
            instruction,
            Parts.row("faceplate-head", live, steady),
            Parts.row("entry-line", value, confirm),
            trouble,
            taken);
  }

  Region node() {
    return node;
  }

  void show(Target target) {
    Guide guide = target.guide();
    Parts.present(node, guide != null);
    if (guide == null) {
      at = -1;
      return;
    }
    step.setText("Step %d of %d".formatted(guide.step() + 1, guide.steps()));
    instruction.setText(guide.instruction());
    live.setText(CalibrationPane.number(guide.live()) + " " + target.engUnit());
    steady.setText(guide.waiting() ? "▶ working, wait" : mark(guide));
    trouble.setText(guide.trouble());
    Parts.present(trouble, !guide.trouble().isEmpty());
    asks = !guide.asks().isEmpty();
    Parts.present(value, asks);
    confirm.setDisable(guide.waiting() || !guide.steady());
    if (at != guide.step()) {
      at = guide.step();
      value.caption(guide.asks() + " (" + guide.askUnit() + ")");
      value
          .field()
          .setText(
              Double.isFinite(guide.suggestion())
                  ? CalibrationPane.number(guide.suggestion())
                  : "");
    }
    if (!guide.points().equals(listed)) {
      listed = guide.points();
      taken.getChildren().setAll(List.of(points()));
    }
  }

  private static String mark(Guide guide) {
    return (guide.steady() ? "✓ " : "… ") + guide.steadiness();
  }

  private GridPane points() {
    GridPane grid = CalibrationPane.grid("Point", "True value", "As found", "As left", "");
    int row = 1;
    for (Point point : listed) {
      CalibrationPane.line(
          grid,
          row++,
          point.name(),
          CalibrationPane.number(point.given()) + " " + point.engUnit(),
          CalibrationPane.number(point.asFound()),
          CalibrationPane.number(point.asLeft()),
          point.accepted() ? "taken" : "not taken: " + point.detail());
    }
    return grid;
  }

  private void confirm() {
    OptionalDouble typed = value.number();
    if (asks && typed.isEmpty()) {
      say.accept(Reply.refused("Type a number, for example 4.01."));
      value.field().requestFocus();
      return;
    }
    confirm.setDisable(true);
    desk.confirmCalibration(id, at, typed.orElse(Double.NaN), say);
  }
}
