package org.cellstation.console.trend;

import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;
import org.cellstation.console.widget.Parts;

/// A few curves over the seconds since something began, each with its name in the legend. Told
/// apart by the kind of their line, not by colour.
public final class Curves extends Pane {
  /// How a curve is drawn.
  public enum Stroke {
    PLAIN("curve-plain", "—"),
    BOLD("curve-bold", "━"),
    DASHED("curve-dashed", "╌");

    private final String style;
    private final String sample;

    Stroke(String style, String sample) {
      this.style = style;
      this.sample = sample;
    }
  }

  /// @param seconds and `values` are equally long
  public record Curve(String name, Stroke stroke, List<Double> seconds, List<Double> values) {}

  private static final double LEFT = 64;
  private static final double RIGHT = 24;
  private static final double TOP = 30;
  private static final double BOTTOM = 26;
  private static final double NARROWEST = 1e-9;
  private static final int TICKS = 6;

  private String title = "";
  private List<Curve> curves = List.of();

  public Curves(String id, double height) {
    setId(id);
    setMinHeight(height);
    setPrefHeight(height);
    setMinWidth(0);
    widthProperty().subscribe(width -> draw());
    heightProperty().subscribe(height1 -> draw());
  }

  /// @param what is shown, with its unit
  public void show(String what, List<Curve> fresh) {
    if (!fresh.equals(curves) || !what.equals(title)) {
      title = what;
      curves = fresh;
      draw();
    }
  }

  private void draw() {
    getChildren().clear();
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    double last = 0;
    for (Curve curve : curves) {
      for (int i = 0; i < curve.values().size(); i++) {
        low = Math.min(low, curve.values().get(i));
        high = Math.max(high, curve.values().get(i));
        last = Math.max(last, curve.seconds().get(i));
      }
    }
    if (getWidth() < LEFT + RIGHT + 60 || !(high >= low) || last <= 0) {
      return;
    }
    double margin = Math.max((high - low) * 0.05, NARROWEST);
    Scale scale = Scale.round(low - margin, high + margin);
    legend();
    for (double value : scale.lines()) {
      line(LEFT, y(scale, value), getWidth() - RIGHT, y(scale, value));
      tick(4, y(scale, value) - 9, number(value, scale.decimals()));
    }
    times(last);
    for (Curve curve : curves) {
      Polyline polyline = new Polyline();
      polyline.getStyleClass().add(curve.stroke().style);
      for (int i = 0; i < curve.values().size(); i++) {
        polyline
            .getPoints()
            .addAll(x(curve.seconds().get(i), last), y(scale, curve.values().get(i)));
      }
      getChildren().add(polyline);
    }
  }

  private void legend() {
    Label head = Parts.label(title, "trend-title");
    head.relocate(4, 0);
    StringBuilder names = new StringBuilder();
    if (curves.size() > 1) {
      for (Curve curve : curves) {
        names
            .append(names.isEmpty() ? "" : "     ")
            .append(curve.stroke().sample)
            .append(' ')
            .append(curve.name());
      }
    }
    Label legend = Parts.label(names.toString(), "trend-legend");
    legend.relocate(Math.max(LEFT + 190, getWidth() / 2), 3);
    getChildren().addAll(head, legend);
  }

  private void times(double last) {
    double unit = last > 3 * 3600 ? 3600 : last > 240 ? 60 : 1;
    String name = unit == 3600 ? " h" : unit == 60 ? " min" : " s";
    double step = round(last / unit / TICKS);
    for (double t = 0; t <= last / unit * 1.0001; t += step) {
      double x = x(t * unit, last);
      line(x, TOP, x, getHeight() - BOTTOM);
      tick(x - 8, getHeight() - BOTTOM + 4, number(t, step < 1 ? 1 : 0) + (t == 0 ? name : ""));
    }
  }

  /// The next of 1, 2, 5, 10 times a power of ten.
  private static double round(double step) {
    double power = Math.pow(10, Math.floor(Math.log10(step)));
    double lead = step / power;
    return power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
  }

  private static String number(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  private double x(double second, double last) {
    return LEFT + second / last * (getWidth() - LEFT - RIGHT);
  }

  private double y(Scale scale, double value) {
    double share = (value - scale.low()) / (scale.high() - scale.low());
    return getHeight() - BOTTOM - share * (getHeight() - TOP - BOTTOM);
  }

  private void line(double x0, double y0, double x1, double y1) {
    Line line = new Line(x0, y0, x1, y1);
    line.getStyleClass().add("trend-grid");
    getChildren().add(line);
  }

  private void tick(double x, double y, String text) {
    Label label = Parts.label(text, "trend-tick");
    label.relocate(x, y);
    getChildren().add(label);
  }
}
