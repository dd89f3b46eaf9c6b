package org.cellstation.console.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cellstation.console.model.Desk;
import org.cellstation.console.model.Wording;
import org.cellstation.console.trend.Curves;
import org.cellstation.console.trend.Curves.Curve;
import org.cellstation.console.trend.Curves.Stroke;
import org.cellstation.console.widget.Entry;
import org.cellstation.console.widget.Overlay;
import org.cellstation.console.widget.Parts;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.api.Tunings.Comparison;
import org.cellstation.station.api.Tunings.Last;
import org.cellstation.station.api.Tunings.Place;
import org.cellstation.station.control.law.Pid;
import org.cellstation.station.tuning.Preview;
import org.cellstation.station.tuning.Response;
import org.cellstation.station.tuning.TestResult;
import org.jspecify.annotations.Nullable;

/// What follows from a test: proposals side by side, the chosen one against what the loop has now,
/// applying it and taking it back.
final class TuningProposals {
  private final String unit;
  private final String loop;
  private final Desk desk;
  private final Overlay overlay;
  private final Consumer<Reply> say;
  private final Label hint = Parts.paragraph("", "quiet");
  private final Entry tauC =
      Entry.text("tuning-tauc", "Speed wanted: closed-loop time constant, s", "");
  private final VBox choices = Parts.column("panel-rows");
  private final GridPane figures = new GridPane();
  private final Curves value = new Curves("tuning-preview", 200);
  private final Curves output = new Curves("tuning-preview-output", 120);
  private final Button apply;
  private final Button revert;
  private final VBox body;
  private final VBox node;
  private List<Comparison> comparisons = List.of();
  private int chosen;
  private @Nullable Place place;
  private @Nullable TestResult asked;
  private Pid.@Nullable Tuning askedWith;

  TuningProposals(String unit, String loop, Desk desk, Overlay overlay, Consumer<Reply> say) {
    this.unit = unit;
    this.loop = loop;
    this.desk = desk;
    this.overlay = overlay;
    this.say = say;
    apply = Parts.button("tuning-apply", "Apply", this::apply, "primary");
    revert = Parts.button("tuning-revert", "Back to the tuning before", this::revert);
    figures.getStyleClass().add("calibration-grid");
    tauC.setMaxWidth(380);
    Button again = Parts.button("tuning-propose", "Propose", this::ask);
    body = Parts.column("calibration-result", tauC, again, choices, figures, value, output);
    node =
        Parts.column(
            "panel",
            Parts.label("Proposals", "panel-title"),
            hint,
            body,
            Parts.row("card-buttons", apply, revert));
  }

  Region node() {
    return node;
  }

  void show(Place fresh) {
    place = fresh;
    Last last = fresh.last();
    TestResult result = last == null ? null : last.result();
    Parts.present(body, result != null);
    Parts.present(hint, result == null);
    hint.setText("They follow from a test that has found a model.");
    Pid.Tuning before = fresh.before();
    Parts.present(revert, before != null);
    if (before != null) {
      revert.setText("Back to " + TuningPane.words(before, fresh.engUnit()));
    }
    Parts.present(apply, result != null);
    apply.setDisable(
        forbidden(fresh)
            || (!comparisons.isEmpty() && !comparisons.get(chosen).after().figures().isStable()));
    if (result == null) {
      comparisons = List.of();
      asked = null;
    } else if (!result.equals(asked) || !fresh.tuning().equals(askedWith)) {
      asked = result;
      askedWith = fresh.tuning();
      ask();
    }
  }

  private void ask() {
    OptionalDouble wanted = tauC.number();
    desk.tuningProposals(unit, loop, wanted.orElse(Double.NaN), this::take);
  }

  private void take(List<Comparison> fresh) {
    comparisons = fresh;
    chosen = Math.min(chosen, Math.max(0, fresh.size() - 1));
    draw();
  }

  private void draw() {
    choices.getChildren().clear();
    Place at = place;
    if (comparisons.isEmpty() || at == null) {
      return;
    }
    for (int i = 0; i < comparisons.size(); i++) {
      var proposal = comparisons.get(i).proposal();
      ToggleButton choice =
          Parts.toggle(proposal.title() + "\n" + TuningPane.words(proposal.tuning(), at.engUnit()));
      choice.setId("tuning-proposal-" + i);
      choice.getStyleClass().add("calibration-row");
      choice.setMaxWidth(Double.MAX_VALUE);
      choice.setSelected(i == chosen);
      int mine = i;
      choice.setOnAction(
          event -> {
            chosen = mine;
            for (int k = 0; k < choices.getChildren().size(); k++) {
              if (choices.getChildren().get(k) instanceof ToggleButton other) {
                other.setSelected(k == mine);
              }
            }
            compare(at);
          });
      choices.getChildren().add(choice);
    }
    compare(at);
  }

