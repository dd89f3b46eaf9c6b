package org.cellstation.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Paint;
import javafx.scene.paint.Stop;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every display, in every state that matters, at the smallest and at the usual size: nothing cut,
/// everything large enough for a glove, legible, reachable by keyboard, and grey.
class LayoutTest {
  private static final double SMALLEST_TARGET = 44;
  private static final double LEAST_CONTRAST = 4.5;
  private static final List<String> PLACES =
      List.of(
          "overview",
          "unit",
          "alarms",
          "interlocks",
          "batches",
          "recipes",
          "trends",
          "calibration",
          "tuning",
          "links");

  private static final List<String> EDITOR = List.of("step", "faults", "insert", "compare");

  static Stream<Arguments> states() {
    return Stream.of("normal", "troubled", "asking", "free")
        .flatMap(s -> Stream.of(Arguments.of(s, 1280, 800), Arguments.of(s, 1920, 1080)));
  }

  private static FakeStation station(String state) {
    return switch (state) {
      case "normal" -> Gallery.normal();
      case "troubled" -> Gallery.troubled();
      case "asking" -> Gallery.asking();
      default -> new FakeStation().withPeople();
    };
  }

  /// What is wrong on any display in one state and size.
  private record Findings(
      List<String> cut, List<String> unreachable, List<String> faint, List<String> coloured) {}

  private static final Map<String, Findings> SEEN = new ConcurrentHashMap<>();

  private static Findings findings(String state, int width, int height) {
    return SEEN.computeIfAbsent(state + width, key -> look(state, width, height));
  }

