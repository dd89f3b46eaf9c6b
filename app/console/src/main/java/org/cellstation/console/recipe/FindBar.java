package org.cellstation.console.recipe;

import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.cellstation.console.widget.Entry;
import org.cellstation.console.widget.Parts;

/// Finds words in the text, whatever their case, from the cursor on and round the end.
final class FindBar extends HBox {
  private final SourceText source;
  private final Entry words = Entry.text("find-words", "Find", "");
  private final Label result = Parts.label("", "quiet");

  FindBar(SourceText source) {
    this.source = source;
    getStyleClass().add("find-bar");
    result.setId("find-result");
    words.field().setOnAction(event -> find(true));
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
          }
        });
    getChildren()
        .addAll(
            words,
            Parts.button("find-previous", "Previous", () -> find(false)),
            Parts.button("find-next", "Next", () -> find(true)),
            Parts.button("find-close", "Close", this::close),
            result);
    Parts.present(this, false);
  }

  void open() {
    Parts.present(this, true);
    words.field().requestFocus();
    words.field().selectAll();
  }

  private void close() {
    Parts.present(this, false);
    source.focus();
  }

  private void find(boolean onwards) {
    String wanted = words.value().toLowerCase(Locale.ROOT);
    String text = source.text().toLowerCase(Locale.ROOT);
    if (wanted.isEmpty()) {
      result.setText("Type what to find.");
      return;
    }
    int from = source.caretOffset();
    int at = onwards ? text.indexOf(wanted, from) : text.lastIndexOf(wanted, before(from, wanted));
    boolean round = at < 0;
    if (round) {
      at = onwards ? text.indexOf(wanted) : text.lastIndexOf(wanted);
    }
    if (at < 0) {
      result.setText("Not in this recipe.");
    } else {
      result.setText(round ? "Went round the end." : "");
      source.select(at, at + wanted.length());
    }
  }

  private static int before(int from, String wanted) {
    return from - wanted.length() - 1;
  }
}
