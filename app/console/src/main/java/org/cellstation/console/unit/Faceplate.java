package org.cellstation.console.unit;

import java.util.OptionalDouble;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.cellstation.console.model.Desk;
import org.cellstation.console.model.Gauge;
import org.cellstation.console.model.PerformanceWords;
import org.cellstation.console.model.UnitPicture;
import org.cellstation.console.model.Wording;
import org.cellstation.console.widget.AnalogBar;
import org.cellstation.console.widget.Confirm;
import org.cellstation.console.widget.Entry;
import org.cellstation.console.widget.Overlay;
import org.cellstation.console.widget.Parts;
import org.cellstation.station.api.Snapshot.Loop;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.control.LoopMode;
import org.cellstation.station.performance.LoopFigures;

/// One variable close up: where its value comes from and, when a loop controls it, set-point, mode
/// and output to change. Each change needs a reason and is confirmed with its target.
final class Faceplate extends VBox {
  private final Desk desk;
  private final Overlay overlay;
  private final String variable;
  private final Label value = Parts.label("", "faceplate-value");
  private final Label source = Parts.paragraph("", "quiet");
  private final Label limited = Parts.paragraph("", "gauge-note");
  private final Label state = Parts.paragraph("");
  private final Label performance = Parts.paragraph("", "quiet");
  private final AnalogBar bar = new AnalogBar();
  private final Label message = Parts.paragraph("", "message");
  private final Entry reason =
      Entry.text("faceplate-reason", "Reason (needed for every change)", "why it is changed");
  private final Entry setpoint;
  private final Entry output;
  private final Button setOutput;
  private final Button toAuto;
  private final Button toManual;
  private final Button close;
  private UnitPicture unit;
  private Gauge gauge;

  Faceplate(Desk desk, Overlay overlay, UnitPicture unit, Gauge gauge) {
    this.desk = desk;
    this.overlay = overlay;
    this.unit = unit;
    this.gauge = gauge;
    variable = gauge.variable();
    getStyleClass().add("faceplate");
    setPrefWidth(600);
    message.setId("faceplate-message");
    limited.setId("faceplate-limited");
    performance.setId("faceplate-performance");
    String engineering = gauge.readout().unit();
    String ofUnit = engineering.isEmpty() ? "" : " in " + engineering;
    setpoint = Entry.text("faceplate-setpoint", "New set-point" + ofUnit + span(gauge), "number");
    output = Entry.text("faceplate-output", "New output in % (only in MANUAL)", "number");
    setOutput = Parts.button("faceplate-set-output", "Set output", this::askOutput);
    toAuto = Parts.button("faceplate-mode-AUTO", "Switch to AUTO", () -> askMode(LoopMode.AUTO));
    toManual =
        Parts.button("faceplate-mode-MANUAL", "Switch to MANUAL", () -> askMode(LoopMode.MANUAL));
    close = Parts.button("faceplate-close", "Close", overlay::pop);
    HBox head =
        Parts.row(
            "faceplate-head",
            Parts.label(unit.id() + "   " + Wording.title(variable), "card-title"),
            Parts.spring(),
            value);
    getChildren().addAll(head, bar, source, limited);
    if (gauge.loop().isPresent()) {
      getChildren()
          .addAll(
              state,
              performance,
              reason,
              line(setpoint, Parts.button("faceplate-apply", "Set set-point", this::askSetpoint)),
              line(output, setOutput),
              message);
    }
    HBox buttons = Parts.row("card-buttons", toAuto, toManual, Parts.spring(), close);
    Parts.present(toAuto, gauge.loop().isPresent());
    Parts.present(toManual, gauge.loop().isPresent());
    getChildren().add(buttons);
    show(unit);
  }

  private static String span(Gauge gauge) {
    return gauge.range().high() > gauge.range().low()
        ? ", range "
            + Wording.plain(gauge.range().low())
            + " to "
            + Wording.plain(gauge.range().high())
        : "";
  }

  private static HBox line(Entry entry, Button button) {
    HBox.setHgrow(entry, Priority.ALWAYS);
    button.setPrefWidth(150);
    return Parts.row("entry-line", entry, button);
  }

  Button first() {
    return close;
  }

