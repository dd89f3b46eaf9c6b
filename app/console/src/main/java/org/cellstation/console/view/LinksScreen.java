package org.cellstation.console.view;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cellstation.console.model.Desk;
import org.cellstation.console.model.Picture;
import org.cellstation.console.model.Wording;
import org.cellstation.console.trend.ScanTrend;
import org.cellstation.console.widget.Overlay;
import org.cellstation.console.widget.Parts;
import org.cellstation.console.widget.Screen;
import org.cellstation.station.api.Snapshot;
import org.jspecify.annotations.Nullable;

/// Level 4: the truth about buses and instruments. Below the table: the scan and the journal, or,
/// of the bus or instrument that was chosen, everything that is known and what stands on its wire.
final class LinksScreen implements Screen {
  /// Their widths and a scroll bar.
  private static final double OTHER_COLUMNS = 180 + 130 + 120 + 140 + 190 + 24;

  private final ObservableList<LinkRow> rows = FXCollections.observableArrayList();
  private final TableView<LinkRow> table = new TableView<>(rows);
  private final Label scan = Parts.paragraph("");
  private final Label journal = Parts.paragraph("");
  private final ScanTrend scanTime = new ScanTrend();
  private final HBox health;
  private final WirePanel wire;
  private final VBox node;
  private boolean renewing;

  LinksScreen(Desk desk, Overlay overlay) {
    wire = new WirePanel(desk, overlay, () -> table.getSelectionModel().clearSelection());
    table.setId("link-table");
    table.setFixedCellSize(60);
    table.setPlaceholder(new Label("No link is configured."));
    table.setRowFactory(of -> new Row());
    TableColumn<LinkRow, String> detail =
        column("What is wrong, what to check", 300, LinkRow::trouble);
    detail.prefWidthProperty().bind(table.widthProperty().subtract(OTHER_COLUMNS));
    table
        .getColumns()
        .addAll(
            List.of(
                column("Bus or instrument", 180, LinkRow::name),
                column("State", 130, LinkRow::state),
                column("Last good", 120, LinkRow::lastGood),
                column("Round trip", 140, LinkRow::roundTrip),
                column("Errors by kind", 190, LinkRow::errors),
                detail));
    VBox.setVgrow(table, Priority.ALWAYS);
    VBox words =
        Parts.column(
            "screen-part",
            Parts.label("Control scan", "panel-title"),
            scan,
            Parts.label("Journal", "panel-title"),
            journal,
            Parts.paragraph(
                "Choose a bus or an instrument to see what stands on its wire.", "quiet"));
    HBox.setHgrow(words, Priority.ALWAYS);
    health = Parts.row("panel", scanTime, words);
    health.setMinHeight(190);
    scanTime.setPrefWidth(560);
    words.setMinWidth(280);
    node = Parts.column("screen", Parts.label("Links", "screen-title"), table, health, wire.node());
    node.setId("links-screen");
    table.getSelectionModel().selectedItemProperty().subscribe(this::choose);
    // The panel below takes height from the table, and with it the chosen row out of sight.
    table.heightProperty().subscribe(height -> bring());
  }

  private static TableColumn<LinkRow, String> column(
      String title, double width, Function<LinkRow, String> text) {
    TableColumn<LinkRow, String> column = new TableColumn<>(title);
    column.setMinWidth(width);
    column.setPrefWidth(width);
    column.setSortable(false);
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
    column.setCellFactory(of -> new Wrapped());
    return column;
  }

  private void choose(@Nullable LinkRow row) {
    if (renewing) {
      return;
    }
    Parts.present(health, row == null);
    Parts.present(wire.node(), row != null);
    if (row != null) {
      wire.show(row);
      // The table has to have its new height before it knows what is in sight.
      node.layout();
      bring();
    }
  }

  private void bring() {
    int chosen = table.getSelectionModel().getSelectedIndex();
    if (chosen >= 0) {
      table.scrollTo(chosen);
    }
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void show(Picture picture) {
    Snapshot snapshot = picture.snapshot();
    LinkRow chosen = table.getSelectionModel().getSelectedItem();
    List<LinkRow> now = LinkRow.of(snapshot);
    if (!rows.equals(now)) {
      renew(now, chosen);
    }
    if (chosen != null) {
      wire.show(Objects.requireNonNullElse(table.getSelectionModel().getSelectedItem(), chosen));
    }
    Snapshot.Scan last = snapshot.scan();
    scanTime.show(last, snapshot.now());
    scan.setText(
        "Every "
            + Wording.plain(last.period().toMillis() / 1000.0)
            + " s,  "
            + last.count()
            + " scans,  "
            + last.late()
            + " late");
    journal.setText(
        snapshot.journalTrouble().isEmpty()
            ? "Durable up to this scan."
            : "!  " + snapshot.journalTrouble());
  }

  /// New contents in the same order, and the same choice.
  private void renew(List<LinkRow> now, @Nullable LinkRow chosen) {
    renewing = true;
    rows.setAll(now);
    for (int i = 0; i < now.size() && chosen != null; i++) {
      if (now.get(i).isAbout(chosen)) {
        table.getSelectionModel().select(i);
      }
    }
    renewing = false;
  }

  /// Text that wraps instead of being cut.
  private static final class Wrapped extends TableCell<LinkRow, String> {
    private final Label text = Parts.paragraph("");

    @Override
    protected void updateItem(@Nullable String item, boolean empty) {
      super.updateItem(item, empty);
      text.setText(item == null || empty ? "" : item);
      setGraphic(item == null || empty ? null : text);
    }
  }

  /// A link in trouble stands out by weight, not by colour.
  private static final class Row extends TableRow<LinkRow> {
    @Override
    protected void updateItem(@Nullable LinkRow item, boolean empty) {
      super.updateItem(item, empty);
      Parts.style(this, "row-trouble", item != null && !empty && item.inTrouble());
    }
  }
}
