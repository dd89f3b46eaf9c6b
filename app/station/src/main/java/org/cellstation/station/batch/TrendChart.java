package org.cellstation.station.batch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cellstation.station.paper.Fonts;
import org.openpdf.text.Element;
import org.openpdf.text.pdf.PdfContentByte;

/// One trend picture, drawn with vectors: it stays sharp at any size and its text can be searched.
/// A column shows the range of its time bucket; where no good value was read there is a gap.
final class TrendChart {
  static final float HEIGHT = 118;

  private static final float LEFT = 38;
  private static final float BOTTOM = 16;
  private static final float TOP = 16;
  private static final float SIZE = 6.5f;
  private static final float[][] DASHES = {{}, {5, 2}, {1, 1.4f}};
  private static final float[] GRAYS = {0, 0.3f, 0};

  /// A set-point from an instant on.
  record Mark(Instant from, double value) {}

  private final Fonts fonts;
  private final PdfContentByte canvas;
  private final float width;
  private final Instant from;
  private final Instant to;
  private AxisTicks y = new AxisTicks(0, 1, 1);

  TrendChart(Fonts fonts, PdfContentByte canvas, float width, Instant from, Instant to) {
    this.fonts = fonts;
    this.canvas = canvas;
    this.width = width;
    this.from = from;
    this.to = to;
  }

  /// @param series up to three, drawn solid, dashed, dotted
  void draw(List<BatchRecord.TrendData> series, List<Mark> setpoints) {
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (BatchRecord.TrendData one : series) {
      for (int i = 0; i < one.min().size(); i++) {
        if (Double.isFinite(one.min().get(i)) && Double.isFinite(one.max().get(i))) {
          min = Math.min(min, one.min().get(i));
          max = Math.max(max, one.max().get(i));
        }
      }
    }
    boolean empty = min > max;
    for (Mark mark : empty ? List.<Mark>of() : setpoints) {
      min = Math.min(min, mark.value());
      max = Math.max(max, mark.value());
    }
    title(series, !empty && !setpoints.isEmpty());
    y = empty ? new AxisTicks(0, 1, 1) : AxisTicks.around(min, max, 5);
    timeAxis();
    if (empty) {
      frame();
      text(Element.ALIGN_CENTER, "no good readings", LEFT + plotWidth() / 2, HEIGHT / 2);
      return;
    }
    valueAxis();
    frame();
    setpoints(setpoints);
    for (int i = 0; i < series.size(); i++) {
      curve(series.get(i), i, series.size() == 1);
    }
  }

  private void title(List<BatchRecord.TrendData> series, boolean withSetpoint) {
    float x = LEFT;
    float base = HEIGHT - TOP + 5;
    for (int i = 0; i < series.size(); i++) {
      if (series.size() > 1) {
        style(i, 0.9f);
        line(x, base + 2, x + 18, base + 2);
        x += 21;
      }
      String name = series.get(i).variable() + " [" + series.get(i).unit() + "]";
      canvas.beginText();
      canvas.setFontAndSize(fonts.bold(), 8);
      canvas.showTextAligned(Element.ALIGN_LEFT, name, x, base, 0);
      canvas.endText();
      x += fonts.bold().getWidthPoint(name, 8) + 12;
    }
    if (withSetpoint) {
      setpointStyle();
      line(x, base + 2, x + 18, base + 2);
      text(Element.ALIGN_LEFT, "set-point", x + 21, base);
    }
  }

  private void timeAxis() {
    double seconds = Math.max(1, Duration.between(from, to).toMillis() / 1000.0);
    double unit = seconds > 3 * 86_400 ? 86_400 : seconds > 2 * 3600 ? 3600 : 60;
    String name = unit > 3600 ? "d" : unit > 60 ? "h" : "min";
    AxisTicks ticks = AxisTicks.around(0, seconds / unit, 12);
    for (int i = 0; i < ticks.count(); i++) {
      double at = ticks.tick(i);
      if (at * unit <= seconds * (1 + 1e-9)) {
        float x = (float) (LEFT + at * unit / seconds * plotWidth());
        grid();
        line(x, BOTTOM, x, HEIGHT - TOP);
        text(Element.ALIGN_CENTER, Words.number(at) + " " + name, x, BOTTOM - 9);
      }
    }
  }

