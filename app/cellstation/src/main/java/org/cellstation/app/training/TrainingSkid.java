package org.cellstation.app.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.cellstation.app.operator.BenchResult;
import org.cellstation.console.model.SimulatedSkid;
import org.cellstation.simulator.Simulator;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.Faults;

/// The bundled simulator as the console shows it. Any thread.
public final class TrainingSkid implements SimulatedSkid {
  private final Simulator simulator;
  private final Faults faults;

  public TrainingSkid(Simulator simulator) {
    this.simulator = simulator;
    faults = simulator.faults();
  }

  /// What nothing can be said of, an islet count of T cells for example, is left out.
  @Override
  public List<Result> sample() {
    return BenchResult.all(simulator.sample()).stream()
        .filter(result -> !Double.isNaN(result.value()))
        .map(result -> new Result(result.analyte(), printed(result), result.unit()))
        .toList();
  }

  private static String printed(BenchResult result) {
    return String.format(Locale.ROOT, "%." + result.decimals() + "f", result.value());
  }

  @Override
  public List<Site> sites() {
    Map<String, Set<Fault>> active = faults.active();
    List<Site> sites = new ArrayList<>();
    faults
        .possible()
        .forEach(
            (site, possible) -> {
              Set<Fault> on = active.getOrDefault(site, Set.of());
              sites.add(
                  new Site(
                      site,
                      new TreeSet<>(possible)
                          .stream()
                              .map(f -> new Trouble(f.text(), f.meaning(), on.contains(f)))
                              .toList()));
            });
    return sites;
  }

  @Override
  public void set(String site, String fault, boolean active) {
    simulator.setFault(site, Objects.requireNonNull(Fault.named(fault), fault), active);
  }

  @Override
  public void mend() {
    faults.clear();
  }
}
