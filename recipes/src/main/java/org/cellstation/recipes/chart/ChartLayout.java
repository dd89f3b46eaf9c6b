package org.cellstation.recipes.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cellstation.recipes.chart.ChartLayout.Line.Stroke;

/// Where everything of a procedure function chart stands (ISA-88 part 2, clause on PFC): boxes for
/// the procedural elements, those of a lower level within those of a higher one; double bars where
/// branches run in parallel, single bars where one is chosen; ticks with the condition beside them;
/// loops as an edge that leads back; dashed links between what synchronises.
///
/// A pure function of the outline, in pixels at size 1, from the top left. Boxes lie within each
/// other or apart, and no words lie on a box they do not belong to.
public record ChartLayout(
    double width, double height, List<Box> boxes, List<Line> lines, List<Note> notes) {
  /// Nothing to draw.
  public static final ChartLayout NONE = new ChartLayout(0, 0, List.of(), List.of(), List.of());

  public ChartLayout {
    boxes = List.copyOf(boxes);
    lines = List.copyOf(lines);
    notes = List.copyOf(notes);
  }

  /// Where a finger can touch something, with what stands in it.
  ///
  /// @param path of the step, or of the branch of a selection; empty for begin and end
  /// @param lines what it says, title first
  public record Box(
      String path, Kind kind, double x, double y, double width, double height, List<String> lines) {
    public Box {
      lines = List.copyOf(lines);
    }

    public boolean holds(double px, double py) {
      return px >= x && px < x + width && py >= y && py < y + height;
    }

    public boolean overlaps(Box other) {
      return x < other.x + other.width
          && other.x < x + width
          && y < other.y + other.height
          && other.y < y + height;
    }
  }

  public enum Kind {
    BEGIN,
    END,
    UNIT_PROCEDURE,
    OPERATION,
    PHASE,
    SYNCHRONIZATION,
    /// The words beside the first bar of a block; has no frame.
    BLOCK,
    /// The condition of a branch; has no frame.
    BRANCH
  }

  /// @param path whose line it is; of a branch see {@link Outline.Selection#branch}
  /// @param points x and y by turns
  public record Line(String path, Stroke stroke, List<Double> points) {
    public Line {
      points = List.copyOf(points);
    }

    public enum Stroke {
      FLOW,
      /// Ends in an arrow.
      BACK,
      SINGLE_BAR,
      DOUBLE_BAR,
      /// A transition.
      TICK,
      LINK
    }

    public double top() {
      double top = Double.MAX_VALUE;
      for (int i = 1; i < points.size(); i += 2) {
        top = Math.min(top, points.get(i));
      }
      return top;
    }

    public double bottom() {
      double bottom = 0;
      for (int i = 1; i < points.size(); i += 2) {
        bottom = Math.max(bottom, points.get(i));
      }
      return bottom;
    }
  }

  /// Words beside a tick.
  public record Note(
      String path, double x, double y, double width, double height, List<String> lines) {
    public Note {
      lines = List.copyOf(lines);
    }
  }

  private static final double MARGIN = 16;
  private static final double SYMBOL = 22;

  public static ChartLayout of(Outline outline) {
    Piece procedure = Pieces.series("", outline.parts());
    Sheet sheet = new Sheet();
    double axis = MARGIN + Math.max(SYMBOL, procedure.left());
    double y = MARGIN;
    sheet.box("", Kind.BEGIN, axis - SYMBOL / 2, y, SYMBOL, SYMBOL, List.of());
    y += SYMBOL;
    sheet.line("", Stroke.FLOW, axis, y, axis, y + Pieces.GAP);
    y += Pieces.GAP;
    procedure.place(sheet, axis, y);
    y += procedure.height();
    sheet.line("", Stroke.FLOW, axis, y, axis, y + Pieces.GAP);
    y += Pieces.GAP;
    sheet.box("", Kind.END, axis - SYMBOL / 2, y, SYMBOL, SYMBOL, List.of());
    sheet.link();
    return new ChartLayout(
        axis + Math.max(SYMBOL, procedure.right()) + MARGIN,
        y + SYMBOL + MARGIN,
        sheet.boxes,
        sheet.lines,
        sheet.notes);
  }

  /// The box of this path.
  public Optional<Box> box(String path) {
    return boxes.stream().filter(box -> box.path().equals(path)).findFirst();
  }

  /// The innermost box there that belongs to a step.
  public Optional<Box> at(double x, double y) {
    Box found = null;
    for (Box box : boxes) {
      if (!box.path().isEmpty() && box.holds(x, y)) {
        found = box;
      }
    }
    return Optional.ofNullable(found);
  }

  /// What is placed so far; boxes before those within them.
  static final class Sheet {
    private final List<Box> boxes = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    private final Map<String, List<Box>> meetings = new TreeMap<>();

    void box(
        String path,
        Kind kind,
        double x,
        double y,
        double width,
        double height,
        List<String> text) {
      boxes.add(new Box(path, kind, x, y, width, height, text));
    }

    void meeting(String path, String name, double x, double y, double width, double height) {
      Box box = new Box(path, Kind.SYNCHRONIZATION, x, y, width, height, List.of(name));
      boxes.add(box);
      meetings.computeIfAbsent(name, each -> new ArrayList<>()).add(box);
    }

    void line(String path, Stroke stroke, Double... points) {
      lines.add(new Line(path, stroke, List.of(points)));
    }

    void note(String path, double x, double y, double width, double height, List<String> text) {
      notes.add(new Note(path, x, y, width, height, text));
    }

    /// From each place of a synchronisation to the next one of the same name.
    private void link() {
      for (List<Box> places : meetings.values()) {
        for (int i = 1; i < places.size(); i++) {
          Box from = places.get(i - 1);
          Box to = places.get(i);
          boolean right = to.x() >= from.x() + from.width();
          double x1 = right ? from.x() + from.width() : from.x();
          double x2 = right || to.x() + to.width() > from.x() ? to.x() : to.x() + to.width();
          double y1 = from.y() + from.height() / 2;
          double y2 = to.y() + to.height() / 2;
          double bend = right ? x2 - Pieces.GAP / 2 : Math.min(x1, x2) - Pieces.GAP / 2;
          line(from.path(), Stroke.LINK, x1, y1, bend, y1, bend, y2, x2, y2);
        }
      }
    }
  }

  /// A part that knows the room it takes. The line of the flow enters it at its top and leaves it
  /// at its bottom, on its axis.
  interface Piece {
    /// From the axis to the left end.
    double left();

    /// From the axis to the right end.
    double right();

    double height();

    /// @param axis where the flow enters
    void place(Sheet sheet, double axis, double top);
  }
}
