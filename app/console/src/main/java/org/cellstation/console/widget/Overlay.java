package org.cellstation.console.widget;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// Cards in front of the displays, newest on top, inside the one window: on a touch screen no
/// dialog can get lost behind another. The top bar and the alarm banner stay in reach. Escape
/// closes the top card.
public final class Overlay extends StackPane {
  private final Deque<Region> cards = new ArrayDeque<>();
  private final Deque<Node> returnTo = new ArrayDeque<>();

  public Overlay() {
    getStyleClass().add("overlay");
    setAlignment(Pos.CENTER);
    setVisible(false);
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            pop();
          }
        });
  }

  /// @param first gets the keyboard
  public void push(Region card, Node first) {
    Node owner = getScene() == null ? null : getScene().getFocusOwner();
    returnTo.push(owner == null ? this : owner);
    cards.push(card);
    card.getStyleClass().add("card");
    card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    front();
    first.requestFocus();
  }

  public void pop() {
    if (!cards.isEmpty()) {
      cards.pop();
      Node owner = returnTo.pop();
      front();
      owner.requestFocus();
    }
  }

  public void clear() {
    cards.clear();
    returnTo.clear();
    front();
  }

  public boolean isOpen() {
    return !cards.isEmpty();
  }

  /// Brings the keyboard back to the first thing in the top card that takes it.
  public void takeFocus() {
    Region top = cards.peek();
    if (top != null) {
      top.lookupAll("*").stream()
          .filter(node -> node.isFocusTraversable() && !node.isDisabled())
          .findFirst()
          .ifPresent(Node::requestFocus);
    }
  }

  private void front() {
    Region top = cards.peek();
    if (top == null) {
      getChildren().clear();
    } else {
      getChildren().setAll(top);
    }
    setVisible(top != null);
  }
}
