package org.cellstation.console.widget;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Several views of the same thing in the same place, one in front.
public final class Flip {
  private final Map<String, ToggleButton> buttons = new LinkedHashMap<>();
  private final Map<String, Node> pages = new LinkedHashMap<>();
  private final HBox heads = Parts.row("flip-heads");
  private final VBox page = Parts.column("screen-part");
  private final VBox node = Parts.column("screen-part", heads, page);

  public Flip() {
    VBox.setVgrow(page, Priority.ALWAYS);
    VBox.setVgrow(node, Priority.ALWAYS);
  }

  public Region node() {
    return node;
  }

  /// @param shown called whenever it comes to the front
  public void add(String id, String title, Node content, Runnable shown) {
    ToggleButton button = Parts.toggle(title);
    button.setId(id);
    button.setOnAction(
        event -> {
          front(id);
          shown.run();
        });
    buttons.put(id, button);
    pages.put(id, content);
    heads.getChildren().add(button);
    VBox.setVgrow(content, Priority.ALWAYS);
    if (pages.size() == 1) {
      front(id);
    }
  }

  public void front(String id) {
    buttons.forEach((each, button) -> button.setSelected(each.equals(id)));
    Node content = pages.get(id);
    if (content != null) {
      page.getChildren().setAll(content);
    }
  }
}
