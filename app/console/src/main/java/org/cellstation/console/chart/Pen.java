package org.cellstation.console.chart;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.Font;
import javafx.scene.text.FontSmoothingType;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import org.cellstation.console.widget.StateSymbol;
import org.cellstation.recipes.chart.ChartLayout.Box;
import org.cellstation.recipes.chart.ChartLayout.Kind;
import org.cellstation.recipes.chart.ChartLayout.Line;
import org.cellstation.recipes.chart.ChartLayout.Note;
import org.cellstation.recipes.engine.ProcedureState;

/// Draws the parts of a chart in greys: colour is for alarms.
final class Pen {
  private static final Color INK = Color.web("#1c1c1c");
  private static final Color QUIET = Color.web("#444444");
  private static final Color EDGE = Color.web("#6e6e6e");
  private static final Color LIGHT = Color.web("#f6f6f6");
  private static final Color PANEL = Color.web("#e2e2e2");
  private static final Color GROUND = Color.web("#d6d6d6");
  private static final Color DONE = Color.web("#c4c4c4");
  private static final Color DARK = Color.web("#333333");
  private static final double TEXT_LINE = 16;
  private static final double INSET = 10;

  private final Font plain = Font.font("System", FontWeight.NORMAL, 12);
  private final Font bold = Font.font("System", FontWeight.BOLD, 13);
  private final Text ruler = new Text();
  private final Map<String, String> fitted = new HashMap<>();

  void begin(GraphicsContext g) {
    g.setFontSmoothingType(FontSmoothingType.GRAY);
    g.setLineCap(StrokeLineCap.BUTT);
  }

  void line(GraphicsContext g, Line line, Mark mark) {
    List<Double> points = line.points();
    boolean taken = mark.way() == Mark.Way.TAKEN;
    g.setStroke(mark.way() == Mark.Way.NOT_TAKEN ? Color.web("#a2a2a2") : taken ? INK : EDGE);
    g.setLineWidth(taken ? 3 : 1.5);
    g.setLineDashes();
    switch (line.stroke()) {
      case FLOW, BACK -> path(g, points);
      case TICK -> {
        g.setLineWidth(taken ? 4 : 2.5);
        path(g, points);
      }
      case SINGLE_BAR -> {
        g.setStroke(INK);
        g.setLineWidth(2);
        path(g, points);
      }
      case DOUBLE_BAR -> {
        g.setStroke(INK);
        g.setLineWidth(1.5);
        g.strokeLine(points.get(0), points.get(1) - 2.5, points.get(2), points.get(3) - 2.5);
        g.strokeLine(points.get(0), points.get(1) + 2.5, points.get(2), points.get(3) + 2.5);
      }
      case LINK -> {
        g.setStroke(QUIET);
        g.setLineDashes(6, 4);
        path(g, points);
        g.setLineDashes();
      }
    }
    if (line.stroke() == Line.Stroke.BACK) {
      double x = points.get(points.size() - 2);
      double y = points.getLast();
      g.setFill(EDGE);
      g.fillPolygon(new double[] {x, x - 9, x - 9}, new double[] {y, y - 5, y + 5}, 3);
    }
  }

  private static void path(GraphicsContext g, List<Double> points) {
    for (int i = 0; i + 3 < points.size(); i += 2) {
      g.strokeLine(points.get(i), points.get(i + 1), points.get(i + 2), points.get(i + 3));
    }
  }

  void note(GraphicsContext g, Note note) {
    g.setFill(QUIET);
    words(g, plain, note.lines(), note.x(), note.y(), note.width());
  }

  void box(GraphicsContext g, Box box, Mark mark, boolean chosen) {
    switch (box.kind()) {
      case BEGIN -> triangle(g, box, true);
      case END -> triangle(g, box, false);
      case UNIT_PROCEDURE, OPERATION -> group(g, box, mark);
      case PHASE -> phase(g, box, mark);
      case SYNCHRONIZATION -> meeting(g, box, mark);
      case BLOCK -> head(g, box, mark);
      case BRANCH -> {
        g.setFill(mark.way() == Mark.Way.NOT_TAKEN ? EDGE : INK);
        Font font = mark.way() == Mark.Way.TAKEN ? bold : plain;
        double top = box.y() + (box.height() - TEXT_LINE * box.lines().size()) / 2;
        words(g, font, box.lines(), box.x(), top, box.width() + 8);
      }
    }
    if (mark.fault()) {
      fault(g, box);
    }
    if (chosen) {
      g.setStroke(INK);
      g.setLineWidth(2);
      g.setLineDashes(3, 3);
      g.strokeRect(box.x() - 4, box.y() - 4, box.width() + 8, box.height() + 8);
      g.setLineDashes();
    }
  }

  private static void triangle(GraphicsContext g, Box box, boolean down) {
    double middle = box.x() + box.width() / 2;
    double tip = down ? box.y() + box.height() : box.y();
    double base = down ? box.y() : box.y() + box.height();
    g.setFill(LIGHT);
    g.setStroke(INK);
    g.setLineWidth(1.5);
    double[] x = {box.x(), box.x() + box.width(), middle};
    double[] y = {base, base, tip};
    g.fillPolygon(x, y, 3);
    g.strokePolygon(x, y, 3);
  }

