package org.cellstation.console.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.cellstation.console.model.BatchPicture;
import org.cellstation.console.model.Desk;
import org.cellstation.console.model.Gauge;
import org.cellstation.console.model.Picture;
import org.cellstation.console.model.UnitPicture;
import org.cellstation.console.model.Wording;
import org.cellstation.console.trend.SpanChooser;
import org.cellstation.console.trend.TrendPane;
import org.cellstation.console.widget.AlarmIcon;
import org.cellstation.console.widget.Overlay;
import org.cellstation.console.widget.Parts;
import org.cellstation.console.widget.Reasons;
import org.cellstation.console.widget.Screen;
import org.cellstation.station.api.RecipeBook.Version;
import org.jspecify.annotations.Nullable;

/// Level 2: one unit, all that is needed to run it. Recipe on the left, the plant in the middle,
/// indicators and loops on the right, commands and the next step above.
public final class UnitScreen implements Screen {
  private final String id;
  private final Desk desk;
  private final Overlay overlay;
  private final AlarmIcon alarm = new AlarmIcon();
  private final Label title = Parts.label("", "unit-title");
  private final Label state = Parts.label("", "badge");
  private final Label facts = Parts.label("", "unit-facts");
  private final Label age = Parts.label("", "unit-age");
  private final Label next = Parts.paragraph("", "next-step");
  private final Label interlocks = Parts.label("", "badge");
  private final CommandBar commands;
  private final ProcedureChart chart;
  private final ProcedurePane procedure;
  private final Mimic mimic = new Mimic();
  private final PromptPanel prompt;
  private final TrendPane trend;
  private final VBox gauges = Parts.column("gauges");
  private final List<GaugeCard> cards = new ArrayList<>();
  private final GapStrip gap;
  private final ChangeStrip change;
  private final VBox node;
  private @Nullable UnitPicture shown;
  private @Nullable Faceplate faceplate;

  /// @param editor opens a recipe version to write on
  public UnitScreen(
      String id,
      Desk desk,
      Overlay overlay,
      Reasons reasons,
      BiConsumer<Version, List<Version>> editor) {
    this.id = id;
    this.desk = desk;
    this.overlay = overlay;
    commands = new CommandBar(desk, overlay);
    gap = new GapStrip(desk, overlay);
    change = new ChangeStrip(desk, overlay, reasons);
    prompt = new PromptPanel(desk);
    trend = new TrendPane(desk, "temperature");
    trend.tools(new SpanChooser(trend::look));
    trend.getStyleClass().add("panel");
    next.setId("next-step");
    next.setMaxHeight(Double.MAX_VALUE);
    state.setId("unit-state");
    interlocks.setId("unit-interlocks");
    alarm.managedProperty().bind(alarm.visibleProperty());
    Middle plant = new Middle(prompt, mimic, trend);
    procedure =
        new ProcedurePane(
            desk,
            reasons,
            batch -> {
              ChangesCard card = new ChangesCard(desk, overlay, batch, editor);
              overlay.push(card, card.first());
            });
    procedure.setMinWidth(0);
    StackPane middle = new StackPane(plant, procedure);
    HBox.setHgrow(middle, Priority.ALWAYS);
    Parts.present(procedure, false);
    chart =
        new ProcedureChart(
            wanted -> {
              Parts.present(procedure, wanted);
              Parts.present(plant, !wanted);
              UnitPicture now = shown;
              if (wanted && now != null) {
                procedure.show(now.batch());
              }
            });
    HBox.setHgrow(next, Priority.ALWAYS);
    ScrollPane beside = Parts.scroll(gauges);
    beside.getStyleClass().add("gauge-pane");
    HBox body = Parts.row("unit-body", chart, middle, beside);
    VBox.setVgrow(body, Priority.ALWAYS);
    node =
        Parts.column(
            "screen",
            Parts.row("unit-head", alarm, title, state, facts, interlocks, Parts.spring(), age),
            Parts.row("unit-commands", commands, next),
            gap,
            change,
            body);
    node.setId("unit-screen");
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void show(Picture picture) {
    picture.unit(id).ifPresent(this::show);
  }

  private void show(UnitPicture unit) {
    shown = unit;
    title.setText(unit.id() + "  " + unit.title());
    alarm.show(unit.alarm());
    Optional<BatchPicture> batch = unit.batch();
    facts.setText(batch.map(b -> b.named() + "   " + b.recipe()).orElse("No batch"));
    state.setText(batch.map(b -> Wording.state(b.state())).orElse("Free"));
    long tripped = unit.tripped();
    interlocks.setText("\u25A0 " + tripped + (tripped == 1 ? " interlock" : " interlocks"));
    Parts.present(interlocks, tripped > 0);
    age.setText(batch.map(BatchPicture::age).orElse(""));
    next.setText(unit.next().text());
    Parts.style(next, "next-step-person", unit.next().person());
    commands.show(unit);
    gap.show(batch.map(BatchPicture::id).orElse(""));
    change.show(batch.map(BatchPicture::id).orElse(""));
    chart.show(batch.map(BatchPicture::chart).orElse(List.of()));
    if (procedure.isVisible()) {
      procedure.show(batch);
    }
    batch.ifPresentOrElse(prompt::show, prompt::clear);
    mimic.show(unit);
    keep(unit.keyVariables());
    cards.forEach(card -> card.show(unit.gauge(card.variable()), unit.limits(card.variable())));
    trend.show(unit);
    Faceplate open = faceplate;
    if (open != null && overlay.isOpen()) {
      open.show(unit);
    }
  }

  /// A card for each variable, made anew when the unit has others than before.
  private void keep(List<String> variables) {
    if (!cards.stream().map(GaugeCard::variable).toList().equals(variables)) {
      cards.clear();
      variables.forEach(variable -> cards.add(new GaugeCard(variable, this::open)));
      gauges.getChildren().setAll(cards);
      gauges.getChildren().add(Parts.button("all-loops", "All loops", this::allLoops));
    }
  }

  private void allLoops() {
    UnitPicture unit = shown;
    if (unit != null) {
      LoopsCard card = new LoopsCard(overlay, unit, this::open);
      overlay.push(card, card.first());
    }
  }

  /// Also puts the variable into the trend below the mimic.
  private void open(Gauge gauge) {
    UnitPicture unit = shown;
    if (unit != null) {
      trend.look(gauge.variable());
      Faceplate card = new Faceplate(desk, overlay, unit, gauge);
      faceplate = card;
      overlay.push(card, card.first());
    }
  }
}
