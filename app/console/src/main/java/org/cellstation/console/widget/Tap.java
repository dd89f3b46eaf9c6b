package org.cellstation.console.widget;

import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/// Makes a whole region one large button, for mouse, finger and keyboard.
public final class Tap {
  private Tap() {}

  public static void on(Region region, Runnable action) {
    region.setFocusTraversable(true);
    region.setAccessibleRole(AccessibleRole.BUTTON);
    region.getStyleClass().add("tap");
    region.addEventHandler(
        MouseEvent.MOUSE_CLICKED,
        event -> {
          region.requestFocus();
          action.run();
        });
    region.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
            event.consume();
            action.run();
          }
        });
  }
}
