package org.cellstation.console.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cellstation.console.model.Desk;
import org.cellstation.console.model.Wording;
import org.cellstation.console.trend.Curves;
import org.cellstation.console.trend.Curves.Curve;
import org.cellstation.console.trend.Curves.Stroke;
import org.cellstation.console.widget.Overlay;
import org.cellstation.console.widget.Parts;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.api.Tunings.Kind;
import org.cellstation.station.api.Tunings.Last;
import org.cellstation.station.api.Tunings.Place;
import org.cellstation.station.api.Tunings.Running;
import org.cellstation.station.api.Tunings.Sample;
import org.cellstation.station.control.law.Pid;
import org.jspecify.annotations.Nullable;

/// One loop: what it is tuned to, the test that may begin or is running, what the last one found,
/// and what follows from it.
final class TuningPane {
  private final String unit;
  private final String loop;
  private final Desk desk;
  private final Overlay overlay;
  private final Label title = Parts.label("", "panel-title");
  private final Label present = Parts.paragraph("");
  private final Label refusal = Parts.paragraph("", "message");
  private final Label message = Parts.paragraph("", "message", "message-refused");
  private final TuningForm form;
  private final Button on;
  private final Button off;
  private final Label doing = Parts.paragraph("");
  private final ProgressBar progress = new ProgressBar(0);
  private final VBox run;
  private final Label found = Parts.paragraph("");
  private final Curves value = new Curves("tuning-value", 190);
  private final Curves output = new Curves("tuning-output", 120);
  private final VBox test;
  private final TuningProposals proposals;
  private final Region node;
  private @Nullable Place shown;

  TuningPane(String unit, String loop, Desk desk, Overlay overlay) {
    this.unit = unit;
    this.loop = loop;
    this.desk = desk;
    this.overlay = overlay;
    message.setId("tuning-message");
    refusal.setId("tuning-refusal");
    present.setId("tuning-present");
    doing.setId("tuning-doing");
    found.setId("tuning-found");
    Parts.present(message, false);
    form = new TuningForm(unit, loop, desk, overlay, this::say);
    on = Parts.button("tuning-on", "Turn the loops on", () -> turn(true), "primary");
    off = Parts.button("tuning-off", "Turn the loops off", () -> turn(false));
    progress.setMaxWidth(Double.MAX_VALUE);
    Button cancel = Parts.button("tuning-cancel", "Cancel the test", this::cancel);
    run = Parts.column("calibration-guide", doing, progress, Parts.row("card-buttons", cancel));
    HBox power = Parts.row("card-buttons", on, off);
    VBox now = Parts.column("panel", title, present, refusal, form.node(), run, power, message);
    test = Parts.column("panel", Parts.label("Test", "panel-title"), found, value, output);
    proposals = new TuningProposals(unit, loop, desk, overlay, this::say);
    node = Parts.scroll(Parts.column("screen-part", now, test, proposals.node()));
  }

  Region node() {
    return node;
  }

  void show(Place place) {
    if (place.equals(shown)) {
      return;
    }
    shown = place;
    title.setText(Wording.title(place.loop()) + " on " + place.unit());
    present.setText("Tuned to " + words(place.tuning(), place.engUnit()) + ".");
    Running running = place.running();
    boolean idle = running == null;
    refusal.setText(Wording.units(place.refusal()));
    Parts.present(refusal, idle && !place.refusal().isEmpty());
    form.show(place);
    Parts.present(form.node(), idle && place.refusal().isEmpty());
    Parts.present(on, idle && !place.loopsOn());
    Parts.present(off, idle && place.loopsOn() && place.refusal().isEmpty());
    Parts.present(run, !idle);
    if (running != null) {
      doing.setText(
          "%s test by %s since %s: %s."
              .formatted(
                  kind(running.plan().kind()),
                  running.user(),
                  Wording.moment(running.since()),
                  running.doing()));
      progress.setProgress(running.progress());
    }
    showTest(place);
    proposals.show(place);
  }

