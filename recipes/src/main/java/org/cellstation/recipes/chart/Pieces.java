package org.cellstation.recipes.chart;

import java.util.ArrayList;
import java.util.List;
import org.cellstation.recipes.chart.ChartLayout.Kind;
import org.cellstation.recipes.chart.ChartLayout.Line.Stroke;
import org.cellstation.recipes.chart.ChartLayout.Piece;
import org.cellstation.recipes.chart.ChartLayout.Sheet;
import org.cellstation.recipes.chart.Outline.Part;

/// Measures the parts of an outline and places them.
final class Pieces {
  /// Between what follows each other.
  static final double GAP = 18;

  /// A gloved finger meets it.
  private static final double TOUCH = 44;

  private static final double BOX = 212;
  private static final double MEETING = 168;
  private static final double PADDING = 14;
  private static final double BESIDE = 26;
  private static final double TICK = 9;
  private static final int CHARACTERS = 30;

  private Pieces() {}

  /// @param path whose lines connect the parts
  static Piece series(String path, List<Part> parts) {
    List<Piece> pieces = new ArrayList<>();
    for (Part part : parts) {
      pieces.add(piece(part));
    }
    double left = pieces.stream().mapToDouble(Piece::left).max().orElse(TICK);
    double right = pieces.stream().mapToDouble(Piece::right).max().orElse(TICK);
    List<Piece> even = new ArrayList<>();
    for (Piece piece : pieces) {
      even.add(piece instanceof Group group ? group.stretched(left, right) : piece);
    }
    return new Series(path, even, left, right);
  }

  private static Piece piece(Part part) {
    return switch (part) {
      case Outline.Step step when step.level() == Outline.Level.PHASE ->
          new Phase(step, Words.of(step.until(), CHARACTERS));
      case Outline.Step step -> group(step);
      case Outline.Parallel parallel -> parallel(parallel);
      case Outline.Selection selection -> selection(selection);
      case Outline.Loop loop -> new Loop(loop);
      case Outline.Synchronization synchronization -> new Meeting(synchronization);
    };
  }

  private static Group group(Outline.Step step) {
    Piece content = series(step.path(), step.parts());
    double left = Math.max(content.left() + PADDING, BOX / 2 + PADDING);
    double right = Math.max(content.right() + PADDING, BOX / 2 + PADDING);
    return new Group(step, content, left, right);
  }

  private static Piece parallel(Outline.Parallel parallel) {
    List<Piece> branches = new ArrayList<>();
    for (List<Part> branch : parallel.branches()) {
      branches.add(series(parallel.path(), branch));
    }
    return new Fork(parallel.path(), parallel.title(), Stroke.DOUBLE_BAR, branches);
  }

  private static Piece selection(Outline.Selection selection) {
    List<Piece> branches = new ArrayList<>();
    for (Outline.Branch branch : selection.branches()) {
      String path = Outline.Selection.branch(selection.path(), branches.size() + 1);
      String when = branch.when().isEmpty() ? "otherwise" : branch.when();
      Piece steps = series(path, branch.parts());
      branches.add(new Choice(path, Words.of(when, CHARACTERS), steps));
    }
    return new Fork(selection.path(), selection.title(), Stroke.SINGLE_BAR, branches);
  }

  private record Series(String path, List<Piece> parts, double left, double right)
      implements Piece {
    @Override
    public double height() {
      double parted = GAP * Math.max(0, parts.size() - 1);
      return parts.isEmpty() ? GAP : parted + parts.stream().mapToDouble(Piece::height).sum();
    }

    @Override
    public void place(Sheet sheet, double axis, double top) {
      if (parts.isEmpty()) {
        sheet.line(path, Stroke.FLOW, axis, top, axis, top + GAP);
      }
      double y = top;
      for (int i = 0; i < parts.size(); i++) {
        if (i > 0) {
          sheet.line(path, Stroke.FLOW, axis, y, axis, y + GAP);
          y += GAP;
        }
        parts.get(i).place(sheet, axis, y);
        y += parts.get(i).height();
      }
    }
  }

