package org.cellstation.station.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.station.equipment.UnitOutputs;

/// What the outputs of one unit are told, for the historian: so that a restarted station, and who
/// reads trends, knows it. At once when something starts or stops, else every ten seconds if it has
/// changed.
///
/// Owned by the control thread.
final class CommandTrace {
  private static final Duration EVERY = Duration.ofSeconds(10);

  private final UnitOutputs outputs;
  private final String[] names;
  private final String[] units;
  private final String[] sources;
  private final double[] told;
  private final Consumer<Reading> historian;
  private Instant next = Instant.MIN;

  CommandTrace(UnitRun unit, Consumer<Reading> historian) {
    this.outputs = unit.outputs();
    this.historian = historian;
    var configured = unit.configuration().outputs();
    names = configured.keySet().toArray(String[]::new);
    units = new String[names.length];
    sources = new String[names.length];
    told = new double[names.length];
    int i = 0;
    for (var output : configured.entrySet()) {
      units[i] = output.getValue().setting().unit();
      sources[i] = source(unit.id(), output.getKey());
      told[i] = Double.NaN;
      i++;
    }
  }

  /// Under which the historian keeps what an output was told.
  static String source(String unit, String output) {
    return unit + "/" + output;
  }

  void scan(Instant now) {
    boolean due = !now.isBefore(next);
    if (due) {
      next = now.plus(EVERY);
    }
    for (int i = 0; i < names.length; i++) {
      double wanted = outputs.wanted(names[i]);
      double before = told[i];
      boolean startedOrStopped = Double.isNaN(before) || (wanted == 0) != (before == 0);
      if (!Double.isNaN(wanted) && wanted != before && (due || startedOrStopped)) {
        told[i] = wanted;
        historian.accept(Reading.good(wanted, units[i], now, sources[i]));
      }
    }
  }
}
