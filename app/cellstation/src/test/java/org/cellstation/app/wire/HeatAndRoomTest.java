package org.cellstation.app.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleConsumer;
import org.cellstation.app.virtual.VirtualWire;
import org.cellstation.drivers.bus.Bus;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.bus.Instrument;
import org.cellstation.drivers.bus.LinkStatus;
import org.cellstation.drivers.catalogue.Catalogue;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.simulator.emulator.DeltaOhmHd402;
import org.cellstation.simulator.emulator.EurothermBisynch;
import org.cellstation.simulator.emulator.EurothermLoop;
import org.cellstation.simulator.emulator.EurothermModbus;
import org.cellstation.simulator.emulator.HuberThermostat;
import org.cellstation.simulator.emulator.JulaboCirculator;
import org.cellstation.simulator.emulator.LighthouseCounter;
import org.cellstation.simulator.emulator.LineServer;
import org.cellstation.simulator.emulator.ModbusTcpLine;
import org.cellstation.simulator.emulator.RtuLine;
import org.cellstation.simulator.emulator.SerialLine;
import org.cellstation.simulator.emulator.VaisalaGmp25x;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;
import org.cellstation.simulator.fault.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Thermostats, loop controllers and room monitors: each driver against its own far end.
final class HeatAndRoomTest {
  private static final FaultState NONE = new FaultState();

  private final Faults faults =
      new Faults(Map.of("X", Set.of(Fault.PROBE_LOST, Fault.SILENT, Fault.POWER_LOST)));
  private final FaultState state = faults.of("X");
  private final List<Reading> readings = new ArrayList<>();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  /// One instrument on its bus, second by second.
  private final class Rig {
    private final Instrument driver;
    private final DoubleConsumer farEnd;
    private final Bus bus;

    Rig(String model, Map<String, String> options, LineServer line, DoubleConsumer farEnd) {
      this.driver = Catalogue.instrument(model, "X", options);
      this.farEnd = farEnd;
      this.bus =
          new Bus("wire", new VirtualWire("wire", line), List.of(driver), () -> now, readings::add);
    }

    void run(int seconds) {
      for (int i = 0; i < seconds; i++) {
        now = now.plusSeconds(1);
        farEnd.accept(1);
        bus.cycle();
      }
    }

    void set(String setting, double value) {
      bus.request("X." + setting, value);
      run(2);
    }

    Reading newest(String signal) {
      return readings.stream()
          .filter(r -> r.source().equals("X." + signal))
          .reduce((first, second) -> second)
          .orElseThrow();
    }

    Identity identity() {
      CompletableFuture<Identity> asked = bus.perform("X", driver::identify);
      run(1);
      return asked.join();
    }

    LinkStatus status() {
      return bus.instruments().getFirst();
    }

    /// Somebody sets it at its panel, which the driver is not told.
    void turnAtThePanel(Instrument panel, double value) {
      var turned =
          bus.perform(
              "X",
              line -> {
                panel.write(line, panel.settings().getFirst(), value);
                return value;
              });
      bus.cycle();
      assertEquals(value, turned.join());
    }
  }

  private LineServer controller(String model) {
    return switch (model) {
      case "huber-pb" ->
          new SerialLine(NONE, new HuberThermostat(() -> 36.5, () -> 36.8, 426263, state));
      case "julabo" ->
          new SerialLine(NONE, new JulaboCirculator(() -> 36.5, () -> Double.NaN, state));
      default -> {
        var loop = new EurothermLoop(() -> 36.5, state);
        yield new RtuLine(NONE, List.of(new EurothermModbus(1, loop)));
      }
    };
  }

