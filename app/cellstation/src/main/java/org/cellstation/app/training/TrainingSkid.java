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
import org.cellstation.simulator.Consumed;
import org.cellstation.simulator.Simulator;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.Faults;

/// The bundled simulator as the console shows it. Any thread.
public final class TrainingSkid implements SimulatedSkid {
  /// pH.
  private static final List<Double> BUFFERS = List.of(4.01, 7.0, 9.21);

  /// % of air saturation.
  private static final List<Double> ZERO_AND_AIR = List.of(0.0, 100.0);

  private final Simulator simulator;
  private final Faults faults;
  private volatile Consumed tare;

  public TrainingSkid(Simulator simulator) {
    this.simulator = simulator;
    faults = simulator.faults();
    tare = simulator.consumed();
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
  public List<Probe> probes() {
    return simulator.probes().entrySet().stream()
        .map(
            probe ->
                probe.getKey().equals("AT-101")
                    ? new Probe("AT-101", "pH probe", BUFFERS, probe.getValue(), "")
                    : new Probe(probe.getKey(), "DO probe", ZERO_AND_AIR, probe.getValue(), "%"))
        .toList();
  }

  @Override
  public void put(String probe, double standard) {
    simulator.put(probe, standard);
  }

  @Override
  public List<Result> collected() {
    Consumed since = simulator.consumed().since(tare);
    return List.of(
        millilitres("feed", since.feed()),
        millilitres("permeate", since.permeate()),
        millilitres("inoculum", since.inoculum()),
        millilitres("harvest and samples", since.withdrawn()),
        millilitres("base", since.base()),
        millilitres("antifoam", since.antifoam()));
  }

  private static Result millilitres(String line, double volume) {
    return new Result(line, String.format(Locale.ROOT, "%.2f", volume), "mL");
  }

  @Override
  public void tare() {
    tare = simulator.consumed();
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
