package org.cellstation.console.view;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cellstation.console.model.Picture;
import org.cellstation.console.model.SimulatedSkid;
import org.cellstation.console.model.SimulatedSkid.Probe;
import org.cellstation.console.model.SimulatedSkid.Result;
import org.cellstation.console.model.SimulatedSkid.Site;
import org.cellstation.console.model.SimulatedSkid.Trouble;
import org.cellstation.console.model.Wording;
import org.cellstation.console.widget.Parts;
import org.cellstation.console.widget.Screen;
import org.cellstation.console.widget.Table;

/// For training: the bench beside the simulated skid, and what a trainer lets go wrong.
final class SimulatorScreen implements Screen {
  private final SimulatedSkid skid;
  private final Label summary = Parts.label("");
  private final Button mend = Parts.button("simulator-mend", "End all faults", this::mend);
  private final Label taken = Parts.paragraph("", "quiet");
  private final VBox results = Parts.column("panel-rows");
  private final VBox probes = Parts.column("panel-rows");
  private final Label tared = Parts.paragraph("", "quiet");
  private final VBox collected = Parts.column("panel-rows");
  private final VBox sites = Parts.column("panel-rows");
  private final Label siteTitle = Parts.label("", "panel-title");
  private final VBox troubles = Parts.column("panel-rows");
  private final Map<String, List<ToggleButton>> places = new LinkedHashMap<>();
  private final Map<String, ToggleButton> rows = new LinkedHashMap<>();
  private final Map<String, ToggleButton> switches = new LinkedHashMap<>();
  private final VBox node;
  private String chosen = "";
  private String offered = "";
  private Instant now = Instant.EPOCH;

  SimulatorScreen(SimulatedSkid skid) {
    this.skid = skid;
    summary.setId("simulator-summary");
    taken.setId("simulator-taken");
    siteTitle.setId("simulator-site");
    HBox body = Parts.row("side-by-side", bench(), list(), menu());
    VBox.setVgrow(body, Priority.ALWAYS);
    node =
        Parts.column(
            "screen",
            Parts.row(
                "trend-tools",
                Parts.label("Simulator", "screen-title"),
                Parts.spring(),
                summary,
                mend),
            body);
    node.setId("simulator-screen");
  }

  private VBox bench() {
    taken.setText("No sample yet. Type what a sample shows where the recipe asks for it.");
    tared.setText("Since the start of the simulator:");
    VBox all =
        Parts.column(
            "panel-rows",
            Parts.button("simulator-sample", "Take a sample", this::sample),
            taken,
            results,
            probes,
            Parts.label("Collected from the lines", "panel-title"),
            Parts.button("simulator-tare", "Tare", this::tare),
            tared,
            collected);
    VBox bench = Parts.column("panel", Parts.label("Bench", "panel-title"), Parts.scroll(all));
    bench.setMinWidth(370);
    bench.setPrefWidth(370);
    return bench;
  }

  private VBox list() {
    VBox list = Parts.column("panel", Parts.label("Where", "panel-title"), Parts.scroll(sites));
    list.setMinWidth(220);
    list.setPrefWidth(220);
    return list;
  }

  private VBox menu() {
    VBox menu = Parts.column("panel", siteTitle, Parts.scroll(troubles));
    HBox.setHgrow(menu, Priority.ALWAYS);
    menu.setMinWidth(0);
    return menu;
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void show(Picture picture) {
    now = picture.snapshot().now();
    renew();
  }

  private void renew() {
    skid.probes().forEach(this::renew);
    collected.getChildren().setAll(List.of(table("Line", skid.collected())));
    List<Site> all = skid.sites();
    long active = all.stream().mapToLong(Site::active).sum();
    summary.setText(
        active == 0
            ? "Nothing is wrong"
            : active + (active == 1 ? " fault is on" : " faults are on"));
    mend.setDisable(active == 0);
    if (chosen.isEmpty() && !all.isEmpty()) {
      chosen = all.getFirst().id();
    }
    for (Site site : all) {
      ToggleButton row = rows.computeIfAbsent(site.id(), this::row);
      row.setText(
          site.active() == 0 ? site.id() : "!  " + site.id() + "   " + site.active() + " on");
      row.setSelected(site.id().equals(chosen));
      if (site.id().equals(chosen)) {
        offer(site);
      }
    }
  }

  private ToggleButton row(String site) {
    ToggleButton row = Parts.toggle(site);
    row.setId(Parts.id("simulator-at", site));
    row.getStyleClass().add("list-row");
    row.setMaxWidth(Double.MAX_VALUE);
    row.setOnAction(
        event -> {
          chosen = site;
          renew();
        });
    sites.getChildren().add(row);
    return row;
  }

  private void offer(Site site) {
    siteTitle.setText("What can go wrong with " + site.id());
    if (!offered.equals(site.id())) {
      offered = site.id();
      switches.clear();
      troubles.getChildren().clear();
      site.troubles().forEach(trouble -> troubles.getChildren().add(line(site.id(), trouble)));
    }
    for (Trouble trouble : site.troubles()) {
      ToggleButton button = switches.get(trouble.name());
      if (button != null) {
        button.setSelected(trouble.active());
      }
    }
  }

  private HBox line(String site, Trouble trouble) {
    ToggleButton button = Parts.toggle(trouble.name());
    button.setId(Parts.id("simulator-fault", trouble.name()));
    button.setAccessibleText(trouble.name() + ", " + trouble.meaning());
    button.setMinWidth(180);
    button.setOnAction(
        event -> {
          skid.set(site, trouble.name(), button.isSelected());
          renew();
        });
    switches.put(trouble.name(), button);
    Label meaning = Parts.paragraph(trouble.meaning());
    HBox.setHgrow(meaning, Priority.ALWAYS);
    return Parts.row("card-buttons", button, meaning);
  }

  private void mend() {
    skid.mend();
    renew();
  }

  private void sample() {
    taken.setText("Sample of " + Wording.moment(now) + ".");
    results.getChildren().setAll(List.of(table("Result", skid.sample())));
  }

  private static Table table(String head, List<Result> results) {
    Table table = new Table(head, "Value", "Unit");
    for (Result result : results) {
      table.row(List.of(result.analyte(), result.value(), Wording.unit(result.unit())), false);
    }
    return table;
  }

  private void tare() {
    skid.tare();
    tared.setText("Since " + Wording.moment(now) + ":");
    renew();
  }

  private void renew(Probe probe) {
    List<ToggleButton> buttons =
        places.computeIfAbsent(
            probe.id(),
            id -> {
              FlowPane choices = new FlowPane();
              choices.getStyleClass().add("choices");
              choices.getChildren().add(place(probe, Double.NaN, "In the vessel", "vessel"));
              for (double standard : probe.standards()) {
                String value = Wording.plain(standard);
                String text = probe.unit().isEmpty() ? value : value + " " + probe.unit();
                choices.getChildren().add(place(probe, standard, text, value));
              }
              probes
                  .getChildren()
                  .addAll(Parts.label(probe.title() + " " + id + " is", "panel-title"), choices);
              return choices.getChildren().stream().map(ToggleButton.class::cast).toList();
            });
    for (ToggleButton button : buttons) {
      button.setSelected(button.getUserData().equals(probe.standard()));
    }
  }

  private ToggleButton place(Probe probe, double standard, String text, String name) {
    ToggleButton button = Parts.toggle(text);
    button.setId(Parts.id("simulator-probe", probe.id() + "-" + name));
    button.setUserData(standard);
    button.setOnAction(
        event -> {
          skid.put(probe.id(), standard);
          renew();
        });
    return button;
  }
}
