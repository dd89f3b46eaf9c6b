package org.cellstation.console.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.cellstation.console.model.Desk;
import org.cellstation.console.model.RecipeLine;
import org.cellstation.console.model.UnitPicture;
import org.cellstation.console.unit.CommandBar;
import org.cellstation.console.widget.Entry;
import org.cellstation.console.widget.Overlay;
import org.cellstation.console.widget.Parts;
import org.cellstation.recipes.engine.Command;
import org.cellstation.station.api.BatchOrder;
import org.cellstation.station.api.Orders;
import org.cellstation.station.api.Purpose;
import org.cellstation.station.api.Station.RecipeSummary;
import org.cellstation.station.api.Station.Reply;
import org.jspecify.annotations.Nullable;

/// Unit, recipe, batch, order, purpose, values; create; start. Recipes for the unit's class are
/// offered with where they stand in their life; one with faults, or which the unit does not fit, is
/// shown with what is in the way and cannot be chosen. The station looks at the order after every
/// key, and what it says stands beside the value it means.
final class NewBatchForm extends VBox {
  private final Desk desk;
  private final Overlay overlay;
  private final FlowPane units = new FlowPane();
  private final ToggleGroup unitChoice = new ToggleGroup();
  private final VBox recipes = Parts.column("recipe-list");
  private final ToggleGroup recipeChoice = new ToggleGroup();
  private final VBox roles = Parts.column("panel-rows");
  private final Map<String, ToggleGroup> roleChoices = new LinkedHashMap<>();
  private final Entry batch = Entry.text("batch-id", "3  Batch number", "for example B-2026-014");
  private final Entry order = Entry.text("batch-order", "4  Order", "order or patient code");
  private final FlowPane purposes = new FlowPane();
  private final ToggleGroup purposeChoice = new ToggleGroup();
  private final Label notForPatients = Parts.paragraph("", "quiet");
  private final Label estimate = Parts.paragraph("");
  private final FormulaPane formula = new FormulaPane(this::changed);
  private final Label obstacle = Parts.paragraph("", "message", "message-refused");
  private final Label message = Parts.paragraph("", "message");
  private final Button create = Parts.button("batch-create", "Create batch", this::create);
  private final Button start = Parts.button("batch-start", "START", this::start, "primary");
  private List<UnitPicture> shown = List.of();
  private List<RecipeSummary> summaries = List.of();
  private List<Orders.Form> forms = List.of();
  private List<String> drawn = List.of();
  private Orders.Check judged = Orders.Check.NONE;
  private String wanted = "";
  private String created = "";
  private boolean justCreated;
  private boolean asking;
  private boolean askAgain;

  NewBatchForm(Desk desk, Overlay overlay) {
    this.desk = desk;
    this.overlay = overlay;
    getStyleClass().addAll("panel", "new-batch");
    message.setId("batch-message");
    obstacle.setId("batch-obstacle");
    Parts.present(obstacle, false);
    notForPatients.setId("batch-not-for-patients");
    estimate.setId("batch-estimate");
    Parts.present(notForPatients, false);
    Parts.present(estimate, false);
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
    HBox.setHgrow(batch, Priority.ALWAYS);
    HBox.setHgrow(order, Priority.ALWAYS);
    formula.clear();
    VBox steps =
        Parts.column(
            "new-batch-steps",
            Parts.label("1  Unit", "entry-caption"),
            units,
            Parts.label("2  Recipe", "entry-caption"),
            recipes,
            roles,
            Parts.row("entry-line", batch, order),
            Parts.label("5  Purpose", "entry-caption"),
            purposes,
            notForPatients,
            Parts.label(
                "6  Values; what is left empty stays as the recipe has it", "entry-caption"),
            formula,
            estimate);
    getChildren()
        .addAll(
            Parts.label("Start a batch", "panel-title"),
            Parts.scroll(steps),
            obstacle,
            message,
            Parts.row("card-buttons", Parts.spring(), create, start));
    Parts.present(start, false);
    unitChoice.selectedToggleProperty().addListener((_, _, _) -> offerRecipes());
    recipeChoice.selectedToggleProperty().addListener((_, _, _) -> recipeChosen());
  }

  void begin(String unit) {
    wanted = unit;
    created = "";
    drawn = List.of();
    Parts.present(start, false);
    Parts.present(create, true);
    message.setText("");
    Parts.present(obstacle, false);
    desk.recipes(
        found -> {
          summaries = found;
          desk.orderForms(
              all -> {
                forms = all;
                offerRecipes();
              });
        });
  }

