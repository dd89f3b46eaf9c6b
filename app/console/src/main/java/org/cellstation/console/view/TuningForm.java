package org.cellstation.console.view;

import java.time.Duration;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Region;
import org.cellstation.console.model.Desk;
import org.cellstation.console.widget.Entry;
import org.cellstation.console.widget.Overlay;
import org.cellstation.console.widget.Parts;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.api.Station.Role;
import org.cellstation.station.api.Tunings.Place;
import org.cellstation.station.api.Tunings.Plan;

/// Kind and size of a test.
final class TuningForm {
  private static final int FEWEST_CYCLES = 4;

  private final String unit;
  private final String loop;
  private final Desk desk;
  private final Overlay overlay;
  private final Consumer<Reply> say;
  private final ToggleButton step = Parts.toggle("Step");
  private final ToggleButton relay = Parts.toggle("Relay");
  private final Entry size = Entry.text("tuning-size", "Size, % of output", "5");
  private final Entry change = Entry.text("tuning-change", "May move by", "");
  private final Entry minutes = Entry.text("tuning-minutes", "Longest, minutes", "240");
  private final Entry hysteresis = Entry.text("tuning-hysteresis", "Hysteresis", "");
  private final Entry cycles = Entry.text("tuning-cycles", "Cycles", "6");
  private final Label fault = Parts.paragraph("", "message", "message-refused");
  private final Region node;
  private final Button begin =
      Parts.button("tuning-begin", "Begin the test", this::begin, "primary");
  private final Label rights =
      Parts.paragraph("A process developer begins a test. Sign in as one.", "quiet");

  TuningForm(String unit, String loop, Desk desk, Overlay overlay, Consumer<Reply> say) {
    this.unit = unit;
    this.loop = loop;
    this.desk = desk;
    this.overlay = overlay;
    this.say = say;
    step.setId("tuning-step");
    relay.setId("tuning-relay");
    fault.setId("tuning-fault");
    ToggleGroup kinds = new ToggleGroup();
    step.setToggleGroup(kinds);
    relay.setToggleGroup(kinds);
    step.setSelected(true);
    step.setOnAction(event -> choose(true));
    relay.setOnAction(event -> choose(false));
    size.field().setText("5");
    minutes.field().setText("240");
    cycles.field().setText("6");
    for (Entry entry : new Entry[] {size, change, minutes, hysteresis, cycles}) {
      entry.setPrefWidth(180);
      entry.setMinWidth(120);
    }
    Parts.present(fault, false);
    node =
        Parts.column(
            "calibration-result",
            Parts.row("card-buttons", step, relay),
            Parts.row("tuning-entries", size, change, minutes, hysteresis, cycles),
            fault,
            rights,
            Parts.row("card-buttons", begin));
    choose(true);
  }

  Region node() {
    return node;
  }

  void show(Place place) {
    boolean may = desk.is(Role.PROCESS_DEVELOPER);
    Parts.present(begin, may);
    Parts.present(rights, !may);
    change.caption("May move by, " + TuningPane.unit(place.engUnit()));
    hysteresis.caption("Hysteresis, " + TuningPane.unit(place.engUnit()));
    if (change.field().getText().isEmpty() && Double.isFinite(place.tolerance())) {
      change.field().setText(TuningPane.number(10 * place.tolerance()));
      hysteresis.field().setText(TuningPane.number(place.tolerance() / 4));
    }
  }

  private void choose(boolean isStep) {
    step.setSelected(isStep);
    relay.setSelected(!isStep);
    Parts.present(hysteresis, !isStep);
    Parts.present(cycles, !isStep);
  }

  private void begin() {
    OptionalDouble percent = size.number();
    OptionalDouble most = change.number();
    OptionalDouble longest = minutes.number();
    boolean isStep = step.isSelected();
    if (percent.isEmpty()
        || most.isEmpty()
        || longest.isEmpty()
        || (!isStep && (hysteresis.number().isEmpty() || cycles.number().isEmpty()))) {
      fault("Every field takes a number, such as 5 or 0.25.");
      return;
    }
    fault("");
    Duration time = Duration.ofSeconds(Math.round(60 * longest.getAsDouble()));
    Plan plan =
        isStep
            ? Plan.step(percent.getAsDouble(), most.getAsDouble(), time)
            : Plan.relay(
                percent.getAsDouble(),
                hysteresis.number().orElse(0),
                (int) Math.round(cycles.number().orElse(FEWEST_CYCLES)),
                most.getAsDouble(),
                time);
    ReasonCard.ask(
        overlay,
        isStep ? "Begin a step test" : "Begin a relay test",
        loop + " on " + unit,
        "The test moves the output of the loop by %s %% %s. It ends by itself, at the latest after %s minutes, and at once when the value has moved by %s."
            .formatted(
                TuningPane.number(plan.percent()),
                isStep ? "once" : "up and down",
                TuningPane.number(longest.getAsDouble()),
                TuningPane.number(plan.mostChange())),
        "Begin",
        (reason, then) ->
            desk.beginTuningTest(
                unit,
                loop,
                plan,
                reason,
                reply -> {
                  say.accept(reply);
                  then.accept(reply);
                }));
  }

  private void fault(String text) {
    fault.setText(text);
    Parts.present(fault, !text.isEmpty());
  }
}
