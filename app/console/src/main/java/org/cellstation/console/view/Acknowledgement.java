package org.cellstation.console.view;

import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.cellstation.console.model.AlarmLine;
import org.cellstation.console.model.AlarmMark;
import org.cellstation.console.model.Desk;
import org.cellstation.console.model.Wording;
import org.cellstation.console.widget.AlarmIcon;
import org.cellstation.console.widget.Entry;
import org.cellstation.console.widget.Overlay;
import org.cellstation.console.widget.Parts;
import org.cellstation.station.alarm.AlarmPriority;

/// Acknowledging one alarm that the person sees in full; there is no "all". A high one needs a
/// comment (Annex 11 draft, clause 8).
final class Acknowledgement {
  private final Desk desk;
  private final Overlay overlay;

  Acknowledgement(Desk desk, Overlay overlay) {
    this.desk = desk;
    this.overlay = overlay;
  }

  void ask(AlarmLine line) {
    boolean needed = line.priority() == AlarmPriority.HIGH;
    AlarmIcon icon = new AlarmIcon();
    icon.show(Optional.of(new AlarmMark(line.priority(), line.open(), 1)));
    Entry comment =
        Entry.text(
            "ack-comment",
            needed ? "Comment (needed for a high alarm): cause and action" : "Comment",
            "");
    Label message = Parts.paragraph("", "message", "message-refused");
    message.setId("ack-message");
    VBox card =
        Parts.column(
            "confirm",
            Parts.row(
                "faceplate-head",
                icon,
                Parts.label(
                    Wording.priority(line.priority()) + " priority   " + line.unit(),
                    "card-title")),
            Parts.paragraph(line.message(), "confirm-target"),
            Parts.paragraph("What to do: " + line.response()),
            Parts.paragraph(
                Wording.state(line.state()) + " since " + Wording.moment(line.since()), "quiet"),
            comment,
            message,
            Parts.row(
                "card-buttons",
                Parts.spring(),
                Parts.button("ack-cancel", "Cancel", overlay::pop),
                Parts.button(
                    "ack-submit", "Acknowledge", () -> send(line, comment, message), "primary")));
    card.setPrefWidth(600);
    overlay.push(card, comment.field());
  }

  private void send(AlarmLine line, Entry comment, Label message) {
    if (line.priority() == AlarmPriority.HIGH && comment.value().isEmpty()) {
      message.setText("Type a comment first: what caused it, what was done.");
      comment.field().requestFocus();
      return;
    }
    desk.acknowledge(
        line.id(),
        comment.value(),
        reply -> {
          if (reply.done()) {
            overlay.pop();
          } else {
            message.setText(reply.text());
          }
        });
  }
}
