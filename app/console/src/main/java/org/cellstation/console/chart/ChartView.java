package org.cellstation.console.chart;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.cellstation.recipes.chart.ChartLayout;
import org.cellstation.recipes.chart.ChartLayout.Box;
import org.cellstation.recipes.chart.ChartLayout.Line;
import org.cellstation.recipes.chart.ChartLayout.Note;

/// A procedure function chart to look at and to choose steps in, by mouse, finger and keyboard.
/// Only what is in sight is drawn, on a canvas no larger than the view, so that a recipe of any
/// length scrolls smoothly.
public final class ChartView extends Region {
  private static final double BAR = 16;
  private static final double STEP = 60;

  /// A finger that moved farther than this meant to scroll.
  private static final double SLIP = 8;

  private final Canvas canvas = new Canvas();
  private final ScrollBar across = new ScrollBar();
  private final ScrollBar down = new ScrollBar();
  private final Pen pen = new Pen();
  private ChartLayout layout = ChartLayout.NONE;
  private Function<String, Mark> marks = path -> Mark.NONE;
  private Consumer<String> picked = path -> {};
  private String chosen = "";
  private String wanted = "";
  private double zoom = 1;
  private double pressedX;
  private double pressedY;
  private double fromX;
  private double fromY;

  public ChartView() {
    getStyleClass().add("pfc");
    setFocusTraversable(true);
    setMinSize(160, 120);
    down.setOrientation(Orientation.VERTICAL);
    across.setUnitIncrement(STEP);
    down.setUnitIncrement(STEP);
    getChildren().addAll(canvas, across, down);
    across.valueProperty().subscribe(value -> requestLayout());
    down.valueProperty().subscribe(value -> requestLayout());
    addEventHandler(ScrollEvent.SCROLL, this::scroll);
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    focusedProperty().subscribe(focused -> requestLayout());
  }

  /// Called when a person chooses a step.
  public void onPick(Consumer<String> picked) {
    this.picked = picked;
  }

  /// Shows another chart; what is chosen stays where it is on the screen.
  public void show(ChartLayout fresh) {
    Optional<Box> before = layout.box(chosen);
    layout = fresh;
    Optional<Box> after = layout.box(chosen);
    range();
    if (before.isPresent() && after.isPresent()) {
      move(down, down.getValue() + (after.get().y() - before.get().y()) * zoom);
      move(across, across.getValue() + (after.get().x() - before.get().x()) * zoom);
    }
    requestLayout();
  }

  public void marks(Function<String, Mark> fresh) {
    marks = fresh;
    requestLayout();
  }

  public String chosen() {
    return chosen;
  }

  /// Marks a step and brings it into sight.
  public void choose(String path) {
    if (!path.equals(chosen)) {
      chosen = path;
      reveal(path);
      requestLayout();
    }
  }

  /// Brings a step into sight, now or as soon as there is room.
  public void reveal(String path) {
    wanted = path;
    requestLayout();
  }

  public void zoom(double factor) {
    zoom = Math.clamp(zoom * factor, 0.4, 2);
    range();
    wanted = chosen;
    requestLayout();
  }

  public boolean holds(String path) {
    return layout.box(path).isPresent();
  }

  /// Where a step is drawn, in this region; empty when it is out of sight.
  public Optional<Bounds> onScreen(String path) {
    return layout
        .box(path)
        .map(
            box ->
                (Bounds)
                    new BoundingBox(
                        box.x() * zoom - left(),
                        box.y() * zoom - down.getValue(),
                        box.width() * zoom,
                        box.height() * zoom))
        .filter(bounds -> bounds.intersects(0, 0, viewWidth(), viewHeight()));
  }

  /// Where the view begins in the chart; a chart that is narrower stands in the middle.
  private double left() {
    double spare = viewWidth() - layout.width() * zoom;
    return spare > 0 ? -Math.rint(spare / 2) : Math.rint(across.getValue());
  }

  private double viewWidth() {
    return Math.max(0, getWidth() - BAR);
  }

  private double viewHeight() {
    return Math.max(0, getHeight() - BAR);
  }

  private void range() {
    range(across, layout.width() * zoom, viewWidth());
    range(down, layout.height() * zoom, viewHeight());
  }

  private static void range(ScrollBar bar, double content, double view) {
    bar.setMax(Math.max(0, content - view));
    bar.setVisibleAmount(content <= 0 ? 1 : Math.max(0, bar.getMax()) * view / content);
    bar.setBlockIncrement(view * 0.9);
    bar.setVisible(content > view + 1);
    move(bar, bar.getValue());
  }

  private static void move(ScrollBar bar, double value) {
    bar.setValue(Math.clamp(value, 0, bar.getMax()));
  }

