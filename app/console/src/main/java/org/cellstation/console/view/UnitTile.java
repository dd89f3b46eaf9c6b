package org.cellstation.console.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.cellstation.console.model.BatchPicture;
import org.cellstation.console.model.Gauge;
import org.cellstation.console.model.Trust;
import org.cellstation.console.model.UnitPicture;
import org.cellstation.console.model.Wording;
import org.cellstation.console.widget.AlarmIcon;
import org.cellstation.console.widget.AnalogBar;
import org.cellstation.console.widget.Parts;
import org.cellstation.console.widget.Tap;
import org.cellstation.console.widget.ValueTag;

/// One unit on the overview: batch, step, day, key values, alarms and whose turn it is. The whole
/// tile opens the unit.
final class UnitTile extends VBox {
  /// What tells how many cells there are.
  private static final String CELLS = "capacitance";

  private final AlarmIcon alarm = new AlarmIcon();
  private final Label title = Parts.label("", "tile-title");
  private final Label state = Parts.label("", "badge");
  private final Label batch = Parts.label("", "tile-batch");
  private final Label age = Parts.label("", "tile-age");
  private final Label step = Parts.paragraph("", "tile-step");
  private final Label byHand = Parts.paragraph("", "by-hand");
  private final Label next = Parts.paragraph("", "next-step");
  private final List<Value> values = new ArrayList<>();

  UnitTile(String unit, Runnable open) {
    getStyleClass().addAll("unit-tile", "tile");
    setId(Parts.id("tile", unit));
    Tap.on(this, open);
    alarm.managedProperty().bind(alarm.visibleProperty());
    next.setMinHeight(52);
    getChildren()
        .addAll(
            Parts.row("tile-head", alarm, title, Parts.spring(), state),
            Parts.row("tile-head", batch, Parts.spring(), age),
            step,
            next,
            byHand);
  }

  private void keep(List<String> variables) {
    if (!values.stream().map(value -> value.variable).toList().equals(variables)) {
      getChildren().removeAll(values);
      values.clear();
      variables.forEach(variable -> values.add(new Value(variable)));
      getChildren().addAll(values);
    }
  }

  void show(UnitPicture unit) {
    title.setText(unit.id() + "  " + unit.title());
    alarm.show(unit.alarm());
    Optional<BatchPicture> running = unit.batch();
    state.setText(running.map(b -> Wording.state(b.state())).orElse("Free"));
    batch.setText(running.map(BatchPicture::named).orElse("No batch"));
    age.setText(running.map(BatchPicture::age).orElse(""));
    step.setText(running.map(b -> b.step().isEmpty() ? b.recipe() : b.step()).orElse("No recipe"));
    next.setText(unit.next().text());
    Parts.style(next, "next-step-person", unit.next().person());
    byHand.setText("By hand: " + unit.byHand());
    Parts.present(byHand, !unit.byHand().isEmpty());
    List<String> shown = new ArrayList<>(unit.keyVariables());
    if (unit.gauges().containsKey(CELLS)) {
      shown.add(CELLS);
    }
    keep(shown);
    values.forEach(value -> value.show(unit.gauge(value.variable)));
    setAccessibleText(unit.id() + ", " + state.getText() + ", " + next.getText());
  }

  /// One line: name, bar, number.
  private static final class Value extends HBox {
    private final String variable;
    private final AlarmIcon alarm = new AlarmIcon();
    private final AnalogBar bar = new AnalogBar();
    private final Label number = Parts.label("", "tile-number");
    private final Label unit = Parts.label("", "tile-unit");
    private final Label mark = Parts.label("", "tile-mark");

    Value(String variable) {
      this.variable = variable;
      getStyleClass().add("tile-value");
      setHgrow(bar, Priority.ALWAYS);
      setHgrow(mark, Priority.SOMETIMES);
      mark.setMaxWidth(Double.MAX_VALUE);
      number.setMinWidth(86);
      unit.setMinWidth(44);
      getChildren()
          .addAll(
              Parts.label(Wording.title(variable), "tile-name"), alarm, bar, mark, number, unit);
    }

    void show(Gauge gauge) {
      number.setText(gauge.readout().text());
      unit.setText(gauge.readout().unit());
      mark.setText(gauge.readout().mark());
      Parts.present(mark, !gauge.readout().mark().isEmpty());
      Parts.present(bar, gauge.readout().trust() == Trust.GOOD);
      ValueTag.trust(this, gauge.readout().trust());
      bar.show(gauge);
      alarm.show(gauge.alarm());
    }
  }
}
