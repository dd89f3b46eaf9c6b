package org.cellstation.console.view;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
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
import org.cellstation.console.model.Picture;
import org.cellstation.console.model.Wording;
import org.cellstation.console.trend.ScanTrend;
import org.cellstation.console.widget.Parts;
import org.cellstation.console.widget.Screen;
import org.cellstation.drivers.bus.LinkStatus;
import org.cellstation.station.api.Snapshot;
import org.jspecify.annotations.Nullable;

/// Level 4: the truth about buses and instruments, the scan and the journal.
final class LinksScreen implements Screen {
  /// Their widths and a scroll bar.
  private static final double OTHER_COLUMNS = 180 + 140 + 110 + 120 + 200 + 24;

  private final ObservableList<LinkStatus> links = FXCollections.observableArrayList();
  private final TableView<LinkStatus> table = new TableView<>(links);
  private final Label scan = Parts.paragraph("");
  private final Label journal = Parts.paragraph("");
  private final ScanTrend scanTime = new ScanTrend();
  private final VBox node;

  LinksScreen() {
    table.setId("link-table");
    table.setFixedCellSize(60);
    table.setPlaceholder(new Label("No link is configured."));
    table.setRowFactory(of -> new Row());
    TableColumn<LinkStatus, String> detail =
        column("What is wrong, what to check", 300, LinkStatus::detail);
    detail.prefWidthProperty().bind(table.widthProperty().subtract(OTHER_COLUMNS));
    table
        .getColumns()
        .addAll(
            List.of(
                column("Bus or instrument", 180, LinkStatus::id),
                column("State", 140, LinksScreen::state),
                column("Last good", 110, LinksScreen::last),
                column("Exchanges", 120, link -> Long.toString(link.exchanges())),
                column("Errors by kind", 200, LinksScreen::errors),
                detail));
    VBox.setVgrow(table, Priority.ALWAYS);
    VBox words =
        Parts.column(
            "screen-part",
            Parts.label("Control scan", "panel-title"),
            scan,
            Parts.label("Journal", "panel-title"),
            journal);
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox health = Parts.row("panel", scanTime, words);
    health.setMinHeight(190);
    scanTime.setPrefWidth(560);
    words.setMinWidth(280);
    node = Parts.column("screen", Parts.label("Links", "screen-title"), table, health);
    node.setId("links-screen");
  }

  private static TableColumn<LinkStatus, String> column(
      String title, double width, Function<LinkStatus, String> text) {
    TableColumn<LinkStatus, String> column = new TableColumn<>(title);
    column.setMinWidth(width);
    column.setPrefWidth(width);
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
    column.setCellFactory(of -> new Wrapped());
    return column;
  }

  private static String state(LinkStatus link) {
    return switch (link.state()) {
      case UP -> "Up";
      case DEGRADED -> "!  Degraded";
      case DOWN -> "×  Down";
      case DISABLED -> "–  Switched off";
    };
  }

  private static String last(LinkStatus link) {
    return link.lastGood() == null ? "never" : Wording.clock(link.lastGood());
  }

  private static String errors(LinkStatus link) {
    return link.errors().entrySet().stream()
        .filter(e -> e.getValue() > 0)
        .sorted(Map.Entry.comparingByKey())
        .map(e -> Wording.kind(e.getKey()) + " " + e.getValue())
        .collect(Collectors.joining(", "));
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void show(Picture picture) {
    Snapshot snapshot = picture.snapshot();
    if (!links.equals(snapshot.links())) {
      if (links.size() == snapshot.links().size()) {
        for (int i = 0; i < links.size(); i++) {
          links.set(i, snapshot.links().get(i));
        }
      } else {
        links.setAll(snapshot.links());
      }
    }
    Snapshot.Scan now = snapshot.scan();
    scanTime.show(now, snapshot.now());
    scan.setText(
        "Every "
            + Wording.plain(now.period().toMillis() / 1000.0)
            + " s,  "
            + now.count()
            + " scans,  "
            + now.late()
            + " late");
    journal.setText(
        snapshot.journalTrouble().isEmpty()
            ? "Durable up to this scan."
            : "!  " + snapshot.journalTrouble());
  }

  /// Text that wraps instead of being cut.
  private static final class Wrapped extends TableCell<LinkStatus, String> {
    private final Label text = Parts.paragraph("");

    @Override
    protected void updateItem(@Nullable String item, boolean empty) {
      super.updateItem(item, empty);
      text.setText(item == null || empty ? "" : item);
      setGraphic(item == null || empty ? null : text);
    }
  }

  /// A link in trouble stands out by weight, not by colour.
  private static final class Row extends TableRow<LinkStatus> {
    @Override
    protected void updateItem(@Nullable LinkStatus item, boolean empty) {
      super.updateItem(item, empty);
      Parts.style(
          this, "row-trouble", item != null && !empty && item.state() != LinkStatus.State.UP);
    }
  }
}