  private static Findings look(String state, int width, int height) {
    Findings findings =
        new Findings(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    try (OnScreen screen = new OnScreen(station(state), width, height)) {
      look("sign-in", state, screen, findings);
      screen.signIn("otto");
      for (String place : PLACES) {
        screen.press("nav-" + place);
        look(place, state, screen, findings);
      }
      screen.press("nav-unit");
      screen.press("loop-DO");
      look("faceplate", state, screen, findings);
      screen.press("nav-recipes");
      for (String place : EDITOR) {
        open(screen, place);
        look("editor " + place, state, screen, findings);
      }
    }
    try (OnScreen screen = new OnScreen(station(state), width, height)) {
      screen.signIn("anna");
      screen.press("nav-users");
      look("users", state, screen, findings);
    }
    return findings;
  }

  private static void look(String place, String state, OnScreen screen, Findings findings) {
    screen.advance(Duration.ofSeconds(30));
    OnScreen.onFx(
        () -> {
          Scene scene = screen.console.scene();
          WritableImage image = scene.snapshot(null);
          for (Node node : visible(scene)) {
            if (node instanceof Labeled labeled && hasText(labeled)) {
              lookForCuts(place, labeled, scene, findings.cut());
              lookForFaintness(place, labeled, findings.faint());
            }
            lookForTargets(place, node, findings.unreachable());
            lookForSqueezing(place, node, findings.cut());
          }
          double most = state.equals("troubled") ? 0.03 : 0.01;
          double share = saturatedShare(image);
          if (share >= most) {
            findings.coloured().add(place + ": share of saturated pixels " + share);
          }
          return place;
        });
  }

  /// Brings the recipe editor into a state.
  private static void open(OnScreen screen, String place) {
    switch (place) {
      case "step" -> {
        String row = "recipe-of-" + FakeRecipes.EFFECTIVE.substring(0, 12);
        screen.await("list", () -> screen.shown(row));
        screen.press(row);
        screen.press("recipe-edit");
        screen.await("chart", () -> screen.shown("editor-chart"));
        EditorOnScreenTest.open(screen);
        EditorOnScreenTest.choose(screen, "expansion/prepare/equilibrate");
        screen.await("step", () -> screen.shown("step-field-gas-flow"));
      }
      case "faults" -> {
        EditorOnScreenTest.replace(screen, "phase: harvest", "phase: harvets");
        EditorOnScreenTest.replace(screen, "gas flow: {", "gas fl: {");
        screen.await("faults", () -> screen.text("editor-tab-faults").contains("("));
        screen.press("editor-tab-faults");
      }
      case "insert" -> {
        screen.press("editor-tab-insert");
        screen.press("editor-find");
      }
      default -> {
        screen.press("find-close");
        screen.press("editor-" + place);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("states")
  void cutsNoText(String state, int width, int height) {
    assertEquals(List.of(), findings(state, width, height).cut());
  }

  @ParameterizedTest
  @MethodSource("states")
  @Tag("H-07")
  void offersTargetsForGlovesAndKeyboard(String state, int width, int height) {
    assertEquals(List.of(), findings(state, width, height).unreachable());
  }

  @ParameterizedTest
  @MethodSource("states")
  @Tag("H-07")
  void writesLegibly(String state, int width, int height) {
    assertEquals(List.of(), findings(state, width, height).faint());
  }

  @ParameterizedTest
  @MethodSource("states")
  @Tag("H-02")
  void isGreyAsLongAsNoAlarmIsThere(String state, int width, int height) {
    assertEquals(List.of(), findings(state, width, height).coloured());
  }

  private static List<Node> visible(Scene scene) {
    List<Node> nodes = new ArrayList<>();
    collect(scene.getRoot(), nodes);
    return nodes;
  }

  private static void collect(Node node, List<Node> into) {
    if (node.isVisible()) {
      into.add(node);
      if (node instanceof Parent parent) {
        parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
      }
    }
  }

  private static boolean hasText(Labeled labeled) {
    return labeled.getText() != null && !labeled.getText().isBlank();
  }

  private static boolean scrolls(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (each instanceof ScrollPane || each instanceof VirtualFlow) {
        return true;
      }
    }
    return false;
  }

  /// A display that needs more height than there is takes it from the bars around it.
  private static void lookForSqueezing(String place, Node node, List<String> cut) {
    if (node instanceof Region bar
        && bar.getStyleClass().contains("status-line")
        && bar.getHeight() < bar.minHeight(bar.getWidth()) - 1) {
      cut.add(place + ": the status line is squeezed to " + bar.getHeight());
    }
    if (node instanceof Region card
        && card.getStyleClass().contains("card")
        && card.getHeight() < card.minHeight(card.getWidth()) - 1) {
      cut.add(place + ": a card is squeezed to " + card.getHeight());
    }
  }

  private static void lookForCuts(String place, Labeled labeled, Scene scene, List<String> cut) {
    for (Node child : labeled.getChildrenUnmodifiable()) {
      if (child instanceof Text text && !text.getText().equals(labeled.getText())) {
        cut.add(place + ": " + labeled.getText() + " shown as " + text.getText());
      }
    }
    Bounds bounds = labeled.localToScene(labeled.getLayoutBounds());
    if (labeled.getHeight() < labeled.minHeight(labeled.getWidth()) - 1) {
      cut.add(place + ": " + labeled.getText() + " is squeezed to " + labeled.getHeight());
    }
    boolean inside =
        bounds.getMinX() >= -1
            && bounds.getMinY() >= -1
            && bounds.getMaxX() <= scene.getWidth() + 1
            && bounds.getMaxY() <= scene.getHeight() + 1;
    if (!inside && !scrolls(labeled)) {
      cut.add(place + ": " + labeled.getText() + " lies outside: " + bounds);
    }
    Parent frame = framed(labeled);
    if (frame != null
        && !frame.localToScene(frame.getLayoutBounds()).contains(shrunk(bounds))
        && bounds.getWidth() > 0) {
      cut.add(place + ": " + labeled.getText() + " sticks out of " + frame);
    }
  }

  /// The nearest box with a border or a ground of its own; none for what scrolls within it.
  private static @Nullable Parent framed(Node node) {
    for (Parent each = node.getParent(); each != null; each = each.getParent()) {
      if (each instanceof ScrollPane) {
        return null;
      }
      if (each instanceof Region region
          && (each.getStyleClass().contains("tap")
              || each.getStyleClass().contains("panel")
              || each.getStyleClass().contains("value-tag")
              || each.getStyleClass().contains("batch-row"))
          && region.getWidth() > 0) {
        return each;
      }
    }
    return null;
  }

  private static Bounds shrunk(Bounds bounds) {
    return new BoundingBox(
        bounds.getMinX() + 1,
        bounds.getMinY() + 1,
        Math.max(0, bounds.getWidth() - 2),
        Math.max(0, bounds.getHeight() - 2));
  }

  private static void lookForTargets(String place, Node node, List<String> faults) {
    if (node instanceof ButtonBase
        || node instanceof TextInputControl
        || node.getStyleClass().contains("tap")) {
      Bounds bounds = node.getLayoutBounds();
      if (bounds.getWidth() < SMALLEST_TARGET || bounds.getHeight() < SMALLEST_TARGET) {
        faults.add(place + ": too small: " + node);
      }
      if (!node.isFocusTraversable()) {
        faults.add(place + ": not reachable by keyboard: " + node);
      }
    }
  }

  private static void lookForFaintness(String place, Labeled labeled, List<String> faint) {
    if (!labeled.isDisabled() && labeled.getTextFill() instanceof Color ink) {
      for (Color ground : ground(labeled)) {
        if (contrast(ink, ground) < LEAST_CONTRAST) {
          faint.add(place + ": " + labeled.getText() + " " + ink + " on " + ground);
        }
      }
    }
  }

  /// The colours of the nearest opaque ground.
  private static List<Color> ground(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (each instanceof Region region && region.getBackground() != null) {
        List<BackgroundFill> fills = region.getBackground().getFills();
        if (!fills.isEmpty()) {
          List<Color> colours = colours(fills.getLast().getFill());
          if (colours.stream().allMatch(c -> c.getOpacity() > 0.99) && !colours.isEmpty()) {
            return colours;
          }
        }
      }
    }
    return List.of(Color.WHITE);
  }

  private static List<Color> colours(Paint paint) {
    return switch (paint) {
      case Color color -> List.of(color);
      case LinearGradient gradient -> gradient.getStops().stream().map(Stop::getColor).toList();
      default -> List.of();
    };
  }

  /// WCAG 2 contrast ratio.
  static double contrast(Color one, Color other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed())
        + 0.7152 * linear(colour.getGreen())
        + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(double channel) {
    return channel <= 0.03928 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }

  /// HSV saturation above 0.4, near-black left out.
  private static double saturatedShare(WritableImage image) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] pixels = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    int saturated = 0;
    for (int pixel : pixels) {
      int red = pixel >> 16 & 0xff;
      int green = pixel >> 8 & 0xff;
      int blue = pixel & 0xff;
      int most = Math.max(red, Math.max(green, blue));
      int least = Math.min(red, Math.min(green, blue));
      saturated += most > 25 && most - least > 0.4 * most ? 1 : 0;
    }
    return saturated / (double) pixels.length;
  }
}
