package org.cellstation.simulator.emulator;

import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;
import org.cellstation.simulator.fault.Reported;

/// One channel of the pump: its settings, and what it is doing. Times in seconds, volumes in mL.
/// Source: manual 14-036-E, 16.2 and 17.1.
final class RegloChannel {
  /// mL per revolution of the fitted tubing (3.17 mm) and 100 rpm top speed [G].
  static final double PER_REVOLUTION = 1.0;

  static final double MAXIMUM_RPM = 100;
  static final double MAXIMUM_VOLUME = 9999;

  /// How long a blocked motor draws too much current before the drive gives up [G].
  private static final double STALL_SECONDS = 2;

  /// How far the flow that it tells creeps in an hour where nobody says how much, mL/min [U].
  private static final double DRIFT = 2;

  static final char NOTHING = 0;
  static final char DONE = 'A';
  static final char OVER_CURRENT = '3';

  final FaultState faults;
  char mode = 'L';
  boolean rateFromFlow;
  boolean clockwise = true;
  double rpm;
  double flow;
  double volume;
  double runSeconds;
  double pauseSeconds;
  int cycles;
  double totalVolume;
  double totalSeconds;
  char refusal = 'C';

  /// The flow that it tells, whatever it delivers, mL/min.
  final Reported told;

  private boolean running;
  private boolean paused;
  private double remaining;
  private double dispensed;
  private double stalled;
  private int cyclesLeft;

  RegloChannel(FaultState faults) {
    this.faults = faults;
    this.told = new Reported(() -> flow, faults, DRIFT);
  }

  boolean running() {
    return running;
  }

  /// What the rotor turns at, mL/min as calibrated; negative counter-clockwise.
  double delivered() {
    if (!running || paused || faults.has(Fault.PUMP_STALLED)) {
      return 0;
    }
    return clockwise ? rate() : -rate();
  }

  private double rate() {
    return switch (mode) {
      case 'L' -> rpm * PER_REVOLUTION;
      case 'M' -> flow;
      case 'G' -> runSeconds > 0 ? volume / runSeconds * 60 : Double.POSITIVE_INFINITY;
      default -> rateFromFlow ? flow : rpm * PER_REVOLUTION;
    };
  }

  /// @return false when the settings cannot be achieved; then {@link #refusal} says why
  boolean start() {
    double rate = rate();
    if (!(rate > 0 && rate <= MAXIMUM_RPM * PER_REVOLUTION)) {
      refusal = 'R';
      return false;
    }
    if (volumeMode() && !(volume > 0 && volume <= MAXIMUM_VOLUME)) {
      refusal = 'V';
      return false;
    }
    if (cycleMode() && cycles == 0) {
      refusal = 'C';
      return false;
    }
    if (!running) {
      running = true;
      cyclesLeft = cycles;
      beginCycle();
    }
    stalled = 0;
    return true;
  }

  private void beginCycle() {
    paused = false;
    dispensed = 0;
    remaining =
        switch (mode) {
          case 'O', 'Q' -> volume / rate() * 60;
          case 'G', 'N', 'P' -> runSeconds;
          default -> Double.POSITIVE_INFINITY;
        };
  }

  void stop() {
    running = false;
    paused = false;
  }

  void pause() {
    if (running && (mode == 'L' || mode == 'M')) {
      stop();
    } else if (running) {
      paused = !paused;
    }
  }

  private boolean volumeMode() {
    return mode == 'O' || mode == 'G' || mode == 'Q';
  }

  private boolean cycleMode() {
    return mode == 'P' || mode == 'Q';
  }

  /// @return why the channel has just stopped by itself, or {@link #NOTHING}
  char advance(double dtSeconds) {
    told.advance(dtSeconds);
    if (!running) {
      return NOTHING;
    }
    if (faults.has(Fault.PUMP_STALLED)) {
      stalled += dtSeconds;
      if (stalled >= STALL_SECONDS) {
        stop();
        return OVER_CURRENT;
      }
      return NOTHING;
    }
    double pumped = Math.abs(delivered()) * dtSeconds / 60;
    dispensed += pumped;
    totalVolume += pumped;
    totalSeconds += dtSeconds;
    remaining -= dtSeconds;
    if (remaining > 0) {
      return NOTHING;
    }
    if (!cycleMode()) {
      stop();
      return DONE;
    }
    if (paused) {
      beginCycle();
      return NOTHING;
    }
    cyclesLeft--;
    if (cyclesLeft <= 0) {
      stop();
      return DONE;
    }
    paused = true;
    remaining = pauseSeconds;
    return NOTHING;
  }

  /// The status event's fields after the channel number.
  void report(Answer answer) {
    long seconds = Double.isInfinite(remaining) ? 0 : Math.round(Math.max(0, remaining));
    answer
        .character(!running ? 'C' : paused ? 'B' : 'A')
        .character('|')
        .whole(seconds, 10, '0')
        .character('|')
        .whole(Math.round(dispensed * 1000), 10, '0')
        .character('|')
        .whole(Math.max(0, cyclesLeft), 4, '0')
        .text("\r\n");
  }
}
