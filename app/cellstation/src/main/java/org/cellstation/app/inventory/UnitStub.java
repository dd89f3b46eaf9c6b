package org.cellstation.app.inventory;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cellstation.drivers.bus.Instrument;
import org.cellstation.drivers.calibration.Calibratable;

/// The unit of a beginning: a rocking bag with what was found where its kind fits, and a comment
/// where nothing does.
final class UnitStub {
  private static final List<String> GASES = List.of("air", "O2", "CO2");
  private static final List<String> LIQUIDS = List.of("feed", "permeate", "inoculum", "harvest");

  private static final String FLOW_UNIT = "mL/min";

  private static final String CALIBRATIONS =
      """
      calibrations:  # no batch starts while one is missing, failed or overdue; `required: no` lets it
      """;

  private final List<Placed> placed;
  private final StringBuilder variables = new StringBuilder();
  private final StringBuilder outputs = new StringBuilder();
  private final StringBuilder calibrations = new StringBuilder();

  private UnitStub(List<Placed> placed) {
    this.placed = placed;
  }

  static String text(List<Placed> placed) {
    return new UnitStub(placed).written();
  }

  private String written() {
    variable("temperature", source("AT", List.of("temperature")), "low: 20, high: 45, decimals: 2");
    variable("pH", source("AT", List.of("pH")), "low: 6.6, high: 7.8, decimals: 2");
    calibration("pH", calibrates("pH"), "30 d");
    variable("DO", source("AT", List.of("DO")), "low: 0, high: 120, decimals: 1");
    calibration("DO", calibrates("DO"), "30 d");
    variable("weight", source("WT", List.of("weight")), "low: 0, high: 1600, decimals: 0");
    variable("rock rate", source("RK", List.of("rate")), "low: 0, high: 42, decimals: 1");
    output("rock rate", setting("RK", "rate"), 20);
    List<Optional<Placed>> gases = gases();
    double[] safe = {180, 10, 10};
    for (int i = 0; i < GASES.size(); i++) {
      Optional<Placed> controller = gases.get(i);
      variable(
          GASES.get(i) + " flow",
          controller.map(one -> one.id() + ".flow"),
          "low: 0, high: 500, decimals: 1");
      output(GASES.get(i) + " flow", controller.flatMap(one -> setting(one, "setpoint")), safe[i]);
    }
    variable(
        "pad temperature",
        source("TIC", List.of("pad", "temperature", "bath")),
        "low: 15, high: 50, decimals: 1");
    output("pad setpoint", setting("TIC", "setpoint"), 37);
    List<String> pumps = pumps();
    for (int i = 0; i < LIQUIDS.size(); i++) {
      Optional<String> pump = i < pumps.size() ? Optional.of(pumps.get(i)) : Optional.empty();
      variable(LIQUIDS.get(i) + " flow", pump, "low: 0, high: 100, decimals: 2");
      Optional<Target> target = pump.flatMap(this::setting);
      output(LIQUIDS.get(i) + " pump", target, 0);
      calibration(LIQUIDS.get(i) + " pump", target.isPresent(), "90 d");
    }
    return "units:\n"
        + "  - id: BR-1\n"
        + "    title: Rocking bag 1  # its name, as operators know it\n"
        + "    class: rocking-bag\n"
        + "    maximum weight: 1500 g  # above it nothing is pumped in\n"
        + "    variables:  # check every source, and the range that is displayed\n"
        + variables
        + "    outputs:  # check `safe`: what is sent when the station cannot judge any more\n"
        + outputs
        + "    alarms: []  # write them: docs/configuration.md\n"
        + (calibrations.isEmpty() ? "" : CALIBRATIONS + calibrations);
  }

  /// Whether the instrument that measures it keeps a calibration that people can renew.
  private boolean calibrates(String variable) {
    return placed.stream()
        .filter(one -> one.kind().equals("AT") && !one.signal(List.of(variable)).isEmpty())
        .findFirst()
        .filter(one -> one.instrument() instanceof Calibratable)
        .isPresent();
  }

  private void calibration(String of, boolean possible, String validity) {
    if (possible) {
      calibrations
          .append("  - {unit: BR-1, of: ")
          .append(of)
          .append(", required: yes, validity: ")
          .append(validity)
          .append("}\n");
    }
  }

  private void variable(String name, Optional<String> source, String display) {
    variables
        .append(source.isPresent() ? "      " : "      # not found: ")
        .append(name)
        .append(": {source: ")
        .append(source.orElse("?"))
        .append(", ")
        .append(display)
        .append(", stale after: 10 s}\n");
  }

  private record Target(String name, Instrument.Setting setting) {}

  private void output(String name, Optional<Target> target, double safe) {
    double possible =
        target.map(t -> Math.clamp(safe, t.setting().min(), t.setting().max())).orElse(safe);
    outputs
        .append(target.isPresent() ? "      " : "      # not found: ")
        .append(name)
        .append(": {to: ")
        .append(target.map(Target::name).orElse("?"))
        .append(", safe: ")
        .append(
            BigDecimal.valueOf(possible)
                .setScale(3, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString())
        .append("}\n");
  }

  private Optional<String> source(String kind, List<String> signals) {
    return placed.stream()
        .filter(one -> one.kind().equals(kind) && !one.signal(signals).isEmpty())
        .map(one -> one.id() + "." + one.signal(signals))
        .findFirst();
  }

  private Optional<Target> setting(String kind, String name) {
    return placed.stream()
        .filter(one -> one.kind().equals(kind))
        .flatMap(one -> setting(one, name).stream())
        .findFirst();
  }

  private static Optional<Target> setting(Placed one, String name) {
    return one.instrument().settings().stream()
        .filter(s -> s.name().equals(name))
        .map(s -> new Target(one.id() + "." + name, s))
        .findFirst();
  }

  /// @param source `P-101.channel1`: a pump's speed is read and set by the same name
  private Optional<Target> setting(String source) {
    for (Placed one : placed) {
      if (source.startsWith(one.id() + ".")) {
        return setting(one, source.substring(one.id().length() + 1));
      }
    }
    return Optional.empty();
  }

  /// Controllers that carry a gas's name in what they tell go first, the others as they come.
  private List<Optional<Placed>> gases() {
    List<Placed> left =
        new ArrayList<>(placed.stream().filter(p -> p.kind().equals("FIC")).toList());
    List<Optional<Placed>> chosen = new ArrayList<>();
    for (String gas : GASES) {
      Optional<Placed> named = left.stream().filter(one -> isFor(gas, one)).findFirst();
      named.ifPresent(left::remove);
      chosen.add(named);
    }
    for (int i = 0; i < chosen.size(); i++) {
      if (chosen.get(i).isEmpty() && !left.isEmpty()) {
        chosen.set(i, Optional.of(left.removeFirst()));
      }
    }
    return chosen;
  }

  private static boolean isFor(String gas, Placed controller) {
    String told = controller.candidate().identity().model();
    return told.toUpperCase(Locale.ROOT).contains("\"" + gas.toUpperCase(Locale.ROOT));
  }

  private List<String> pumps() {
    List<String> pumps = new ArrayList<>();
    for (Placed one : placed) {
      if (one.kind().equals("P")) {
        for (Instrument.Signal signal : one.instrument().signals()) {
          if (signal.unit().equals(FLOW_UNIT)) {
            pumps.add(one.id() + "." + signal.name());
          }
        }
      }
    }
    return pumps;
  }
}