  private void showTest(Place place) {
    Running running = place.running();
    Last last = place.last();
    List<Sample> samples =
        running != null ? running.samples() : last != null ? last.samples() : List.of();
    found.setText(
        running != null
            ? "The test as it goes:"
            : last == null
                ? "This loop has not been tested. A step test takes one movement of the output and the"
                    + " time the value needs to come to rest; a relay test takes some cycles around"
                    + " where the value is now."
                : Wording.moment(last.at())
                    + ", "
                    + kind(last.kind()).toLowerCase(Locale.ROOT)
                    + " test by "
                    + last.user()
                    + ", "
                    + outcome(last)
                    + ": "
                    + Wording.units(last.text()));
    List<Double> seconds = samples.stream().map(Sample::second).toList();
    List<Curve> values = new ArrayList<>();
    values.add(
        new Curve("measured", Stroke.PLAIN, seconds, samples.stream().map(Sample::value).toList()));
    if (running == null && last != null && last.fitted().size() == samples.size()) {
      values.add(new Curve("model", Stroke.BOLD, seconds, last.fitted()));
    }
    value.show(heading(place), values);
    output.show(
        "Output, %",
        List.of(
            new Curve(
                "output", Stroke.BOLD, seconds, samples.stream().map(Sample::output).toList())));
    Parts.present(value, samples.size() > 1);
    Parts.present(output, samples.size() > 1);
  }

  private static String heading(Place place) {
    String engUnit = Wording.unit(place.engUnit());
    return Wording.title(place.variable()) + (engUnit.isEmpty() ? "" : ", " + engUnit);
  }

  static String outcome(Last last) {
    return switch (last.outcome()) {
      case "DONE" -> "✓ model found";
      case "REFUSED" -> "× not good enough";
      default -> "– stopped";
    };
  }

  private static String kind(Kind kind) {
    return kind == Kind.STEP ? "Step" : "Relay";
  }

  /// As people write it; `pH` is no unit elsewhere, but a gain needs its name.
  static String unit(String engUnit) {
    return Wording.units(engUnit);
  }

  /// `Kc 3 %/°C, Ti 3500 s`.
  static String words(Pid.Tuning tuning, String engUnit) {
    return "Kc "
        + number(tuning.gain())
        + " %/"
        + unit(engUnit)
        + ", Ti "
        + number(tuning.integralSeconds())
        + " s"
        + (tuning.derivativeSeconds() > 0
            ? ", Td " + number(tuning.derivativeSeconds()) + " s"
            : "");
  }

  /// Four significant digits, for parameters.
  static String number(double value) {
    return digits(value, 4);
  }

  /// Three significant digits, for what is only compared.
  static String brief(double value) {
    return digits(value, 3);
  }

  private static String digits(double value, int significant) {
    if (!Double.isFinite(value)) {
      return "none";
    }
    if (value == 0) {
      return "0";
    }
    int decimals =
        Math.clamp(significant - 1 - (int) Math.floor(Math.log10(Math.abs(value))), 0, 6);
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    return decimals == 0 ? text : text.replaceAll("0+$", "").replaceAll("\\.$", "");
  }

  private void cancel() {
    ReasonCard.ask(
        overlay,
        "Cancel the test",
        loop + " on " + unit,
        "The loop goes back to the mode and the set-point it had.",
        "Cancel the test",
        (reason, then) -> desk.cancelTuningTest(unit, reason, then));
  }

  private void turn(boolean turnOn) {
    ReasonCard.ask(
        overlay,
        turnOn ? "Turn the loops on without a batch" : "Turn the loops off",
        unit,
        turnOn
            ? "Heating, gas and motion begin, at 37 °C, DO 40 %, pH 7.2. The vessel has to be"
                + " installed and filled with water or medium."
            : "Heating, gas and motion end.",
        turnOn ? "Turn on" : "Turn off",
        (reason, then) -> desk.turnLoops(unit, turnOn, reason, then));
  }

  private void say(Reply reply) {
    message.setText(reply.done() ? "" : reply.text());
    Parts.present(message, !reply.done());
  }
}
