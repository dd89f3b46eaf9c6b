package org.cellstation.console.unit;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.cellstation.console.model.Desk;
import org.cellstation.console.model.GapWords;
import org.cellstation.console.widget.Overlay;
import org.cellstation.console.widget.Parts;
import org.cellstation.station.api.Interruptions.Interruption;
import org.jspecify.annotations.Nullable;

/// Says on the unit's screen that the station was away, until a person has signed for it.
final class GapStrip extends HBox {
  private final Desk desk;
  private final Overlay overlay;
  private final Label headline = Parts.label("", "gap-headline");
  private final Label next = Parts.paragraph("", "gap-next");
  private final Button open = Parts.button("gap-open", "What happened", this::open, "primary");
  private @Nullable Interruption shown;

  GapStrip(Desk desk, Overlay overlay) {
    this.desk = desk;
    this.overlay = overlay;
    getStyleClass().add("gap-strip");
    headline.setId("gap-headline");
    next.setId("gap-next");
    VBox words = Parts.column("gap-words", headline, next);
    HBox.setHgrow(words, Priority.ALWAYS);
    getChildren().addAll(words, open);
    Parts.present(this, false);
  }

  /// @param batch on the unit, empty for none
  void show(String batch) {
    Interruption gap = desk.interruption(batch).orElse(null);
    boolean due = gap != null && (gap.waiting() || desk.isUnexplained(gap.deviation()));
    if (gap != null && !gap.equals(shown)) {
      headline.setText(GapWords.headline(gap));
      next.setText(GapWords.next(gap));
      open.setDisable(!gap.assessed());
    }
    shown = gap;
    Parts.present(this, due);
  }

  private void open() {
    Interruption gap = shown;
    if (gap != null) {
      GapCard card = new GapCard(desk, overlay, gap);
      overlay.push(card, card.first());
    }
  }
}
