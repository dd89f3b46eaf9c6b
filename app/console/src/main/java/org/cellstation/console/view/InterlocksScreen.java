package org.cellstation.console.view;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cellstation.console.model.Desk;
import org.cellstation.console.model.Picture;
import org.cellstation.console.model.UnitPicture;
import org.cellstation.console.model.Wording;
import org.cellstation.console.widget.Overlay;
import org.cellstation.console.widget.Parts;
import org.cellstation.console.widget.Screen;
import org.cellstation.station.api.Snapshot;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.interlock.InterlockState;

/// Level 3: what guards one unit. The matrix above; below it the row that was chosen, else the one
/// that began the present trouble, with what to do; then what must be so before something may
/// begin.
final class InterlocksScreen implements Screen {
  private static final Duration BYPASS = Duration.ofMinutes(30);

  private final Desk desk;
  private final Overlay overlay;
  private final Label title = Parts.label("", "screen-title");
  private final Label summary = Parts.paragraph("");
  private final FlowPane units = new FlowPane();
  private final MatrixView matrix = new MatrixView(this::choose);
  private final Label empty =
      Parts.paragraph("No interlocks are configured for this unit.", "empty-state");
  private final Label rowTitle = Parts.paragraph("", "panel-title");
  private final Label rowState = Parts.paragraph("");
  private final Label response = Parts.paragraph("", "alarm-message");
  private final Label message = Parts.paragraph("", "message");
  private final Button reset = Parts.button("interlock-reset", "Reset", this::reset);
  private final Button bypass = Parts.button("interlock-bypass", "Bypass 30 min", this::bypass);
  private final HBox buttons = Parts.row("card-buttons", reset, bypass, message);
  private final VBox detail;
  private final VBox permits = Parts.column("panel");
  private final VBox node;
  private String unit = "";
  private String chosen = "";
  private Snapshot.Interlocks shown = Snapshot.Interlocks.NONE;

  InterlocksScreen(Desk desk, Overlay overlay) {
    this.desk = desk;
    this.overlay = overlay;
    units.getStyleClass().add("choices");
    summary.setId("interlock-summary");
    response.setId("interlock-response");
    message.setId("interlock-message");
    detail = Parts.column("panel", rowTitle, rowState, response, buttons);
    VBox.setVgrow(matrix, Priority.ALWAYS);
    node =
        Parts.column(
            "screen",
            Parts.row("trend-tools", title, units, Parts.spring(), summary),
            empty,
            matrix,
            detail,
            permits);
    node.setId("interlocks-screen");
  }

