package org.cellstation.console.view;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.cellstation.console.widget.Entry;
import org.cellstation.console.widget.Overlay;
import org.cellstation.console.widget.Parts;
import org.cellstation.station.api.Station.Credentials;
import org.cellstation.station.api.Station.Reply;

/// An electronic signature: who, with which password, what it means and why. The signer may be
/// another person than the one who is signed in. Stays open, with the answer, when it is refused;
/// the password is then typed again.
final class SigningCard {
  /// Does what was signed.
  interface Act {
    void with(String reason, Credentials signing, Consumer<Reply> then);
  }

  /// @param target what is signed
  /// @param statement what it brings about, and who may sign
  /// @param meaning of the signature, as it is printed beside it
  /// @param act the words on the button
  /// @param user offered as the signer, empty for none
  record Question(
      String title,
      String target,
      String statement,
      String meaning,
      String act,
      String user,
      boolean reasonNeeded) {}

  private final Overlay overlay;
  private final Question question;
  private final Act act;
  private final Entry user = Entry.text("sign-user", "User who signs", "");
  private final Entry password = Entry.password("sign-password", "Password of this user");
  private final Entry reason;
  private final Label message = Parts.paragraph("", "message", "message-refused");
  private final Button submit;

  private SigningCard(Overlay overlay, Question question, Act act) {
    this.overlay = overlay;
    this.question = question;
    this.act = act;
    reason =
        Entry.text(
            "sign-reason",
            question.reasonNeeded()
                ? "Reason (kept with the signature)"
                : "Remark (kept with the signature, may be left empty)",
            "");
    submit = Parts.button("sign-submit", question.act(), () -> {}, "primary");
    message.setId("sign-message");
  }

  /// @param more fields of this question, with what is wrong with them or empty
  static void ask(Overlay overlay, Question question, List<Node> more, Fault fault, Act act) {
    new SigningCard(overlay, question, act).open(more, fault);
  }

  /// What is wrong with further fields, if anything.
  interface Fault {
    Optional<String> found();
  }

  private void open(List<Node> more, Fault fault) {
    submit.setOnAction(event -> send(fault));
    submit.setDefaultButton(true);
    user.field().setText(question.user());
    VBox card =
        Parts.column(
            "confirm",
            Parts.label(question.title(), "card-title"),
            Parts.paragraph(question.target(), "confirm-target"),
            Parts.paragraph(question.statement()));
    card.getChildren().addAll(more);
    card.getChildren()
        .addAll(
            Parts.paragraph("Meaning of the signature: " + question.meaning(), "row-title"),
            Parts.row("entry-line", user, password),
            reason,
            message,
            Parts.row(
                "card-buttons",
                Parts.spring(),
                Parts.button("sign-cancel", "Cancel", overlay::pop),
                submit));
    card.setPrefWidth(680);
    for (Entry entry : List.of(user, password)) {
      entry.setPrefWidth(320);
    }
    overlay.push(card, question.user().isEmpty() ? user.field() : password.field());
  }

  private void send(Fault fault) {
    Optional<String> wrong =
        fault
            .found()
            .or(() -> missing(user.value().isEmpty(), "Type who signs."))
            .or(
                () ->
                    missing(
                        question.reasonNeeded() && reason.value().isEmpty(),
                        "Type a reason first; it is kept with the signature."));
    if (wrong.isPresent()) {
      message.setText(wrong.get());
      return;
    }
    char[] secret = password.secret();
    if (secret.length == 0) {
      message.setText("Type the password: it is asked for at each signature.");
      password.field().requestFocus();
      return;
    }
    submit.setDisable(true);
    act.with(
        reason.value(),
        new Credentials(user.value(), secret),
        reply -> {
          submit.setDisable(false);
          if (reply.done()) {
            overlay.pop();
          } else {
            message.setText(reply.text());
            password.field().requestFocus();
          }
        });
  }

  private static Optional<String> missing(boolean missing, String words) {
    return missing ? Optional.of(words) : Optional.empty();
  }
}
