package org.cellstation.console.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.cellstation.console.model.Desk;
import org.cellstation.console.model.UnitPicture;
import org.cellstation.console.unit.CommandBar;
import org.cellstation.console.widget.Entry;
import org.cellstation.console.widget.Overlay;
import org.cellstation.console.widget.Parts;
import org.cellstation.recipes.engine.Command;
import org.cellstation.station.api.BatchOrder;
import org.cellstation.station.api.Purpose;
import org.cellstation.station.api.Station.RecipeSummary;
import org.cellstation.station.api.Station.Reply;
import org.jspecify.annotations.Nullable;

/// Unit, recipe, batch, order; create; start. A recipe with faults is shown with all of them and
/// cannot be chosen.
final class NewBatchForm extends VBox {
  private final Desk desk;
  private final Overlay overlay;
  private final FlowPane units = new FlowPane();
  private final ToggleGroup unitChoice = new ToggleGroup();
  private final VBox recipes = Parts.column("recipe-list");
  private final ToggleGroup recipeChoice = new ToggleGroup();
  private final Entry batch = Entry.text("batch-id", "3  Batch number", "for example B-2026-014");
  private final Entry order = Entry.text("batch-order", "4  Order", "order or patient code");
  private final FlowPane purposes = new FlowPane();
  private final ToggleGroup purposeChoice = new ToggleGroup();
  private final Label message = Parts.paragraph("", "message");
  private final Button create = Parts.button("batch-create", "Create batch", this::create);
  private final Button start = Parts.button("batch-start", "START", this::start, "primary");
  private List<UnitPicture> shown = List.of();
  private List<String> drawn = List.of();
  private String wanted = "";
  private String created = "";
  private boolean justCreated;

  NewBatchForm(Desk desk, Overlay overlay) {
    this.desk = desk;
    this.overlay = overlay;
    getStyleClass().addAll("panel", "new-batch");
    message.setId("batch-message");
    create.getStyleClass().add("primary");
    units.getStyleClass().add("choices");
    purposes.getStyleClass().add("choices");
    for (Purpose purpose : Purpose.values()) {
      ToggleButton button = Parts.toggle(purpose.words());
      button.setId(Parts.id("purpose", purpose.name()));
      button.setUserData(purpose);
      button.setToggleGroup(purposeChoice);
      purposes.getChildren().add(button);
    }
    ScrollPane scroll = new ScrollPane(recipes);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("plain-scroll");
    scroll.setMinHeight(160);
    setVgrow(scroll, Priority.ALWAYS);
    HBox.setHgrow(batch, Priority.ALWAYS);
    HBox.setHgrow(order, Priority.ALWAYS);
    getChildren()
        .addAll(
            Parts.label("Start a batch", "panel-title"),
            Parts.label("1  Unit", "entry-caption"),
            units,
            Parts.label("2  Recipe", "entry-caption"),
            scroll,
            Parts.row("entry-line", batch, order),
            Parts.label("5  Purpose", "entry-caption"),
            purposes,
            message,
            Parts.row("card-buttons", Parts.spring(), create, start));
    Parts.present(start, false);
  }

  void begin(String unit) {
    wanted = unit;
    created = "";
    drawn = List.of();
    Parts.present(start, false);
    Parts.present(create, true);
    message.setText("");
    desk.recipes(this::offer);
  }

  private void offer(List<RecipeSummary> found) {
    recipeChoice.getToggles().clear();
    recipes.getChildren().clear();
    for (RecipeSummary recipe : found) {
      recipes.getChildren().add(recipe.valid() ? choice(recipe) : faulty(recipe));
    }
    if (found.isEmpty()) {
      recipes
          .getChildren()
          .add(
              Parts.paragraph(
                  "No recipe found. Put one into the station's recipe folder and come back.",
                  "empty-state"));
    }
  }

  private ToggleButton choice(RecipeSummary recipe) {
    ToggleButton button = Parts.toggle("");
    button.setId(Parts.id("recipe", recipe.id()));
    button.getStyleClass().add("recipe-choice");
    button.setGraphic(
        Parts.column(
            "recipe-text",
            Parts.label(recipe.title() + "   " + recipe.version(), "row-title"),
            Parts.label(recipe.id() + "   from " + recipe.source(), "quiet")));
    button.setAccessibleText(recipe.title());
    button.setMaxWidth(Double.MAX_VALUE);
    button.setUserData(recipe.id());
    button.setToggleGroup(recipeChoice);
    return button;
  }

