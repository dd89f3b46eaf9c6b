package org.cellstation.console.unit;

import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.cellstation.console.model.Gauge;
import org.cellstation.console.model.Wording;
import org.cellstation.console.widget.AlarmIcon;
import org.cellstation.console.widget.AnalogBar;
import org.cellstation.console.widget.Parts;
import org.cellstation.console.widget.Tap;
import org.cellstation.console.widget.ValueTag;
import org.cellstation.station.api.Snapshot;
import org.jspecify.annotations.Nullable;

/// An analogue indicator with its loop's mode, set-point, output and note. The whole card is one
/// large button that opens the faceplate.
final class GaugeCard extends VBox {
  private final Label value = Parts.label("", "gauge-value");
  private final Label unit = Parts.label("", "gauge-unit");
  private final Label mark = Parts.label("", "gauge-mark");
  private final Label loop = Parts.label("", "gauge-loop");
  private final Label note = Parts.paragraph("", "gauge-note");
  private final AnalogBar bar = new AnalogBar();
  private final AlarmIcon alarm = new AlarmIcon();
  static final String LIMITED = "\u25A0 limited by interlock";

  private final String variable;
  private @Nullable Gauge shown;

  GaugeCard(String variable, Consumer<Gauge> open) {
    this.variable = variable;
    getStyleClass().addAll("gauge-card", "gauge");
    setId(Parts.id("loop", variable));
    alarm.managedProperty().bind(alarm.visibleProperty());
    getChildren()
        .addAll(
            Parts.row(
                "gauge-head",
                Parts.label(Wording.title(variable), "gauge-name"),
                alarm,
                Parts.spring(),
                value,
                unit),
            bar,
            Parts.row("gauge-foot", loop, Parts.spring(), mark),
            note);
    Tap.on(
        this,
        () -> {
          Gauge gauge = shown;
          if (gauge != null) {
            open.accept(gauge);
          }
        });
  }

  String variable() {
    return variable;
  }

  /// @param limited an interlock has its hand on what moves the variable
  void show(Gauge gauge, boolean limited) {
    shown = gauge;
    value.setText(gauge.readout().text());
    unit.setText(gauge.readout().unit());
    Parts.present(unit, !gauge.readout().unit().isEmpty());
    mark.setText(gauge.readout().mark());
    Parts.present(mark, !gauge.readout().mark().isEmpty());
    ValueTag.trust(this, gauge.readout().trust());
    bar.show(gauge);
    alarm.show(gauge.alarm());
    loop.setText(gauge.loop().map(l -> loop(l, gauge)).orElse("Measured only"));
    String loopNote = gauge.loop().map(Snapshot.Loop::note).orElse("");
    String why = limited ? LIMITED + (loopNote.isEmpty() ? "" : ", " + loopNote) : loopNote;
    note.setText(why);
    Parts.present(note, !why.isEmpty());
    setAccessibleText(
        Wording.title(variable)
            + " "
            + gauge.readout().text()
            + " "
            + gauge.readout().unit()
            + " "
            + gauge.readout().mark());
  }

  /// A loop that aims at nothing says so in its note.
  private static String loop(Snapshot.Loop loop, Gauge gauge) {
    if (!Double.isFinite(loop.setpoint())) {
      return loop.mode() + "   no set-point";
    }
    String aim = loop.mode() + "   SP " + Wording.number(loop.setpoint(), gauge.range().decimals());
    // The mark needs the room more; the output stands in the faceplate.
    return gauge.readout().mark().isEmpty()
        ? aim + "   Out " + Wording.number(loop.outputPercent(), 0) + " %"
        : aim;
  }
}
