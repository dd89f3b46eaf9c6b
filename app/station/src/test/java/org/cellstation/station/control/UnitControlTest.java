package org.cellstation.station.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.station.control.law.GasMix;
import org.cellstation.station.control.law.Pid;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitControlTest {
  private final Rig rig = new Rig();

  private void settled() {
    rig.bag.culture(37);
    rig.bag.transfer = 0.5;
    rig.bag.uptake = 0.4;
    assertEquals(Optional.empty(), rig.control.engage(Rig.setpoints(37, 40, 7.2, 15, 200)));
    rig.run(6);
  }

  @Test
  void writesNothingUntilLifeSupportIsEngaged() {
    rig.scan();
    assertEquals(Map.of(), rig.outputs);
    assertFalse(rig.control.engaged());
  }

  @Test
  void writesEveryOutputOnceEngaged() {
    rig.control.engage(Rig.setpoints(37, 40, 7.2, 15, 200));
    rig.scan();
    assertEquals(Rig.EQUIPMENT.outputs().keySet(), rig.outputs.keySet());
    assertEquals(
        200, rig.output("air flow") + rig.output("O2 flow") + rig.output("CO2 flow"), 1e-9);
  }

  @Test
  void engagingStartsFromAPadAsWarmAsTheCulture() {
    rig.control.engage(Rig.setpoints(37, 40, 7.2, 15, 200));
    rig.scan();
    assertEquals(22, rig.output("pad setpoint"), 0.1);
  }

  @Tag("B-05")
  @ParameterizedTest
  @CsvSource({
    "temperature, 20, true",
    "temperature, 19.9, false",
    "temperature, 40, true",
    "temperature, 40.1, false",
    "temperature, NaN, false",
    "temperature, Infinity, false",
    "DO, 5, true",
    "DO, 4.9, false",
    "DO, 100, true",
    "DO, 100.1, false",
    "pH, 6.5, true",
    "pH, 6.49, false",
    "pH, 7.8, true",
    "pH, 7.81, false",
    "pH, -Infinity, false",
    "rock rate, 5, true",
    "rock rate, 4.9, false",
    "rock rate, 40, true",
    "rock rate, 41, false",
    "gas flow, 20, true",
    "gas flow, 19, false",
    "gas flow, 1000, true",
    "gas flow, 1001, false",
    "stirrer, 5, false"
  })
  void refusesSetpointsOutsideTheirLimits(String loop, double value, boolean allowed) {
    rig.control.engage(Rig.setpoints(37, 40, 7.2, 15, 200));
    double before = rig.control.setpoint(loop);
    Optional<String> refusal = rig.control.setpoint(loop, value);
    assertEquals(allowed, refusal.isEmpty(), refusal.toString());
    assertEquals(allowed ? value : before, rig.control.setpoint(loop));
  }

  @Test
  void namesEveryFaultOfAnEngagementAtOnce() {
    String refusal = rig.control.engage(Rig.setpoints(50, 40, 9, 15, 5)).orElseThrow();
    assertEquals(
        "temperature set-point 50.0 degC is outside 20.0..40.0 degC; "
            + "pH set-point 9.0 pH is outside 6.5..7.8 pH; "
            + "gas flow set-point 5.0 mL/min is outside 20.0..1000.0 mL/min",
        refusal);
    assertFalse(rig.control.engaged());
  }

  @Test
  void anUnknownLoopIsNamed() {
    assertTrue(rig.control.setMode("foam", LoopMode.MANUAL).orElseThrow().contains("foam"));
    assertTrue(rig.control.setOutput("foam", 5).isPresent());
    assertEquals(Double.NaN, rig.control.setpoint("foam"));
  }

  @Test
  void manualHoldsTheOutputAndTakesOnlyAPersonsValue() {
    settled();
    assertTrue(rig.control.setOutput("DO", 50).orElseThrow().contains("MANUAL"));
    double before = rig.output("rock rate");
    rig.control.setMode("DO", LoopMode.MANUAL);
    rig.run(0.1);
    assertEquals(before, rig.output("rock rate"), 0);
    assertTrue(rig.control.setOutput("DO", 100.5).isPresent());
    assertTrue(rig.control.setOutput("DO", Double.NaN).isPresent());
    assertTrue(rig.control.setOutput("DO", 20).isEmpty());
    rig.second();
    assertEquals(22.5, rig.output("rock rate"), 1e-9);
    assertEquals(LoopMode.MANUAL, rig.loop("DO").mode());
  }

  @Test
  void manualToAutomaticDoesNotBump() {
    settled();
    for (String loop : List.of("temperature", "DO", "pH")) {
      rig.control.setMode(loop, LoopMode.MANUAL);
      rig.control.setOutput(loop, 60);
      rig.second();
      rig.control.setMode(loop, LoopMode.AUTO);
      rig.second();
      assertEquals(60, rig.loop(loop).outputPercent(), 0.5, loop);
    }
  }

  @Test
  void engagingAgainOnlyChangesSetpoints() {
    settled();
    rig.control.setMode("pH", LoopMode.MANUAL);
    double pad = rig.output("pad setpoint");
    rig.control.engage(Rig.setpoints(36.5, 50, 7.1, 15, 300));
    rig.scan();
    assertEquals(pad, rig.output("pad setpoint"), 0.5);
    assertEquals(LoopMode.MANUAL, rig.loop("pH").mode());
    assertEquals(36.5, rig.control.setpoint("temperature"));
  }

  @Test
  void releaseTurnsEverythingOffOnceAndThenWritesNothing() {
    settled();
    rig.control.release();
    rig.scan();
    assertEquals(0, rig.output("rock rate"));
    assertEquals(20, rig.output("pad setpoint"));
    assertEquals(0, rig.output("air flow") + rig.output("CO2 flow"));
    rig.outputs.clear();
    rig.scan();
    assertEquals(Map.of(), rig.outputs);
  }

  @Test
  void releasingAnIdleUnitWritesNothing() {
    rig.control.release();
    rig.scan();
    assertEquals(Map.of(), rig.outputs);
  }

  @Tag("I-10")
  @ParameterizedTest
  @CsvSource({
    "DO, STALE, stale",
    "DO, LINK_DOWN, link down",
    "pH, NO_REPLY, no reply",
    "temperature, OUT_OF_RANGE, out of range",
    "DO, SENSOR_FAULT, sensor fault",
    "pH, NOT_STABLE, not stable"
  })
  void holdsTheLastOutputWithoutAGoodReading(String loop, Cause cause, String text) {
    settled();
    Map<String, Double> before = Map.copyOf(rig.outputs);
    double output = rig.loop(loop).outputPercent();
    rig.fault(loop, cause);
    rig.run(3.5 / 60);
    assertEquals(output, rig.loop(loop).outputPercent(), 0);
    assertEquals("holding: " + loop + " " + text + " for 3 min", rig.loop(loop).note());
    assertEquals(before.size(), rig.outputs.size());
  }

  @Test
  void goesToTheDeclaredSafeOutputsAfterTheTimeoutAndComesBackWithoutABump() {
    settled();
    for (String loop : List.of("temperature", "DO", "pH")) {
      rig.fault(loop, Cause.LINK_DOWN);
    }
    rig.run(59.0 / 60);
    assertTrue(rig.loop("DO").note().startsWith("holding:"), rig.loop("DO").note());
    rig.run(2.0 / 60);
    assertEquals("safe output: DO link down for 60 min", rig.loop("DO").note());
    assertEquals(37, rig.output("pad setpoint"), 1e-9);
    assertEquals(25, rig.output("rock rate"), 1e-9);
    assertEquals(10, rig.output("CO2 flow"), 1e-6);
    assertSafe();

    for (String loop : List.of("temperature", "DO", "pH")) {
      rig.heal(loop);
    }
    rig.scan();
    assertEquals(37, rig.output("pad setpoint"), 0.1);
    assertEquals(25, rig.output("rock rate"), 0.1);
    assertEquals(10, rig.output("CO2 flow"), 0.1);
    rig.run(5);
    assertEquals("", rig.loop("DO").note());
    assertEquals(40, rig.bag.oxygenPercent, 1);
  }

  @Test
  void engagedWithoutAnyReadingTakesTheSafeOutputs() {
    rig.fault("temperature", Cause.NOT_YET_READ);
    rig.fault("DO", Cause.NOT_YET_READ);
    rig.fault("pH", Cause.NOT_YET_READ);
    rig.control.engage(Rig.setpoints(37, 40, 7.2, 15, 200));
    rig.scan();
    assertEquals(37, rig.output("pad setpoint"), 1e-9);
    assertEquals("holding: pH not read yet for 0 min", rig.loop("pH").note());
  }

  @Tag("F-14")
  @Test
  void goesOnAfterARestartWhereItWas() {
    settled();
    rig.control.setMode("pH", LoopMode.MANUAL);
    rig.second();
    Map<String, Double> before = Map.copyOf(rig.outputs);
    UnitControl.State state = rig.control.state();
    rig.control = Rig.control();
    assertEquals(List.of(), rig.control.adopt(state));
    rig.scan();
    before.forEach((output, value) -> assertEquals(value, rig.output(output), 0.05, output));
    assertEquals(state.loops().get("pH"), rig.control.state().loops().get("pH"));
    assertTrue(rig.control.engaged());
  }

  @Test
  void takesOutputsThatItDoesNotKnowFromWhatTheDevicesDo() {
    settled();
    rig.bag.uptake = 0.5;
    rig.run(3);
    Map<String, Double> before = Map.copyOf(rig.outputs);
    rig.devicesTell = true;
    rig.control = Rig.control();
    rig.control.adopt(
        new UnitControl.State(
            true,
            Map.of(
                "temperature",
                new LoopState(LoopMode.AUTO, 37, Double.NaN),
                "DO",
                new LoopState(LoopMode.AUTO, 40, Double.NaN),
                "rock rate",
                new LoopState(LoopMode.CASCADE, 15, Double.NaN),
                "gas flow",
                new LoopState(LoopMode.AUTO, 200, Double.NaN),
                "pH",
                new LoopState(LoopMode.AUTO, 7.2, Double.NaN)),
            0));
    rig.fault("rock rate", Cause.NOT_YET_READ);
    rig.outputs.clear();
    rig.scan();
    assertEquals(Map.of(), rig.outputs, "waits for what the devices say");
    rig.heal("rock rate");
    rig.scan();
    before.forEach((output, value) -> assertEquals(value, rig.output(output), 0.2, output));
  }

  @Test
  void doesNotWaitForeverForADeviceThatSaysNothing() {
    rig.devicesTell = true;
    rig.fault("rock rate", Cause.NOT_YET_READ);
    rig.control.adopt(
        new UnitControl.State(
            true, Map.of("temperature", new LoopState(LoopMode.AUTO, 37, Double.NaN)), 0));
    for (int i = 0; i < 11; i++) {
      rig.scan();
    }
    assertEquals(Rig.EQUIPMENT.outputs().keySet(), rig.outputs.keySet());
  }

  @Test
  void anUnknownLastOutputBecomesTheSafeOne() {
    rig.control.adopt(state(15, LoopMode.MANUAL, 37, Double.NaN));
    rig.scan();
    assertSafe();
  }

  @Test
  void adoptingSaysWhichSetpointsItHadToChange() {
    List<String> remarks = rig.control.adopt(state(3, LoopMode.AUTO, 41, 50));
    assertEquals(
        List.of(
            "temperature set-point 41.0 degC is outside 20.0..40.0 degC; using 40.0 degC",
            "rock rate set-point 3.0 rpm is outside 5.0..40.0 rpm; using 5.0 rpm"),
        remarks);
    assertEquals(5, rig.control.setpoint("rock rate"));
  }

  private static UnitControl.State state(
      double minRockRate, LoopMode mode, double celsius, double percent) {
    return new UnitControl.State(
        true,
        Map.of(
            "temperature",
            new LoopState(mode, celsius, percent),
            "DO",
            new LoopState(mode, 40, percent),
            "pH",
            new LoopState(mode, 7.2, percent),
            "rock rate",
            new LoopState(LoopMode.CASCADE, minRockRate, Double.NaN),
            "gas flow",
            new LoopState(LoopMode.AUTO, 200, Double.NaN)),
        0);
  }

  /// What the strategy declares: 37 degC, 25 rpm, 200 mL/min with 21 % oxygen and 5 % CO2.
  private void assertSafe() {
    GasMix mix = new GasMix(new GasMix.Capacity(500, 500, 100, 0), GasMix.MIN_TOTAL);
    mix.blend(200, 0.21, 0.05);
    assertEquals(37, rig.output("pad setpoint"), 1e-6);
    assertEquals(25, rig.output("rock rate"), 1e-6);
    assertEquals(mix.air(), rig.output("air flow"), 1e-6);
    assertEquals(mix.oxygen(), rig.output("O2 flow"), 1e-6);
    assertEquals(mix.carbonDioxide(), rig.output("CO2 flow"), 1e-6);
  }

  @Test
  void aJumpOfTheClockDoesNotMakeTheOutputsJump() {
    settled();
    double pad = rig.output("pad setpoint");
    rig.now = rig.now.plus(Duration.ofDays(1));
    rig.control.scan(rig::read, rig.now, 86_400, rig.outputs::put);
    rig.control.scan(rig::read, rig.now, -86_400, rig.outputs::put);
    rig.control.scan(rig::read, rig.now, Double.NaN, rig.outputs::put);
    assertEquals(pad, rig.output("pad setpoint"), 0.2);
  }

  @Test
  void newParametersDoNotMoveTheOutput() {
    settled();
    for (String loop : List.of("temperature", "DO", "pH")) {
      Pid.Tuning before = rig.control.tuning(loop).orElseThrow();
      Pid.Tuning wanted =
          new Pid.Tuning(
              before.gain() / 3,
              before.integralSeconds() * 2,
              before.derivativeSeconds(),
              before.setpointWeight(),
              before.derivativeFilter());
      double output = rig.loop(loop).outputPercent();
      assertEquals(Optional.empty(), rig.control.tune(loop, wanted), loop);
      rig.scan();
      assertEquals(output, rig.loop(loop).outputPercent(), 0.05, loop);
      assertEquals(wanted.gain(), rig.control.tuning(loop).orElseThrow().gain(), 0.01, loop);
      assertTrue(
          rig.control
              .tune(loop, Pid.Tuning.pi(-before.gain(), 60))
              .orElseThrow()
              .contains("round"));
    }
    assertEquals(Optional.empty(), rig.control.tuning("foam"));
  }

  @Test
  void goesOnFromAnOutputThatWasForced() {
    settled();
    for (int i = 0; i < 100; i++) {
      rig.scan();
      rig.control.overridden("pad setpoint", 25);
      rig.control.overridden("rock rate", 16);
      rig.control.overridden("CO2 flow", 3);
    }
    rig.scan();
    assertEquals(25, rig.output("pad setpoint"), 0.2);
    assertEquals(16, rig.output("rock rate"), 0.2);
    assertEquals(3, rig.output("CO2 flow"), 0.2);
  }

  @Test
  void aLoopOutOfServiceStandsStillAndSaysSo() {
    settled();
    double before = rig.output("rock rate");
    assertEquals(Optional.empty(), rig.control.setMode("DO", LoopMode.OUT_OF_SERVICE));
    rig.run(0.1);
    assertEquals(before, rig.output("rock rate"), 0);
    assertEquals("out of service: the output stays where it was", rig.loop("DO").note());
    assertTrue(rig.control.setOutput("DO", 50).isPresent());
    assertTrue(rig.control.setMode("DO", LoopMode.AUTO).orElseThrow().contains("MANUAL first"));
    assertEquals(Optional.empty(), rig.control.setMode("DO", LoopMode.MANUAL));
    assertTrue(rig.control.setMode("DO", LoopMode.CASCADE).orElseThrow().contains("no master"));
  }
}