  void open(String wanted) {
    if (!wanted.equals(unit)) {
      unit = wanted;
      chosen = "";
      message.setText("");
    }
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void show(Picture picture) {
    Optional<UnitPicture> at = picture.unit(unit).or(() -> picture.units().stream().findFirst());
    if (at.isEmpty()) {
      return;
    }
    UnitPicture now = at.get();
    unit = now.id();
    title.setText("Interlocks   " + unit + "  " + now.title());
    offerUnits(picture);
    shown = now.interlocks();
    summary.setText(
        now.tripped() == 0 ? "All normal" : now.tripped() + " not normal, dark cells act now");
    boolean any = !shown.rows().isEmpty();
    Parts.present(empty, !any);
    Parts.present(matrix, any);
    matrix.show(shown);
    showRow();
    showPermits();
  }

  private void offerUnits(Picture picture) {
    Parts.present(units, picture.units().size() > 1);
    if (units.getChildren().size() != picture.units().size()) {
      units.getChildren().clear();
      for (UnitPicture each : picture.units()) {
        ToggleButton button = Parts.toggle(each.id());
        button.setId(Parts.id("interlock-unit", each.id()));
        button.setUserData(each.id());
        button.setOnAction(
            event -> {
              open(each.id());
              show(picture);
            });
        units.getChildren().add(button);
      }
    }
    for (Node each : units.getChildren()) {
      if (each instanceof ToggleButton button) {
        button.setSelected(unit.equals(button.getUserData()));
      }
    }
  }

  private void choose(String id) {
    chosen = id;
    message.setText("");
    showRow();
  }

  /// The chosen one, else the first out, else any that is not normal.
  private Optional<Snapshot.Row> row() {
    return shown.rows().stream()
        .filter(row -> row.id().equals(chosen))
        .findFirst()
        .or(() -> shown.rows().stream().filter(Snapshot.Row::firstOut).findFirst())
        .or(
            () ->
                shown.rows().stream()
                    .filter(row -> row.state() != InterlockState.NORMAL)
                    .findFirst());
  }

  private void showRow() {
    Optional<Snapshot.Row> found = row();
    Parts.present(detail, !shown.rows().isEmpty());
    matrix.chosen(found.map(Snapshot.Row::id).orElse(""));
    if (found.isEmpty()) {
      rowTitle.setText("All normal. Choose a row to read what it guards against.");
      Parts.present(rowState, false);
      Parts.present(response, false);
      Parts.present(buttons, false);
      return;
    }
    Snapshot.Row row = found.get();
    Parts.present(rowState, true);
    Parts.present(response, true);
    Parts.present(buttons, true);
    rowTitle.setText(row.title() + ": " + Wording.units(row.cause()));
    rowState.setText(words(row) + "  " + row.consequence() + ".");
    response.setText(row.response() + ".");
    reset.setDisable(row.state() != InterlockState.LATCHED);
    boolean bypassed = row.bypassedUntil() != null;
    bypass.setText(bypassed ? "End bypass" : "Bypass 30 min");
    bypass.setDisable(!bypassed && !row.bypassable());
  }

  private static String words(Snapshot.Row row) {
    String since =
        row.state() == InterlockState.NORMAL ? "" : " since " + Wording.clock(row.since());
    String more =
        switch (row.state()) {
          case NORMAL -> row.latching() ? "; once tripped, a person resets it" : "";
          case ACTIVE -> row.latching() ? "; to be reset when the cause is gone" : "";
          case LATCHED -> "; the cause is gone, reset it";
          case BYPASSED ->
              (row.bypassedUntil() == null
                      ? ""
                      : " until " + Wording.clock(row.bypassedUntil()) + ": ")
                  + row.bypassReason()
                  + (row.present() ? "; the cause is there" : "");
        };
    return Wording.state(row.state()) + since + more + ".";
  }

  private void showPermits() {
    Parts.present(permits, !shown.permits().isEmpty());
    permits.getChildren().setAll(Parts.label("What must be so to begin", "panel-title"));
    FlowPane all = new FlowPane(24, 4);
    for (Snapshot.Permit permit : shown.permits()) {
      boolean open = permit.obstacle().isEmpty();
      Label line =
          Parts.label(
              (open ? "\u2713  " : "\u00D7  ")
                  + permit.title()
                  + (open
                      ? ""
                      : ": " + Wording.units(permit.obstacle()) + ". " + permit.response()));
      Parts.style(line, "row-title", !open);
      all.getChildren().add(line);
    }
    permits.getChildren().add(all);
  }

  private void reset() {
    row().ifPresent(row -> desk.resetInterlock(unit, row.id(), this::say));
  }

  private void bypass() {
    row()
        .ifPresent(
            row -> {
              boolean bypassed = row.bypassedUntil() != null;
              ReasonCard.ask(
                  overlay,
                  bypassed ? "End the bypass?" : "Bypass for 30 minutes?",
                  unit + "  " + row.title(),
                  bypassed
                      ? "It guards again at once."
                      : "Until then it has no effect, whatever happens: "
                          + Wording.units(row.cause())
                          + ".",
                  (bypassed ? "End bypass on " : "Bypass on ") + unit,
                  (reason, then) ->
                      desk.bypassInterlock(
                          unit, row.id(), bypassed ? Duration.ZERO : BYPASS, reason, said(then)));
            });
  }

  private Consumer<Reply> said(Consumer<Reply> then) {
    return reply -> {
      say(reply);
      then.accept(reply);
    };
  }

  private void say(Reply reply) {
    message.setText(reply.text());
    Parts.style(message, "message-refused", !reply.done());
  }
}
