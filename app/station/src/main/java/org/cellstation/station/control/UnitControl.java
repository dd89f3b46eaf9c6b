package org.cellstation.station.control;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.station.control.law.GasMix;
import org.cellstation.station.control.law.Pid;
import org.jspecify.annotations.Nullable;

/// Life support of one rocking bag: temperature, dissolved oxygen, pH and gas. Once engaged it runs
/// until a recipe phase releases it; it does not know what a procedure is, so holding, stopping or
/// aborting one cannot reach it.
///
/// Nothing is written before the first {@link #engage} or {@link #adopt}: after a start of the
/// program the devices keep the set-points they have.
///
/// Owned by the control thread; a scan allocates nothing.
public final class UnitControl {
  /// Where the outputs go, once each scan.
  @FunctionalInterface
  public interface Outputs {
    /// @param output one of {@link Output#output()}, in its unit
    void set(String output, double value);
  }

  /// What must be known to go on after a restart.
  public record State(
      boolean engaged,
      double minRockRate,
      double gasFlow,
      LoopState temperature,
      LoopState oxygen,
      LoopState ph) {}

  private static final String ROCK_RATE = "rock rate";
  private static final String GAS_FLOW = "gas flow";

  /// A scan that comes later than this counts as this late, so that a jump of the clock cannot move
  /// an output by a jump.
  private static final double LONGEST_STEP_SECONDS = 60;

  private final String unit;
  private final UnitTuning tuning;
  private final TemperatureLoop temperature;
  private final OxygenLoop oxygen;
  private final PhLoop ph;
  private final GasMix mix;
  private double gasFlow = GasMix.MIN_TOTAL;
  private boolean engaged;
  private boolean justReleased;

  public UnitControl(String unit, UnitTuning tuning) {
    this.unit = unit;
    this.tuning = tuning;
    long blind = tuning.blind().toMillis();
    this.temperature = new TemperatureLoop(tuning.temperature(), tuning.safe(), blind);
    this.oxygen = new OxygenLoop(tuning.oxygen(), tuning.safe(), blind);
    this.ph = new PhLoop(tuning.ph(), tuning.safe(), blind);
    this.mix =
        new GasMix(
            new GasMix.Capacity(
                tuning.gas().air(), tuning.gas().oxygen(), tuning.gas().carbonDioxide(), 0),
            GasMix.MIN_TOTAL);
  }

  public String unit() {
    return unit;
  }

  /// One scan.
  ///
  /// @param pv the newest reading of a process variable, never null: `BAD` when there is none
  public void scan(Function<String, Reading> pv, Instant now, double dtSeconds, Outputs out) {
    if (!engaged) {
      if (justReleased) {
        justReleased = false;
        stop(out);
      }
      return;
    }
    long millis = now.toEpochMilli();
    double dt = dtSeconds > 0 ? Math.min(dtSeconds, LONGEST_STEP_SECONDS) : 0;
    temperature.scan(pv.apply("temperature"), millis, dt);
    oxygen.scan(pv.apply("DO"), millis, dt);
    ph.scan(pv.apply("pH"), millis, dt);
    mix.blend(gasFlow, oxygen.oxygenFraction(), ph.carbonDioxideFraction());
    out.set(Output.PAD_SETPOINT.output(), temperature.padCelsius());
    out.set(Output.ROCK_RATE.output(), oxygen.rockRpm());
    out.set(Output.AIR_FLOW.output(), mix.air());
    out.set(Output.OXYGEN_FLOW.output(), mix.oxygen());
    out.set(Output.CARBON_DIOXIDE_FLOW.output(), mix.carbonDioxide());
  }

  private void stop(Outputs out) {
    out.set(Output.PAD_SETPOINT.output(), tuning.temperature().padMin());
    out.set(Output.ROCK_RATE.output(), 0);
    out.set(Output.AIR_FLOW.output(), 0);
    out.set(Output.OXYGEN_FLOW.output(), 0);
    out.set(Output.CARBON_DIOXIDE_FLOW.output(), 0);
  }

  /// Life support on. On a unit that is already engaged it only changes the set-points; a loop that
  /// a person has put into MANUAL stays there.
  ///
  /// @param setpoints by the names of {@link #setpoint}: every one that has a loop of its own
  /// @return why not, all faults in one text; then nothing was changed
  public Optional<String> engage(Map<String, Double> setpoints) {
    List<String> faults = new ArrayList<>();
    setpoints.forEach((loop, value) -> refusal(loop, value).ifPresent(faults::add));
    for (String needed : List.of("temperature", "DO", "pH", ROCK_RATE, GAS_FLOW)) {
      if (!setpoints.containsKey(needed)) {
        faults.add(unit + " needs a set-point for " + needed);
      }
    }
    if (!faults.isEmpty()) {
      return Optional.of(String.join("; ", faults));
    }
    if (!engaged) {
      temperature.restart();
      oxygen.restart();
      ph.restart();
    }
    setpoints.forEach(this::setpoint);
    engaged = true;
    justReleased = false;
    return Optional.empty();
  }