  void show(UnitPicture fresh) {
    unit = fresh;
    gauge = fresh.gauge(variable);
    var readout = gauge.readout();
    value.setText((readout.text() + " " + readout.unit()).strip());
    String age = readout.age().isEmpty() ? "" : ", read " + readout.age() + " ago";
    source.setText(
        (readout.mark().isEmpty() ? "Good" : readout.mark())
            + (readout.source().isEmpty() ? "" : ", from " + readout.source())
            + age);
    bar.show(gauge);
    gauge.loop().ifPresent(this::show);
    limited.setText(unit.limits(variable) ? GaugeCard.LIMITED : "");
    Parts.present(limited, unit.limits(variable));
  }

  private void show(Loop loop) {
    state.setText(
        "Mode "
            + loop.mode()
            + (aims(loop)
                ? ",  set-point " + Wording.number(loop.setpoint(), gauge.range().decimals())
                : ",  no set-point")
            + ",  output "
            + Wording.number(loop.outputPercent(), 1)
            + " %"
            + (loop.note().isEmpty() ? "" : "\n" + loop.note()));
    LoopFigures figures = unit.performance().get(loop.name());
    performance.setText(figures == null ? "" : PerformanceWords.of(figures, loop.unit()));
    Parts.present(performance, figures != null);
    boolean manual = loop.mode() == LoopMode.MANUAL;
    output.setDisable(!manual);
    setOutput.setDisable(!manual);
    toAuto.setDisable(!manual);
    toManual.setDisable(manual);
  }

  private void askSetpoint() {
    OptionalDouble number = setpoint.number();
    if (number.isEmpty()) {
      say(Reply.refused("Type the new set-point as a number, for example 36.5."), setpoint);
      return;
    }
    gauge
        .loop()
        .ifPresent(
            loop ->
                confirm(
                    "Set-point of " + variable,
                    (aims(loop) ? "From " + amount(loop.setpoint()) + " to " : "To ")
                        + Wording.plain(number.getAsDouble())
                        + unitWord(),
                    "Set " + unit.id() + " " + variable,
                    () ->
                        desk.setSetpoint(
                            unit.id(),
                            loop.name(),
                            number.getAsDouble(),
                            reason.value(),
                            changed(setpoint))));
  }

  private void askOutput() {
    OptionalDouble number = output.number();
    if (number.isEmpty()) {
      say(Reply.refused("Type the new output as a number in percent."), output);
      return;
    }
    gauge
        .loop()
        .ifPresent(
            loop ->
                confirm(
                    "Output of " + variable,
                    "From "
                        + Wording.number(loop.outputPercent(), 1)
                        + " % to "
                        + Wording.plain(number.getAsDouble())
                        + " %",
                    "Set " + unit.id() + " " + variable + " output",
                    () ->
                        desk.setOutput(
                            unit.id(),
                            loop.name(),
                            number.getAsDouble(),
                            reason.value(),
                            changed(output))));
  }

  private void askMode(LoopMode mode) {
    gauge
        .loop()
        .ifPresent(
            loop ->
                confirm(
                    "Mode of " + variable,
                    mode == LoopMode.MANUAL
                        ? "To MANUAL: the output stays where it is until a person changes it."
                        : aims(loop)
                            ? "To AUTO: the loop controls towards " + amount(loop.setpoint()) + "."
                            : "To AUTO: the loop controls as soon as life support is on.",
                    unit.id() + " " + variable + " to " + mode,
                    () ->
                        desk.setMode(
                            unit.id(), loop.name(), mode, reason.value(), changed(reason))));
  }

  private void confirm(String title, String statement, String act, Runnable yes) {
    if (reason.value().isEmpty()) {
      say(Reply.refused("Type the reason first: it goes into the batch record."), reason);
      return;
    }
    Confirm.ask(overlay, title, target(unit), statement + "\nReason: " + reason.value(), act, yes);
  }

  static String target(UnitPicture unit) {
    return unit.id()
        + "  "
        + unit.title()
        + unit.batch().map(b -> "\nBatch " + b.id() + ", order " + b.order()).orElse("");
  }

  private Consumer<Reply> changed(Entry entry) {
    return reply -> {
      say(reply, entry);
      if (reply.done()) {
        entry.field().clear();
        reason.field().clear();
      }
    };
  }

  private void say(Reply reply, Entry where) {
    message.setText(reply.text());
    Parts.style(message, "message-refused", !reply.done());
    if (!reply.done()) {
      where.field().requestFocus();
    }
  }

  private static boolean aims(Loop loop) {
    return Double.isFinite(loop.setpoint());
  }

  private String amount(double number) {
    return Wording.number(number, gauge.range().decimals()) + unitWord();
  }

  private String unitWord() {
    return gauge.readout().unit().isEmpty() ? "" : " " + gauge.readout().unit();
  }
}