  /// A control scan renews what it wants each second.
  @ParameterizedTest
  @ValueSource(strings = {"huber-pb", "julabo", "eurotherm"})
  void aTemperatureControllerThatWasSetByHandIsToldAgain(String model) {
    var rig = new Rig(model, Map.of(), controller(model), s -> {});
    rig.run(3);
    rig.set("setpoint", 37);
    rig.turnAtThePanel(Catalogue.instrument(model, "panel", Map.of()), 21);
    readings.clear();
    List<String> said = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      rig.bus.request("X.setpoint", 37);
      rig.run(1);
      said.add(rig.status().state() + " " + rig.status().detail());
    }
    assertEquals(21, readings("setpoint").getFirst(), "what it holds is told as it is");
    assertTrue(
        said.stream().anyMatch(s -> s.startsWith("DEGRADED its set-point is 21.0")),
        said::toString);
    assertEquals(37, rig.newest("setpoint").value());
    assertEquals(LinkStatus.State.UP, rig.status().state());
  }

  private List<Double> readings(String signal) {
    return readings.stream()
        .filter(r -> r.source().equals("X." + signal))
        .map(Reading::value)
        .toList();
  }

  @Test
  void aHuberThermostatIsStartedSetAndFoundAgainAfterAPowerCut() {
    var thermostat = new HuberThermostat(() -> 36.5, () -> 36.8, 426263, state);
    var rig = new Rig("huber-pb", Map.of(), new SerialLine(NONE, thermostat), s -> {});
    rig.run(3);
    rig.set("setpoint", 37.25);
    assertTrue(thermostat.isControlling());
    assertEquals(37.25, thermostat.setPointCelsius());
    assertEquals(37.25, rig.newest("setpoint").value());
    assertEquals(36.5, rig.newest("bath").value());
    assertEquals(375, rig.newest("power").value());
    assertEquals(new Identity("Huber", "MINI CC", "426263", ""), rig.identity());
    faults.set("X", Fault.POWER_LOST, true);
    faults.set("X", Fault.POWER_LOST, false);
    rig.run(5);
    assertTrue(thermostat.isControlling());
    faults.set("X", Fault.PROBE_LOST, true);
    rig.run(3);
    assertEquals(Cause.SENSOR_FAULT, rig.newest("process").cause());
    assertTrue(rig.newest("bath").isGood());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 32})
  void aJulaboCirculatorIsVerifiedAndSaysWhyItDoesNotObey(int address) {
    var circulator = new JulaboCirculator(() -> 36.5, () -> Double.NaN, state);
    if (address > 0) {
      circulator.address(address);
    }
    circulator.softwareHandshake(true);
    var rig =
        new Rig(
            "julabo",
            Map.of("address", Integer.toString(address)),
            new SerialLine(NONE, circulator),
            s -> {});
    rig.run(3);
    rig.set("setpoint", 37.25);
    assertEquals(37.25, circulator.setPointCelsius());
    assertEquals(3, rig.newest("status").value());
    assertEquals(37.5, rig.newest("heater").value());
    assertEquals(Cause.SENSOR_FAULT, rig.newest("external").cause());
    assertEquals("CRYOCOMPACT CF31", rig.identity().model());
    circulator.remote(false);
    rig.set("setpoint", 30);
    assertEquals(37.25, circulator.setPointCelsius());
    assertEquals(LinkStatus.State.DEGRADED, rig.status().state());
    assertTrue(rig.status().detail().contains("-09"), rig.status().detail());
    circulator.remote(true);
    rig.run(3);
    assertEquals(30, circulator.setPointCelsius());
    faults.set("X", Fault.PROBE_LOST, true);
    rig.run(3);
    assertEquals(Cause.SENSOR_FAULT, rig.newest("bath").cause());
  }

  @ParameterizedTest
  @ValueSource(strings = {"modbus", "bisynch"})
  void aEurothermLoopFollowsTheSameSetPointInBothItsLanguages(String encoding) {
    var loop = new EurothermLoop(() -> 36.5, state);
    LineServer line =
        encoding.equals("modbus")
            ? new RtuLine(NONE, List.of(new EurothermModbus(7, loop)))
            : new SerialLine(NONE, new EurothermBisynch(7, loop));
    var rig =
        new Rig("eurotherm", Map.of("address", "7", "encoding", encoding), line, loop::advance);
    rig.run(2);
    rig.set("setpoint", 37.2);
    assertEquals(37.2, loop.setPointCelsius());
    assertEquals(36.5, rig.newest("temperature").value());
    assertTrue(rig.newest("output").value() > 10);
    rig.set("setpoint", 37.21);
    assertEquals(1, loop.memoryWrites(), "it was there already");
    assertEquals("Eurotherm", rig.identity().maker());
    faults.set("X", Fault.PROBE_LOST, true);
    rig.run(2);
    assertFalse(encoding.equals("modbus") && rig.newest("temperature").isGood());
  }

  @Test
  void aVaisalaProbeIsCompensatedWithoutWearAndTrustedOnlyWhenWarm() {
    var probe = new VaisalaGmp25x(240, () -> 50_000, () -> 37, "K0710040", state);
    var rig =
        new Rig("vaisala-gmp25x", Map.of(), new RtuLine(NONE, List.of(probe)), probe::advance);
    rig.run(2);
    assertEquals(50_000, rig.newest("CO2").value());
    assertEquals(37, rig.newest("temperature").value());
    rig.set("pressure compensation", 980);
    assertEquals(980, probe.pressureCompensation());
    assertEquals("K0710040", rig.identity().serial());
    faults.set("X", Fault.POWER_LOST, true);
    faults.set("X", Fault.POWER_LOST, false);
    rig.run(3);
    assertEquals(Cause.NOT_STABLE, rig.newest("CO2").cause());
    rig.run(70);
    assertTrue(rig.newest("CO2").isGood());
    assertEquals(980, probe.pressureCompensation(), "it was told again");
    assertEquals(0, probe.memoryWrites());
    faults.set("X", Fault.PROBE_LOST, true);
    rig.run(3);
    assertEquals(Cause.SENSOR_FAULT, rig.newest("CO2").cause());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void everyModelOfAPressureTransmitterIsKnownAndRead(int model) {
    var transmitter = new DeltaOhmHd402(1, model, () -> 2000, state);
    var rig =
        new Rig("deltaohm-hd402st", Map.of(), new RtuLine(NONE, List.of(transmitter)), s -> {});
    rig.run(3);
    assertEquals(2000, rig.newest("pressure").value(), 1e-9);
    assertEquals("HD402ST" + model, rig.identity().model());
    faults.set("X", Fault.PROBE_LOST, true);
    rig.run(3);
    assertEquals(Cause.SENSOR_FAULT, rig.newest("pressure").cause());
  }

  private LighthouseCounter counter() {
    return new LighthouseCounter(
        1,
        List.of(
            new LighthouseCounter.Channel(0.5, () -> 3520),
            new LighthouseCounter.Channel(5, () -> 29)),
        123456789,
        1_000_000_000,
        state);
  }

  private List<Reading> small() {
    return readings.stream()
        .filter(r -> r.source().equals("X.particles 0.5 um") && r.isGood())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"lighthouse-counter", "lighthouse-counter-tcp"})
  void aParticleCounterGivesEachSampleOnceWithItsOwnTime(String model) {
    LighthouseCounter counter = counter();
    LineServer line =
        model.endsWith("tcp")
            ? new ModbusTcpLine(NONE, List.of(counter))
            : new RtuLine(NONE, List.of(counter));
    var rig = new Rig(model, Map.of("sample", "PT30S"), line, counter::advance);
    Instant start = now;
    rig.run(310);
    assertTrue(counter.isRunning());
    List<Reading> samples = small();
    assertEquals(10, samples.size());
    for (int i = 0; i < samples.size(); i++) {
      // It was started in the first second.
      assertEquals(start.plusSeconds(1 + 30 * (i + 1L)), samples.get(i).instant());
      assertEquals(3520, samples.get(i).value(), 75, "one particle more or less");
    }
    assertEquals("123456789", rig.identity().serial());
  }

  @Test
  void aParticleCounterLosesNoSampleWhileNobodyListens() {
    LighthouseCounter counter = counter();
    var rig =
        new Rig(
            "lighthouse-counter",
            Map.of("sample", "PT10S"),
            new RtuLine(NONE, List.of(counter)),
            counter::advance);
    rig.run(30);
    faults.set("X", Fault.SILENT, true);
    rig.run(400);
    faults.set("X", Fault.SILENT, false);
    rig.run(200);
    List<Reading> samples = small();
    assertTrue(samples.size() >= 60, () -> samples.size() + " samples");
    for (int i = 1; i < samples.size(); i++) {
      assertEquals(
          Duration.ofSeconds(10),
          Duration.between(samples.get(i - 1).instant(), samples.get(i).instant()));
    }
  }

  @Test
  void aParticleCounterThatLostItsPowerIsStartedAgain() {
    LighthouseCounter counter = counter();
    var rig =
        new Rig(
            "lighthouse-counter",
            Map.of("sample", "PT10S"),
            new RtuLine(NONE, List.of(counter)),
            counter::advance);
    rig.run(20);
    faults.set("X", Fault.POWER_LOST, true);
    faults.set("X", Fault.POWER_LOST, false);
    rig.run(60);
    assertTrue(counter.isRunning());
    faults.set("X", Fault.PROBE_LOST, true);
    rig.run(40);
    assertEquals(Cause.SENSOR_FAULT, rig.newest("particles 0.5 um").cause());
    rig.set("sampling", 0);
    rig.run(20);
    assertFalse(counter.isRunning());
  }
}