  /// What is effective first; what does not fit the unit is shown with what is in the way.
  private void offerRecipes() {
    String before = chosen(recipeChoice);
    List<ToggleButton> choices = new ArrayList<>();
    List<Node> unfit = new ArrayList<>();
    List<String> others = new ArrayList<>();
    forms.stream()
        .sorted(Comparator.comparingInt(NewBatchForm::rank).thenComparing(Orders.Form::title))
        .forEach(
            form -> {
              String lacks = form.lacks().getOrDefault(unit(), "");
              if (!isOfClass(form)) {
                others.add(form.title() + " " + form.version());
              } else if (lacks.isEmpty()) {
                choices.add(choice(form));
              } else {
                unfit.add(unfit(form, lacks));
              }
            });
    List<Node> rows = new ArrayList<>(choices);
    if (rows.isEmpty()) {
      rows.add(
          Parts.paragraph(
              "No recipe can be run on this unit now. Put one into the station's recipe folder, or"
                  + " see below what is in the way.",
              "empty-state"));
    }
    rows.addAll(unfit);
    if (!others.isEmpty()) {
      rows.add(
          Parts.paragraph(
              "For other classes of unit: " + String.join("; ", others) + ".", "quiet"));
    }
    summaries.stream().filter(one -> !one.valid()).map(NewBatchForm::faulty).forEach(rows::add);
    recipeChoice.getToggles().setAll(choices);
    recipes.getChildren().setAll(rows);
    choices.stream()
        .filter(choice -> choice.getUserData().equals(before))
        .findFirst()
        .ifPresentOrElse(choice -> choice.setSelected(true), () -> recipeChoice.selectToggle(null));
  }

  private static int rank(Orders.Form form) {
    return switch (form.state()) {
      case EFFECTIVE -> 0;
      case APPROVED -> 1;
      case IN_REVIEW -> 2;
      case DRAFT -> 3;
      case SUPERSEDED, WITHDRAWN -> 4;
    };
  }

  private String unit() {
    String unit = chosen(unitChoice);
    return unit == null ? "" : unit;
  }

  /// With no unit chosen everything is offered.
  private boolean isOfClass(Orders.Form form) {
    String home = form.roles().values().stream().findFirst().orElse("");
    return shown.stream()
        .filter(picture -> picture.id().equals(unit()))
        .allMatch(picture -> picture.equipment().text().equals(home));
  }

  private static ToggleButton choice(Orders.Form form) {
    ToggleButton button = Parts.toggle("");
    button.setId(Parts.id("recipe", form.recipe()));
    button.getStyleClass().add("recipe-choice");
    button.setGraphic(lines(form));
    button.setAccessibleText(form.title() + ", " + state(form));
    button.setMaxWidth(Double.MAX_VALUE);
    button.setUserData(form.recipe());
    return button;
  }

  private static VBox lines(Orders.Form form) {
    return Parts.column(
        "recipe-lines",
        Parts.label(
            RecipeLine.mark(form.state()) + "  " + form.title() + "   " + form.version(),
            "row-title"),
        Parts.label(state(form) + "   " + form.recipe() + "   " + form.origin(), "quiet"),
        Parts.label(form.estimate(), "quiet"));
  }

  private static String state(Orders.Form form) {
    return form.notForPatients().isEmpty()
        ? form.state().text()
        : form.state().text() + ", for engineering runs only";
  }

