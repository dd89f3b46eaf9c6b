package org.cellstation.console.widget;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// The question before something that cannot be taken back. It names its target, and so does the
/// button that does it (protection against acting on the wrong unit). The keyboard begins on
/// Cancel.
public final class Confirm {
  private Confirm() {}

  /// @param target unit and batch
  /// @param act the words on the button that does it
  public static void ask(
      Overlay overlay, String title, String target, String statement, String act, Runnable yes) {
    Button cancel = Parts.button("confirm-no", "Cancel", overlay::pop);
    Button confirm =
        Parts.button(
            "confirm-yes",
            act,
            () -> {
              overlay.pop();
              yes.run();
            },
            "primary");
    Label named = Parts.paragraph(target, "confirm-target");
    named.setId("confirm-target");
    VBox card =
        Parts.column(
            "confirm",
            Parts.label(title, "card-title"),
            named,
            Parts.paragraph(statement),
            Parts.row("card-buttons", Parts.spring(), cancel, confirm));
    card.setPrefWidth(560);
    overlay.push(card, cancel);
  }
}
