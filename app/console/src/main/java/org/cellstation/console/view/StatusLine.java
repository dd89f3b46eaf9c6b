package org.cellstation.console.view;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.cellstation.console.model.Desk;
import org.cellstation.console.model.Wording;
import org.cellstation.console.widget.Parts;

/// What the station said last to the person here: done or refused, in words, until the next answer.
final class StatusLine extends HBox {
  private final Label text = new Label();

  StatusLine(Desk desk) {
    getStyleClass().add("status-line");
    text.setId("status");
    getChildren().add(text);
    desk.last().subscribe(this::show);
  }

  private void show(Desk.Answer answer) {
    boolean said = !answer.reply().text().isEmpty();
    boolean refused = !answer.reply().done();
    text.setText(
        said
            ? Wording.clock(answer.at())
                + "   "
                + (refused ? "Refused: " : "Done: ")
                + answer.reply().text()
            : "");
    Parts.style(this, "trouble", refused);
  }
}
