package org.cellstation.console.widget;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Label;
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

  private final Entry user = Entry.text("sign-user", "User who signs", "");
  private final Entry password = Entry.password("sign-password", "Password of this user");
  private final Entry reason;
  private final boolean reasonNeeded;
  private final Label message = Parts.paragraph("", "message", "message-refused");

  /// @param why caption of the reason
  /// @param reasonNeeded whether it may not be left empty
  public SignForm(String why, boolean reasonNeeded) {
    getStyleClass().add("sign-form");
    this.reasonNeeded = reasonNeeded;
    reason = Entry.text("sign-reason", why, "");
    message.setId("sign-message");
    for (Entry entry : new Entry[] {user, password}) {
      entry.setPrefWidth(320);
    }
    getChildren().addAll(Parts.row("entry-line", user, password), reason, message);
  }

  /// Puts somebody forward as the signer.
  public void offer(String signer) {
    user.field().setText(signer);
  }

  /// What gets the keyboard first.
  public Entry first() {
    return user.value().isEmpty() ? user : password;
  }

  /// Says what keeps it from being signed.
  public void refuse(String why) {
    message.setText(why);
  }

  /// @param done when the station has answered: whether it has taken the signature
  public void sign(Act act, Consumer<Boolean> done) {
    Optional<String> missing = missing();
    if (missing.isPresent()) {
      refuse(missing.get());
      done.accept(false);
      return;
    }
    act.with(
        new Credentials(user.value(), password.secret()),
        reason.value(),
        reply -> {
          refuse(reply.done() ? "" : reply.text());
          if (!reply.done()) {
            password.field().requestFocus();
          }
          done.accept(reply.done());
        });
  }

  private Optional<String> missing() {
    if (user.value().isEmpty()) {
      return Optional.of("Type who signs.");
    }
    if (reasonNeeded && reason.value().isEmpty()) {
      reason.field().requestFocus();
      return Optional.of("Type a reason first; it is kept with the signature.");
    }
    if (password.field().getText().isEmpty()) {
      password.field().requestFocus();
      return Optional.of("Type the password: it is asked for at each signature.");
    }
    return Optional.empty();
  }
}
