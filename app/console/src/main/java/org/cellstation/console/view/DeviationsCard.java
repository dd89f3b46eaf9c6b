package org.cellstation.console.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import org.cellstation.console.model.Desk;
import org.cellstation.console.model.Wording;
import org.cellstation.console.widget.Overlay;
import org.cellstation.console.widget.Parts;
import org.cellstation.console.widget.SignForm;
import org.cellstation.station.api.Deviations.Deviation;
import org.cellstation.station.api.Deviations.Meaning;
import org.cellstation.station.api.Deviations.Signature;

/// The deviations of all batches, open ones first, to be explained by who was there and closed by
/// QA.
final class DeviationsCard extends VBox {
  private static final double WIDTH = 860;
  private static final double LIST = 380;

  private final Desk desk;
  private final VBox rows = Parts.column("panel-rows");
  private final ToggleGroup chosen = new ToggleGroup();
  private final SignForm form = new SignForm("Explanation, or why it may be closed", true);
  private final Label message = Parts.paragraph("", "message");

  private DeviationsCard(Desk desk, Overlay overlay) {
    this.desk = desk;
    getStyleClass().add("deviations");
    message.setId("deviations-message");
    ScrollPane list = Parts.scroll(rows);
    list.setPrefHeight(LIST);
    getChildren()
        .addAll(
            Parts.label("Deviations", "card-title"),
            list,
            form,
            message,
            Parts.row(
                "card-buttons",
                Parts.spring(),
                Parts.button("deviations-back", "Back", overlay::pop),
                Parts.button("deviation-explain", "Explain", () -> sign(Meaning.EXPLAINED)),
                Parts.button(
                    "deviation-close", "Close as QA", () -> sign(Meaning.CLOSED), "primary")));
    setPrefWidth(WIDTH);
    list();
  }

  static void open(Desk desk, Overlay overlay) {
    DeviationsCard card = new DeviationsCard(desk, overlay);
    overlay.push(card, card.form.first().field());
  }

  private void list() {
    List<Deviation> all = new ArrayList<>(desk.deviations());
    all.sort(
        Comparator.comparing((Deviation deviation) -> !deviation.open())
            .thenComparing(Deviation::raised, Comparator.reverseOrder()));
    rows.getChildren().clear();
    chosen.getToggles().clear();
    if (all.isEmpty()) {
      rows.getChildren().add(Parts.paragraph("None."));
    }
    for (Deviation deviation : all) {
      rows.getChildren().add(row(deviation));
    }
    if (!chosen.getToggles().isEmpty()) {
      chosen.selectToggle(chosen.getToggles().getFirst());
    }
  }

  private VBox row(Deviation deviation) {
    ToggleButton choose = Parts.toggle(deviation.id());
    choose.setId(Parts.id("deviation", deviation.id()));
    choose.setUserData(deviation.id());
    choose.setDisable(!deviation.open());
    if (deviation.open()) {
      choose.setToggleGroup(chosen);
    }
    VBox row =
        Parts.column(
            "batch-row",
            Parts.row(
                "tile-head",
                choose,
                Parts.spring(),
                Parts.label(deviation.open() ? "Open" : "Closed", "badge")),
            Parts.paragraph(deviation.what()));
    for (Signature signed : deviation.signatures()) {
      row.getChildren()
          .add(
              Parts.paragraph(
                  "%s by %s (%s), %s: %s"
                      .formatted(
                          signed.meaning() == Meaning.CLOSED ? "Closed" : "Explained",
                          signed.printedName(),
                          signed.user(),
                          Wording.moment(signed.signed()),
                          signed.reason())));
    }
    return row;
  }

  private void sign(Meaning meaning) {
    if (chosen.getSelectedToggle() == null) {
      message.setText("Choose an open deviation first.");
      return;
    }
    String id = String.valueOf(chosen.getSelectedToggle().getUserData());
    form.sign(
        (signer, reason, then) -> desk.signDeviation(id, meaning, signer, reason, then),
        taken -> {
          if (taken) {
            message.setText(id + (meaning == Meaning.CLOSED ? " is closed." : " is explained."));
            list();
          }
        });
  }
}
