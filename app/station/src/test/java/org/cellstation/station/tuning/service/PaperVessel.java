package org.cellstation.station.tuning.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.station.control.LoopMode;
import org.cellstation.station.control.LoopStatus;
import org.cellstation.station.control.law.Pid;
import org.cellstation.station.tuning.ProcessModel;
import org.cellstation.station.tuning.Simulation;

/// A unit with one loop on a simulated process, at rest.
final class PaperVessel implements TuningVessel {
  static final double HELD = 40;
  static final double SETPOINT = 37;

  private final Simulation process = new Simulation(ProcessModel.lag(0.05, 300, 60), 1);
  final List<String> done = new ArrayList<>();
  String batch = "";
  String lost = "";
  String held = "";
  boolean culture;
  boolean engaged = true;
  boolean blind;
  LoopMode mode = LoopMode.AUTO;
  double output = HELD;
  Pid.Tuning tuning = Pid.Tuning.pi(4, 900);
  Instant now = Instant.EPOCH;

  void second() {
    process.step(output - HELD);
    now = now.plusSeconds(1);
  }

  @Override
  public String id() {
    return "BR-1";
  }

  @Override
  public String runningBatch() {
    return batch;
  }

  @Override
  public boolean culture() {
    return culture;
  }

  @Override
  public boolean engaged() {
    return engaged;
  }

  @Override
  public List<LoopStatus> loops() {
    return List.of(
        new LoopStatus(
            "temperature",
            "temperature",
            "degC",
            mode,
            SETPOINT,
            blind ? Double.NaN : SETPOINT + process.y(),
            output,
            0.1,
            "",
            "",
            true,
            true,
            List.of(),
            ""));
  }

  @Override
  public Reading read(String variable) {
    return blind
        ? Reading.bad(Cause.STALE, "degC", now, "TT-101")
        : Reading.good(SETPOINT + process.y(), "degC", now, "TT-101");
  }

  @Override
  public String heldBy(String loop) {
    return held;
  }

  @Override
  public String lostLink() {
    return lost;
  }

  @Override
  public Optional<Pid.Tuning> presentTuning(String loop) {
    return loop.equals("temperature") ? Optional.of(tuning) : Optional.empty();
  }

  @Override
  public void testMode(String loop, LoopMode next) {
    mode = next;
    done.add("mode " + next);
  }

  @Override
  public Optional<String> testOutput(String loop, double percent) {
    if (mode != LoopMode.MANUAL) {
      return Optional.of("not in MANUAL");
    }
    output = percent;
    return Optional.empty();
  }

  @Override
  public String turnOn(String actor, Map<String, Double> setpoints, String reason) {
    engaged = true;
    return "";
  }

  @Override
  public String turnOff(String actor, String reason) {
    engaged = false;
    return "";
  }

  @Override
  public String tune(String actor, String loop, Pid.Tuning wanted, String reason) {
    tuning = wanted;
    return "";
  }

  @Override
  public String untune(String actor, String loop, Pid.Tuning from, Pid.Tuning to, String reason) {
    tuning = from;
    return "";
  }
}
