package org.cellstation.station.control;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.station.control.law.Pid;
import org.cellstation.station.control.law.PulseDoser;
import org.jspecify.annotations.Nullable;

/// The loops of one unit, as its strategy says and as far as the unit has what they need. Life
/// support, once engaged, runs until a recipe phase releases it; it does not know what a procedure
/// is, so holding, stopping or aborting one cannot reach it.
///
/// Nothing is written before the first {@link #engage} or {@link #adopt}: after a start of the
/// program the devices keep the set-points they have.
///
/// Owned by the control thread; a scan allocates nothing.
public final class UnitControl {
  /// Where the outputs go, once each scan.
  @FunctionalInterface
  public interface Outputs {
    /// @param output one of the unit's, in its unit
    void set(String output, double value);
  }

  /// What must be known to go on after a restart.
  ///
  /// @param loops by name
  /// @param baseMillilitres given so far
  public record State(boolean engaged, Map<String, LoopState> loops, double baseMillilitres) {}

  /// A loop that went to MANUAL by itself.
  public record Lost(String loop, LoopMode from, double outputPercent, String why) {}

  /// A scan that comes later than this counts as this late, so that a jump of the clock cannot move
  /// an output by a jump.
  private static final double LONGEST_STEP_SECONDS = 60;

  /// How long a restarted program waits for what the devices say before it writes to them.
  private static final long PATIENCE_MILLIS = 10_000;

  private record Driven(String output, Signal signal) {}

  private final String unit;
  private final Equipment equipment;
  private final Map<String, Loop> loops = new LinkedHashMap<>();
  private final List<Loop> order;
  private final List<Driven> driven = new ArrayList<>();
  private final @Nullable GasBlend gas;
  private final @Nullable BaseDosing base;
  private final double baseHourly;
  private boolean engaged;
  private boolean justReleased;
  private boolean resuming;
  private boolean stopping;
  private long resumingSince = Long.MIN_VALUE;

  /// @param equipment must have what the strategy's loops need, optional ones aside
  public UnitControl(String unit, ControlStrategy strategy, Equipment equipment) {
    this.unit = unit;
    this.equipment = equipment;
    ControlStrategy.Fitted fitted = strategy.fit(equipment);
    if (!fitted.missing().isEmpty()) {
      throw new IllegalArgumentException(unit + ": " + String.join("; ", fitted.missing()));
    }
    Map<String, Signal> signals = new HashMap<>();
    Map<String, DirectLoop> slaves = new HashMap<>();
    for (LoopDefinition loop : fitted.loops()) {
      if (loop.law() instanceof LoopDefinition.Direct direct) {
        boolean follows =
            fitted.loops().stream().anyMatch(other -> other.name().equals(loop.master()));
        slaves.put(
            loop.name(),
            new DirectLoop(
                loop,
                direct,
                signal(signals, "demand of " + loop.name()),
                signal(signals, direct.output()),
                follows));
      }
    }
    for (LoopDefinition loop : fitted.loops()) {
      loops.put(
          loop.name(),
          switch (loop.law()) {
            case LoopDefinition.Direct _ -> slaves.get(loop.name());
            case LoopDefinition.Feedback law ->
                new FeedbackLoop(loop, law, spans(law, signals, slaves), false);
            case LoopDefinition.Exchange law ->
                new ExchangeLoop(
                    loop,
                    law,
                    signal(signals, Equipment.EXCHANGE),
                    signal(signals, law.in()),
                    signal(signals, law.out()),
                    equipment.capacity(law.in()));
            case LoopDefinition.Feed law ->
                new FeedLoop(
                    loop, law, signal(signals, law.output()), equipment.capacity(law.output()));
            case LoopDefinition.CellSpecific law ->
                new CellSpecificLoop(
                    loop,
                    law,
                    signal(signals, "demand of " + law.target()),
                    Objects.requireNonNull(slaves.get(law.target()), law.target()));
          });
    }
    order = List.copyOf(loops.values());
    signals.forEach(
        (name, signal) -> {
          if (equipment.outputs().containsKey(name)) {
            driven.add(new Driven(name, signal));
          }
        });
    boolean doses =
        fitted.loops().stream().anyMatch(loop -> loop.targets().contains(Equipment.BASE));
    base =
        doses
            ? new BaseDosing(strategy.base().orElseThrow(), signal(signals, Equipment.BASE))
            : null;
    baseHourly = strategy.base().map(PulseDoser.Dosing::hourly).orElse(0.0);
    gas =
        equipment.moves(Equipment.TOTAL)
            ? new GasBlend(
                equipment,
                signal(signals, Equipment.TOTAL),
                signal(signals, Equipment.OXYGEN),
                signal(signals, Equipment.CARBON_DIOXIDE),
                signal(signals, Equipment.NITROGEN))
            : null;
  }

