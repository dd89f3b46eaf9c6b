package org.cellstation.console.view;

import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.cellstation.console.widget.Entry;
import org.cellstation.console.widget.Overlay;
import org.cellstation.console.widget.Parts;
import org.cellstation.station.api.Station.Reply;

/// A question before something that needs a reason. Stays open, with the answer, when it is
/// refused.
final class ReasonCard {
  /// Does what was asked, with the reason that was typed.
  interface Act {
    void with(String reason, Consumer<Reply> then);
  }

  private ReasonCard() {}

  /// @param target what it is done to
  /// @param act the words on the button that does it
  static void ask(
      Overlay overlay, String title, String target, String statement, String act, Act action) {
    Entry reason = Entry.text("reason", "Reason (kept in the journal)", "");
    Label message = Parts.paragraph("", "message", "message-refused");
    message.setId("reason-message");
    VBox card =
        Parts.column(
            "confirm",
            Parts.label(title, "card-title"),
            Parts.paragraph(target, "confirm-target"),
            Parts.paragraph(statement),
            reason,
            message,
            Parts.row(
                "card-buttons",
                Parts.spring(),
                Parts.button("reason-cancel", "Cancel", overlay::pop),
                Parts.button(
                    "reason-submit",
                    act,
                    () -> send(overlay, reason, message, action),
                    "primary")));
    card.setPrefWidth(600);
    overlay.push(card, reason.field());
  }

  private static void send(Overlay overlay, Entry reason, Label message, Act action) {
    if (reason.value().isEmpty()) {
      message.setText("Type a reason first.");
      reason.field().requestFocus();
      return;
    }
    action.with(
        reason.value(),
        reply -> {
          if (reply.done()) {
            overlay.pop();
          } else {
            message.setText(reply.text());
          }
        });
  }
}
