package org.cellstation.console.view;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cellstation.console.live.AlarmChange;
import org.cellstation.console.model.AlarmLine;
import org.cellstation.console.model.AlarmMark;
import org.cellstation.console.model.Picture;
import org.cellstation.console.model.Wording;
import org.cellstation.console.widget.AlarmIcon;
import org.cellstation.console.widget.Parts;
import org.cellstation.console.widget.Screen;
import org.jspecify.annotations.Nullable;

/// The alarm list, most urgent first until a column head is pressed, and below it every change
/// since this console was started.
final class AlarmsScreen implements Screen {
  private static final int CHANGES_KEPT = 500;

  /// Their widths and a scroll bar.
  private static final double OTHER_COLUMNS = 116 + 100 + 74 + 150 + 84 + 84 + 140 + 24;

  private final Acknowledgement acknowledgement;
  private final ObservableList<AlarmLine> lines = FXCollections.observableArrayList();
  private final ObservableList<String> changes = FXCollections.observableArrayList();
  private final TableView<AlarmLine> table = new TableView<>();
  private final VBox node;

  AlarmsScreen(Acknowledgement acknowledgement) {
    this.acknowledgement = acknowledgement;
    table.setId("alarm-table");
    SortedList<AlarmLine> sorted = new SortedList<>(lines);
    sorted.comparatorProperty().bind(table.comparatorProperty());
    table.setItems(sorted);
    table.setPlaceholder(new Label("No alarms. Nothing to do here."));
    table.setFixedCellSize(76);
    columns();
    VBox.setVgrow(table, Priority.ALWAYS);
    ListView<String> history = new ListView<>(changes);
    history.setId("alarm-changes");
    history.setPrefHeight(150);
    history.setMinHeight(110);
    history.setPlaceholder(new Label("No alarm has changed since this console was started."));
    node =
        Parts.column(
            "screen",
            Parts.label("Alarms", "screen-title"),
            table,
            Parts.label("Changes, newest first", "panel-title"),
            history);
    node.setId("alarms-screen");
  }

  private void columns() {
    TableColumn<AlarmLine, AlarmLine> priority =
        column("Priority", 116, line -> line, AlarmsScreen::priority);
    priority.setComparator(Comparator.comparing(AlarmLine::priority));
    TableColumn<AlarmLine, AlarmLine> act = column("", 140, line -> line, this::button);
    act.setSortable(false);
    List<TableColumn<AlarmLine, ?>> columns =
        List.of(
            priority,
            column("Since", 100, AlarmLine::since, at -> text(Wording.clock(at))),
            column("Unit", 74, AlarmLine::unit, AlarmsScreen::text),
            column("State", 150, AlarmLine::state, at -> text(Wording.state(at))),
            what(),
            column("Value", 84, AlarmLine::value, AlarmsScreen::text),
            column("Limit", 84, AlarmLine::limit, AlarmsScreen::text),
            act);
    table.getColumns().addAll(columns);
  }

  private TableColumn<AlarmLine, AlarmLine> what() {
    TableColumn<AlarmLine, AlarmLine> what =
        column(
            "What is wrong, what to do",
            300,
            line -> line,
            line ->
                Parts.column(
                    "alarm-what",
                    Parts.paragraph(line.message(), "alarm-message"),
                    Parts.paragraph(line.response(), "quiet")));
    what.setComparator(Comparator.comparing(AlarmLine::message));
    what.setMaxWidth(Double.MAX_VALUE);
    what.prefWidthProperty().bind(table.widthProperty().subtract(OTHER_COLUMNS));
    return what;
  }

  private static <T> TableColumn<AlarmLine, T> column(
      String title, double width, Function<AlarmLine, T> value, Function<T, Node> draw) {
    TableColumn<AlarmLine, T> column = new TableColumn<>(title);
    column.setPrefWidth(width);
    column.setMinWidth(width);
    column.setMaxWidth(width);
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
    column.setCellFactory(of -> new Drawn<>(draw));
    return column;
  }

  /// A cell whose content is a node.
  private static final class Drawn<T> extends TableCell<AlarmLine, T> {
    private final Function<T, Node> draw;

    Drawn(Function<T, Node> draw) {
      this.draw = draw;
    }

    @Override
    protected void updateItem(@Nullable T item, boolean empty) {
      if (item != null && !empty && item.equals(getItem()) && getGraphic() != null) {
        super.updateItem(item, false);
        return;
      }
      super.updateItem(item, empty);
      setGraphic(item == null || empty ? null : draw.apply(item));
    }
  }

  private static Node text(String text) {
    return Parts.paragraph(text);
  }

  private static Node priority(AlarmLine line) {
    AlarmIcon icon = new AlarmIcon();
    icon.show(Optional.of(new AlarmMark(line.priority(), line.open(), 1)));
    HBox row = Parts.row("alarm-priority", icon, Parts.label(Wording.priority(line.priority())));
    return row;
  }

  private Node button(AlarmLine line) {
    Button button =
        Parts.button(Parts.id("ack", line.id()), "Acknowledge", () -> acknowledgement.ask(line));
    button.setVisible(line.open());
    return button;
  }

  /// Every change, in order; called whether or not this screen is in front.
  void changed(AlarmChange change) {
    changes.addFirst(
        Wording.moment(change.at())
            + "   "
            + Wording.priority(change.alarm().priority())
            + "   "
            + change.alarm().unit()
            + "   "
            + change.alarm().message()
            + ":   "
            + Wording.state(change.from())
            + "  →  "
            + Wording.state(change.to()));
    if (changes.size() > CHANGES_KEPT) {
      changes.removeLast();
    }
  }

  @Override
  public Region node() {
    return node;
  }

  /// Replaces only what differs, so that a finger finds its button where it was.
  @Override
  public void show(Picture picture) {
    List<AlarmLine> fresh = picture.alarms();
    if (fresh.size() != lines.size()) {
      lines.setAll(fresh);
      return;
    }
    for (int i = 0; i < fresh.size(); i++) {
      if (!fresh.get(i).equals(lines.get(i))) {
        lines.set(i, fresh.get(i));
      }
    }
  }
}
