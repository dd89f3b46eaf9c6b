package org.cellstation.console.widget;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Labels, buttons and boxes with their style classes.
public final class Parts {
  private Parts() {}

  public static Label label(String text, String... styles) {
    Label label = new Label(text);
    label.getStyleClass().addAll(styles);
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  /// Text that takes as many lines as it needs.
  public static Label paragraph(String text, String... styles) {
    Label label = new Label(text);
    label.getStyleClass().addAll(styles);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.setMaxWidth(Double.MAX_VALUE);
    return label;
  }

  /// A choice. An underscore in its words, as in a tag or a symbol, is written and not taken for a
  /// key.
  public static ToggleButton toggle(String text) {
    ToggleButton button = new ToggleButton(text);
    button.setMnemonicParsing(false);
    return button;
  }

  public static Button button(String id, String text, Runnable action, String... styles) {
    Button button = new Button(text);
    button.setMnemonicParsing(false);
    button.setId(id);
    button.getStyleClass().addAll(styles);
    button.setOnAction(event -> action.run());
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }

  /// Takes what room is left in a row or column.
  public static Region spring() {
    Region spring = new Region();
    HBox.setHgrow(spring, Priority.ALWAYS);
    VBox.setVgrow(spring, Priority.ALWAYS);
    return spring;
  }

  public static HBox row(String style, Node... children) {
    HBox row = new HBox(children);
    row.getStyleClass().add(style);
    return row;
  }

  public static VBox column(String style, Node... children) {
    VBox column = new VBox(children);
    column.getStyleClass().add(style);
    return column;
  }

  /// Shown or not there at all.
  public static void present(Node node, boolean present) {
    node.setVisible(present);
    node.setManaged(present);
  }

  /// Sets or clears one style class.
  public static void style(Node node, String style, boolean on) {
    if (on && !node.getStyleClass().contains(style)) {
      node.getStyleClass().add(style);
    } else if (!on) {
      node.getStyleClass().remove(style);
    }
  }

  /// A node id from a name: `cell density` becomes `prefix-cell-density`.
  public static String id(String prefix, String name) {
    StringBuilder id = new StringBuilder(prefix).append('-');
    name.chars().forEach(c -> id.append(isPlain(c) ? (char) c : '-'));
    return id.toString();
  }

  private static boolean isPlain(int c) {
    return c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_');
  }

  /// Lets what is too high be scrolled.
  public static ScrollPane scroll(Region content) {
    ScrollPane pane = new ScrollPane(content);
    pane.setFitToWidth(true);
    pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    pane.getStyleClass().add("plain-scroll");
    VBox.setVgrow(pane, Priority.ALWAYS);
    return pane;
  }

  /// As {@link #scroll}, and as high as its content where there is room: wrapped text is higher
  /// than a scroll pane knows beforehand.
  public static ScrollPane fitted(Region content) {
    ScrollPane pane = scroll(content);
    pane.prefViewportHeightProperty().bind(content.heightProperty());
    return pane;
  }
}
