package org.cellstation.console.unit;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.cellstation.console.model.BatchPicture;
import org.cellstation.console.model.Desk;
import org.cellstation.console.widget.Entry;
import org.cellstation.console.widget.Parts;
import org.cellstation.recipes.engine.ProcedureEvent.Field;
import org.cellstation.recipes.engine.ProcedureEvent.Prompt;
import org.cellstation.recipes.engine.ProcedureStatus.Waiting;
import org.cellstation.recipes.model.QuestionPicture;
import org.cellstation.station.api.Snapshot.Scanned;
import org.cellstation.station.api.Station.Credentials;
import org.cellstation.station.api.Station.Reply;

/// The question the recipe waits for: with one field for each answer, with what the first person
/// has entered for the second to confirm, or for a signature. What the station says about the
/// answers stands right below them, and nothing typed is lost.
final class PromptPanel extends VBox {
  private static final double WORD_WIDTH = 220;
  private static final double PICTURE_HEIGHT = 220;

  /// Beside what the first person has entered.
  private static final double SMALL_PICTURE_HEIGHT = 110;

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private final Desk desk;
  private final Label title = Parts.paragraph("Your answer is needed");
  private final Label due = Parts.label("", "prompt-due");
  private final Label more = Parts.label("", "prompt-more");
  private final Label question = Parts.paragraph("", "prompt-question");
  private final ImageView picture = new ImageView();
  private final Label entered = Parts.paragraph("", "prompt-entered");
  private final FlowPane fields = new FlowPane();
  private final Entry comment = Entry.text("prompt-comment", "Comment", "");
  private final Entry user = Entry.text("prompt-user", "User id", "");
  private final Entry password = Entry.password("prompt-password", "Password");
  private final FlowPane signing = new FlowPane();
  private final Label message = Parts.paragraph("", "message", "message-refused");
  private final Button submit = Parts.button("prompt-submit", "Send answer", this::send, "primary");
  private final Button approve =
      Parts.button("prompt-approve", "Approve", () -> sign(true), "primary");
  private final Button reject = Parts.button("prompt-reject", "Reject", () -> sign(false));
  private final Map<String, AnswerField> answers = new LinkedHashMap<>();
  private Instant taken = Instant.MIN;
  private String batch = "";
  private String prompt = "";
  private boolean forSecond;

  PromptPanel(Desk desk) {
    this.desk = desk;
    getStyleClass().add("prompt");
    question.setId("prompt-text");
    message.setId("prompt-message");
    entered.setId("prompt-entered");
    due.setId("prompt-due");
    fields.getStyleClass().add("prompt-fields");
    signing.getStyleClass().add("prompt-fields");
    picture.setId("prompt-picture");
    picture.setPreserveRatio(true);
    comment.setPrefWidth(WORD_WIDTH * 2);
    user.setPrefWidth(WORD_WIDTH);
    password.setPrefWidth(WORD_WIDTH);
    user.field().setOnAction(event -> password.field().requestFocus());
    password.field().setOnAction(event -> approve.requestFocus());
    comment.field().setOnAction(event -> leaveComment());
    signing.getChildren().addAll(user, password);
    getChildren()
        .addAll(
            Parts.row("prompt-head", title, due, more),
            // Where there is little height this is scrolled, and the buttons stay in sight.
            Parts.fitted(
                Parts.column("prompt-body", question, picture, entered, fields, comment, signing)),
            Parts.column(
                "prompt-foot", Parts.row("card-buttons", message, reject, approve, submit)));
    HBox.setHgrow(title, Priority.ALWAYS);
    HBox.setHgrow(message, Priority.ALWAYS);
    Parts.present(this, false);
  }

  /// Keeps what has been typed as long as the question is the same.
  void show(BatchPicture shown) {
    batch = shown.id();
    if (shown.prompts().isEmpty()) {
      clear();
      return;
    }
    Prompt first = shown.prompts().getFirst();
    Optional<Waiting> waiting = Optional.ofNullable(shown.waiting().get(first.id()));
    int others = shown.prompts().size() - 1;
    more.setText(others == 0 ? "" : others + " more after this one");
    boolean second = waiting.filter(Waiting::forSecondPerson).isPresent();
    if (!first.id().equals(prompt) || second != forSecond) {
      forSecond = second;
      ask(first, waiting);
    }
    due(first, waiting, shown.now());
    waiting.ifPresent(open -> shown.scanned().forEach(scan -> scanned(scan, open)));
    Parts.present(this, true);
  }

  void clear() {
    prompt = "";
    answers.clear();
    Parts.present(this, false);
  }

  private void due(Prompt asked, Optional<Waiting> waiting, Instant now) {
    Duration within = asked.dueWithin();
    if (within == null || waiting.isEmpty()) {
      due.setText("");
      return;
    }
    Instant until = waiting.get().raised().plus(within);
    String clock = CLOCK.format(until.atZone(ZoneId.systemDefault()));
    due.setText(until.isBefore(now) ? "LATE: was due at " + clock : "Due at " + clock);
  }

