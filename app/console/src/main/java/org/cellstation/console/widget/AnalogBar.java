package org.cellstation.console.widget;

import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polygon;
import org.cellstation.console.model.Gauge;
import org.cellstation.console.model.Readout;
import org.cellstation.console.model.Trust;
import org.cellstation.console.model.Wording;
import org.cellstation.station.api.Snapshot;

/// A moving analogue indicator: the range as a bar, the normal region light, beyond the alarm
/// limits dark, a pointer above for the value, a diamond for the set-point. Without a good value
/// there is no pointer and the bar is hatched.
public final class AnalogBar extends Pane {
  private static final double BAR_TOP = 10;
  private static final double BAR_HEIGHT = 12;

  private final Region track = region("bar-track");
  private final Region lowBand = region("bar-beyond");
  private final Region highBand = region("bar-beyond");
  private final Polygon pointer = new Polygon(0, 12, -7, 0, 7, 0);
  private final Polygon setpoint = new Polygon(0, -7, 7, 0, 0, 7, -7, 0);
  private final Label low = Parts.label("", "bar-end");
  private final Label high = Parts.label("", "bar-end");
  private Snapshot.Range range = new Snapshot.Range(0, Double.NaN, Double.NaN, 1, 0);
  private double value = Double.NaN;
  private double target = Double.NaN;

  public AnalogBar() {
    getStyleClass().add("analog-bar");
    pointer.getStyleClass().add("bar-pointer");
    setpoint.getStyleClass().add("bar-setpoint");
    getChildren().addAll(track, lowBand, highBand, low, high, setpoint, pointer);
    setMinHeight(BAR_TOP + BAR_HEIGHT + 16);
    setPrefHeight(BAR_TOP + BAR_HEIGHT + 16);
    for (var mark : new Polygon[] {pointer, setpoint}) {
      mark.setManaged(false);
    }
  }

  private static Region region(String style) {
    Region region = new Region();
    region.getStyleClass().add(style);
    return region;
  }

  public void show(Gauge gauge) {
    Readout readout = gauge.readout();
    range = gauge.range();
    value = readout.value();
    target = gauge.loop().map(Snapshot.Loop::setpoint).orElse(Double.NaN);
    low.setText(end(range.low()));
    high.setText(end(range.high()));
    ValueTag.trust(track, readout.trust());
    boolean drawn = readout.trust() != Trust.BAD;
    lowBand.setVisible(drawn && Double.isFinite(range.alarmLow()));
    highBand.setVisible(drawn && Double.isFinite(range.alarmHigh()));
    requestLayout();
  }

  private static String end(double value) {
    return Double.isFinite(value) ? Wording.plain(value) : "";
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    track.resizeRelocate(0, BAR_TOP, width, BAR_HEIGHT);
    double from = x(range.alarmLow());
    lowBand.resizeRelocate(0, BAR_TOP, Double.isFinite(from) ? from : 0, BAR_HEIGHT);
    double to = x(range.alarmHigh());
    highBand.resizeRelocate(
        Double.isFinite(to) ? to : width,
        BAR_TOP,
        Double.isFinite(to) ? width - to : 0,
        BAR_HEIGHT);
    place(pointer, x(value), 0);
    place(setpoint, x(target), BAR_TOP + BAR_HEIGHT / 2);
    double below = BAR_TOP + BAR_HEIGHT + 1;
    layoutInArea(low, 0, below, width, 16, 0, HPos.LEFT, VPos.TOP);
    layoutInArea(high, 0, below, width, 16, 0, HPos.RIGHT, VPos.TOP);
  }

  private static void place(Polygon mark, double x, double y) {
    mark.setVisible(Double.isFinite(x));
    if (Double.isFinite(x)) {
      mark.setLayoutX(x);
      mark.setLayoutY(y);
    }
  }

  /// Where a value stands, kept inside the bar; `NaN` when it has no place.
  private double x(double at) {
    double share = (at - range.low()) / (range.high() - range.low());
    return Math.clamp(share, 0, 1) * getWidth();
  }
}
