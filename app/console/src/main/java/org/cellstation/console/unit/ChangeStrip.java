package org.cellstation.console.unit;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.cellstation.console.model.ChangeWords;
import org.cellstation.console.model.Desk;
import org.cellstation.console.widget.Overlay;
import org.cellstation.console.widget.Parts;
import org.cellstation.console.widget.Reasons;
import org.cellstation.station.api.LiveChanges.Change;
import org.jspecify.annotations.Nullable;

/// Says on the unit's screen that the recipe of its batch is about to be changed.
final class ChangeStrip extends HBox {
  private final Desk desk;
  private final Overlay overlay;
  private final Reasons reasons;
  private final Label headline = Parts.label("", "change-headline");
  private final Label next = Parts.paragraph("");
  private @Nullable Change shown;
  private @Nullable ChangeCard card;

  ChangeStrip(Desk desk, Overlay overlay, Reasons reasons) {
    this.desk = desk;
    this.overlay = overlay;
    this.reasons = reasons;
    getStyleClass().add("change-strip");
    headline.setId("change-headline");
    next.setId("change-next");
    VBox words = Parts.column("gap-words", headline, next);
    HBox.setHgrow(words, Priority.ALWAYS);
    getChildren().addAll(words, Parts.button("change-open", "Look at the change", this::open));
    Parts.present(this, false);
  }

  /// @param batch on the unit, empty for none
  void show(String batch) {
    List<Change> changes = batch.isEmpty() ? List.of() : desk.changes(batch);
    Change open = ChangeWords.open(changes).orElse(null);
    if (open != null && !open.equals(shown)) {
      headline.setText(ChangeWords.headline(open));
      next.setText(ChangeWords.next(open));
    }
    shown = open;
    Parts.present(this, open != null);
    ChangeCard looked = card;
    if (looked != null && overlay.isOpen()) {
      looked.show(changes);
    } else {
      card = null;
    }
  }

  private void open() {
    Change change = shown;
    if (change != null) {
      ChangeCard looked = new ChangeCard(desk, overlay, reasons, change);
      card = looked;
      overlay.push(looked, looked.first());
    }
  }
}
