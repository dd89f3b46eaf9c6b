package org.cellstation.console.trend;

import java.nio.IntBuffer;
import java.time.ZoneId;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Line;
import org.cellstation.console.model.Gauge;
import org.cellstation.console.model.Wording;
import org.cellstation.console.widget.Parts;
import org.cellstation.station.api.Snapshot;
import org.cellstation.station.api.Station.Trend;
import org.jspecify.annotations.Nullable;

/// The drawn area of one trend with its axes, set-point and alarm limits, and a cursor that reads
/// out what it points at.
final class Plot extends Pane {
  private static final double LEFT = 56;
  private static final double RIGHT = 12;
  private static final double TOP = 6;
  private static final double BOTTOM = 22;
  private static final double TICK_ROOM = 76;

  private final ImageView image = new ImageView();
  private final Pane axes = new Pane();
  private final Line cursor = new Line();
  private final Label hover = Parts.label("", "trend-hover");
  private final Label empty = Parts.label("", "trend-empty");
  private @Nullable PixelBuffer<IntBuffer> buffer;
  private int[] pixels = {};
  private @Nullable Trend trend;
  private @Nullable Gauge gauge;

  Plot() {
    getStyleClass().add("trend-plot");
    cursor.getStyleClass().add("trend-cursor");
    axes.setMouseTransparent(true);
    getChildren().addAll(image, axes, empty, cursor, hover);
    for (var each : getChildren()) {
      each.setManaged(false);
    }
    cursor.setVisible(false);
    hover.setVisible(false);
    hover.setMouseTransparent(true);
    cursor.setMouseTransparent(true);
    addEventHandler(MouseEvent.MOUSE_MOVED, this::point);
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::point);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::point);
    addEventHandler(MouseEvent.MOUSE_EXITED, event -> unpoint());
  }

  /// Buckets that fill the width, one per pixel.
  int columns() {
    return (int) Math.max(0, getWidth() - LEFT - RIGHT);
  }

  private int rows() {
    return (int) Math.max(0, getHeight() - TOP - BOTTOM);
  }

  void show(Trend fresh, Gauge of) {
    trend = fresh;
    gauge = of;
    draw();
  }

  /// Until the first trend has come.
  void clear() {
    trend = null;
    image.setImage(null);
    axes.getChildren().clear();
    unpoint();
  }

  @Override
  protected void layoutChildren() {
    draw();
  }

  private void draw() {
    Trend data = trend;
    Gauge of = gauge;
    if (getScene() == null || data == null || of == null || columns() < 20 || rows() < 20) {
      return;
    }
    Scale scale = Scale.of(data, of);
    paint(data, scale);
    TimeAxis time = new TimeAxis(data.from(), data.to());
    axes.getChildren().clear();
    axes.relocate(LEFT, TOP);
    horizontals(scale);
    verticals(time);
    limits(of, scale);
    boolean nothing = true;
    for (double min : data.min()) {
      nothing &= Double.isNaN(min);
    }
    empty.setText(nothing ? "No good value recorded in this span" : "");
    empty.setVisible(nothing);
    empty.autosize();
    empty.relocate(LEFT + 16, TOP + 12);
  }

  private void paint(Trend data, Scale scale) {
    int width = columns();
    int height = rows();
    PixelBuffer<IntBuffer> target = buffer;
    if (target == null || target.getWidth() != width || target.getHeight() != height) {
      pixels = new int[width * height];
      target =
          new PixelBuffer<>(
              width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
      buffer = target;
    }
    if (image.getImage() == null
        || image.getImage().getWidth() != width
        || image.getImage().getHeight() != height) {
      image.setImage(new WritableImage(target));
    }
    new Raster(pixels, width, height).paint(data, scale);
    target.updateBuffer(all -> null);
    image.relocate(LEFT, TOP);
  }

  private void horizontals(Scale scale) {
    List<Double> lines = scale.lines();
    int skip = rows() < lines.size() * 18 ? 2 : 1;
    for (int i = 0; i < lines.size(); i++) {
      double y = snap(scale.y(lines.get(i), rows()));
      line("trend-grid", 0, y, columns(), y);
      if (i % skip == 0) {
        Label label = tick(Wording.number(lines.get(i), scale.decimals()));
        label.relocate(-8 - label.getWidth(), y - label.getHeight() / 2);
      }
    }
  }

  private void verticals(TimeAxis time) {
    int most = (int) Math.max(1, columns() / TICK_ROOM);
    for (TimeAxis.Tick each : time.ticks(most, ZoneId.systemDefault())) {
      double x = snap(time.x(each.at(), columns()));
      line("trend-grid", x, 0, x, rows());
      Label label = tick(each.label());
      double left = Math.clamp(x - label.getWidth() / 2, -LEFT, columns() - label.getWidth());
      label.relocate(left, rows() + 3);
    }
  }

  private void limits(Gauge of, Scale scale) {
    of.loop().map(Snapshot.Loop::setpoint).ifPresent(at -> level("trend-setpoint", at, scale));
    level("trend-limit", of.range().alarmLow(), scale);
    level("trend-limit", of.range().alarmHigh(), scale);
  }

  private void level(String style, double value, Scale scale) {
    if (value >= scale.low() && value <= scale.high()) {
      double y = snap(scale.y(value, rows()));
      line(style, 0, y, columns(), y);
    }
  }

  private void line(String style, double fromX, double fromY, double toX, double toY) {
    Line line = new Line(fromX, fromY, toX, toY);
    line.getStyleClass().add(style);
    axes.getChildren().add(line);
  }

  private Label tick(String text) {
    Label label = Parts.label(text, "trend-tick");
    axes.getChildren().add(label);
    label.setManaged(false);
    label.applyCss();
    label.autosize();
    return label;
  }

  private static double snap(double at) {
    return Math.floor(at) + 0.5;
  }

  private void point(MouseEvent event) {
    Trend data = trend;
    Gauge of = gauge;
    int column = (int) (event.getX() - LEFT);
    if (data == null || of == null || column < 0 || column >= data.min().length) {
      unpoint();
      return;
    }
    TimeAxis time = new TimeAxis(data.from(), data.to());
    hover.setText(
        Wording.moment(time.at(column + 0.5, data.min().length)) + "   " + value(data, of, column));
    hover.setVisible(true);
    hover.autosize();
    double x = LEFT + column + 0.5;
    hover.relocate(
        Math.clamp(x + 10, LEFT, Math.max(LEFT, getWidth() - RIGHT - hover.getWidth())), TOP + 4);
    cursor.setStartX(x);
    cursor.setEndX(x);
    cursor.setStartY(TOP);
    cursor.setEndY(TOP + rows());
    cursor.setVisible(true);
  }

  private static String value(Trend data, Gauge of, int column) {
    double min = data.min()[column];
    if (Double.isNaN(min)) {
      return "no good value";
    }
    int decimals = of.range().decimals();
    String low = Wording.number(min, decimals);
    String high = Wording.number(data.max()[column], decimals);
    String unit = " " + Wording.unit(data.engUnit());
    return (low.equals(high) ? low : low + " to " + high) + unit;
  }

  private void unpoint() {
    cursor.setVisible(false);
    hover.setVisible(false);
  }
}
