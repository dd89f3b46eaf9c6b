package org.cellstation.console.view;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.cellstation.console.model.BatchPicture;
import org.cellstation.console.model.Desk;
import org.cellstation.console.model.UnitPicture;
import org.cellstation.console.model.Wording;
import org.cellstation.console.unit.CommandBar;
import org.cellstation.console.widget.Navigator;
import org.cellstation.console.widget.Overlay;
import org.cellstation.console.widget.Parts;
import org.cellstation.recipes.engine.Command;
import org.cellstation.recipes.engine.ProcedureState;
import org.jspecify.annotations.Nullable;

/// One unit, its batch and what can be done with it from here.
final class BatchRow extends VBox {
  private final Label title = Parts.label("", "row-title");
  private final Label state = Parts.label("", "badge");
  private final Label facts = Parts.paragraph("");
  private final Button start;
  private final Button record;
  private @Nullable UnitPicture shown;

  BatchRow(Desk desk, Overlay overlay, Navigator navigator, String unit) {
    getStyleClass().add("batch-row");
    start = Parts.button(Parts.id("start", unit), "START", () -> start(desk, overlay), "primary");
    record = Parts.button(Parts.id("record", unit), "Write batch record", () -> write(desk));
    getChildren()
        .addAll(
            Parts.row("tile-head", title, Parts.spring(), state),
            facts,
            Parts.row(
                "card-buttons",
                Parts.button(Parts.id("open", unit), "Open unit", () -> navigator.showUnit(unit)),
                start,
                record));
  }

  void show(UnitPicture unit) {
    shown = unit;
    title.setText(unit.id() + "  " + unit.title());
    Optional<BatchPicture> batch = unit.batch();
    state.setText(batch.map(b -> Wording.state(b.state())).orElse("Free"));
    facts.setText(
        batch
            .map(
                b ->
                    "Batch "
                        + b.id()
                        + ", order "
                        + b.order()
                        + "\n"
                        + b.purpose().words()
                        + "\n"
                        + b.recipe()
                        + "\nCreated "
                        + Wording.moment(b.begun())
                        + ", "
                        + b.age())
            .orElse("No batch. Start one on the right."));
    Parts.present(start, batch.map(b -> b.legal().contains(Command.START)).orElse(false));
    Parts.present(
        record, batch.map(b -> b.state().kind() == ProcedureState.Kind.FINAL).orElse(false));
  }

  private void start(Desk desk, Overlay overlay) {
    UnitPicture unit = shown;
    if (unit != null && unit.batch().isPresent()) {
      CommandBar.ask(desk, overlay, unit, unit.batch().get(), Command.START);
    }
  }

  private void write(Desk desk) {
    UnitPicture unit = shown;
    if (unit != null) {
      unit.batch().ifPresent(batch -> desk.writeRecord(batch.id(), reply -> {}));
    }
  }
}
