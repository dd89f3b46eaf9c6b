package org.cellstation.console.trend;

import java.time.Duration;
import java.time.Instant;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.cellstation.console.model.Desk;
import org.cellstation.console.model.Gauge;
import org.cellstation.console.model.Readout;
import org.cellstation.console.model.UnitPicture;
import org.cellstation.console.model.Wording;
import org.cellstation.console.widget.Parts;
import org.cellstation.console.widget.ValueTag;
import org.cellstation.station.api.Snapshot;
import org.cellstation.station.api.Station.Trend;

/// One process variable over time, kept up to date while it is shown. Asks for exactly as many
/// buckets as it has pixel columns; one question is under way at most.
public final class TrendPane extends VBox {
  private final Desk desk;
  private final Plot plot = new Plot();
  private final Label title = Parts.label("", "trend-title");
  private final Label live = Parts.label("", "trend-live");
  private final Label legend = Parts.label("", "trend-legend");
  private final HBox head;
  private String variable;
  private Span span = Span.HOUR;
  private boolean asking;
  private Instant drawnAt = Instant.MIN;
  private int drawnColumns;

  public TrendPane(Desk desk, String variable) {
    this.desk = desk;
    this.variable = variable;
    getStyleClass().add("trend");
    setVgrow(plot, Priority.ALWAYS);
    plot.setMinHeight(60);
    head = Parts.row("trend-head", title, live, Parts.spring(), legend);
    getChildren().addAll(head, plot);
    setMinHeight(110);
    setMinWidth(200);
  }

  /// Puts something to press into the head line; the legend then gets a line of its own.
  public void tools(Node tools) {
    head.getChildren().set(head.getChildren().indexOf(legend), tools);
    getChildren().add(1, Parts.row("trend-head", Parts.spring(), legend));
  }

  public void look(Span at) {
    span = at;
    renew();
  }

  public void look(String at) {
    if (!variable.equals(at)) {
      variable = at;
      renew();
    }
  }

  private void renew() {
    drawnAt = Instant.MIN;
    plot.clear();
  }

  public void show(UnitPicture unit) {
    Gauge gauge = unit.gauge(variable);
    Readout readout = gauge.readout();
    title.setText(Wording.title(variable));
    live.setText((readout.text() + " " + readout.unit()).strip() + "  " + readout.mark());
    ValueTag.trust(live, readout.trust());
    legend.setText(legend(gauge));
    int columns = plot.columns();
    boolean due =
        drawnAt.equals(Instant.MIN)
            || columns != drawnColumns
            || Duration.between(drawnAt, unit.now()).abs().compareTo(span.refresh()) >= 0;
    if (!asking && due && columns > 20) {
      ask(unit, gauge, columns);
    }
  }

  private static String legend(Gauge gauge) {
    String setpoint =
        gauge
            .loop()
            .map(Snapshot.Loop::setpoint)
            .filter(Double::isFinite)
            .map(at -> "– –  set-point " + Wording.number(at, gauge.range().decimals()))
            .orElse("");
    Snapshot.Range range = gauge.range();
    String low =
        Double.isFinite(range.alarmLow()) ? Wording.number(range.alarmLow(), range.decimals()) : "";
    String high =
        Double.isFinite(range.alarmHigh())
            ? Wording.number(range.alarmHigh(), range.decimals())
            : "";
    String limits =
        low.isEmpty() && high.isEmpty()
            ? ""
            : "· · ·  alarm "
                + (low.isEmpty()
                    ? "above " + high
                    : high.isEmpty() ? "below " + low : low + " / " + high);
    return (setpoint + "    " + limits).strip();
  }

  private void ask(UnitPicture unit, Gauge gauge, int columns) {
    asking = true;
    drawnAt = unit.now();
    drawnColumns = columns;
    String asked = variable;
    Span askedSpan = span;
    desk.trend(
        unit.id(),
        asked,
        span.from(unit),
        unit.now(),
        columns,
        trend -> arrived(trend, gauge, asked, askedSpan),
        () -> asking = false);
  }

  private void arrived(Trend trend, Gauge gauge, String asked, Span askedSpan) {
    asking = false;
    if (asked.equals(variable) && askedSpan == span) {
      plot.show(trend, gauge);
    }
  }
}
