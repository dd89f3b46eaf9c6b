package org.cellstation.console.unit;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;
import org.cellstation.recipes.model.EquipmentClass;

/// What a class of unit looks like in the middle of its mimic, on the grid of {@link Mimic}.
///
/// @param outline of the vessel, an SVG path
/// @param top where the liquid of a full vessel stands
/// @param bottom where an empty one begins
/// @param behind drawn first
/// @param before drawn over the liquid
/// @param inlet where the first line from the left ends, the next ones below
/// @param outlet where the first line to the right begins, the next one below
/// @param gasPort where the gas comes in
/// @param gasLane x of the gas line's last way down
/// @param probes the three tips
/// @param padLead from the heater towards its value
/// @param motionLead from what moves the culture towards its value, empty when nothing does
/// @param motionName what moves it
/// @param full whether liquid fills the vessel whatever it weighs
record VesselDrawing(
    String outline,
    double top,
    double bottom,
    List<Node> behind,
    List<Node> before,
    Point2D inlet,
    Point2D outlet,
    Point2D gasPort,
    double gasLane,
    List<Point2D> probes,
    Point2D padLead,
    Optional<Point2D> motionLead,
    String motionName,
    boolean full) {
  private static final String STEEL = "mimic-steel";
  private static final String PAD = "mimic-pad";
  private static final String PIPE = "mimic-pipe";

  static VesselDrawing of(EquipmentClass equipment) {
    return switch (equipment) {
      case ROCKING_BAG -> rockingBag();
      case STIRRED_TANK -> stirredTank();
      case HOLLOW_FIBRE -> hollowFibre();
      case STATIC -> staticVessel();
    };
  }

  private static Point2D at(double x, double y) {
    return new Point2D(x, y);
  }

  private static VesselDrawing rockingBag() {
    return new VesselDrawing(
        "M196 150 C196 96 240 92 296 92 C352 92 396 96 396 150 C396 180 372 186 340 186 L252 186"
            + " C220 186 196 180 196 150 Z",
        92,
        186,
        List.of(
            styled(new Polygon(296, 206, 268, 236, 324, 236), STEEL),
            styled(new Rectangle(190, 198, 212, 8), STEEL),
            styled(new Rectangle(208, 189, 176, 8), PAD),
            styled(new Rectangle(214, 236, 164, 10), STEEL)),
        List.of(),
        at(198, 148),
        at(394, 120),
        at(206, 104),
        188,
        List.of(at(240, 128), at(300, 128), at(360, 128)),
        at(384, 193),
        Optional.of(at(402, 202)),
        "Rocker",
        false);
  }

  private static VesselDrawing stirredTank() {
    return new VesselDrawing(
        "M236 84 L356 84 L356 196 C356 216 336 222 296 222 C256 222 236 216 236 196 Z",
        92,
        222,
        List.of(
            styled(new Polyline(228, 124, 228, 200, 238, 230, 354, 230, 364, 200, 364, 124), PIPE),
            styled(new Rectangle(222, 124, 12, 76), PAD),
            styled(new Rectangle(358, 124, 12, 76), PAD),
            styled(new Rectangle(226, 236, 140, 8), STEEL)),
        List.of(
            styled(new Rectangle(228, 78, 136, 6), STEEL),
            styled(new Rectangle(284, 56, 24, 22), STEEL),
            styled(new Line(296, 84, 296, 192), PIPE),
            styled(new Polygon(270, 180, 292, 188, 292, 196, 270, 188), STEEL),
            styled(new Polygon(322, 180, 300, 188, 300, 196, 322, 188), STEEL),
            styled(new Line(272, 210, 320, 210), "mimic-sparger")),
        at(236, 93),
        at(356, 93),
        at(272, 210),
        212,
        List.of(at(254, 150), at(318, 150), at(340, 150)),
        at(370, 160),
        Optional.of(at(308, 67)),
        "Stirrer",
        false);
  }

  private static VesselDrawing hollowFibre() {
    return new VesselDrawing(
        "M222 104 L370 104 C388 104 388 164 370 164 L222 164 C204 164 204 104 222 104 Z",
        104,
        164,
        List.of(
            styled(new Polyline(214, 134, 202, 134, 202, 206, 390, 206, 390, 134, 378, 134), PIPE),
            styled(new Rectangle(222, 194, 44, 24), PAD),
            styled(new Rectangle(214, 236, 164, 10), STEEL)),
        List.of(
            styled(new Line(224, 116, 368, 116), "mimic-fibre"),
            styled(new Line(224, 125, 368, 125), "mimic-fibre"),
            styled(new Line(224, 143, 368, 143), "mimic-fibre"),
            styled(new Line(224, 152, 368, 152), "mimic-fibre"),
            styled(new Rectangle(326, 194, 34, 24), STEEL)),
        at(206, 126),
        at(386, 122),
        at(326, 218),
        196,
        List.of(at(240, 134), at(296, 134), at(352, 134)),
        at(266, 200),
        Optional.of(at(308, 206)),
        "Recirculation",
        true);
  }

  private static VesselDrawing staticVessel() {
    return new VesselDrawing(
        "M240 96 L352 96 L352 200 L240 200 Z",
        104,
        200,
        List.of(
            styled(new Rectangle(208, 72, 176, 156), "mimic-chamber"),
            styled(new Rectangle(208, 228, 176, 8), PAD),
            styled(new Rectangle(244, 203, 8, 18), STEEL),
            styled(new Rectangle(340, 203, 8, 18), STEEL)),
        List.of(
            styled(new Rectangle(256, 88, 80, 8), STEEL),
            styled(new Line(240, 200, 352, 200), "mimic-sparger")),
        at(240, 112),
        at(352, 112),
        at(208, 214),
        198,
        List.of(at(256, 160), at(300, 160), at(336, 160)),
        at(384, 232),
        Optional.empty(),
        "",
        false);
  }

  private static Node styled(Node node, String style) {
    node.getStyleClass().add(style);
    return node;
  }
}
