package org.cellstation.console.unit;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.Group;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.Shape;
import javafx.scene.transform.Scale;
import org.cellstation.console.model.Gauge;
import org.cellstation.console.model.UnitPicture;
import org.cellstation.console.widget.Parts;
import org.cellstation.console.widget.ValueTag;

/// The rocking bag with its lines, drawn on a grid of 592 x 312 and scaled as a whole. Lines are
/// grey; a running pump is dark, a standing one light; the bag's level follows its weight.
final class Mimic extends Pane {
  static final double WIDTH = 592;
  static final double HEIGHT = 312;
  private static final double BAG_LEFT = 196;
  private static final double BAG_RIGHT = 396;
  private static final double BAG_TOP = 92;
  private static final double BAG_BOTTOM = 186;
  private static final double TAG_WIDTH = 150;

  private final Pane sheet = new Pane();
  private final Scale scale = new Scale(1, 1, 0, 0);
  private final Map<String, ValueTag> tags = new LinkedHashMap<>();
  private final Map<String, Shape> pumps = new LinkedHashMap<>();
  private final Rectangle liquid = new Rectangle();

  Mimic() {
    getStyleClass().addAll("panel", "mimic");
    sheet.setPrefSize(WIDTH, HEIGHT);
    sheet.getTransforms().add(scale);
    sheet.setManaged(false);
    getChildren().add(sheet);
    gasLines();
    liquidLines();
    rocker();
    bag();
    probes();
    allTags();
    setMinSize(WIDTH * 0.8, HEIGHT * 0.8);
    setPrefSize(WIDTH, HEIGHT);
  }

  void show(UnitPicture unit) {
    tags.forEach((variable, tag) -> tag.show(unit.gauge(variable)));
    pumps.forEach((variable, pump) -> turn(pump, unit.gauge(variable).readout().value()));
    level(unit.gauge("weight"));
  }

  private static void turn(Shape pump, double flow) {
    Parts.style(pump, "mimic-pump-on", flow > 0);
  }

  /// No level at all when the weight is not known.
  private void level(Gauge weight) {
    double full = weight.range().high();
    double share = weight.readout().value() / full;
    boolean known = Double.isFinite(share);
    liquid.setVisible(known);
    if (known) {
      double height = Math.clamp(share, 0, 1) * (BAG_BOTTOM - BAG_TOP);
      liquid.setY(BAG_BOTTOM - height);
      liquid.setHeight(height);
    }
  }

  private void gasLines() {
    double header = 168;
    pipe(header, 24, header, 148, header, 104, BAG_LEFT + 8, 104);
    pipe(TAG_WIDTH, 24, header, 24);
    pipe(TAG_WIDTH, 86, header, 86);
    pipe(TAG_WIDTH, 148, header, 148);
  }

  private void liquidLines() {
    pipe(TAG_WIDTH, 212, 184, 212, 184, 150, BAG_LEFT, 150);
    pipe(TAG_WIDTH, 276, 192, 276, 192, 166, BAG_LEFT + 4, 166);
    pipe(BAG_RIGHT - 6, 120, 420, 120, 420, 24, WIDTH - TAG_WIDTH, 24);
    pipe(BAG_RIGHT, 150, 432, 150, 432, 86, WIDTH - TAG_WIDTH, 86);
    pump("feed flow", 167, 212);
    pump("inoculum flow", 167, 276);
    pump("permeate flow", 420, 72);
    pump("harvest flow", 432, 120);
  }

  private void rocker() {
    Rectangle tray = new Rectangle(BAG_LEFT - 6, BAG_BOTTOM + 12, BAG_RIGHT - BAG_LEFT + 12, 8);
    tray.getStyleClass().add("mimic-steel");
    Rectangle pad = new Rectangle(BAG_LEFT + 12, BAG_BOTTOM + 3, BAG_RIGHT - BAG_LEFT - 24, 8);
    pad.getStyleClass().add("mimic-pad");
    Polygon pivot = new Polygon(296, BAG_BOTTOM + 20, 268, 236, 324, 236);
    pivot.getStyleClass().add("mimic-steel");
    Rectangle balance = new Rectangle(214, 236, 164, 10);
    balance.getStyleClass().add("mimic-steel");
    Group rocking = new Group(tray, pad);
    sheet.getChildren().addAll(pivot, rocking, balance);
    line("mimic-lead", 402, 202, 424, 202, 424, 224, WIDTH - TAG_WIDTH, 224);
    line("mimic-lead", 384, 193, 436, 193, 436, 164, WIDTH - TAG_WIDTH, 164);
  }