  private void group(GraphicsContext g, Box box, Mark mark) {
    boolean unit = box.kind() == Kind.UNIT_PROCEDURE;
    g.setFill(unit ? GROUND : PANEL);
    g.fillRect(box.x(), box.y(), box.width(), box.height());
    g.setStroke(mark.current() ? INK : EDGE);
    g.setLineWidth(mark.current() ? 2.5 : unit ? 2 : 1);
    g.strokeRect(box.x(), box.y(), box.width(), box.height());
    double at = symbol(g, box, mark, INK);
    g.setFill(INK);
    String detail = mark.note().isEmpty() ? second(box) : mark.note();
    double room = box.width() - (at - box.x()) - INSET;
    if (detail.isEmpty()) {
      text(g, bold, box.lines().getFirst(), at, box.y() + 27, room);
    } else {
      text(g, bold, box.lines().getFirst(), at, box.y() + 19, room);
      g.setFill(QUIET);
      text(g, plain, detail, at, box.y() + 36, room);
    }
  }

  private static String second(Box box) {
    return box.lines().size() > 1 ? box.lines().get(1) : "";
  }

  private void phase(GraphicsContext g, Box box, Mark mark) {
    boolean dark = abnormal(mark);
    boolean done = mark.state() != null && mark.state() == ProcedureState.COMPLETE;
    g.setFill(dark ? DARK : done ? DONE : LIGHT);
    g.fillRect(box.x(), box.y(), box.width(), box.height());
    g.setStroke(mark.current() ? INK : EDGE);
    g.setLineWidth(mark.current() ? 3 : 1);
    g.strokeRect(box.x(), box.y(), box.width(), box.height());
    double at = symbol(g, box, mark, dark ? LIGHT : DARK);
    double room = box.width() - (at - box.x()) - INSET;
    g.setFill(dark ? LIGHT : INK);
    text(g, bold, box.lines().getFirst(), at, box.y() + 19, room);
    g.setFill(dark ? LIGHT : QUIET);
    text(g, plain, mark.note().isEmpty() ? second(box) : mark.note(), at, box.y() + 36, room);
  }

  /// Held, stopped or aborted, or on the way there.
  private static boolean abnormal(Mark mark) {
    if (mark.state() == null) {
      return false;
    }
    return switch (mark.state()) {
      case HOLDING, HELD, STOPPING, STOPPED, ABORTING, ABORTED -> true;
      case IDLE, RUNNING, PAUSING, PAUSED, RESTARTING, COMPLETE -> false;
    };
  }

  /// @return where words may begin
  private static double symbol(GraphicsContext g, Box box, Mark mark, Color ink) {
    if (mark.state() == null) {
      return box.x() + INSET;
    }
    g.save();
    g.translate(box.x() + INSET, box.y() + 15);
    g.beginPath();
    g.appendSVGPath(StateSymbol.outline(mark.state()));
    g.setFillRule(FillRule.EVEN_ODD);
    g.setFill(ink);
    g.fill();
    g.restore();
    return box.x() + INSET + 22;
  }

  private void meeting(GraphicsContext g, Box box, Mark mark) {
    double cut = 14;
    double right = box.x() + box.width();
    double middle = box.y() + box.height() / 2;
    double[] x = {box.x(), box.x() + cut, right - cut, right, right - cut, box.x() + cut};
    double[] y = {middle, box.y(), box.y(), middle, box.y() + box.height(), box.y() + box.height()};
    g.setFill(mark.way() == Mark.Way.TAKEN ? DONE : LIGHT);
    g.fillPolygon(x, y, 6);
    g.setStroke(EDGE);
    g.setLineWidth(1.5);
    g.strokePolygon(x, y, 6);
    g.setFill(INK);
    double room = box.width() - 2 * cut;
    text(g, bold, box.lines().getFirst(), box.x() + cut, box.y() + 19, room);
    g.setFill(QUIET);
    String note = mark.note().isEmpty() ? "waits for each other" : mark.note();
    text(g, plain, note, box.x() + cut, box.y() + 36, room);
  }

  private void head(GraphicsContext g, Box box, Mark mark) {
    List<String> lines = new ArrayList<>(box.lines());
    if (!mark.note().isEmpty()) {
      lines.set(lines.size() - 1, mark.note());
    }
    g.setFill(INK);
    double top = box.y() + Math.max(0, (box.height() - TEXT_LINE * lines.size()) / 2);
    words(g, mark.note().isEmpty() ? plain : bold, lines, box.x() + 2, top, box.width() + 4);
  }

  private void fault(GraphicsContext g, Box box) {
    double x = box.x() + box.width() - 11;
    double y = box.y() + 11;
    g.setFill(INK);
    g.fillOval(x - 9, y - 9, 18, 18);
    g.setFill(LIGHT);
    text(g, bold, "!", x - 2, y + 5, 10);
  }

  private void words(
      GraphicsContext g, Font font, List<String> lines, double x, double y, double width) {
    for (int i = 0; i < lines.size(); i++) {
      text(g, font, lines.get(i), x, y + TEXT_LINE * i + 12, width);
    }
  }

  private void text(GraphicsContext g, Font font, String text, double x, double y, double width) {
    g.setFont(font);
    g.fillText(fit(font, text, width), x, y);
  }

  /// As much of it as there is room for.
  private String fit(Font font, String text, double width) {
    if (text.length() * 4.0 > width * 2 || text.length() > 12) {
      return fitted.computeIfAbsent(
          (font.equals(bold) ? "b" : "p") + (int) width + text, key -> cut(font, text, width));
    }
    return text;
  }

  private String cut(Font font, String text, double width) {
    ruler.setFont(font);
    ruler.setText(text);
    int length = text.length();
    while (length > 1 && ruler.getLayoutBounds().getWidth() > width) {
      length--;
      ruler.setText(text.substring(0, length).stripTrailing() + "…");
    }
    return ruler.getText();
  }
}
