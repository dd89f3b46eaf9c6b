package org.cellstation.app.rehearsal;

import java.util.Locale;
import org.cellstation.station.paper.Pen;

/// Draws into SVG.
final class SvgPen implements Pen {
  private final StringBuilder svg = new StringBuilder();

  static String svg(Sheet.Drawing drawing) {
    var pen = new SvgPen();
    pen.svg.append("<svg viewBox=\"0 0 ").append(n(drawing.width())).append(' ');
    pen.svg.append(n(drawing.height())).append("\" role=\"img\" aria-label=\"");
    pen.svg.append(Page.escaped(drawing.label())).append("\">");
    drawing.strokes().accept(pen);
    return pen.svg.append("</svg>").toString();
  }

  @Override
  public void line(double x1, double y1, double x2, double y2, int colour) {
    svg.append(
        "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"%s\"/>"
            .formatted(n(x1), n(y1), n(x2), n(y2), colour(colour)));
  }

  @Override
  public void lines(double[] points, double width, int colour, String name) {
    svg.append("<polyline fill=\"none\" stroke=\"").append(colour(colour));
    svg.append("\" stroke-width=\"").append(n(width)).append("\" points=\"");
    for (int i = 0; i + 1 < points.length; i += 2) {
      svg.append(n(points[i])).append(',').append(n(points[i + 1])).append(' ');
    }
    svg.append("\"><title>").append(Page.escaped(name)).append("</title></polyline>");
  }

  @Override
  public void box(double x, double y, double width, double height, int colour) {
    svg.append(
        "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\"/>"
            .formatted(n(x), n(y), n(width), n(height), colour(colour)));
  }

  @Override
  public void ring(double x, double y, double radius, int colour) {
    svg.append(
        "<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"none\" stroke=\"%s\"/>"
            .formatted(n(x), n(y), n(radius), colour(colour)));
  }

  @Override
  public void text(double x, double y, String words) {
    svg.append("<text x=\"").append(n(x)).append("\" y=\"").append(n(y)).append("\">");
    svg.append(Page.escaped(words)).append("</text>");
  }

  private static String colour(int rgb) {
    return String.format(Locale.ROOT, "#%06x", rgb);
  }

  private static String n(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
