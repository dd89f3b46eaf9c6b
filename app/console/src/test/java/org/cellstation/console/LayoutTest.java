package org.cellstation.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Paint;
import javafx.scene.paint.Stop;
import javafx.scene.text.Text;
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
      List.of("overview", "unit", "alarms", "batches", "trends", "links");

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

  private static void onEveryDisplay(
      String state, int width, int height, BiConsumer<String, OnScreen> check) {
    try (OnScreen screen = new OnScreen(station(state), width, height)) {
      screen.advance(Duration.ofSeconds(30));
      check.accept("sign-in", screen);
      screen.signIn("otto");
      for (String place : PLACES) {
        screen.press("nav-" + place);
        screen.advance(Duration.ofSeconds(30));
        check.accept(place, screen);
      }
    }
  }

  private static List<Node> visible(OnScreen screen) {
    return OnScreen.onFx(
        () -> {
          List<Node> nodes = new ArrayList<>();
          collect(screen.console.scene().getRoot(), nodes);
          return nodes;
        });
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

  @ParameterizedTest
  @MethodSource("states")
  void cutsNoText(String state, int width, int height) {
    List<String> cut = new ArrayList<>();
    onEveryDisplay(
        state,
        width,
        height,
        (place, screen) -> {
          for (Node node : visible(screen)) {
            if (node instanceof Labeled labeled && hasText(labeled)) {
              checkWhole(place, labeled, width, height, cut);
            }
          }
        });
    assertEquals(List.of(), cut);
  }

  private static void checkWhole(
      String place, Labeled labeled, int width, int height, List<String> cut) {
    OnScreen.onFx(
        () -> {
          for (Node child : labeled.getChildrenUnmodifiable()) {
            if (child instanceof Text text && !text.getText().equals(labeled.getText())) {
              cut.add(place + ": " + labeled.getText() + " shown as " + text.getText());
            }
          }
          Bounds bounds = labeled.localToScene(labeled.getLayoutBounds());
          boolean inside =
              bounds.getMinX() >= -1
                  && bounds.getMinY() >= -1
                  && bounds.getMaxX() <= width + 1
                  && bounds.getMaxY() <= height + 1;
          if (!inside && !scrolls(labeled)) {
            cut.add(place + ": " + labeled.getText() + " lies outside: " + bounds);
          }
          return place;
        });
  }

  @ParameterizedTest
  @MethodSource("states")
  @Tag("H-07")
  void offersTargetsForGlovesAndKeyboard(String state, int width, int height) {
    List<String> faults = new ArrayList<>();
    onEveryDisplay(
        state,
        width,
        height,
        (place, screen) -> {
          for (Node node : visible(screen)) {
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
        });
    assertEquals(List.of(), faults);
  }

  @ParameterizedTest
  @MethodSource("states")
  @Tag("H-07")
  void writesLegibly(String state, int width, int height) {
    List<String> faint = new ArrayList<>();
    onEveryDisplay(
        state,
        width,
        height,
        (place, screen) -> {
          for (Node node : visible(screen)) {
            if (node instanceof Labeled labeled
                && hasText(labeled)
                && !labeled.isDisabled()
                && labeled.getTextFill() instanceof Color ink) {
              for (Color ground : ground(labeled)) {
                if (contrast(ink, ground) < LEAST_CONTRAST) {
                  faint.add(place + ": " + labeled.getText() + " " + ink + " on " + ground);
                }
              }
            }
          }
        });
    assertEquals(List.of(), faint);
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

  @ParameterizedTest
  @MethodSource("states")
  @Tag("H-02")
  void isGreyAsLongAsNoAlarmIsThere(String state, int width, int height) {
    double most = state.equals("troubled") ? 0.03 : 0.01;
    onEveryDisplay(
        state,
        width,
        height,
        (place, screen) -> {
          double share = saturatedShare(screen);
          assertTrue(share < most, place + ": share of saturated pixels " + share);
        });
  }

  private static double saturatedShare(OnScreen screen) {
    WritableImage image = OnScreen.onFx(() -> screen.console.scene().snapshot(null));
    int saturated = 0;
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        Color colour = image.getPixelReader().getColor(x, y);
        saturated += colour.getSaturation() > 0.4 && colour.getBrightness() > 0.1 ? 1 : 0;
      }
    }
    return saturated / (double) (width * height);
  }

  @ParameterizedTest
  @MethodSource("states")
  @Tag("H-07")
  void focusIsNeverInvisible(String state, int width, int height) {
    onEveryDisplay(
        state,
        width,
        height,
        (place, screen) -> {
          for (Node node : visible(screen)) {
            if (node instanceof Label label) {
              assertTrue(!label.isFocusTraversable(), place + ": focus could get lost on " + label);
            }
          }
        });
  }
}