  private record Phase(Outline.Step step, Words until) implements Piece {
    @Override
    public double left() {
      return BOX / 2;
    }

    @Override
    public double right() {
      return Math.max(BOX / 2, ends() ? BESIDE + until.width() : 0);
    }

    @Override
    public double height() {
      return TOUCH + (ends() ? transition(until) : 0);
    }

    private boolean ends() {
      return !step.until().isEmpty();
    }

    @Override
    public void place(Sheet sheet, double axis, double top) {
      List<String> lines = List.of(step.title(), step.detail());
      sheet.box(step.path(), Kind.PHASE, axis - BOX / 2, top, BOX, TOUCH, lines);
      if (ends()) {
        placeTransition(sheet, step.path(), until, axis, top + TOUCH);
      }
    }
  }

  private static double transition(Words words) {
    return words.height() + GAP / 2;
  }

  private static void placeTransition(
      Sheet sheet, String path, Words words, double axis, double top) {
    double height = transition(words);
    double middle = top + height / 2 + 2;
    sheet.line(path, Stroke.FLOW, axis, top, axis, top + height);
    sheet.line(path, Stroke.TICK, axis - TICK, middle, axis + TICK, middle);
    sheet.note(
        path,
        axis + BESIDE - 8,
        middle - words.height() / 2,
        words.width(),
        words.height(),
        words.lines());
  }

  /// A unit procedure or operation with what it is made of.
  private record Group(Outline.Step step, Piece content, double left, double right)
      implements Piece {
    Group stretched(double toLeft, double toRight) {
      return new Group(step, content, toLeft, toRight);
    }

    @Override
    public double height() {
      return TOUCH + GAP + content.height() + PADDING;
    }

    @Override
    public void place(Sheet sheet, double axis, double top) {
      Kind kind = step.level() == Outline.Level.OPERATION ? Kind.OPERATION : Kind.UNIT_PROCEDURE;
      List<String> lines =
          step.detail().isEmpty() ? List.of(step.title()) : List.of(step.title(), step.detail());
      sheet.box(step.path(), kind, axis - left, top, left + right, height(), lines);
      sheet.line(step.path(), Stroke.FLOW, axis, top + TOUCH, axis, top + TOUCH + GAP);
      content.place(sheet, axis, top + TOUCH + GAP);
      double bottom = top + TOUCH + GAP + content.height();
      sheet.line(step.path(), Stroke.FLOW, axis, bottom, axis, bottom + PADDING);
    }
  }

  /// Several branches between two bars. The words stand left of the line that leads in.
  private record Fork(String path, String title, Stroke bar, List<Piece> branches)
      implements Piece {
    private static final double INSET = 12;

    private Words head() {
      return Words.of(title, CHARACTERS - 6);
    }

    private double breadth() {
      return branches.stream().mapToDouble(piece -> piece.left() + piece.right()).sum()
          + BESIDE * Math.max(0, branches.size() - 1);
    }

    @Override
    public double left() {
      return Math.max(Math.max(breadth() / 2, BOX / 4), headWidth() + TICK);
    }

    private double headWidth() {
      return Math.max(TOUCH, head().width() + PADDING);
    }

    @Override
    public double right() {
      return Math.max(breadth() / 2, BOX / 4);
    }

    private double inner() {
      return branches.stream().mapToDouble(Piece::height).max().orElse(GAP);
    }

    private double headHeight() {
      return Math.max(TOUCH, head().height());
    }

    @Override
    public double height() {
      return headHeight() + INSET + inner() + INSET;
    }

    @Override
    public void place(Sheet sheet, double axis, double top) {
      double upper = top + headHeight();
      double lower = upper + INSET + inner() + INSET;
      sheet.box(
          path,
          Kind.BLOCK,
          axis - TICK - headWidth(),
          top,
          headWidth(),
          headHeight() - TICK / 2,
          head().lines());
      sheet.line(path, Stroke.FLOW, axis, top, axis, upper);
      double first = axis;
      double last = axis;
      double x = axis - breadth() / 2;
      for (int i = 0; i < branches.size(); i++) {
        Piece branch = branches.get(i);
        double at = x + branch.left();
        String name = bar == Stroke.SINGLE_BAR ? Outline.Selection.branch(path, i + 1) : path;
        sheet.line(name, Stroke.FLOW, at, upper, at, upper + INSET);
        branch.place(sheet, at, upper + INSET);
        sheet.line(name, Stroke.FLOW, at, upper + INSET + branch.height(), at, lower);
        first = Math.min(first, at);
        last = Math.max(last, at);
        x = at + branch.right() + BESIDE;
      }
      sheet.line(path, bar, first - INSET, upper, last + INSET, upper);
      sheet.line(path, bar, first - INSET, lower, last + INSET, lower);
    }
  }

