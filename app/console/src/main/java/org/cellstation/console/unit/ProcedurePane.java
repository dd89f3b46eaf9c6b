package org.cellstation.console.unit;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.cellstation.console.chart.ChartView;
import org.cellstation.console.chart.RunMarks;
import org.cellstation.console.model.BatchPicture;
import org.cellstation.console.model.Desk;
import org.cellstation.console.widget.Parts;
import org.cellstation.console.widget.Reasons;
import org.cellstation.recipes.chart.ChartLayout;
import org.cellstation.recipes.chart.Outline;
import org.cellstation.recipes.engine.ProcedureMode;
import org.cellstation.recipes.engine.ProcedureState;
import org.cellstation.recipes.engine.ProcedureStatus;
import org.cellstation.recipes.engine.ProcedureStatus.Element;
import org.cellstation.recipes.engine.ProcedureStatus.Level;
import org.cellstation.recipes.engine.ProcedureStatus.Order;
import org.cellstation.station.api.Station.Role;

/// The chart of the batch that runs, how far it goes by itself, and what a person may order.
final class ProcedurePane extends VBox {
  private final Desk desk;
  private final Reasons reasons;
  private final ChartView chart = new ChartView();
  private final Map<ProcedureMode, ToggleButton> modes = new EnumMap<>(ProcedureMode.class);
  private final Label meaning = Parts.paragraph("", "quiet");
  private final FlowPane orders = new FlowPane();
  private final Label empty =
      Parts.paragraph("No recipe runs on this unit. Start a batch under Batches.", "quiet");
  private final VBox content;
  private final Button changing;
  private String batch = "";
  private ProcedureMode mode = ProcedureMode.AUTOMATIC;
  private Outline drawn = new Outline(List.of());
  private List<Order> offered = List.of();
  private String followed = "";

  /// @param change asked for the way to another recipe, with the batch
  ProcedurePane(Desk desk, Reasons reasons, Consumer<String> change) {
    this.desk = desk;
    this.reasons = reasons;
    getStyleClass().addAll("panel", "procedure-pane");
    chart.setId("run-chart");
    changing = Parts.button("change-recipe", "Change the recipe", () -> change.accept(batch));
    Parts.present(changing, false);
    HBox row = Parts.row("procedure-modes", Parts.label("Goes on", "panel-title"));
    for (ProcedureMode each : ProcedureMode.values()) {
      ToggleButton button = Parts.toggle(name(each));
      button.setId("procedure-mode-" + each.name());
      button.setOnAction(event -> askMode(each));
      modes.put(each, button);
      row.getChildren().add(button);
    }
    row.getChildren()
        .addAll(
            Parts.spring(),
            changing,
            Parts.button("run-zoom-out", "\u2212", () -> chart.zoom(1 / 1.2), "square"),
            Parts.button("run-zoom-in", "+", () -> chart.zoom(1.2), "square"));
    meaning.setId("procedure-mode-meaning");
    orders.getStyleClass().add("procedure-orders");
    orders.setId("procedure-orders");
    VBox.setVgrow(chart, Priority.ALWAYS);
    content = Parts.column("screen-part", row, meaning, orders, chart);
    VBox.setVgrow(content, Priority.ALWAYS);
    getChildren().addAll(empty, content);
  }

  void show(Optional<BatchPicture> running) {
    Parts.present(empty, running.isEmpty());
    Parts.present(content, running.isPresent());
    running.ifPresent(this::show);
  }

  private void show(BatchPicture picture) {
    ProcedureStatus procedure = picture.procedure();
    batch = picture.id();
    mode = procedure.mode();
    boolean over = picture.state().kind() == ProcedureState.Kind.FINAL;
    Parts.present(changing, !over && (desk.is(Role.PROCESS_DEVELOPER) || desk.is(Role.QA)));
    modes.forEach((each, button) -> button.setSelected(each == mode));
    meaning.setText(meaning(mode));
    if (!picture.outline().equals(drawn)) {
      drawn = picture.outline();
      chart.show(ChartLayout.of(drawn));
      followed = "";
    }
    chart.marks(RunMarks.of(drawn, procedure));
    follow(procedure);
    offer(procedure.orders());
  }

  /// Keeps the step under way in sight when it changes, and leaves whoever looks elsewhere alone.
  private void follow(ProcedureStatus procedure) {
    for (Element element : procedure.elements()) {
      if (element.level() == Level.PHASE && RunMarks.active(element.state())) {
        if (!element.path().equals(followed)) {
          followed = element.path();
          chart.reveal(followed);
        }
        return;
      }
    }
  }

  private void offer(List<Order> fresh) {
    if (!fresh.equals(offered)) {
      offered = fresh;
      orders.getChildren().clear();
      for (int i = 0; i < fresh.size(); i++) {
        Order order = fresh.get(i);
        orders
            .getChildren()
            .add(Parts.button("procedure-order-" + i, order.words(), () -> ask(order)));
      }
    }
    Parts.present(orders, !offered.isEmpty());
  }

  private void ask(Order order) {
    String id = batch;
    reasons.ask(
        "Order a step",
        "Batch " + id + ": " + order.path(),
        order.words() + ". The order is done once, and kept with your name and reason.",
        order.words(),
        (reason, then) -> desk.order(id, order.path(), order.option(), reason, then));
  }

  private void askMode(ProcedureMode wanted) {
    modes.forEach((each, button) -> button.setSelected(each == mode));
    if (wanted == mode) {
      return;
    }
    String id = batch;
    ProcedureMode seen = mode;
    reasons.ask(
        "Change the mode of the procedure",
        "Batch " + id + ": " + name(seen) + " \u2192 " + name(wanted),
        meaning(wanted) + " What runs now goes on unchanged.",
        "Change to " + name(wanted),
        (reason, then) -> desk.setProcedureMode(id, wanted, seen, reason, then));
  }

  private static String name(ProcedureMode mode) {
    return switch (mode) {
      case AUTOMATIC -> "Automatic";
      case SEMI_AUTOMATIC -> "Semi-automatic";
      case MANUAL -> "Manual";
    };
  }

  private static String meaning(ProcedureMode mode) {
    return switch (mode) {
      case AUTOMATIC -> "Each step begins by itself as soon as it may.";
      case SEMI_AUTOMATIC -> "Each phase waits until a person orders it to begin.";
      case MANUAL ->
          "Each phase waits for an order; a person may also end a phase or decide a branch.";
    };
  }
}
