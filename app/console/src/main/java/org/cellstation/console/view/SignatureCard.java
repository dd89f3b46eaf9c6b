package org.cellstation.console.view;

import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.cellstation.console.widget.Entry;
import org.cellstation.console.widget.Overlay;
import org.cellstation.console.widget.Parts;
import org.cellstation.station.api.Station.Credentials;
import org.cellstation.station.api.Station.Reply;

/// Somebody signs, with user id, password and reason, given for this one signature. It may be
/// another person than the one who is signed in. Stays open, with the answer, when it is refused.
final class SignatureCard {
  /// Does what was signed.
  interface Act {
    void signed(Credentials signer, String reason, Consumer<Reply> then);
  }

  private final Overlay overlay;
  private final Act action;
  private final Entry user = Entry.text("signer", "User id of who signs", "");
  private final Entry password = Entry.password("signer-password", "Password");
  private final Entry reason = Entry.text("signature-reason", "Reason (kept in the journal)", "");
  private final Label message = Parts.paragraph("", "message", "message-refused");

  private SignatureCard(Overlay overlay, Act action) {
    this.overlay = overlay;
    this.action = action;
  }

  /// @param target what is signed for
  /// @param act the words on the button that does it
  static void ask(
      Overlay overlay, String title, String target, String statement, String act, Act action) {
    new SignatureCard(overlay, action).show(title, target, statement, act);
  }

  private void show(String title, String target, String statement, String act) {
    message.setId("signature-message");
    VBox card =
        Parts.column(
            "confirm",
            Parts.label(title, "card-title"),
            Parts.paragraph(target, "confirm-target"),
            Parts.paragraph(statement),
            reason,
            Parts.row("entry-line", user, password),
            message,
            Parts.row(
                "card-buttons",
                Parts.spring(),
                Parts.button("signature-cancel", "Cancel", overlay::pop),
                Parts.button("signature-submit", act, this::send, "primary")));
    card.setPrefWidth(640);
    overlay.push(card, reason.field());
  }

  private void send() {
    if (reason.value().isEmpty()) {
      refuse("Type the reason first.", reason);
    } else if (user.value().isEmpty()) {
      refuse("Type the user id of who signs.", user);
    } else if (password.field().getText().isEmpty()) {
      refuse("Type the password of who signs.", password);
    } else {
      action.signed(
          new Credentials(user.value(), password.secret()),
          reason.value(),
          reply -> {
            if (reply.done()) {
              overlay.pop();
            } else {
              refuse(reply.text(), password);
            }
          });
    }
  }

  private void refuse(String why, Entry at) {
    message.setText(why);
    at.field().requestFocus();
  }
}
