package org.cellstation.console.unit;

import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.cellstation.console.model.Desk;
import org.cellstation.console.widget.Overlay;
import org.cellstation.console.widget.Parts;
import org.cellstation.console.widget.SignForm;

/// The signature that brings the recipe before the last change back.
final class RollBackCard extends VBox {
  private static final double WIDTH = 720;

  private final Desk desk;
  private final Overlay overlay;
  private final String batch;
  private final SignForm form = new SignForm("Why it goes back", true);

  RollBackCard(Desk desk, Overlay overlay, String batch) {
    this.desk = desk;
    this.overlay = overlay;
    this.batch = batch;
    getStyleClass().add("gap-card");
    getChildren()
        .addAll(
            Parts.label("Roll the last change of the recipe back", "card-title"),
            Parts.paragraph(
                "Batch "
                    + batch
                    + " goes on by the recipe before the last change, between phases or when the"
                    + " procedure is HELD, as long as nothing of what that changed has begun. Two"
                    + " people signed for that recipe; an approver signs for the way back.",
                "confirm-target"),
            form,
            Parts.row(
                "card-buttons",
                Parts.spring(),
                Parts.button("roll-back-cancel", "Back", overlay::pop),
                Parts.button("roll-back-sign", "Sign and roll back", this::sign, "primary")));
    setPrefWidth(WIDTH);
  }

  Node first() {
    return form.first().field();
  }

  private void sign() {
    form.sign(
        (signer, why, then) -> desk.rollBack(batch, signer, why, then),
        taken -> {
          if (taken) {
            overlay.pop();
          }
        });
  }
}
