package org.cellstation.console.unit;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.cellstation.console.model.Desk;
import org.cellstation.console.model.GapWords;
import org.cellstation.console.widget.Overlay;
import org.cellstation.console.widget.Parts;
import org.cellstation.console.widget.SignForm;
import org.cellstation.console.widget.Table;
import org.cellstation.station.api.Deviations.Meaning;
import org.cellstation.station.api.Interruptions.Interruption;

/// What became of a batch while the station was away, and the signature that takes it on.
final class GapCard extends VBox {
  private static final double WIDTH = 860;
  private static final double TABLES = 330;

  private final Desk desk;
  private final Overlay overlay;
  private final Interruption gap;
  private final SignForm form = new SignForm("What you have looked at and found", true);

  GapCard(Desk desk, Overlay overlay, Interruption gap) {
    this.desk = desk;
    this.overlay = overlay;
    this.gap = gap;
    getStyleClass().add("gap-card");
    Table variables = new Table("Variable", "Not seen for", "Before", "After", "");
    GapWords.variables(gap).forEach(row -> variables.row(row.cells(), row.amiss()));
    Table outputs = new Table("Output", "Commanded", "Found", "");
    GapWords.outputs(gap).forEach(row -> outputs.row(row.cells(), row.amiss()));
    ScrollPane tables = Parts.scroll(Parts.column("gap-tables", variables, outputs));
    tables.setPrefHeight(TABLES);
    Button sign =
        Parts.button(
            "gap-sign",
            gap.waiting() ? "Sign and go on: RESTART " + gap.batch() : "Sign the explanation",
            this::sign,
            "primary");
    getChildren()
        .addAll(
            Parts.label(GapWords.headline(gap), "card-title"),
            Parts.paragraph("Batch " + gap.batch() + " on " + gap.unit(), "confirm-target"),
            Parts.paragraph(GapWords.next(gap)),
            tables,
            form,
            Parts.row(
                "card-buttons",
                Parts.spring(),
                Parts.button("gap-back", "Back", overlay::pop),
                sign));
    setPrefWidth(WIDTH);
  }

  Node first() {
    return form.first().field();
  }

  private void sign() {
    form.sign(
        (signer, reason, then) -> {
          if (gap.waiting()) {
            desk.resume(gap.batch(), signer, reason, then);
          } else {
            desk.signDeviation(gap.deviation(), Meaning.EXPLAINED, signer, reason, then);
          }
        },
        taken -> {
          if (taken) {
            overlay.pop();
          }
        });
  }
}
