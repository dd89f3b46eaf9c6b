package org.cellstation.console.view;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cellstation.console.model.Desk;
import org.cellstation.console.model.Wording;
import org.cellstation.console.widget.Overlay;
import org.cellstation.console.widget.Parts;
import org.cellstation.drivers.bus.Frame;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.station.api.Station.Reply;
import org.jspecify.annotations.Nullable;

/// What is known of one bus or instrument, what may be done about it, and what stands on its wire:
/// live, filterable, to be held still and to be saved.
final class WirePanel {
  private static final int FRAMES_SHOWN = 1000;
  private static final double OTHER_COLUMNS = 118 + 100 + 110 + 420 + 24;

  private final Desk desk;
  private final Overlay overlay;
  private final ObservableList<Frame> frames = FXCollections.observableArrayList();
  private final FilteredList<Frame> shown = new FilteredList<>(frames);
  private final TableView<Frame> table = new TableView<>(shown);
  private final Label title = Parts.label("", "panel-title");
  private final Label more = Parts.paragraph("");
  private final Label message = Parts.paragraph("", "message");
  private final TextField filter = new TextField();
  private final ToggleButton troubles = Parts.toggle("Errors only");
  private final ToggleButton still = Parts.toggle("Hold still");
  private final Button switchOver = Parts.button("wire-switch", "", this::askToSwitch);
  private final Button accept =
      Parts.button("wire-accept", "Accept …", this::askToAccept, "primary");
  private final VBox node;
  private @Nullable LinkRow row;
  private long next;
  private boolean asking;

  WirePanel(Desk desk, Overlay overlay, Runnable close) {
    this.desk = desk;
    this.overlay = overlay;
    filter.setId("wire-filter");
    filter.setPromptText("Filter: bytes, words, instrument");
    filter.setPrefColumnCount(22);
    filter.setAccessibleText("Filter the frames");
    filter.textProperty().subscribe(text -> sift());
    troubles.setId("wire-troubles");
    troubles.setOnAction(event -> sift());
    still.setId("wire-still");
    message.setId("wire-message");
    more.setId("wire-more");
    table.setId("wire-table");
    table.setPlaceholder(
        new Label("Nothing to show: nothing was sent, or the filter lets nothing pass."));
    table.setFixedCellSize(28);
    TableColumn<Frame, String> meaning = column("Meaning", 200, WirePanel::meaning);
    meaning.prefWidthProperty().bind(table.widthProperty().subtract(OTHER_COLUMNS));
    table
        .getColumns()
        .addAll(
            List.of(
                column("Time", 118, frame -> Wording.instant(frame.instant())),
                column("", 100, WirePanel::direction),
                column("Instrument", 110, Frame::instrument),
                column("Bytes", 420, Frame::hex),
                meaning));
    node =
        Parts.column(
            "panel",
            Parts.row(
                "card-buttons",
                title,
                Parts.spring(),
                filter,
                troubles,
                still,
                Parts.button("wire-save", "Save", this::save),
                switchOver,
                accept,
                Parts.button("wire-close", "Close", close)),
            more,
            message,
            table);
    node.setMinHeight(330);
    node.setPrefHeight(380);
    node.setId("wire-panel");
  }

  private static TableColumn<Frame, String> column(
      String title, double width, Function<Frame, String> text) {
    TableColumn<Frame, String> column = new TableColumn<>(title);
    column.setMinWidth(width);
    column.setPrefWidth(width);
    column.setSortable(false);
    column.setCellValueFactory(frame -> new ReadOnlyStringWrapper(text.apply(frame.getValue())));
    return column;
  }

  Region node() {
    return node;
  }

  /// The newest of the chosen bus or instrument.
  void show(LinkRow now) {
    LinkRow before = row;
    row = now;
    if (before == null || !before.isAbout(now)) {
      if (before == null || !before.bus().equals(now.bus())) {
        frames.clear();
        next = 0;
      }
      message.setText("");
      sift();
    }
    title.setText(now.whole() ? now.bus() : now.instrument() + " on " + now.bus());
    more.setText(now.more());
    switchOver.setText(now.isOff() ? "Switch on …" : "Switch off …");
    Parts.present(accept, now.isExchanged());
    if (!still.isSelected()) {
      fetch();
    }
  }

  private LinkRow chosen() {
    return Objects.requireNonNull(row, "the panel is shown only for a chosen row");
  }

  private void fetch() {
    if (asking) {
      return;
    }
    asking = true;
    String bus = chosen().bus();
    desk.frames(
        bus,
        next,
        fresh -> {
          asking = false;
          if (bus.equals(chosen().bus())) {
            take(fresh);
          }
        });
  }

  private void take(List<Frame> fresh) {
    if (fresh.isEmpty()) {
      return;
    }
    next = fresh.getLast().number() + 1;
    List<Frame> kept =
        fresh.size() > FRAMES_SHOWN
            ? fresh.subList(fresh.size() - FRAMES_SHOWN, fresh.size())
            : fresh;
    int surplus = frames.size() + kept.size() - FRAMES_SHOWN;
    if (surplus > 0) {
      frames.remove(0, Math.min(surplus, frames.size()));
    }
    frames.addAll(kept);
    if (!shown.isEmpty()) {
      table.scrollTo(shown.size() - 1);
    }
  }

  private void sift() {
    String wanted = filter.getText().strip().toLowerCase(Locale.ROOT);
    boolean onlyTroubles = troubles.isSelected();
    String instrument = row == null ? "" : row.instrument();
    shown.setPredicate(
        frame ->
            (instrument.isEmpty() || instrument.equals(frame.instrument()))
                && (!onlyTroubles || frame.outcome() != Frame.Outcome.GOOD)
                && (wanted.isEmpty() || text(frame).contains(wanted)));
  }

  private static String text(Frame frame) {
    return String.join(" ", frame.hex(), meaning(frame), frame.instrument(), direction(frame))
        .toLowerCase(Locale.ROOT);
  }

  private static String meaning(Frame frame) {
    return frame.why().isEmpty() ? frame.meaning() : "!  " + frame.why();
  }

  private static String direction(Frame frame) {
    return switch (frame.direction()) {
      case SENT -> "→  sent";
      case RECEIVED -> "←  received";
      case DISCARDED -> "×  discarded";
    };
  }

  private void save() {
    desk.saveFrames(chosen().bus(), this::say);
  }

  private void say(Reply reply) {
    message.setText(reply.text());
    Parts.style(message, "message-refused", !reply.done());
  }

  private void askToSwitch() {
    LinkRow meant = chosen();
    String what = meant.whole() ? "the whole bus " + meant.bus() : meant.instrument();
    boolean on = meant.isOff();
    ReasonCard.ask(
        overlay,
        on ? "Switch on" : "Switch off",
        what,
        on
            ? "It is prepared and told its set-points again."
            : "Nothing is sent to it any more, and its values are bad. It keeps its last set-points.",
        on ? "Switch on " + what : "Switch off " + what,
        (reason, then) -> desk.switchLink(meant.bus(), meant.instrument(), on, reason, then));
  }

  private void askToAccept() {
    LinkRow meant = chosen();
    Identity found = meant.status().identification().found();
    if (found != null) {
      ReasonCard.ask(
          overlay,
          "Accept another instrument",
          meant.instrument() + " is now " + found,
          "It is read and written from now on. Check that it is the right kind and calibrated.",
          "Accept " + meant.instrument(),
          (reason, then) ->
              desk.acceptInstrument(meant.bus(), meant.instrument(), found.serial(), reason, then));
    }
  }
}
