package org.cellstation.console.unit;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.cellstation.console.model.BatchPicture;
import org.cellstation.console.model.Desk;
import org.cellstation.console.model.Wording;
import org.cellstation.console.widget.Entry;
import org.cellstation.console.widget.Parts;
import org.cellstation.recipes.engine.ProcedureEvent.Field;
import org.cellstation.recipes.engine.ProcedureEvent.Prompt;

/// The question the recipe waits for, with one field for each answer. What the station says about
/// the answers stands right below them, and nothing typed is lost.
final class PromptPanel extends VBox {
  private static final double ENTRY_WIDTH = 172;

  private final Desk desk;
  private final Label question = Parts.paragraph("", "prompt-question");
  private final Label more = Parts.label("", "prompt-more");
  private final FlowPane fields = new FlowPane();
  private final Label message = Parts.paragraph("", "message", "message-refused");
  private final Button submit = Parts.button("prompt-submit", "Send answer", this::send, "primary");
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private String batch = "";
  private String prompt = "";

  PromptPanel(Desk desk) {
    this.desk = desk;
    getStyleClass().add("prompt");
    question.setId("prompt-text");
    message.setId("prompt-message");
    fields.getStyleClass().add("prompt-fields");
    getChildren()
        .addAll(
            Parts.row("prompt-head", Parts.label("Your answer is needed"), Parts.spring(), more),
            Parts.column(
                "prompt-body", question, fields, Parts.row("card-buttons", message, submit)));
    HBox.setHgrow(message, Priority.ALWAYS);
    Parts.present(this, false);
  }

  /// Keeps what has been typed as long as the question is the same.
  void show(BatchPicture picture) {
    batch = picture.id();
    if (picture.prompts().isEmpty()) {
      clear();
      return;
    }
    Prompt first = picture.prompts().getFirst();
    int others = picture.prompts().size() - 1;
    more.setText(others == 0 ? "" : others + " more after this one");
    if (!first.id().equals(prompt)) {
      ask(first);
    }
    Parts.present(this, true);
  }

  void clear() {
    prompt = "";
    entries.clear();
    Parts.present(this, false);
  }

  private void ask(Prompt fresh) {
    prompt = fresh.id();
    question.setText(fresh.text());
    say("");
    submit.setDisable(false);
    submit.setText(fresh.fields().isEmpty() ? "Confirm: done" : "Send answer");
    entries.clear();
    for (Field field : fresh.fields()) {
      Entry entry = Entry.text(Parts.id("prompt-answer", field.name()), caption(field), "");
      entry.setPrefWidth(ENTRY_WIDTH);
      entry.field().setOnAction(event -> next(entry));
      entries.put(field.name(), entry);
    }
    fields.getChildren().setAll(entries.values());
    Parts.present(fields, !entries.isEmpty());
  }

  private static String caption(Field field) {
    if (field.text()) {
      return field.label() + "\ntext";
    }
    String unit = Wording.unit(field.unit());
    return field.label()
        + "\n"
        + Wording.plain(field.min())
        + " to "
        + Wording.plain(field.max())
        + (unit.isEmpty() ? "" : " " + unit);
  }

  /// Enter goes to the next empty field, from the last one to the button.
  private void next(Entry from) {
    for (Entry entry : entries.values()) {
      if (entry != from && entry.value().isEmpty()) {
        entry.field().requestFocus();
        return;
      }
    }
    submit.requestFocus();
  }

  private void send() {
    Map<String, String> answers = new LinkedHashMap<>();
    entries.forEach((name, entry) -> answers.put(name, entry.value()));
    submit.setDisable(true);
    String asked = prompt;
    desk.answer(
        batch,
        asked,
        answers,
        reply -> {
          if (prompt.equals(asked)) {
            submit.setDisable(reply.done());
            say(reply.done() ? "" : reply.text());
            if (!reply.done()) {
              entries.values().stream().findFirst().ifPresent(e -> e.field().requestFocus());
            }
          }
        });
  }

  private void say(String text) {
    message.setText(text);
  }
}
