package org.cellstation.simulator.fault;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Every fault that can be injected, and which are active. Thread-safe.
public final class Faults {
  private final Map<String, Set<Fault>> possible = new LinkedHashMap<>();
  private final Map<String, FaultState> states = new LinkedHashMap<>();
  private final Map<String, String> units = new HashMap<>();

  /// Without any site yet.
  public Faults() {}

  /// @param possible what can go wrong at each site
  public Faults(Map<String, Set<Fault>> possible) {
    possible.forEach(this::add);
  }

  /// One more site; before anybody else knows of these faults.
  ///
  /// @return its state, for whoever has to misbehave
  public FaultState add(String site, Set<Fault> faults) {
    FaultState state = new FaultState();
    if (states.putIfAbsent(site, state) != null) {
      throw new IllegalArgumentException("there are two sites " + site);
    }
    possible.put(site, Set.copyOf(faults));
    return state;
  }

  /// One more site, which measures something in a unit.
  public FaultState add(String site, Set<Fault> faults, String unit) {
    FaultState state = add(site, faults);
    units.put(site, unit);
    return state;
  }

  /// One more site, a line on which instruments hang. What is wrong with it as a bus is wrong with
  /// each of them, so it can be what they can be.
  ///
  /// @param faults what can go wrong with the line whatever hangs on it
  /// @param instruments the states of sites that are known already
  public FaultState addLine(String site, Set<Fault> faults, Collection<FaultState> instruments) {
    Set<Fault> all = EnumSet.noneOf(Fault.class);
    states.forEach(
        (instrument, state) -> {
          if (instruments.contains(state)) {
            all.addAll(possibleAt(instrument));
          }
        });
    all.retainAll(Fault.OF_BUSES);
    FaultState line = add(site, Fault.union(faults, all));
    line.carry(instruments);
    return line;
  }

  /// In what a fault's amount is told at a site, empty where it has none.
  public String unit(String site, Fault fault) {
    return fault.amount().unit(units.getOrDefault(site, ""));
  }

  /// What can go wrong where, in the order of the skid.
  public Map<String, Set<Fault>> possible() {
    return Collections.unmodifiableMap(possible);
  }

  /// What can go wrong at a site, nothing where there is none of that name.
  public Set<Fault> possibleAt(String site) {
    return possible.getOrDefault(site, Set.of());
  }

  /// The live state of a site, for whoever has to misbehave.
  ///
  /// @throws IllegalArgumentException for a site that does not exist
  public FaultState of(String site) {
    FaultState state = states.get(site);
    if (state == null) {
      throw new IllegalArgumentException(
          "no such site: " + site + "; there are " + new TreeSet<>(states.keySet()));
    }
    return state;
  }

  /// Switches a fault on or off. Harmless when repeated.
  ///
  /// @throws IllegalArgumentException for a site that does not exist or cannot fail this way
  public void set(String site, Fault fault, boolean active) {
    check(site, fault);
    of(site).set(fault, active);
  }

  /// Switches a fault on, as large as is said.
  ///
  /// @param amount in the unit that {@link #unit} tells
  /// @throws IllegalArgumentException for a site that does not exist, cannot fail this way or not
  ///   so much
  public void set(String site, Fault fault, double amount) {
    check(site, fault, amount);
    of(site).set(fault, amount);
  }

  /// Ends every fault.
  public void clear() {
    states.values().forEach(FaultState::clear);
  }

  /// Ends every fault of a site.
  ///
  /// @throws IllegalArgumentException for a site that does not exist
  public void clear(String site) {
    of(site).clear();
  }

  /// The active faults by site; sites without any are left out.
  public Map<String, Set<Fault>> active() {
    Map<String, Set<Fault>> active = new TreeMap<>();
    states.forEach(
        (site, state) -> {
          Set<Fault> here = new TreeSet<>();
          for (Fault fault : Fault.values()) {
            if (state.hasItself(fault)) {
              here.add(fault);
            }
          }
          if (!here.isEmpty()) {
            active.put(site, here);
          }
        });
    return active;
  }

  void check(String site, Fault fault) {
    of(site);
    if (!possibleAt(site).contains(fault)) {
      throw new IllegalArgumentException(
          site + " cannot be " + fault.text() + "; it can be: " + Fault.texts(possibleAt(site)));
    }
  }

  void check(String site, Fault fault, double amount) {
    check(site, fault);
    if (!fault.amount().allows(amount)) {
      throw new IllegalArgumentException(
          site + " " + fault.text() + " cannot be of the size " + amount);
    }
  }
}
