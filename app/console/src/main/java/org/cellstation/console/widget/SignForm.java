package org.cellstation.console.widget;

import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.cellstation.station.api.Station.Credentials;
import org.cellstation.station.api.Station.Reply;

/// Who signs, with what, and why: user id and password are typed at this moment, whoever is signed
/// in at the screen. Stays as it is when it is refused, without the password.
public final class SignForm extends VBox {
  /// Asks the station to take a signature.
  @FunctionalInterface
  public interface Act {
    void with(Credentials signer, String reason, Consumer<Reply> then);
  }

  private final Entry user = Entry.text("sign-user", "User id of who signs", "");
  private final Entry password = Entry.password("sign-password", "Password");
  private final Entry reason;
  private final Label message = Parts.paragraph("", "message", "message-refused");

  /// @param why caption of the reason
  public SignForm(String why) {
    getStyleClass().add("sign-form");
    reason = Entry.text("sign-reason", why, "");
    message.setId("sign-message");
    HBox.setHgrow(reason, Priority.ALWAYS);
    getChildren().addAll(Parts.row("sign-fields", user, password, reason), message);
  }

  /// What gets the keyboard first.
  public Entry first() {
    return user;
  }

  /// @param done when the station has taken it
  public void sign(Act act, Runnable done) {
    if (user.value().isEmpty() || password.field().getText().isEmpty()) {
      message.setText("Type user id and password of who signs.");
      return;
    }
    if (reason.value().isEmpty()) {
      message.setText("Type why: it is kept with the signature.");
      reason.field().requestFocus();
      return;
    }
    act.with(
        new Credentials(user.value(), password.secret()),
        reason.value(),
        reply -> {
          message.setText(reply.done() ? "" : reply.text());
          if (reply.done()) {
            done.run();
          } else {
            password.field().requestFocus();
          }
        });
  }
}