  private static Signal signal(Map<String, Signal> signals, String name) {
    return signals.computeIfAbsent(name, Signal::new);
  }

  private static List<Span> spans(
      LoopDefinition.Feedback law, Map<String, Signal> signals, Map<String, DirectLoop> slaves) {
    List<Span> spans = new ArrayList<>();
    for (LoopDefinition.Move move : law.moves()) {
      DirectLoop slave = slaves.get(move.target());
      spans.add(
          new Span(
              move,
              signal(signals, slave == null ? move.target() : "demand of " + move.target()),
              slave));
    }
    return spans;
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
    if (resuming && !resumed(pv, millis)) {
      return;
    }
    double dt = dtSeconds > 0 ? Math.min(dtSeconds, LONGEST_STEP_SECONDS) : 0;
    for (int i = 0; i < order.size(); i++) {
      Loop loop = order.get(i);
      if (loop.runs()) {
        loop.scan(pv, millis, dt);
      }
    }
    for (int i = 0; i < driven.size(); i++) {
      Driven one = driven.get(i);
      if (!Double.isNaN(one.signal().value())) {
        out.set(one.output(), one.signal().value());
      }
    }
    if (stopping) {
      letGo();
    }
    if (gas != null) {
      gas.write(out);
    }
    if (base != null) {
      base.write(dt, out);
    }
  }

  private void stop(Outputs out) {
    for (Loop loop : order) {
      if (loop.runs()) {
        loop.off();
      }
      loop.run(false);
    }
    for (Driven one : driven) {
      if (!Double.isNaN(one.signal().value())) {
        out.set(one.output(), one.signal().value());
      }
      one.signal().set(Double.NaN);
    }
    if (base != null) {
      out.set(BaseDosing.PUMP, 0);
    }
    if (gas != null) {
      gas.off(out);
    }
  }

  private void letGo() {
    stopping = false;
    for (Loop loop : order) {
      if (!loop.runs()) {
        loop.letGo();
      }
    }
  }

  /// Takes the outputs that are not known from what the devices do, as soon as all have told it.
  private boolean resumed(Function<String, Reading> pv, long millis) {
    if (resumingSince == Long.MIN_VALUE) {
      resumingSince = millis;
    }
    if (millis - resumingSince < PATIENCE_MILLIS) {
      for (Loop loop : order) {
        String variable = loop.definition().variable();
        if (equipment.variables().contains(variable)
            && pv.apply(variable).cause() == Cause.NOT_YET_READ) {
          return false;
        }
      }
    }
    resuming = false;
    if (gas != null) {
      gas.resume(pv);
    }
    for (Loop loop : order) {
      if (loop instanceof DirectLoop direct
          && equipment.variables().contains(loop.definition().variable())) {
        Reading measured = pv.apply(loop.definition().variable());
        if (measured.isGood()) {
          direct.resume(measured.value());
        }
      }
    }
    for (Loop loop : order) {
      if (loop instanceof FeedbackLoop feedback) {
        feedback.resume();
      }
      if (Double.isNaN(loop.output())) {
        loop.moveTo(loop.safe());
      }
    }
    return true;
  }

