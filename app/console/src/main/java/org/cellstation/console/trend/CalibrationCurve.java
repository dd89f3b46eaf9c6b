package org.cellstation.console.trend;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import org.cellstation.console.model.Wording;
import org.cellstation.console.widget.Parts;
import org.cellstation.station.api.Calibrations.Figure;
import org.cellstation.station.api.Calibrations.Past;
import org.cellstation.station.api.Calibrations.Target;

/// The figure that tells an instrument's age, over all its calibrations: slope, offset where there
/// is none, factor of a pump, with the limits that held for the last.
public final class CalibrationCurve extends Pane {
  private static final double HEIGHT = 170;
  private static final double LEFT = 64;
  private static final double RIGHT = 24;
  private static final double TOP = 30;
  private static final double BOTTOM = 28;
  private static final List<String> TELLING = List.of("slope", "factor", "offset");

  private record Spot(Past past, Figure figure) {}

  private List<Spot> spots = List.of();

  public CalibrationCurve() {
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    setId("calibration-curve");
    widthProperty().subscribe(width -> draw());
  }

  public void show(Target target) {
    spots = List.of();
    for (String name : TELLING) {
      List<Spot> found = new ArrayList<>();
      for (Past past : target.history()) {
        past.figures().stream()
            .filter(f -> f.name().equals(name) && Double.isFinite(f.value()))
            .findFirst()
            .ifPresent(f -> found.add(new Spot(past, f)));
      }
      if (found.size() > 1) {
        spots = found;
        break;
      }
    }
    draw();
  }

  private void draw() {
    getChildren().clear();
    if (spots.isEmpty() || getWidth() < LEFT + RIGHT + 40) {
      return;
    }
    Figure newest = spots.getLast().figure();
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Spot spot : spots) {
      low = Math.min(low, spot.figure().value());
      high = Math.max(high, spot.figure().value());
    }
    low = Double.isNaN(newest.low()) ? low : Math.min(low, newest.low());
    high = Double.isNaN(newest.high()) ? high : Math.max(high, newest.high());
    Scale scale = Scale.round(low - (high - low) * 0.05 - 1e-6, high + (high - low) * 0.05 + 1e-6);
    Label title =
        Parts.label(
            (newest.name() + " " + newest.engUnit()).strip() + " at each calibration",
            "trend-title");
    title.relocate(4, 0);
    getChildren().add(title);
    for (double value : scale.lines()) {
      line(LEFT, y(scale, value), getWidth() - RIGHT, y(scale, value), "trend-grid");
      tick(4, y(scale, value) - 9, number(value, scale.decimals()));
    }
    for (double limit : new double[] {newest.low(), newest.high()}) {
      if (Double.isFinite(limit)) {
        line(LEFT, y(scale, limit), getWidth() - RIGHT, y(scale, limit), "trend-limit");
      }
    }
    spots(scale);
  }

  private void spots(Scale scale) {
    double before = Double.NaN;
    for (int i = 0; i < spots.size(); i++) {
      Spot spot = spots.get(i);
      double x = x(i);
      double y = y(scale, spot.figure().value());
      if (i > 0) {
        line(x(i - 1), before, x, y, "calibration-line");
      }
      Circle dot = new Circle(x, y, 5);
      dot.getStyleClass().add(spot.past().passed() ? "calibration-dot" : "calibration-dot-failed");
      getChildren().add(dot);
      if (i == 0 || i == spots.size() - 1) {
        tick(i == 0 ? x - 20 : x - 78, HEIGHT - BOTTOM + 8, Wording.day(spot.past().at()));
      }
      before = y;
    }
  }

  private static String number(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  private double x(int spot) {
    double t0 = spots.getFirst().past().at().toEpochMilli();
    double t1 = spots.getLast().past().at().toEpochMilli();
    double t = spots.get(spot).past().at().toEpochMilli();
    double share = t1 > t0 ? (t - t0) / (t1 - t0) : 0.5;
    return LEFT + 10 + share * (getWidth() - LEFT - RIGHT - 20);
  }

  private static double y(Scale scale, double value) {
    double share = (value - scale.low()) / (scale.high() - scale.low());
    return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM);
  }

  private void line(double x0, double y0, double x1, double y1, String style) {
    Line line = new Line(x0, y0, x1, y1);
    line.getStyleClass().add(style);
    getChildren().add(line);
  }

  private void tick(double x, double y, String text) {
    Label label = Parts.label(text, "trend-tick");
    label.relocate(x, y);
    getChildren().add(label);
  }
}