  /// Life support off, by an explicit recipe phase only (cooling, harvest): the next scan turns
  /// heating, rocking and gas off, later scans write nothing.
  public void release() {
    justReleased = engaged;
    engaged = false;
  }

  public boolean engaged() {
    return engaged;
  }

  /// Why a set-point would be refused, else empty. For whoever must know before it is journaled.
  ///
  /// @param loop `temperature`, `DO`, `pH`, or one of the fixed set-points `rock rate` (the lowest
  ///   rate) and `gas flow` (the total)
  public Optional<String> refusal(String loop, double value) {
    Loop known = loop(loop);
    return switch (loop) {
      case ROCK_RATE -> tuning.rockRates().fault(loop, value, "rpm");
      case GAS_FLOW -> tuning.gasFlows().fault(loop, value, "mL/min");
      default -> known == null ? unknown(loop) : known.fault(value);
    };
  }

  /// @param loop as for {@link #refusal}
  /// @return why not, else empty
  public Optional<String> setpoint(String loop, double value) {
    Optional<String> refusal = refusal(loop, value);
    Loop known = loop(loop);
    if (refusal.isPresent()) {
      return refusal;
    }
    if (loop.equals(ROCK_RATE)) {
      oxygen.minRockRpm(value);
    } else if (loop.equals(GAS_FLOW)) {
      gasFlow = value;
    } else if (known != null) {
      known.setpoint(value);
    }
    return refusal;
  }

  /// The present set-point, `NaN` for an unknown name. The names are those of {@link #setpoint}.
  public double setpoint(String loop) {
    Loop known = loop(loop);
    return switch (loop) {
      case ROCK_RATE -> oxygen.minRockRpm();
      case GAS_FLOW -> gasFlow;
      default -> known == null ? Double.NaN : known.setpoint();
    };
  }

  /// @return why not, else empty
  public Optional<String> setMode(String loop, LoopMode mode) {
    Loop known = loop(loop);
    if (known == null) {
      return unknown(loop);
    }
    Optional<String> refusal = known.modeRefusal(mode);
    if (refusal.isEmpty()) {
      known.mode(mode);
    }
    return refusal;
  }

  /// Why a mode would be refused, else empty. For whoever must know before it is journaled.
  public Optional<String> modeRefusal(String loop, LoopMode mode) {
    Loop known = loop(loop);
    return known == null ? unknown(loop) : known.modeRefusal(mode);
  }

  /// The parameters in force, those of the present operating point where they are scheduled; empty
  /// for an unknown loop and for one whose law has none.
  public Optional<Pid.Tuning> tuning(String loop) {
    Loop known = loop(loop);
    return known == null ? Optional.empty() : Optional.of(known.tuning());
  }

  /// Takes other parameters; the output does not move. Scheduled parameters are scaled as a whole.
  ///
  /// @return why not, else empty
  public Optional<String> tune(String loop, Pid.Tuning wanted) {
    Loop known = loop(loop);
    Optional<String> refusal = tuneRefusal(loop, wanted);
    if (refusal.isEmpty() && known != null) {
      known.tune(wanted);
    }
    return refusal;
  }

  /// Repeats a change that was made at another operating point: what is scheduled is scaled as it
  /// was scaled then.
  public void retune(String loop, Pid.Tuning from, Pid.Tuning to) {
    Loop known = loop(loop);
    if (known != null) {
      known.retune(from, to);
    }
  }

  /// Why parameters would be refused, else empty. For whoever must know before it is journaled.
  public Optional<String> tuneRefusal(String loop, Pid.Tuning wanted) {
    Loop known = loop(loop);
    if (known == null) {
      return unknown(loop);
    }
    return Math.signum(known.tuning().gain()) == Math.signum(wanted.gain())
        ? Optional.empty()
        : Optional.of(
            "a gain of "
                + wanted.gain()
                + " would turn the action of "
                + loop
                + " round; it is "
                + known.tuning().gain());
  }