  /// Life support on. On a unit that is already engaged it only changes the set-points; a loop that
  /// a person has put into another mode stays there.
  ///
  /// @param setpoints by loop: one for every loop of life support that has no preset and no master
  ///   to give it
  /// @return why not, all faults in one text; then nothing was changed
  public Optional<String> engage(Map<String, Double> setpoints) {
    Optional<String> refusal = engageRefusal(setpoints);
    if (refusal.isPresent()) {
      return refusal;
    }
    if (!engaged) {
      order.forEach(Loop::restart);
      resuming = false;
    }
    setpoints.forEach(
        (name, value) -> {
          Loop loop = loops.get(name);
          if (loop != null) {
            loop.setpoint(value);
          }
        });
    engaged = true;
    justReleased = false;
    return Optional.empty();
  }

  /// Why {@link #engage} would be refused, else empty.
  public Optional<String> engageRefusal(Map<String, Double> setpoints) {
    List<String> faults = new ArrayList<>();
    setpoints.forEach((loop, value) -> refusal(loop, value).ifPresent(faults::add));
    for (Loop loop : order) {
      if (!setpoints.containsKey(loop.name())
          && loop.definition().lifeSupport()
          && Double.isNaN(loop.definition().preset())
          && !loop.hasMaster()) {
        faults.add(loop.name() + " needs a set-point");
      }
    }
    return faults.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", faults));
  }

  /// Life support off, by an explicit recipe phase only (cooling, harvest): the next scan turns
  /// heating, agitation and gas off, later scans write nothing.
  public void release() {
    justReleased = engaged;
    engaged = false;
  }

  /// Starts loops that are not life support, on a unit that is engaged, or gives running ones new
  /// set-points. One that is not named stands still.
  ///
  /// @return why not, else empty
  public Optional<String> start(Map<String, Double> setpoints) {
    Optional<String> refusal = startRefusal(setpoints);
    if (refusal.isEmpty()) {
      begin(setpoints);
    }
    return refusal;
  }

  /// Why {@link #start} would be refused, else empty.
  public Optional<String> startRefusal(Map<String, Double> setpoints) {
    List<String> faults = new ArrayList<>();
    setpoints.forEach(
        (name, value) -> {
          Loop loop = loops.get(name);
          (loop == null ? unknown(name) : loop.limits(value)).ifPresent(faults::add);
        });
    if (!engaged) {
      faults.add("life support of " + unit + " is off");
    }
    contested(setpoints.keySet(), faults);
    return faults.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", faults));
  }

  /// Nothing is driven by two loops.
  private void contested(Set<String> starting, List<String> faults) {
    Map<String, String> drivers = new HashMap<>();
    for (Loop loop : order) {
      if (loop.runs() || starting.contains(loop.name())) {
        for (String output : loop.definition().outputs()) {
          String other = drivers.put(output, loop.name());
          if (other != null) {
            faults.add("%s and %s both drive the %s".formatted(other, loop.name(), output));
          }
        }
      }
    }
  }

  /// Time on the profile of a running feed, for whoever starts it again; `NaN` when none runs.
  public double feedSeconds(String loop) {
    return loops.get(loop) instanceof FeedLoop feed && feed.running() ? feed.seconds() : Double.NaN;
  }

  /// Lets a feed that was just started go on from here on its profile.
  public void feedFrom(String loop, double seconds) {
    if (loops.get(loop) instanceof FeedLoop feed && feed.running()) {
      feed.from(seconds);
    }
  }

  private void begin(Map<String, Double> setpoints) {
    for (Loop loop : order) {
      Double value = setpoints.get(loop.name());
      if (value != null && !loop.definition().lifeSupport()) {
        if (!loop.running()) {
          loop.restart();
          loop.run(true);
        }
        loop.setpoint(value);
      }
    }
    for (Loop loop : order) {
      // What follows a master that nobody started goes by its own set-point.
      Loop master = loops.get(loop.definition().master());
      if (loop.running() && master != null && !master.runs() && loop.mode() == LoopMode.CASCADE) {
        loop.mode(LoopMode.AUTO);
        Double value = setpoints.get(loop.name());
        if (value != null) {
          loop.setpoint(value);
        }
      }
    }
  }

