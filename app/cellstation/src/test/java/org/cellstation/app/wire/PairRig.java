package org.cellstation.app.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.cellstation.app.virtual.VirtualWire;
import org.cellstation.drivers.bus.Bus;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.bus.Instrument;
import org.cellstation.drivers.bus.Link;
import org.cellstation.drivers.bus.LinkStatus;
import org.cellstation.drivers.catalogue.Catalogue;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;
import org.cellstation.simulator.fault.Faults;

/// A pair at work: the driver on a bus of its own, the far end on a wire in memory, both in the
/// same process time. Somebody renews what was asked for, as a control scan does.
final class PairRig implements InstantSource {
  static final String UNIT = "X";
  static final String LINE = "line";

  /// Longer than the longest back-off.
  static final Duration RECOVERY = Duration.ofSeconds(35);

  private static final Set<Fault> ALL = Set.of(Fault.values());

  final Faults faults = new Faults(Map.of(UNIT, ALL, LINE, ALL));
  final Instrument driver;
  final FarEnd farEnd;
  private final Bus bus;
  private final Map<String, Reading> newest = new LinkedHashMap<>();
  private final Map<String, Double> wanted = new LinkedHashMap<>();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  PairRig(Pair pair) {
    this(pair, wire -> wire);
  }

  /// @param between what stands between bus and far end
  PairRig(Pair pair, UnaryOperator<Link> between) {
    FaultState line = faults.of(LINE);
    farEnd = pair.maker().make(line, faults.of(UNIT));
    driver = Catalogue.instrument(pair.model(), UNIT, pair.options());
    Link wire = between.apply(new VirtualWire(LINE, farEnd.line()));
    bus = new Bus("pair", wire, List.of(driver), this, r -> newest.put(signal(r), r));
  }

  private static String signal(Reading reading) {
    return reading.source().substring(UNIT.length() + 1);
  }

  @Override
  public Instant instant() {
    return now;
  }

  /// Process time passes for both ends, second by second.
  void run(Duration time) {
    for (long i = 0; i < time.toSeconds(); i++) {
      farEnd.advance().accept(1);
      now = now.plusSeconds(1);
      cycle();
    }
  }

  void run(int periods) {
    run(driver.period().plusMillis(999).multipliedBy(periods));
  }

  /// Process time passes for the driver alone.
  void pass(Duration time) {
    now = now.plus(time);
    cycle();
  }

  private void cycle() {
    wanted.forEach((setting, value) -> bus.request(UNIT + "." + setting, value));
    bus.cycle();
  }

  /// From the next cycle on.
  void want(String setting, double value) {
    wanted.put(setting, value);
  }

  /// As a pair is when it has been at work for a while: everything set, measured and settled.
  PairRig warm() {
    for (Instrument.Setting setting : driver.settings()) {
      double middle = (setting.min() + setting.max()) / 2;
      want(setting.name(), setting.unit().equals("1") ? setting.max() : middle);
    }
    run(Duration.ofSeconds(45));
    return this;
  }

  /// What the far end does about a setting.
  double taken(String setting) {
    return Objects.requireNonNull(farEnd.taken().get(setting), setting).getAsDouble();
  }

  double wanted(String setting) {
    return Objects.requireNonNull(wanted.get(setting), setting);
  }

  /// The newest reading of each signal.
  Map<String, Reading> newest() {
    return Map.copyOf(newest);
  }

  List<Reading> notGood() {
    return newest.values().stream().filter(r -> !r.isGood()).toList();
  }

  List<Reading> good() {
    return newest.values().stream().filter(Reading::isGood).toList();
  }

  boolean isWell() {
    return newest.size() == driver.signals().size()
        && notGood().isEmpty()
        && status().state() == LinkStatus.State.UP;
  }

  LinkStatus status() {
    return bus.instruments().getFirst();
  }

  Identity identity() {
    CompletableFuture<Identity> asked = bus.perform(UNIT, driver::identify);
    run(1);
    return asked.join();
  }

  @Override
  public String toString() {
    return status().state() + " " + status().detail() + " " + newest.values();
  }
}
