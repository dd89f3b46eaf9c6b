package org.cellstation.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cellstation.console.model.SimulatedSkid;

/// A skid of a few instruments whose faults are only written down.
final class FakeSkid implements SimulatedSkid {
  private static final Map<String, String> OF_ANSWERS =
      Map.of(
          "silent", "no answer comes",
          "late", "every answer comes after the client has given up",
          "truncated", "every answer breaks off half-way",
          "bad-checksum", "every answer is damaged on its way",
          "power-lost", "the instrument is off, and afterwards as switched on",
          "exception-5", "every request is refused: acknowledged, still working");

  private final Map<String, Set<String>> active = new LinkedHashMap<>();
  private int samples;
  private double acidity = Double.NaN;
  private boolean tared;

  @Override
  public List<Result> sample() {
    samples++;
    return List.of(
        new Result("viable cell density", "%d.437".formatted(samples), "1e6/mL"),
        new Result("viability", "93.2", "%"),
        new Result("cell diameter", "9.6", "um"),
        new Result("glucose", "14.81", "mM"),
        new Result("lactate", "9.24", "mM"),
        new Result("glutamine", "3.05", "mM"),
        new Result("ammonium", "0.87", "mM"),
        new Result("pH", "7.184", ""),
        new Result("pO2", "73", "mmHg"),
        new Result("pCO2", "41", "mmHg"),
        new Result("CAR-positive cells", "38.6", "%"));
  }

  @Override
  public List<Probe> probes() {
    return List.of(
        new Probe("AT-101", "pH probe", List.of(4.01, 7.0, 9.21), acidity, ""),
        new Probe("AT-102", "DO probe", List.of(0.0, 100.0), Double.NaN, "%"));
  }

  @Override
  public void put(String probe, double standard) {
    acidity = standard;
  }

  @Override
  public List<Result> collected() {
    return List.of(
        new Result("feed", tared ? "0.0" : "412.6", "mL"),
        new Result("permeate", "0.0", "mL"),
        new Result("inoculum", "0.0", "mL"),
        new Result("harvest and samples", "0.0", "mL"),
        new Result("base", "0.0", "mL"),
        new Result("antifoam", "0.0", "mL"));
  }

  @Override
  public void tare() {
    tared = true;
  }

  @Override
  public List<Site> sites() {
    List<Site> sites = new ArrayList<>();
    for (String id :
        List.of(
            "AT-101",
            "AT-102",
            "TIC-101",
            "TIC-102",
            "FIC-101",
            "FIC-102",
            "FIC-103",
            "WT-101",
            "P-101",
            "P-101.channel1",
            "P-101.channel2",
            "RK-101",
            "PDT-201",
            "analytics",
            "gas",
            "heating",
            "room")) {
      Set<String> on = active.getOrDefault(id, Set.of());
      sites.add(
          new Site(
              id,
              new TreeSet<>(OF_ANSWERS.keySet())
                  .stream()
                      .map(f -> new Trouble(f, String.valueOf(OF_ANSWERS.get(f)), on.contains(f)))
                      .toList()));
    }
    return sites;
  }

  @Override
  public void set(String site, String fault, boolean on) {
    Set<String> here = active.computeIfAbsent(site, _ -> new TreeSet<>());
    if (on) {
      here.add(fault);
    } else {
      here.remove(fault);
    }
  }

  @Override
  public void mend() {
    active.clear();
  }
}