  private static VBox faulty(RecipeSummary recipe) {
    VBox card =
        Parts.column(
            "recipe-faulty",
            Parts.paragraph(
                recipe.title() + "   " + recipe.version() + "   cannot be used", "row-title"),
            Parts.paragraph(recipe.id() + "   from " + recipe.source(), "quiet"));
    recipe.faults().forEach(fault -> card.getChildren().add(Parts.paragraph("•  " + fault)));
    card.setId(Parts.id("recipe", recipe.id()));
    return card;
  }

  void show(List<UnitPicture> fresh) {
    shown = fresh;
    List<String> states =
        fresh.stream().map(u -> u.id() + u.batch().map(b -> b.id()).orElse("")).toList();
    if (!states.equals(drawn)) {
      drawn = states;
      offerUnits(fresh);
    }
    boolean ready = toStart().isPresent();
    Parts.present(start, ready);
    if (ready && justCreated) {
      justCreated = false;
      start.requestFocus();
    }
    Parts.present(create, !ready);
  }

  private void offerUnits(List<UnitPicture> fresh) {
    List<ToggleButton> buttons = new ArrayList<>();
    unitChoice.getToggles().clear();
    for (UnitPicture unit : fresh) {
      String use = unit.batch().map(b -> "in use by " + b.id()).orElse("free");
      ToggleButton button = Parts.toggle(unit.id() + "  " + unit.title() + ", " + use);
      button.setId(Parts.id("batch-unit", unit.id()));
      button.setUserData(unit.id());
      button.setToggleGroup(unitChoice);
      button.setDisable(unit.batch().isPresent());
      buttons.add(button);
    }
    units.getChildren().setAll(buttons);
    buttons.stream()
        .filter(b -> !b.isDisable() && (wanted.isEmpty() || wanted.equals(b.getUserData())))
        .findFirst()
        .ifPresent(b -> b.setSelected(true));
  }

  private void create() {
    String unit = chosen(unitChoice);
    String recipe = chosen(recipeChoice);
    Purpose purpose =
        purposeChoice.getSelectedToggle() == null
            ? null
            : (Purpose) purposeChoice.getSelectedToggle().getUserData();
    if (unit == null) {
      say(Reply.refused("1  Choose a free unit."));
    } else if (recipe == null) {
      say(Reply.refused("2  Choose a recipe."));
    } else if (batch.value().isEmpty()) {
      say(Reply.refused("3  Type the batch number."));
      batch.field().requestFocus();
    } else if (order.value().isEmpty()) {
      say(Reply.refused("4  Type the order the batch is made for."));
      order.field().requestFocus();
    } else if (purpose == null) {
      say(Reply.refused("5  Say what the batch is for."));
    } else {
      String id = batch.value();
      create.setDisable(true);
      desk.createBatch(
          new BatchOrder(unit, recipe, id, order.value(), purpose, Map.of(), "", Map.of()),
          reply -> created(id, reply));
    }
  }

  private void created(String id, Reply reply) {
    create.setDisable(false);
    if (reply.done()) {
      created = id;
      justCreated = true;
      batch.field().clear();
      order.field().clear();
      say(Reply.done("Batch " + id + " is created. Check unit and order, then press START."));
    } else {
      create.requestFocus();
      say(reply);
    }
  }

  private Optional<UnitPicture> toStart() {
    return shown.stream()
        .filter(
            unit ->
                unit.batch()
                    .filter(b -> b.id().equals(created) && b.legal().contains(Command.START))
                    .isPresent())
        .findFirst();
  }

  private void start() {
    toStart()
        .ifPresent(
            unit ->
                unit.batch().ifPresent(b -> CommandBar.ask(desk, overlay, unit, b, Command.START)));
  }

  private static @Nullable String chosen(ToggleGroup group) {
    return group.getSelectedToggle() == null
        ? null
        : (String) group.getSelectedToggle().getUserData();
  }

  private void say(Reply reply) {
    message.setText(reply.text());
    Parts.style(message, "message-refused", !reply.done());
  }
}