  private void valueAxis() {
    for (int i = 0; i < y.count(); i++) {
      float at = place(y.tick(i));
      grid();
      line(LEFT, at, width, at);
      text(Element.ALIGN_RIGHT, Words.number(y.tick(i)), LEFT - 4, at - 2);
    }
  }

  private void frame() {
    canvas.setLineDash(0);
    canvas.setGrayStroke(0.3f);
    canvas.setLineWidth(0.6f);
    canvas.rectangle(LEFT, BOTTOM, plotWidth(), HEIGHT - TOP - BOTTOM);
    canvas.stroke();
  }

  private void setpoints(List<Mark> marks) {
    setpointStyle();
    for (int i = 0; i < marks.size(); i++) {
      Mark mark = marks.get(i);
      float begin = place(mark.from());
      float end = i + 1 < marks.size() ? place(marks.get(i + 1).from()) : width;
      line(begin, place(mark.value()), end, place(mark.value()));
      if (i + 1 < marks.size()) {
        line(end, place(mark.value()), end, place(marks.get(i + 1).value()));
      }
    }
  }

  /// @param range whether to show each bucket's range behind the line through the middles
  private void curve(BatchRecord.TrendData trend, int index, boolean range) {
    int buckets = trend.min().size();
    float column = plotWidth() / buckets;
    canvas.setLineDash(0);
    canvas.setLineWidth(Math.max(0.5f, column));
    canvas.setGrayStroke(range ? 0.72f : GRAYS[index]);
    for (int i = 0; i < buckets; i++) {
      boolean alone = Double.isNaN(middle(trend, i - 1)) && Double.isNaN(middle(trend, i + 1));
      if (!Double.isNaN(middle(trend, i)) && (range || alone)) {
        float x = LEFT + (i + 0.5f) * column;
        line(x, place(trend.min().get(i)) - 0.3f, x, place(trend.max().get(i)) + 0.3f);
      }
    }
    style(index, 0.7f);
    boolean drawing = false;
    for (int i = 0; i < buckets; i++) {
      double middle = middle(trend, i);
      if (!Double.isNaN(middle)) {
        float x = LEFT + (i + 0.5f) * column;
        if (drawing) {
          canvas.lineTo(x, place(middle));
        } else {
          canvas.moveTo(x, place(middle));
        }
      }
      drawing = !Double.isNaN(middle);
    }
    canvas.stroke();
  }

  /// `NaN` outside the trend and where nothing good was read.
  private static double middle(BatchRecord.TrendData trend, int bucket) {
    return bucket < 0 || bucket >= trend.min().size()
        ? Double.NaN
        : (trend.min().get(bucket) + trend.max().get(bucket)) / 2;
  }

  private void style(int index, float lineWidth) {
    canvas.setGrayStroke(GRAYS[index]);
    canvas.setLineWidth(lineWidth);
    canvas.setLineDash(DASHES[index], 0);
  }

  private void setpointStyle() {
    canvas.setGrayStroke(0.45f);
    canvas.setLineWidth(0.7f);
    canvas.setLineDash(3, 2, 0);
  }

  private void grid() {
    canvas.setLineDash(0);
    canvas.setGrayStroke(0.88f);
    canvas.setLineWidth(0.4f);
  }

  private float place(double value) {
    return (float) (BOTTOM + (value - y.low()) / (y.high() - y.low()) * (HEIGHT - TOP - BOTTOM));
  }

  private float place(Instant at) {
    double total = Math.max(1, Duration.between(from, to).toMillis());
    double part = Math.clamp(Duration.between(from, at).toMillis() / total, 0, 1);
    return (float) (LEFT + part * plotWidth());
  }

  private float plotWidth() {
    return width - LEFT;
  }

  private void line(float x1, float y1, float x2, float y2) {
    canvas.moveTo(x1, y1);
    canvas.lineTo(x2, y2);
    canvas.stroke();
  }

  private void text(int align, String text, float x, float base) {
    canvas.beginText();
    canvas.setFontAndSize(fonts.regular(), SIZE);
    canvas.showTextAligned(align, text, x, base, 0);
    canvas.endText();
  }
}
