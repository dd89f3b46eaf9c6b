package org.cellstation.console.unit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.geometry.Point2D;
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
import org.jspecify.annotations.Nullable;

/// A unit with its lines, drawn on a grid of 592 x 312 and scaled as a whole: what goes in on the
/// left, what comes out and what is done to the culture on the right. Lines are grey; a running
/// pump is dark, a standing one light; the liquid's level follows its weight. Drawn once it is
/// known what the unit has.
final class Mimic extends Pane {
  static final double WIDTH = 592;
  static final double HEIGHT = 312;
  private static final double TAG_WIDTH = 150;
  private static final double RIGHT = WIDTH - TAG_WIDTH;
  private static final double HEADER = 168;

  /// From a tag's top to its line.
  private static final double MIDDLE = 22;

  /// So many tags of a side have room for the words of a bad value.
  private static final int ROOMY = 5;

  private static final double SPACE = 63;

  /// What flows in, in the order of the left side.
  private static final List<String> GASES = List.of("air flow", "O2 flow", "CO2 flow", "N2 flow");

  private static final List<String> INLETS = List.of("feed flow", "inoculum flow", "base flow");
  private static final List<String> OUTLETS = List.of("permeate flow", "harvest flow");

  private static final Map<String, String> CAPTIONS =
      Map.ofEntries(
          Map.entry("air flow", "Air"),
          Map.entry("O2 flow", "O₂"),
          Map.entry("CO2 flow", "CO₂"),
          Map.entry("N2 flow", "N₂"),
          Map.entry("feed flow", "Feed"),
          Map.entry("inoculum flow", "Inoculum"),
          Map.entry("base flow", "Base"),
          Map.entry("permeate flow", "Permeate"),
          Map.entry("harvest flow", "Harvest"),
          Map.entry("pad temperature", "Heating"),
          Map.entry("capacitance", "Capacitance"),
          Map.entry("transmembrane pressure", "Filter"),
          Map.entry("head-space pressure", "Gas"),
          Map.entry("weight", "Balance"));

  private final Pane sheet = new Pane();
  private final Scale scale = new Scale(1, 1, 0, 0);
  private final Map<String, ValueTag> tags = new LinkedHashMap<>();
  private final Map<String, Shape> pumps = new LinkedHashMap<>();
  private final Rectangle liquid = new Rectangle();
  private @Nullable VesselDrawing vessel;
  private Set<String> drawn = Set.of();

  Mimic() {
    getStyleClass().addAll("panel", "mimic");
    sheet.setPrefSize(WIDTH, HEIGHT);
    sheet.getTransforms().add(scale);
    sheet.setManaged(false);
    getChildren().add(sheet);
    liquid.getStyleClass().add("mimic-liquid");
    setMinSize(WIDTH * 0.8, HEIGHT * 0.8);
    setPrefSize(WIDTH, HEIGHT);
  }

  void show(UnitPicture unit) {
    VesselDrawing drawing = vessel;
    if (drawing == null || !drawn.equals(unit.gauges().keySet())) {
      drawing = VesselDrawing.of(unit.equipment());
      vessel = drawing;
      drawn = Set.copyOf(unit.gauges().keySet());
      draw(drawing, unit);
    }
    tags.forEach(
        (variable, tag) -> {
          tag.show(unit.gauge(variable));
          tag.limited(unit.limits(variable));
        });
    pumps.forEach((variable, pump) -> turn(pump, unit.gauge(variable).readout().value()));
    level(drawing, unit.gauge("weight"));
  }

  private static void turn(Shape pump, double flow) {
    Parts.style(pump, "mimic-pump-on", flow > 0);
  }

  /// No level at all when the weight is not known.
  private void level(VesselDrawing drawing, Gauge weight) {
    double full = weight.range().high();
    double share = weight.readout().value() / full;
    boolean known = Double.isFinite(share);
    liquid.setVisible(known);
    if (known) {
      double part = drawing.full() && share > 0 ? 1 : Math.clamp(share, 0, 1);
      double height = part * (drawing.bottom() - drawing.top());
      liquid.setY(drawing.bottom() - height);
      liquid.setHeight(height);
    }
  }

  private void draw(VesselDrawing drawing, UnitPicture unit) {
    sheet.getChildren().clear();
    tags.clear();
    pumps.clear();
    Set<String> has = unit.gauges().keySet();
    sheet.getChildren().addAll(drawing.behind());
    left(drawing, unit, has);
    right(drawing, unit, has);
    vessel(drawing);
    probes(drawing);
    if (has.contains("head-space pressure")) {
      tag("weight", caption("weight", unit), 180, 256, 112, true);
      tag("head-space pressure", caption("head-space pressure", unit), 300, 256, 112, true);
    } else {
      tag("weight", caption("weight", unit), 221, 256, TAG_WIDTH, true);
    }
    tag("temperature", "T", 178, 0, 88, true);
    tag("pH", "pH", 270, 0, 62, true);
    tag("DO", "DO", 336, 0, 72, true);
  }