  /// Stops everything that is not life support; what it drove is switched off in the next scan and
  /// then left alone.
  public void stop() {
    for (Loop loop : order) {
      if (loop.running()) {
        loop.off();
        loop.run(false);
        stopping = true;
      }
    }
  }

  /// Base given since life support was engaged, mL.
  public double baseMillilitres() {
    return base == null ? 0 : base.total();
  }

  public boolean engaged() {
    return engaged;
  }

  public boolean has(String loop) {
    return loops.containsKey(loop);
  }

  /// Why a set-point would be refused, else empty. For whoever must know before it is journaled.
  public Optional<String> refusal(String loop, double value) {
    Loop known = loops.get(loop);
    return known == null ? unknown(loop) : known.fault(value);
  }

  /// @return why not, else empty
  public Optional<String> setpoint(String loop, double value) {
    Optional<String> refusal = refusal(loop, value);
    Loop known = loops.get(loop);
    if (refusal.isEmpty() && known != null) {
      known.setpoint(value);
    }
    return refusal;
  }

  /// The present set-point, `NaN` for an unknown name.
  public double setpoint(String loop) {
    Loop known = loops.get(loop);
    return known == null ? Double.NaN : known.setpoint();
  }

  /// @return why not, else empty
  public Optional<String> setMode(String loop, LoopMode mode) {
    Optional<String> refusal = modeRefusal(loop, mode);
    Loop known = loops.get(loop);
    if (refusal.isEmpty() && known != null && known.mode() != mode) {
      known.mode(mode);
    }
    return refusal;
  }

  /// Why a mode would be refused, else empty. For whoever must know before it is journaled.
  public Optional<String> modeRefusal(String loop, LoopMode mode) {
    Loop known = loops.get(loop);
    return known == null ? unknown(loop) : known.modeRefusal(mode);
  }