  private void bag() {
    String outline =
        "M"
            + BAG_LEFT
            + " 150 C"
            + BAG_LEFT
            + " 96 240 92 296 92 C352 92 "
            + BAG_RIGHT
            + " 96 "
            + BAG_RIGHT
            + " 150 C"
            + BAG_RIGHT
            + " 180 372 186 340 186 L252 186 C220 186 "
            + BAG_LEFT
            + " 180 "
            + BAG_LEFT
            + " 150 Z";
    SVGPath film = new SVGPath();
    film.setContent(outline);
    film.getStyleClass().add("mimic-bag");
    SVGPath inside = new SVGPath();
    inside.setContent(outline);
    liquid.setX(BAG_LEFT);
    liquid.setWidth(BAG_RIGHT - BAG_LEFT);
    liquid.getStyleClass().add("mimic-liquid");
    liquid.setClip(inside);
    SVGPath rim = new SVGPath();
    rim.setContent(outline);
    rim.getStyleClass().add("mimic-bag-rim");
    sheet.getChildren().addAll(film, liquid, rim);
  }

  private void probes() {
    for (double x : new double[] {240, 300, 360}) {
      line("mimic-lead", x, 42, x, 128);
      Circle tip = new Circle(x, 130, 4);
      tip.getStyleClass().add("mimic-steel");
      sheet.getChildren().add(tip);
    }
  }

  private void allTags() {
    double right = WIDTH - TAG_WIDTH;
    tag("air flow", "Air  FIC-101", 0, 0, TAG_WIDTH, false);
    tag("O2 flow", "O₂  FIC-102", 0, 62, TAG_WIDTH, false);
    tag("CO2 flow", "CO₂  FIC-103", 0, 124, TAG_WIDTH, false);
    tag("feed flow", "Feed  P-101.1", 0, 188, TAG_WIDTH, false);
    tag("inoculum flow", "Inoculum  P-101.3", 0, 252, TAG_WIDTH, false);
    tag("permeate flow", "Permeate  P-101.2", right, 0, TAG_WIDTH, false);
    tag("harvest flow", "Harvest  P-101.4", right, 62, TAG_WIDTH, false);
    tag("pad temperature", "Heating pad", right, 136, TAG_WIDTH, false);
    tag("rock rate", "Rocker", right, 200, TAG_WIDTH, true);
    tag("temperature", "T", 178, 0, 88, true);
    tag("pH", "pH", 270, 0, 62, true);
    tag("DO", "DO", 336, 0, 72, true);
    tag("weight", "Balance  WT-101", 221, 250, TAG_WIDTH, true);
  }

  private void tag(
      String variable, String caption, double x, double y, double width, boolean brief) {
    ValueTag tag = new ValueTag(caption, brief);
    tag.setPrefWidth(width);
    tag.setMinWidth(width);
    tag.setMaxWidth(width);
    tag.relocate(x, y);
    tags.put(variable, tag);
    sheet.getChildren().add(tag);
  }

  private void pipe(double... points) {
    line("mimic-pipe", points);
  }

  private void line(String style, double... points) {
    Polyline line = new Polyline(points);
    line.getStyleClass().add(style);
    sheet.getChildren().add(line);
  }

  private void pump(String variable, double x, double y) {
    Circle body = new Circle(x, y, 12);
    body.getStyleClass().add("mimic-pump");
    Polygon wedge = new Polygon(x - 5, y - 7, x + 8, y, x - 5, y + 7);
    wedge.getStyleClass().add("mimic-wedge");
    sheet.getChildren().addAll(body, wedge);
    pumps.put(variable, wedge);
  }

  @Override
  protected void layoutChildren() {
    double room =
        Math.min(usable(getWidth(), this, true) / WIDTH, usable(getHeight(), this, false) / HEIGHT);
    double factor = Math.clamp(room, 0.5, 1.9);
    scale.setX(factor);
    scale.setY(factor);
    sheet.resize(WIDTH, HEIGHT);
    sheet.relocate(
        snapPositionX((getWidth() - WIDTH * factor) / 2),
        snapPositionY((getHeight() - HEIGHT * factor) / 2));
  }

  private static double usable(double length, Region region, boolean across) {
    var insets = region.getInsets();
    return length
        - (across ? insets.getLeft() + insets.getRight() : insets.getTop() + insets.getBottom());
  }
}