  /// A code that was read before the question was asked is no answer to it.
  private void scanned(Scanned scan, Waiting open) {
    if (scan.at().isBefore(open.raised()) || !scan.at().isAfter(taken)) {
      return;
    }
    taken = scan.at();
    for (AnswerField field : answers.values()) {
      if (field.take(scan.text())) {
        return;
      }
    }
  }

  private void ask(Prompt fresh, Optional<Waiting> waiting) {
    prompt = fresh.id();
    boolean signature = !fresh.signature().isEmpty();
    boolean signed = signature || forSecond;
    title.setText(
        signature
            ? "A signature is needed: " + fresh.signature()
            : forSecond ? "A second person has to confirm this" : "Your answer is needed");
    question.setText(fresh.text());
    say("");
    picture(fresh.picture());
    picture.setFitHeight(forSecond ? SMALL_PICTURE_HEIGHT : PICTURE_HEIGHT);
    entered.setText(waiting.filter(Waiting::forSecondPerson).map(PromptPanel::words).orElse(""));
    Parts.present(entered, forSecond);
    answers.clear();
    if (!signed) {
      for (Field field : fresh.fields()) {
        answers.put(field.name(), new AnswerField(field, () -> next(field.name())));
      }
    }
    fields.getChildren().setAll(answers.values().stream().map(AnswerField::node).toList());
    Parts.present(fields, !answers.isEmpty());
    comment.field().clear();
    comment.caption(
        signed ? "Reason, where you reject it" : "Comment, where a value is not what is expected");
    Parts.present(comment, signed || !answers.isEmpty());
    user.field().clear();
    password.field().clear();
    Parts.present(signing, signed);
    Parts.present(submit, !signed);
    Parts.present(approve, signed);
    Parts.present(reject, signed);
    idle(true);
    submit.setText(
        fresh.verified()
            ? "Send to the second person"
            : fresh.fields().isEmpty() ? "Confirm: done" : "Send answer");
    approve.setText(forSecond ? "Confirm" : "Approve");
    reject.setText(forSecond ? "Send back" : "Reject");
  }

  private static String words(Waiting waiting) {
    String values =
        waiting.entered().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(answer -> answer.getKey() + ": " + answer.getValue())
            .collect(Collectors.joining("\n"));
    return "Answered by "
        + waiting.enteredBy()
        + (values.isEmpty() ? ": done" : "\n" + values)
        + (waiting.comment().isEmpty() ? "" : "\nComment: " + waiting.comment());
  }

  private void picture(String name) {
    Optional<byte[]> bytes = name.isEmpty() ? Optional.empty() : desk.picture(name);
    picture.setImage(bytes.map(image -> new Image(new ByteArrayInputStream(image))).orElse(null));
    Parts.present(picture, bytes.isPresent());
    if (!name.isEmpty() && bytes.isEmpty()) {
      String file = QuestionPicture.of(name).map(QuestionPicture::file).orElse(name);
      say("The picture " + file + " that the recipe was approved with is not there any more.");
    }
  }

  /// Enter goes to the next empty field, from the last one to the button.
  private void next(String from) {
    for (Map.Entry<String, AnswerField> one : answers.entrySet()) {
      if (!one.getKey().equals(from) && one.getValue().value().isEmpty()) {
        one.getValue().focus();
        return;
      }
    }
    submit.requestFocus();
  }

  private void leaveComment() {
    if (submit.isVisible()) {
      submit.requestFocus();
    } else {
      user.field().requestFocus();
    }
  }

  private void send() {
    Map<String, String> given = new LinkedHashMap<>();
    answers.forEach((name, field) -> given.put(name, field.value()));
    idle(false);
    String asked = prompt;
    desk.answer(batch, asked, given, comment.value(), reply -> answered(asked, reply));
  }

  private void sign(boolean approved) {
    if (user.value().isEmpty() || password.value().isEmpty()) {
      say("Whoever signs enters user id and password.");
      user.field().requestFocus();
      return;
    }
    idle(false);
    String asked = prompt;
    desk.sign(
        batch,
        asked,
        new Credentials(user.value(), password.secret()),
        approved,
        comment.value(),
        reply -> answered(asked, reply));
  }

  private void answered(String asked, Reply reply) {
    if (!prompt.equals(asked)) {
      return;
    }
    idle(!reply.done());
    say(reply.done() ? "" : reply.text());
    if (!reply.done()) {
      answers.values().stream().findFirst().ifPresent(AnswerField::focus);
    }
  }

  /// Whether nothing is on its way to the station.
  private void idle(boolean idle) {
    submit.setDisable(!idle);
    approve.setDisable(!idle);
    reject.setDisable(!idle);
  }

  private void say(String text) {
    message.setText(text);
  }
}