  private static VBox unfit(Orders.Form form, String lacks) {
    VBox card = Parts.column("recipe-faulty", lines(form), Parts.paragraph("Not here: " + lacks));
    card.setId(Parts.id("recipe", form.recipe()));
    return card;
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

  private void recipeChosen() {
    judged = Orders.Check.NONE;
    form().ifPresentOrElse(formula::show, formula::clear);
    offerPurposes();
    estimate.setText(form().map(form -> "It takes " + form.estimate() + ".").orElse(""));
    Parts.present(estimate, form().isPresent());
    offerRoles();
    changed();
  }

  /// Only what is effective is for patients.
  private void offerPurposes() {
    String why = form().map(Orders.Form::notForPatients).orElse("");
    purposeChoice
        .getToggles()
        .forEach(
            toggle -> {
              if (toggle instanceof ToggleButton button
                  && button.getUserData() == Purpose.PATIENT) {
                button.setDisable(!why.isEmpty());
                if (!why.isEmpty()) {
                  button.setSelected(false);
                }
              }
            });
    notForPatients.setText(why);
    Parts.present(notForPatients, !why.isEmpty());
  }

  private Optional<Orders.Form> form() {
    String recipe = chosen(recipeChoice);
    return forms.stream().filter(form -> form.recipe().equals(recipe)).findFirst();
  }

  /// A unit for each role of the recipe but the first, which the chosen unit does.
  private void offerRoles() {
    roles.getChildren().clear();
    roleChoices.clear();
    form()
        .ifPresent(
            form ->
                form.roles().entrySet().stream()
                    .skip(1)
                    .forEach(role -> offerRole(role.getKey(), role.getValue())));
    Parts.present(roles, !roleChoices.isEmpty());
  }

  private void offerRole(String role, String equipmentClass) {
    ToggleGroup group = new ToggleGroup();
    FlowPane choices = new FlowPane();
    choices.getStyleClass().add("choices");
    for (UnitPicture unit : shown) {
      boolean fits =
          unit.equipment().text().equals(equipmentClass) && !unit.id().equals(chosen(unitChoice));
      if (fits) {
        ToggleButton button = Parts.toggle(unit.id() + "  " + unit.title());
        button.setId(Parts.id("role", role + "-" + unit.id()));
        button.setUserData(unit.id());
        button.setToggleGroup(group);
        choices.getChildren().add(button);
      }
    }
    group.selectedToggleProperty().addListener((_, _, _) -> changed());
    roleChoices.put(role, group);
    roles
        .getChildren()
        .addAll(
            Parts.label("2  Unit for the " + role, "entry-caption"),
            choices.getChildren().isEmpty()
                ? Parts.paragraph("No other unit is a " + equipmentClass + ".")
                : choices);
  }

  /// What was refused before is not about what stands there now.
  private void changed() {
    message.setText("");
    check();
  }

  /// Asks once at a time; keys pressed meanwhile are asked about afterwards.
  private void check() {
    BatchOrder now = ordered();
    if (now == null) {
      return;
    }
    if (asking) {
      askAgain = true;
      return;
    }
    asking = true;
    desk.checkOrder(
        now,
        check -> {
          asking = false;
          judged = check;
          formula.judge(check);
          if (!check.estimate().isEmpty()) {
            estimate.setText("It takes " + check.estimate() + ".");
          }
          sayOfOrder(check);
          if (askAgain) {
            askAgain = false;
            check();
          }
        });
  }

  /// What concerns no value: the unit, the station.
  private void sayOfOrder(Orders.Check check) {
    Map<String, String> rest = new LinkedHashMap<>(check.faults());
    form()
        .ifPresent(
            form -> {
              form.formula().forEach(entry -> rest.remove(entry.name()));
              rest.remove("batch size");
            });
    obstacle.setText(String.join(" ", rest.values()));
    Parts.present(obstacle, !rest.isEmpty());
  }

  /// Null until unit and recipe are chosen.
  private @Nullable BatchOrder ordered() {
    String unit = chosen(unitChoice);
    String recipe = chosen(recipeChoice);
    if (unit == null || recipe == null) {
      return null;
    }
    Map<String, String> byRole = new HashMap<>();
    roleChoices.forEach(
        (role, group) -> {
          String chosen = chosen(group);
          if (chosen != null) {
            byRole.put(role, chosen);
          }
        });
    Purpose purpose =
        purposeChoice.getSelectedToggle() == null
            ? Purpose.ENGINEERING
            : (Purpose) purposeChoice.getSelectedToggle().getUserData();
    return new BatchOrder(
        unit,
        recipe,
        batch.value(),
        order.value(),
        purpose,
        formula.values(),
        formula.batchSize(),
        byRole);
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
    BatchOrder wish = ordered();
    if (chosen(unitChoice) == null) {
      say(Reply.refused("1  Choose a free unit."));
    } else if (wish == null) {
      say(Reply.refused("2  Choose a recipe."));
    } else if (batch.value().isEmpty()) {
      say(Reply.refused("3  Type the batch number."));
      batch.field().requestFocus();
    } else if (order.value().isEmpty()) {
      say(Reply.refused("4  Type the order the batch is made for."));
      order.field().requestFocus();
    } else if (purposeChoice.getSelectedToggle() == null) {
      say(Reply.refused("5  Say what the batch is for."));
    } else if (!judged.faults().isEmpty()) {
      say(Reply.refused("Nothing is created yet. Mend what is marked first."));
      formula.toFault(judged);
    } else if (!judged.deviations().isEmpty()) {
      sign(wish);
    } else {
      create.setDisable(true);
      desk.createBatch(wish, reply -> created(wish.batch(), reply));
    }
  }

  private void sign(BatchOrder wish) {
    List<String> lines = new ArrayList<>();
    judged.deviations().forEach((name, what) -> lines.add(name + ": " + what + "."));
    SigningCard.ask(
        overlay,
        new SigningCard.Question(
            "Sign for a deviation",
            "Batch %s   Order %s\n%s".formatted(wish.batch(), wish.order(), wish.purpose().words()),
            String.join("\n", lines)
                + "\nA process developer or QA signs. It stands in the batch record as a deviation"
                + " until QA closes it.",
            "deviation explained",
            "Sign and create",
            "",
            true),
        List.of(),
        Optional::empty,
        (reason, signer, then) ->
            desk.createBatch(
                wish,
                signer,
                reason,
                reply -> {
                  then.accept(reply);
                  if (reply.done()) {
                    created(wish.batch(), reply);
                  }
                }));
  }

  private void created(String id, Reply reply) {
    create.setDisable(false);
    if (reply.done()) {
      created = id;
      justCreated = true;
      batch.field().clear();
      order.field().clear();
      form().ifPresent(formula::show);
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