  private void compare(Place at) {
    Comparison one = comparisons.get(chosen);
    figures.getChildren().clear();
    heads("", "Now", "Proposed");
    Response before = one.before().figures();
    Response after = one.after().figures();
    line(
        1,
        "Margin: Ms, 1.2 to 2 is safe",
        margin(one.beforeSensitivity()),
        margin(after.peakSensitivity()));
    apply.setDisable(forbidden(at) || !after.isStable());
    row(
        2,
        "Overshoot after a new set-point",
        before.overshootPercent(),
        after.overshootPercent(),
        " %");
    times(3, "Settled within 2 % after", before.settleSeconds(), after.settleSeconds());
    row(
        4,
        "Integral deviation after a load",
        before.loadIae(),
        after.loadIae(),
        " " + TuningPane.unit(at.engUnit()) + " s");
    row(5, "Movement of the output", before.setpointTravel(), after.setpointTravel(), " %");
    value.show(
        Wording.title(at.variable()) + ": +1 " + TuningPane.unit(at.engUnit()) + ", then a load",
        List.of(
            curve("now", Stroke.DASHED, one.before(), false),
            curve("proposed", Stroke.BOLD, one.after(), false)));
    output.show(
        "Output, %",
        List.of(
            curve("now", Stroke.DASHED, one.before(), true),
            curve("proposed", Stroke.BOLD, one.after(), true)));
  }

  private void heads(String... heads) {
    for (int i = 0; i < heads.length; i++) {
      figures.add(Parts.label(heads[i], "entry-caption"), i, 0);
    }
  }

  private void row(int row, String what, double before, double after, String unitText) {
    line(row, what, amount(before, unitText), amount(after, unitText));
  }

  private void times(int row, String what, double before, double after) {
    line(row, what, time(before), time(after));
  }

  private void line(int row, String what, String before, String after) {
    figures.add(Parts.label(what), 0, row);
    figures.add(Parts.label(before), 1, row);
    figures.add(Parts.label(after), 2, row);
  }

  private static boolean forbidden(Place at) {
    return at.running() != null || at.refusal().contains("batch");
  }

  private static String margin(double peakSensitivity) {
    return Double.isNaN(peakSensitivity) ? "unstable" : amount(peakSensitivity, "");
  }

  private static String amount(double value, String unitText) {
    return Double.isFinite(value) ? TuningPane.brief(value) + unitText : "none";
  }

  private static String time(double seconds) {
    return Double.isFinite(seconds)
        ? Wording.duration(Duration.ofSeconds(Math.round(seconds)))
        : "not in this time";
  }

  private static Curve curve(String name, Stroke stroke, Preview preview, boolean ofOutput) {
    List<Double> seconds = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    for (Preview.Point point : preview.points()) {
      seconds.add(point.second());
      values.add(ofOutput ? point.output() : point.value());
    }
    return new Curve(name, stroke, seconds, values);
  }

  private void apply() {
    Place at = place;
    if (comparisons.isEmpty() || at == null) {
      return;
    }
    Pid.Tuning wanted = comparisons.get(chosen).proposal().tuning();
    ReasonCard.ask(
        overlay,
        "Apply a tuning",
        loop + " on " + unit,
        "From %s to %s. The output does not move, and the tuning before can be brought back."
            .formatted(
                TuningPane.words(at.tuning(), at.engUnit()),
                TuningPane.words(wanted, at.engUnit())),
        "Apply",
        (reason, then) -> desk.applyTuning(unit, loop, wanted, reason, both(then)));
  }

  private void revert() {
    ReasonCard.ask(
        overlay,
        "Take the tuning back",
        loop + " on " + unit,
        "The loop gets the parameters it had before; the output does not move.",
        "Take back",
        (reason, then) -> desk.revertTuning(unit, loop, reason, both(then)));
  }

  private Consumer<Reply> both(Consumer<Reply> then) {
    return reply -> {
      say.accept(reply);
      then.accept(reply);
    };
  }
}
