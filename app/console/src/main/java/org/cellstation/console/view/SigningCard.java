package org.cellstation.console.view;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.cellstation.console.widget.Overlay;
import org.cellstation.console.widget.Parts;
import org.cellstation.console.widget.SignForm;
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
  private final SignForm form;
  private final Button submit;

  private SigningCard(Overlay overlay, Question question, Act act) {
    this.overlay = overlay;
    this.question = question;
    this.act = act;
    form =
        new SignForm(
            question.reasonNeeded()
                ? "Reason (kept with the signature)"
                : "Remark (kept with the signature, may be left empty)",
            question.reasonNeeded());
    form.offer(question.user());
    submit = Parts.button("sign-submit", question.act(), () -> {}, "primary");
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
            form,
            Parts.row(
                "card-buttons",
                Parts.spring(),
                Parts.button("sign-cancel", "Cancel", overlay::pop),
                submit));
    card.setPrefWidth(680);
    overlay.push(card, form.first().field());
  }

  private void send(Fault fault) {
    Optional<String> wrong = fault.found();
    if (wrong.isPresent()) {
      form.refuse(wrong.get());
      return;
    }
    submit.setDisable(true);
    form.sign(
        (signer, reason, then) -> act.with(reason, signer, then),
        taken -> {
          submit.setDisable(false);
          if (taken) {
            overlay.pop();
          }
        });
  }
}