  @Override
  protected void layoutChildren() {
    double width = viewWidth();
    double height = viewHeight();
    canvas.setWidth(width);
    canvas.setHeight(height);
    across.resizeRelocate(0, height, width, BAR);
    down.resizeRelocate(width, 0, BAR, height);
    range();
    if (!wanted.isEmpty() && width > 0 && height > 0) {
      layout.box(wanted).ifPresent(this::bring);
      wanted = "";
    }
    draw(width, height);
  }

  /// Its top, where it is larger than the view.
  private void bring(Box box) {
    double top = box.y() * zoom;
    double tall = Math.min(box.height() * zoom, viewHeight() / 2);
    if (top < down.getValue() || top + tall > down.getValue() + viewHeight()) {
      move(down, top - viewHeight() / 3);
    }
    double left = box.x() * zoom;
    double wide = Math.min(box.width() * zoom, viewWidth());
    if (left < across.getValue() || left + wide > across.getValue() + viewWidth()) {
      move(across, left - (viewWidth() - wide) / 2);
    }
  }

  private void draw(double width, double height) {
    GraphicsContext g = canvas.getGraphicsContext2D();
    g.clearRect(0, 0, width, height);
    g.save();
    g.translate(-left(), -Math.rint(down.getValue()));
    g.scale(zoom, zoom);
    pen.begin(g);
    double top = down.getValue() / zoom;
    double bottom = top + height / zoom;
    drawGroups(g, top, bottom);
    for (Line line : layout.lines()) {
      if (line.top() <= bottom && line.bottom() >= top) {
        pen.line(g, line, marks.apply(line.path()));
      }
    }
    for (Box box : layout.boxes()) {
      if (!group(box) && inSight(box, top, bottom)) {
        pen.box(g, box, marks.apply(box.path()), box.path().equals(chosen) && !chosen.isEmpty());
      }
    }
    for (Note note : layout.notes()) {
      if (note.y() <= bottom && note.y() + note.height() >= top) {
        pen.note(g, note);
      }
    }
    g.restore();
  }

  /// First, so that lines lie on them.
  private void drawGroups(GraphicsContext g, double top, double bottom) {
    for (Box box : layout.boxes()) {
      if (group(box) && inSight(box, top, bottom)) {
        pen.box(g, box, marks.apply(box.path()), box.path().equals(chosen));
      }
    }
  }

  private static boolean group(Box box) {
    return box.kind() == ChartLayout.Kind.UNIT_PROCEDURE
        || box.kind() == ChartLayout.Kind.OPERATION;
  }

  private static boolean inSight(Box box, double top, double bottom) {
    return box.y() - 6 <= bottom && box.y() + box.height() + 6 >= top;
  }

  private void scroll(ScrollEvent event) {
    if (event.isControlDown()) {
      zoom(event.getDeltaY() > 0 ? 1.1 : 1 / 1.1);
    } else {
      move(down, down.getValue() - event.getDeltaY());
      move(across, across.getValue() - event.getDeltaX());
    }
    event.consume();
  }

  private void press(MouseEvent event) {
    requestFocus();
    pressedX = event.getX();
    pressedY = event.getY();
    fromX = across.getValue();
    fromY = down.getValue();
  }

  private boolean slipped(MouseEvent event) {
    return Math.hypot(event.getX() - pressedX, event.getY() - pressedY) > SLIP;
  }

  private void drag(MouseEvent event) {
    if (slipped(event)) {
      move(across, fromX + pressedX - event.getX());
      move(down, fromY + pressedY - event.getY());
    }
  }

  private void release(MouseEvent event) {
    if (!slipped(event) && event.getX() < viewWidth() && event.getY() < viewHeight()) {
      double x = (event.getX() + left()) / zoom;
      double y = (event.getY() + down.getValue()) / zoom;
      layout.at(x, y).ifPresent(this::pick);
    }
  }

  private void pick(Box box) {
    chosen = box.path();
    setAccessibleText(String.join(", ", box.lines()));
    requestLayout();
    picked.accept(chosen);
  }

  private void key(KeyEvent event) {
    switch (event.getCode()) {
      case UP -> next(-1);
      case DOWN -> next(1);
      case PAGE_UP -> move(down, down.getValue() - viewHeight());
      case PAGE_DOWN -> move(down, down.getValue() + viewHeight());
      case LEFT -> move(across, across.getValue() - STEP);
      case RIGHT -> move(across, across.getValue() + STEP);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void next(int by) {
    List<Box> steps = layout.boxes().stream().filter(box -> !box.path().isEmpty()).toList();
    int at = -1;
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).path().equals(chosen)) {
        at = i;
      }
    }
    if (!steps.isEmpty()) {
      pick(steps.get(Math.clamp(at + by, 0, steps.size() - 1)));
      reveal(chosen);
    }
  }
}