  /// Loops that have gone to MANUAL by themselves since the last call.
  public List<Lost> lost() {
    boolean any = false;
    for (int i = 0; i < order.size(); i++) {
      any |= order.get(i).isLost();
    }
    if (!any) {
      return List.of();
    }
    List<Lost> lost = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      Loop loop = order.get(i);
      if (loop.takeLost()) {
        lost.add(new Lost(loop.name(), loop.lostFrom(), loop.output(), loop.note()));
      }
    }
    return lost;
  }

  /// In MANUAL only.
  ///
  /// @return why not, else empty
  public Optional<String> setOutput(String loop, double percent) {
    Loop known = loops.get(loop);
    return known == null ? unknown(loop) : known.manualOutput(percent);
  }

  /// Why an output could not be set by hand, else empty.
  public Optional<String> outputRefusal(String loop, double percent) {
    Loop known = loops.get(loop);
    return known == null ? unknown(loop) : known.outputRefusal(percent);
  }

  /// The parameters in force, those of the present operating point where they are scheduled; empty
  /// for an unknown loop and for one whose law has none.
  public Optional<Pid.Tuning> tuning(String loop) {
    Loop known = loops.get(loop);
    return known == null ? Optional.empty() : known.tuning();
  }

  /// Takes other parameters; the output does not move. Scheduled parameters are scaled as a whole.
  ///
  /// @return why not, else empty
  public Optional<String> tune(String loop, Pid.Tuning wanted) {
    Optional<String> refusal = tuneRefusal(loop, wanted);
    Loop known = loops.get(loop);
    if (refusal.isEmpty() && known != null) {
      known.tuning().ifPresent(present -> known.retune(present, wanted));
    }
    return refusal;
  }

  /// Repeats a change that was made at another operating point: what is scheduled is scaled as it
  /// was scaled then.
  public void retune(String loop, Pid.Tuning from, Pid.Tuning to) {
    Loop known = loops.get(loop);
    if (known != null && known.tuning().isPresent()) {
      known.retune(from, to);
    }
  }

  /// Why parameters would be refused, else empty. For whoever must know before it is journaled.
  public Optional<String> tuneRefusal(String loop, Pid.Tuning wanted) {
    Loop known = loops.get(loop);
    if (known == null) {
      return unknown(loop);
    }
    Optional<Pid.Tuning> present = known.tuning();
    if (present.isEmpty()) {
      return Optional.of(loop + " passes its set-point on; it has nothing to tune");
    }
    return Math.signum(present.get().gain()) == Math.signum(wanted.gain())
        ? Optional.empty()
        : Optional.of(
            "a gain of %s would turn the action of %s round; it is %s"
                .formatted(wanted.gain(), loop, present.get().gain()));
  }

  /// Somebody else, an interlock for example, has forced an output after the scan: the loops that
  /// drive it go on from there, without a bump when it is let go.
  ///
  /// @param output one of the unit's
  public void overridden(String output, double value) {
    if (!engaged) {
      return;
    }
    double part = gas == null ? Double.NaN : gas.fraction(output, value);
    String target =
        switch (output) {
          case GasBlend.OXYGEN -> Equipment.OXYGEN;
          case GasBlend.CARBON_DIOXIDE -> Equipment.CARBON_DIOXIDE;
          case GasBlend.NITROGEN -> Equipment.NITROGEN;
          default -> output;
        };
    for (int i = 0; i < order.size(); i++) {
      Loop loop = order.get(i);
      double percent = loop.percentWith(target, Double.isNaN(part) ? value : part);
      if (Double.isNaN(percent)) {
        continue;
      }
      if (loop instanceof DirectLoop direct) {
        Loop master = direct.follows() ? loops.get(loop.definition().master()) : null;
        if (master != null) {
          master.forceTo(master.percentWith(loop.name(), value));
        }
        direct.forced(value);
      } else {
        loop.forceTo(percent);
      }
    }
  }

  /// Whether an output that the loop moves, itself or by a slave, was {@link #overridden} in the
  /// last scan.
  public boolean held(String loop) {
    Loop known = loops.get(loop);
    return engaged && known != null && known.held();
  }

  public List<LoopStatus> loops() {
    return order.stream().map(Loop::status).toList();
  }

  /// Shows every loop that controls something and is on; none while life support is off.
  public void observe(LoopObserver observer) {
    if (engaged) {
      for (int i = 0; i < order.size(); i++) {
        if (!(order.get(i) instanceof DirectLoop)) {
          order.get(i).observe(observer);
        }
      }
    }
  }

  public State state() {
    Map<String, LoopState> states = new LinkedHashMap<>();
    loops.forEach((name, loop) -> states.put(name, loop.state()));
    return new State(engaged, states, baseMillilitres());
  }

  /// Goes on where another instance was, from its last outputs; where they are not known, from what
  /// the devices do. A loop that the state does not know begins with its preset.
  ///
  /// @return remarks: set-points that today's limits do not allow were brought inside
  public List<String> adopt(State state) {
    engaged = state.engaged();
    justReleased = false;
    resuming = true;
    resumingSince = Long.MIN_VALUE;
    List<String> remarks = new ArrayList<>();
    if (engaged) {
      for (Loop loop : order) {
        LoopState known = state.loops().get(loop.name());
        loop.restart();
        if (known != null) {
          loop.adopt(known).ifPresent(remarks::add);
        }
      }
      if (base != null) {
        base.adopt(state.baseMillilitres(), baseHourly);
      }
    }
    return remarks;
  }

  private Optional<String> unknown(String loop) {
    return Optional.of(
        unit + " has no loop " + loop + "; it has " + String.join(", ", loops.keySet()));
  }
}