  /// A branch that is taken when its condition is true.
  private record Choice(String path, Words when, Piece steps) implements Piece {
    @Override
    public double left() {
      return Math.max(TICK, steps.left());
    }

    @Override
    public double right() {
      return Math.max(BESIDE + Math.max(TOUCH, when.width()), steps.right());
    }

    private double tall() {
      return Math.max(TOUCH, transition(when));
    }

    @Override
    public double height() {
      return tall() + steps.height();
    }

    @Override
    public void place(Sheet sheet, double axis, double top) {
      double middle = top + tall() / 2;
      sheet.line(path, Stroke.FLOW, axis, top, axis, top + tall());
      sheet.line(path, Stroke.TICK, axis - TICK, middle, axis + TICK, middle);
      sheet.box(
          path,
          Kind.BRANCH,
          axis + BESIDE - 8,
          top,
          Math.max(TOUCH, when.width()),
          tall() - 2,
          when.lines());
      steps.place(sheet, axis, top + tall());
    }
  }

  private static final class Loop implements Piece {
    private final Outline.Loop loop;
    private final Piece body;
    private final Words head;
    private final Words until;

    Loop(Outline.Loop loop) {
      this.loop = loop;
      body = series(loop.path(), loop.body());
      head = Words.of(loop.title(), CHARACTERS - 6).and("at most " + loop.most() + " times");
      until = Words.of("until " + loop.until(), CHARACTERS);
    }

    private double headWidth() {
      return Math.max(TOUCH, head.width() + PADDING);
    }

    private double headHeight() {
      return Math.max(TOUCH, head.height()) + PADDING;
    }

    @Override
    public double left() {
      return Math.max(body.left() + BESIDE, headWidth() + TICK);
    }

    @Override
    public double right() {
      return Math.max(body.right(), BESIDE + until.width());
    }

    @Override
    public double height() {
      return headHeight() + body.height() + GAP + transition(until);
    }

    @Override
    public void place(Sheet sheet, double axis, double top) {
      String path = loop.path();
      double begin = top + headHeight();
      sheet.box(
          path,
          Kind.BLOCK,
          axis - TICK - headWidth(),
          top,
          headWidth(),
          headHeight() - PADDING,
          head.lines());
      sheet.line(path, Stroke.FLOW, axis, top, axis, begin);
      body.place(sheet, axis, begin);
      double end = begin + body.height();
      sheet.line(path, Stroke.FLOW, axis, end, axis, end + GAP);
      double edge = axis - body.left() - BESIDE / 2;
      double back = end + GAP / 2;
      double entry = begin - PADDING / 2;
      sheet.line(path, Stroke.BACK, axis, back, edge, back, edge, entry, axis, entry);
      placeTransition(sheet, path, until, axis, end + GAP);
    }
  }

  private record Meeting(Outline.Synchronization synchronization) implements Piece {
    @Override
    public double left() {
      return MEETING / 2;
    }

    @Override
    public double right() {
      return MEETING / 2;
    }

    @Override
    public double height() {
      return TOUCH;
    }

    @Override
    public void place(Sheet sheet, double axis, double top) {
      sheet.meeting(
          synchronization.path(), synchronization.name(), axis - MEETING / 2, top, MEETING, TOUCH);
    }
  }
}
