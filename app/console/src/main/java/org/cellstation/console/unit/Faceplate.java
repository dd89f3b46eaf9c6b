package org.cellstation.console.unit;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
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
import org.cellstation.station.control.LoopStatus;
import org.cellstation.station.control.ModeTable;
import org.cellstation.station.control.law.Pid;
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
  private final Map<LoopMode, Button> modes = new EnumMap<>(LoopMode.class);
  private final GridPane facts = new GridPane();
  private final Optional<Pid.Tuning> tuning;
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
    tuning = gauge.loop().flatMap(loop -> desk.tuning(unit.id(), loop.name()));
    HBox modeRow = Parts.row("faceplate-modes");
    for (LoopMode mode :
        List.of(LoopMode.AUTO, LoopMode.CASCADE, LoopMode.MANUAL, LoopMode.OUT_OF_SERVICE)) {
      Button button =
          Parts.button("faceplate-mode-" + mode, Wording.mode(mode), () -> askMode(mode));
      modes.put(mode, button);
      modeRow.getChildren().add(button);
    }
    facts.getStyleClass().add("faceplate-facts");
    close = Parts.button("faceplate-close", "Close", overlay::pop);
    HBox head =
        Parts.row(
            "faceplate-head",
            Parts.label(unit.id() + "   " + Wording.title(variable), "card-title"),
            Parts.spring(),
            value);
    VBox body = Parts.column("faceplate-body", bar, source, limited);
    if (gauge.loop().isPresent()) {
      body.getChildren()
          .addAll(
              state,
              facts,
              performance,
              modeRow,
              reason,
              line(setpoint, Parts.button("faceplate-apply", "Set set-point", this::askSetpoint)),
              line(output, setOutput));
    }
    // What does not fit is scrolled; head and answer always stay in sight.
    getChildren().addAll(head, Parts.fitted(body));
    HBox.setHgrow(message, Priority.ALWAYS);
    message.setMaxWidth(Double.MAX_VALUE);
    close.setMinWidth(USE_PREF_SIZE);
    getChildren().add(Parts.row("card-buttons", message, close));
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
    String note = Wording.beside(loop.mode(), loop.note());
    state.setText(note);
    Parts.present(state, !note.isEmpty());
    facts.getChildren().clear();
    fact(
        "Mode",
        Wording.mode(loop.mode())
            + (loop.byHand() && loop.lifeSupport() ? " (life support by hand)" : ""));
    fact("Set-point", aims(loop) ? amount(loop.setpoint()) : "none");
    fact("Output", output(loop));
    if (!loop.master().isEmpty()) {
      fact("Master", loop.master());
    }
    if (!loop.withoutValue().isEmpty()) {
      fact("Without a value", loop.withoutValue());
    }
    tuning.ifPresent(parameters -> fact("Tuning", words(parameters)));
    LoopFigures figures = unit.performance().get(loop.name());
    performance.setText(figures == null ? "" : PerformanceWords.of(figures, loop.unit()));
    Parts.present(performance, figures != null);
    boolean manual = loop.mode() == LoopMode.MANUAL;
    output.setDisable(!manual);
    setOutput.setDisable(!manual);
    modes.forEach(
        (mode, button) -> {
          button.setDisable(!mayGo(loop, mode));
          Parts.style(button, "faceplate-mode-chosen", loop.mode() == mode);
        });
    Button cascade = modes.get(LoopMode.CASCADE);
    if (cascade != null) {
      Parts.present(cascade, !loop.master().isEmpty());
    }
  }

  private static boolean mayGo(Loop loop, LoopMode mode) {
    return ModeTable.on(loop.mode(), ModeTable.Command.to(mode), !loop.master().isEmpty())
        instanceof ModeTable.Outcome.Moved;
  }

  private void fact(String name, String text) {
    int row = facts.getRowCount();
    facts.addRow(
        row, Parts.label(name, "faceplate-fact-name"), Parts.paragraph(text, "faceplate-fact"));
  }

  /// In percent, and what that is.
  private String output(Loop loop) {
    String real =
        loop.outputs().stream()
            .filter(moved -> Double.isFinite(moved.value()))
            .map(moved -> moved.name() + " " + amount(moved))
            .collect(Collectors.joining(", "));
    return Wording.number(loop.outputPercent(), 1) + " %" + (real.isEmpty() ? "" : "   " + real);
  }

  /// The parts of the gas are given as shares, and its total and an exchange are measured nowhere.
  private String amount(LoopStatus.Moved moved) {
    return switch (moved.name()) {
      case "oxygen", "carbon dioxide", "nitrogen" ->
          Wording.number(100 * moved.value(), 1) + " % of the gas";
      case "gas flow" -> Wording.number(moved.value(), 1) + " mL/min";
      case "exchange rate" -> Wording.number(moved.value(), 2) + " 1/d";
      default -> Wording.number(moved.value(), 2) + unit.unitOf(moved.name());
    };
  }

  private static String words(Pid.Tuning parameters) {
    return "Kc "
        + Wording.number(parameters.gain(), 3)
        + ", Ti "
        + Wording.number(parameters.integralSeconds(), 0)
        + " s"
        + (parameters.derivativeSeconds() > 0
            ? ", Td " + Wording.number(parameters.derivativeSeconds(), 0) + " s"
            : "");
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
                    consequence(loop, mode),
                    unit.id() + " " + variable + " to " + Wording.mode(mode),
                    () ->
                        desk.setMode(
                            unit.id(), loop.name(), mode, reason.value(), changed(reason))));
  }

  private String consequence(Loop loop, LoopMode mode) {
    String words =
        switch (mode) {
          case OUT_OF_SERVICE ->
              "Out of service: the output stays where it is and nobody, person or loop, moves it.";
          case MANUAL -> "To MANUAL: the output stays where it is until a person changes it.";
          case AUTO ->
              aims(loop)
                  ? "To AUTO: the loop controls towards " + amount(loop.setpoint()) + "."
                  : "To AUTO: the loop controls as soon as life support is on.";
          case CASCADE -> "To CASCADE: " + loop.master() + " gives the set-point.";
        };
    return loop.lifeSupport() && (mode == LoopMode.OUT_OF_SERVICE || mode == LoopMode.MANUAL)
        ? words + " Cells live on this loop."
        : words;
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
