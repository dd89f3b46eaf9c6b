package org.cellstation.station.paper;

/// Draws a simple chart. Coordinates count from the upper left corner, y downwards; colours are
/// `0xRRGGBB`.
public interface Pen {
  void line(double x1, double y1, double x2, double y2, int colour);

  /// @param points x and y in turns
  /// @param name what the line is, where that can be told
  void lines(double[] points, double width, int colour, String name);

  void box(double x, double y, double width, double height, int colour);

  void ring(double x, double y, double radius, int colour);

  /// @param y of the base line
  void text(double x, double y, String words);
}
