package org.cellstation.console.view;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.cellstation.console.model.AlarmLine;
import org.cellstation.console.model.AlarmMark;
import org.cellstation.console.model.Picture;
import org.cellstation.console.model.Wording;
import org.cellstation.console.widget.AlarmIcon;
import org.cellstation.console.widget.Parts;
import org.jspecify.annotations.Nullable;

/// The most urgent alarm and how many there are, on every display. The list is one action away.
final class AlarmBanner extends HBox {
  private final AlarmIcon icon = new AlarmIcon();
  private final Label text = new Label();
  private final Label response = new Label();
  private final Label count = Parts.label("", "banner-count");
  private final Button acknowledge;
  private @Nullable AlarmLine first;
  private boolean lit = true;

  AlarmBanner(Acknowledgement acknowledgement, Runnable list) {
    getStyleClass().add("banner");
    text.setId("banner-text");
    text.getStyleClass().add("banner-text");
    response.setId("banner-response");
    response.getStyleClass().add("banner-response");
    text.setMinWidth(0);
    response.setMinWidth(0);
    VBox words = Parts.column("banner-words", text, response);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    count.setId("banner-count");
    acknowledge =
        Parts.button(
            "banner-acknowledge",
            "Acknowledge",
            () -> {
              AlarmLine line = first;
              if (line != null) {
                acknowledgement.ask(line);
              }
            });
    icon.managedProperty().bind(icon.visibleProperty());
    getChildren()
        .addAll(icon, words, count, acknowledge, Parts.button("banner-show", "Alarm list", list));
  }

  void show(Picture picture) {
    Optional<AlarmLine> worst = picture.alarms().stream().findFirst();
    first = worst.orElse(null);
    boolean open = worst.map(AlarmLine::open).orElse(false);
    icon.show(worst.map(line -> new AlarmMark(line.priority(), line.open(), 1)));
    text.setText(worst.map(AlarmBanner::words).orElse("No alarms"));
    response.setText(worst.map(AlarmLine::response).orElse(""));
    Parts.present(response, worst.isPresent());
    long unanswered = picture.alarms().stream().filter(AlarmLine::open).count();
    count.setText(
        picture.alarms().isEmpty()
            ? ""
            : picture.alarms().size() + " in list\n" + unanswered + " not acknowledged");
    Parts.present(acknowledge, open);
    getStyleClass().removeIf(style -> style.startsWith("alarm-is-"));
    worst.ifPresent(
        line -> {
          if (line.open()) {
            getStyleClass().add("alarm-is-" + line.priority().name());
          }
        });
  }

  /// An alarm that nobody has acknowledged flashes; its mark and words stay.
  void beat() {
    boolean open = first != null && first.open();
    lit = !open || !lit;
    Parts.style(this, "banner-unlit", !lit);
  }

  private static String words(AlarmLine line) {
    return Wording.priority(line.priority())
        + "   "
        + line.unit()
        + "   "
        + line.message()
        + "   "
        + Wording.clock(line.since());
  }
}