  private void left(VesselDrawing drawing, UnitPicture unit, Set<String> has) {
    List<String> gases = GASES.stream().filter(has::contains).toList();
    List<String> inlets = INLETS.stream().filter(has::contains).toList();
    int rows = gases.size() + inlets.size();
    int row = 0;
    Point2D port = drawing.gasPort();
    double last = 0;
    for (String gas : gases) {
      double y = y(row++, rows);
      tag(gas, caption(gas, unit), 0, y, TAG_WIDTH, rows > ROOMY);
      pipe(TAG_WIDTH, y + MIDDLE, HEADER, y + MIDDLE);
      last = y + MIDDLE;
    }
    if (!gases.isEmpty()) {
      pipe(HEADER, MIDDLE, HEADER, last);
      double level = Math.min(last, port.getY());
      double lane = drawing.gasLane();
      pipe(HEADER, level, lane, level, lane, port.getY(), port.getX(), port.getY());
    }
    double entry = drawing.inlet().getY();
    double lane = 190;
    for (String inlet : inlets) {
      double y = y(row++, rows);
      tag(inlet, caption(inlet, unit), 0, y, TAG_WIDTH, rows > ROOMY);
      pipe(TAG_WIDTH, y + MIDDLE, lane, y + MIDDLE, lane, entry, drawing.inlet().getX(), entry);
      pump(inlet, HEADER, y + MIDDLE);
      entry += 10;
      lane -= 5;
    }
  }

  private void right(VesselDrawing drawing, UnitPicture unit, Set<String> has) {
    List<String> rows = new ArrayList<>(OUTLETS);
    rows.add("pad temperature");
    String motion = unit.motion();
    if (!motion.isEmpty()) {
      rows.add(motion);
    }
    rows.add("capacitance");
    rows.add("transmembrane pressure");
    rows.add("glucose");
    rows.retainAll(has);
    int count = rows.size();
    for (int row = 0; row < count; row++) {
      String variable = rows.get(row);
      double y = y(row, count);
      boolean brief = count > ROOMY || variable.equals(motion);
      if (variable.equals("glucose")) {
        half("glucose", "Glucose", RIGHT - 12, y);
        half("lactate", "Lactate", RIGHT + 71, y);
      } else {
        String caption = variable.equals(motion) ? drawing.motionName() : caption(variable, unit);
        tag(variable, caption, RIGHT, y, TAG_WIDTH, brief);
      }
      double level = y + MIDDLE;
      if (OUTLETS.contains(variable)) {
        double lane = 416 + 12 * row;
        double exit = drawing.outlet().getY() + 20 * row;
        pipe(drawing.outlet().getX(), exit, lane, exit, lane, level, RIGHT, level);
        pump(variable, lane, (exit + level) / 2);
      } else if (variable.equals("pad temperature")) {
        lead(drawing.padLead(), 436, level);
      } else if (variable.equals(motion)) {
        drawing.motionLead().ifPresent(from -> lead(from, 424, level));
      }
    }
  }

  private void half(String variable, String caption, double x, double y) {
    tag(variable, caption, x, y, 79, true);
  }

  /// The top of a row of a side.
  private static double y(int row, int rows) {
    return row * (rows <= ROOMY ? SPACE : (HEIGHT - 44) / (rows - 1));
  }

  /// A name, and the instrument that gives the value: `Feed P-101.1`.
  private static String caption(String variable, UnitPicture unit) {
    String name = CAPTIONS.getOrDefault(variable, variable);
    String source = unit.gauge(variable).readout().source();
    int dot = source.indexOf('.');
    if (dot < 0) {
      return name;
    }
    String channel = source.substring(dot + 1);
    return name
        + "  "
        + (channel.startsWith("channel")
            ? source.substring(0, dot + 1) + channel.substring("channel".length())
            : source.substring(0, dot));
  }

  private void vessel(VesselDrawing drawing) {
    SVGPath film = shape(drawing, "mimic-bag");
    liquid.setX(0);
    liquid.setWidth(WIDTH);
    liquid.setClip(shape(drawing, "mimic-bag"));
    sheet.getChildren().addAll(film, liquid, shape(drawing, "mimic-bag-rim"));
    sheet.getChildren().addAll(drawing.before());
  }

  private static SVGPath shape(VesselDrawing drawing, String style) {
    SVGPath path = new SVGPath();
    path.setContent(drawing.outline());
    path.getStyleClass().add(style);
    return path;
  }

  private void probes(VesselDrawing drawing) {
    double[] from = {222, 301, 372};
    for (int i = 0; i < from.length; i++) {
      double x = drawing.probes().get(i).getX();
      double y = drawing.probes().get(i).getY();
      line("mimic-lead", from[i], 40, from[i], 50, x, 50, x, y);
      Circle tip = new Circle(x, y + 2, 4);
      tip.getStyleClass().add("mimic-steel");
      sheet.getChildren().add(tip);
    }
  }

  private void lead(Point2D from, double lane, double level) {
    double y = from.getY();
    line("mimic-lead", from.getX(), y, lane, y, lane, level, RIGHT, level);
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
