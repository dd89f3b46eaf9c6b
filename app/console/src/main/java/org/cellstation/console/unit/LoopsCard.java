package org.cellstation.console.unit;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.cellstation.console.model.Gauge;
import org.cellstation.console.model.UnitPicture;
import org.cellstation.console.model.Wording;
import org.cellstation.console.widget.Overlay;
import org.cellstation.console.widget.Parts;
import org.cellstation.station.api.Snapshot.Loop;

/// All loops of a unit, each with its mode and why it does not act freely; each opens its
/// faceplate.
final class LoopsCard extends VBox {
  private final Button close;

  LoopsCard(Overlay overlay, UnitPicture unit, Consumer<Gauge> open) {
    getStyleClass().add("faceplate");
    setPrefWidth(560);
    close = Parts.button("loops-close", "Close", overlay::pop);
    VBox list = Parts.column("loop-list");
    for (Loop loop : unit.loops()) {
      Button button =
          Parts.button(
              Parts.id("loops", loop.name()),
              words(loop),
              () -> {
                overlay.pop();
                open.accept(unit.gaugeOf(loop));
              });
      button.setMaxWidth(Double.MAX_VALUE);
      button.getStyleClass().add("loop-button");
      list.getChildren().add(button);
    }
    getChildren()
        .addAll(
            Parts.label(unit.id() + "   All loops", "card-title"),
            list,
            Parts.row("card-buttons", Parts.spring(), close));
  }

  private static String words(Loop loop) {
    String mode = loop.running() ? Wording.mode(loop.mode()) : "stands still";
    String note = loop.running() ? Wording.beside(loop.mode(), loop.note()) : loop.note();
    return Wording.title(loop.name()) + ":  " + mode + (note.isEmpty() ? "" : ",  " + note);
  }

  Button first() {
    return close;
  }
}
