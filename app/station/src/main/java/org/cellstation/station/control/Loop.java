package org.cellstation.station.control;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.station.control.law.Pid;

/// What every loop has in common: mode, set-point, output, and what to do without a process
/// variable.
///
/// Owned by the control thread; a scan allocates nothing.
abstract sealed class Loop
    permits DirectLoop, FeedbackLoop, ExchangeLoop, CellSpecificLoop, FeedLoop {
  private final LoopDefinition definition;
  private final boolean hasMaster;
  private final PvWatch watch;
  private LoopMode mode = LoopMode.AUTO;
  private double setpoint;
  private double output = Double.NaN;
  private double outputWhenLost;
  private boolean tracking = true;
  private boolean lost;
  private boolean told;
  private LoopMode lostFrom = LoopMode.AUTO;
  private boolean running;
  private boolean held;
  private String note = "";
  private double seen = Double.NaN;

  /// @param hasMaster whether the unit has the loop's master
  Loop(LoopDefinition definition, boolean hasMaster) {
    this.definition = definition;
    this.hasMaster = hasMaster;
    setpoint = definition.preset();
    watch = new PvWatch(definition.variable(), definition.uncertain(), definition.badValue());
  }

  /// Makes the next {@link #act} start at `output`.
  abstract void track(double output, double pv);

  /// The output towards the set-point, in percent.
  abstract double act(double pv, double dt);

  /// The declared safe output, in percent.
  abstract double safe();

  /// Where control starts when no output is known yet.
  abstract double initial(double pv);

  /// Whether it acts without knowing its variable.
  abstract boolean blindfold();

  /// Before anything else in a scan: what others did since the last one.
  abstract void look(Function<String, Reading> pv);

  /// The output it has to follow because nobody takes what it gives, else `NaN`.
  abstract double followed();

  /// Hands the output on.
  abstract void drive(double dt);

  /// What is sent when life support ends.
  abstract void off();

  /// After {@link #off} was written: leaves what it drove to others.
  void letGo() {}

  abstract double lowest();

  /// Why {@link #act} is not at the set-point's full demand, else empty.
  abstract String limitation();

  abstract List<LoopStatus.Moved> moved();

  /// Empty when the law has no such parameters.
  abstract Optional<Pid.Tuning> tuning();

  /// Takes `to` for `from`, now or, from the journal, as it was once done: what is scheduled is
  /// scaled alike. The output does not move.
  abstract void retune(Pid.Tuning from, Pid.Tuning to);

  /// What it has brought about, in the unit of its set-point.
  ///
  /// @param pv `NaN` when it is not known
  /// @return `NaN` when it is not known
  double reached(double pv) {
    return pv;
  }

  /// Whether {@link #reached} is to be held against the set-point now.
  boolean aims(double reached) {
    return true;
  }

  /// The output it would have with one of the things it moves at `value`, else `NaN`.
  abstract double percentWith(String target, double value);

  final void scan(Function<String, Reading> pv, long nowMillis, double dt) {
    held = false;
    look(pv);
    seen = blindfold() ? Double.NaN : known(pv.apply(definition.variable()));
    double follow = followed();
    if (mode == LoopMode.MANUAL || mode == LoopMode.OUT_OF_SERVICE) {
      rest();
    } else if (!Double.isNaN(follow)) {
      watch.clear();
      tracking = true;
      output = follow;
      note = limitation();
    } else if (blindfold()) {
      output = act(Double.NaN, dt);
      note = limitation();
    } else if (Double.isNaN(setpoint())) {
      tracking = true;
      output = Double.isNaN(output) ? safe() : output;
      note = "waits for a set-point";
    } else if (watch.usable(pv.apply(definition.variable()), nowMillis)) {
      regulate(pv.apply(definition.variable()).value(), dt);
    } else {
      withoutValue(nowMillis);
    }
    drive(dt);
  }

  private static double known(Reading reading) {
    return reading.quality() == Quality.BAD ? Double.NaN : reading.value();
  }

  private void rest() {
    watch.clear();
    tracking = true;
    if (mode == LoopMode.OUT_OF_SERVICE) {
      note = "out of service: the output stays where it was";
    } else if (!lost) {
      note = "";
    }
    if (Double.isNaN(output)) {
      output = safe();
    }
  }

  private void regulate(double value, double dt) {
    if (Double.isNaN(output)) {
      output = initial(value);
    }
    if (tracking) {
      track(output, value);
      tracking = false;
    }
    outputWhenLost = output;
    output = act(value, dt);
    outputWhenLost = output;
    note = limitation();
  }

  private void withoutValue(long nowMillis) {
    note = watch.note();
    tracking = true;
    if (Double.isNaN(output)) {
      output = safe();
      outputWhenLost = output;
    }
    if (!watch.expired(nowMillis)) {
      outputWhenLost = output;
    } else if (definition.badValue().action() == BadValue.Action.SAFE) {
      double safe = safe();
      output = outputWhenLost + watch.part(nowMillis) * (safe - outputWhenLost);
    } else if (ModeTable.on(mode, ModeTable.Command.VALUE_LOST, hasMaster)
        instanceof ModeTable.Outcome.Moved moved) {
      lostFrom = mode;
      mode = moved.to();
      lost = true;
    }
  }

  final LoopDefinition definition() {
    return definition;
  }

  final String name() {
    return definition.name();
  }

  final LoopMode mode() {
    return mode;
  }

  /// The mode it had when its variable was lost.
  final LoopMode lostFrom() {
    return lostFrom;
  }

  /// Why a set-point would be refused, else empty.
  Optional<String> fault(double value) {
    return limits(value);
  }

  final Optional<String> limits(double value) {
    return definition.setpoints().fault(name(), value, definition.unit());
  }

  /// Only after {@link #fault} was empty.
  void setpoint(double value) {
    setpoint = value;
  }

  double setpoint() {
    return setpoint;
  }

  final boolean hasMaster() {
    return hasMaster;
  }

  /// Whether {@link #takeLost} has something to tell.
  final boolean isLost() {
    return lost && !told;
  }

  /// Whether it went to MANUAL because its variable was lost; true once each time.
  final boolean takeLost() {
    boolean news = lost && !told;
    told |= news;
    return news;
  }

  /// @return why not, else empty
  final Optional<String> modeRefusal(LoopMode next) {
    return ModeTable.on(mode, ModeTable.Command.to(next), hasMaster)
            instanceof ModeTable.Outcome.Refused refused
        ? Optional.of(name() + " cannot go to " + next + ": " + refused.why())
        : Optional.empty();
  }

  /// Only after {@link #modeRefusal} was empty.
  void mode(LoopMode next) {
    mode = next;
    lost = false;
    told = false;
  }

  final Optional<String> outputRefusal(double percent) {
    if (mode != LoopMode.MANUAL) {
      return Optional.of(
          "the output of " + name() + " is set by the loop; switch it to MANUAL first");
    }
    return percent >= lowest() && percent <= 100
        ? Optional.empty()
        : Optional.of(
            "output %s %% of %s is outside %.0f..100 %%".formatted(percent, name(), lowest()));
  }

  final Optional<String> manualOutput(double percent) {
    Optional<String> refusal = outputRefusal(percent);
    if (refusal.isEmpty()) {
      output = percent;
    }
    return refusal;
  }

  /// Another demand for the same actuator positions.
  final void moveTo(double percent) {
    output = percent;
    tracking = true;
  }

  /// Another demand because somebody else moved what this loop moves.
  final void forceTo(double percent) {
    held = true;
    if (!Double.isNaN(percent) && mode != LoopMode.OUT_OF_SERVICE) {
      moveTo(percent);
    }
  }

  /// Whether somebody else moved what it moves since its last scan.
  final boolean held() {
    return held;
  }

  /// Whether its variable is lost at the moment.
  final boolean blind() {
    return watch.blind();
  }

  /// In percent; `NaN` before the first scan.
  final double output() {
    return output;
  }

  final boolean running() {
    return running;
  }

  final boolean runs() {
    return running || definition.lifeSupport();
  }

  final void run(boolean on) {
    running = on;
  }

  /// Forgets the output and starts by itself.
  void restart() {
    mode = hasMaster ? LoopMode.CASCADE : LoopMode.AUTO;
    output = Double.NaN;
    tracking = true;
    lost = false;
    watch.clear();
  }

  /// @return a remark when the set-point had to be brought into its limits
  Optional<String> adopt(LoopState state) {
    mode = state.mode() == LoopMode.CASCADE && !hasMaster ? LoopMode.AUTO : state.mode();
    output =
        Double.isNaN(state.outputPercent())
            ? Double.NaN
            : Math.clamp(state.outputPercent(), lowest(), 100);
    tracking = true;
    watch.clear();
    if (Double.isNaN(state.setpoint())) {
      return Optional.empty();
    }
    Optional<String> fault =
        definition.setpoints().fault(name(), state.setpoint(), definition.unit());
    setpoint = definition.setpoints().clamp(state.setpoint());
    return fault.map(text -> text + "; using " + setpoint + " " + definition.unit());
  }

  LoopState state() {
    return new LoopState(mode, setpoint, output);
  }

  final void observe(LoopObserver observer) {
    if (runs()) {
      double reached = reached(observer.good(definition.variable()));
      observer.loop(
          name(),
          definition.unit(),
          mode,
          setpoint(),
          reached,
          aims(reached),
          output,
          definition.tolerance());
    }
  }

  final LoopStatus status() {
    return new LoopStatus(
        name(),
        definition.variable(),
        definition.unit(),
        mode,
        setpoint(),
        reached(seen),
        Double.isNaN(output) ? 0 : output,
        definition.tolerance(),
        hasMaster ? definition.master() : "",
        note,
        definition.lifeSupport(),
        runs(),
        moved(),
        blindfold() ? "" : definition.badValue().words());
  }

  final String note() {
    return note;
  }
}