  /// Somebody else, an interlock for example, has forced an output after the scan: the loops that
  /// drive it go on from there, without a bump when it is let go.
  ///
  /// @param output one of {@link Output#output()}
  public void overridden(String output, double value) {
    if (!engaged || Double.isNaN(oxygen.output()) || Double.isNaN(ph.output())) {
      return;
    }
    if (output.equals(Output.PAD_SETPOINT.output())) {
      temperature.moveTo(temperature.percentOf(value));
    } else if (output.equals(Output.ROCK_RATE.output())) {
      oxygen.moveTo(
          value < oxygen.rockRpm()
              ? oxygen.percentOf(value, 0)
              : oxygen.percentOf(value, oxygen.oxygenFraction()));
    } else if (output.equals(Output.OXYGEN_FLOW.output())) {
      oxygen.moveTo(
          oxygen.percentOf(
              oxygen.rockRpm(), GasMix.oxygenFraction(mix.air(), value, mix.carbonDioxide(), 0)));
    } else if (output.equals(Output.CARBON_DIOXIDE_FLOW.output())) {
      ph.moveTo(ph.percentOf(value / Math.max(GasMix.MIN_TOTAL, gasFlow)));
    }
  }

  /// In MANUAL only.
  ///
  /// @return why not, else empty
  public Optional<String> setOutput(String loop, double percent) {
    Loop known = loop(loop);
    return known == null ? unknown(loop) : known.manualOutput(percent);
  }

  /// Why an output could not be set by hand, else empty.
  public Optional<String> outputRefusal(String loop, double percent) {
    Loop known = loop(loop);
    return known == null ? unknown(loop) : known.outputRefusal(percent);
  }

  public List<LoopStatus> loops() {
    return List.of(temperature.status(), oxygen.status(), ph.status());
  }

  public State state() {
    return new State(
        engaged, oxygen.minRockRpm(), gasFlow, temperature.state(), oxygen.state(), ph.state());
  }

  /// Goes on where another instance was, from its last outputs.
  ///
  /// @return remarks: set-points that today's limits do not allow were brought inside
  public List<String> adopt(State state) {
    engaged = state.engaged();
    justReleased = false;
    List<String> remarks = new ArrayList<>();
    if (!engaged) {
      return remarks;
    }
    tuning.rockRates().fault(ROCK_RATE, state.minRockRate(), "rpm").ifPresent(remarks::add);
    tuning.gasFlows().fault(GAS_FLOW, state.gasFlow(), "mL/min").ifPresent(remarks::add);
    oxygen.minRockRpm(tuning.rockRates().clamp(state.minRockRate()));
    gasFlow = tuning.gasFlows().clamp(state.gasFlow());
    temperature.adopt(state.temperature()).ifPresent(remarks::add);
    oxygen.adopt(state.oxygen()).ifPresent(remarks::add);
    ph.adopt(state.ph()).ifPresent(remarks::add);
    return remarks;
  }

  /// A loop's output in percent as it follows from the outputs of its devices, `NaN` when one of
  /// them is not known. For {@link #adopt}, with the journal's or the devices' last set-points.
  ///
  /// @param minRockRate of the state to be adopted
  /// @param last by {@link Output#output()}, `NaN` when not known
  public double outputPercent(String loop, double minRockRate, ToDoubleFunction<String> last) {
    double air = last.applyAsDouble(Output.AIR_FLOW.output());
    double pure = last.applyAsDouble(Output.OXYGEN_FLOW.output());
    double co2 = last.applyAsDouble(Output.CARBON_DIOXIDE_FLOW.output());
    return switch (loop) {
      case "temperature" -> temperature.percentOf(last.applyAsDouble(Output.PAD_SETPOINT.output()));
      case "DO" -> {
        OxygenLoop probe = new OxygenLoop(tuning.oxygen(), tuning.safe(), 0);
        probe.minRockRpm(tuning.rockRates().clamp(minRockRate));
        double rate = last.applyAsDouble(Output.ROCK_RATE.output());
        yield Double.isNaN(rate + air + pure + co2)
            ? Double.NaN
            : probe.percentOf(rate, GasMix.oxygenFraction(air, pure, co2, 0));
      }
      case "pH" -> ph.percentOf(co2 / (air + pure + co2));
      default -> Double.NaN;
    };
  }

  private @Nullable Loop loop(String name) {
    return switch (name) {
      case "temperature" -> temperature;
      case "DO" -> oxygen;
      case "pH" -> ph;
      default -> null;
    };
  }

  private Optional<String> unknown(String loop) {
    return Optional.of(
        unit + " has no loop " + loop + "; it has temperature, DO, pH, rock rate and gas flow");
  }
}
