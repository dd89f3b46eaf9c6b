package org.cellstation.console.trend;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.cellstation.console.model.Gauge;
import org.cellstation.console.model.Readout;
import org.cellstation.console.model.Trust;
import org.cellstation.console.widget.Parts;
import org.cellstation.station.api.Snapshot;
import org.cellstation.station.api.Station.Trend;

/// How long the scans took that this console has seen, newest on the right.
public final class ScanTrend extends VBox {
  private static final int KEPT = 4096;

  private final Plot plot = new Plot();
  private final double[] millis = new double[KEPT];
  private long counted = -1;

  public ScanTrend() {
    getStyleClass().add("trend");
    Arrays.fill(millis, Double.NaN);
    setVgrow(plot, Priority.ALWAYS);
    getChildren().addAll(Parts.label("Duration of the last scans, in ms", "trend-title"), plot);
  }

  public void show(Snapshot.Scan scan, Instant now) {
    if (scan.count() == counted) {
      return;
    }
    counted = scan.count();
    System.arraycopy(millis, 1, millis, 0, KEPT - 1);
    millis[KEPT - 1] = scan.lastMillis();
    int columns = Math.min(plot.columns(), KEPT);
    if (columns > 0) {
      double[] shown = Arrays.copyOfRange(millis, KEPT - columns, KEPT);
      Instant from = now.minus(scan.period().multipliedBy(columns));
      plot.show(new Trend("", "scan", "ms", from, now, shown, shown), gauge(scan));
    }
  }

  private static Gauge gauge(Snapshot.Scan scan) {
    return new Gauge(
        "scan",
        new Readout("", "ms", Trust.GOOD, "", "", scan.lastMillis(), ""),
        new Snapshot.Range(0, Double.NaN, Double.NaN, 10, 2),
        Optional.empty(),
        Optional.empty());
  }
}
