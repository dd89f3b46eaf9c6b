package org.cellstation.drivers.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Line;
import org.cellstation.drivers.bus.PolledInstrument;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.bus.Told;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.drivers.reading.ReadingSink;
import org.cellstation.drivers.reading.Tag;

/// What a gas loop sees of a mass-flow controller, whoever made it: signals `flow` and `setpoint`,
/// setting `setpoint`, all in mL/min at the reference conditions the controller was ordered for.
///
/// None of these controllers has a watchdog that its protocol can arm: each keeps its last
/// set-point when nobody talks to it, so the station must supervise what flows. Owner thread only.
public abstract class MassFlowController extends PolledInstrument {
  /// Of every signal and setting.
  public static final String UNIT = "mL/min";

  /// Capacities are printed and typed with three digits.
  private static final double CAPACITY_TOLERANCE = 0.001;

  /// As a part of the capacity, how exactly each of them tells its set-point: the coarsest count in
  /// 32 000 steps or print four digits.
  private static final double SET_POINT_TOLERANCE = 0.001;

  private final double capacity;
  private final double lowest;
  private final double highest;
  private final Tag flowTag;
  private final Tag setPointTag;
  private final Told told = new Told("set-point", UNIT);
  private String obstacle = "";

  /// @param capacity as configured, mL/min; also the largest set-point
  /// @param lowest what the controller can express, as a part of its capacity
  /// @param highest likewise
  protected MassFlowController(
      String id, double capacity, double lowest, double highest, Timing timing) {
    super(
        id,
        timing,
        List.of(new Signal("flow", UNIT), new Signal("setpoint", UNIT)),
        List.of(new Setting("setpoint", UNIT, 0, capacity, Duration.ZERO)));
    this.capacity = capacity;
    this.lowest = lowest * capacity;
    this.highest = highest * capacity;
    this.flowTag = new Tag(id + ".flow", UNIT);
    this.setPointTag = new Tag(id + ".setpoint", UNIT);
  }

  /// Checks that this is the controller that belongs here, and whether it follows set-points.
  @Override
  public final void prepare(Line line) throws BusException {
    told.forget();
    enter(line);
    obstacle = obstacle(line);
  }

  /// Puts the protocol in order and checks the controller with {@link #checkCapacity}.
  protected abstract void enter(Line line) throws BusException;

  /// Asks the controller why a set-point would have no effect.
  ///
  /// @return empty when it would have one
  protected abstract String obstacle(Line line) throws BusException;

  /// What a poll has just shown of {@link #obstacle(Line)}.
  protected final void learn(String why) {
    obstacle = why;
  }

  /// A controller of another capacity would turn every set-point into another flow.
  ///
  /// @param reported mL/min
  protected final void checkCapacity(Line line, double reported) throws BusException.Refused {
    if (!(Math.abs(reported - capacity) <= capacity * CAPACITY_TOLERANCE)) {
      throw refused(
          line,
          "the instrument has a capacity of "
              + reported
              + " mL/min, the configuration says "
              + capacity
              + ": check which controller is connected, or correct the configuration");
    }
  }

  /// @return mL/min in one of the controller's own units
  protected final double millilitres(Line line, String unit) throws BusException.Refused {
    double factor = FlowUnit.millilitresPerMinute(unit);
    if (Double.isNaN(factor)) {
      throw refused(
          line,
          "the instrument counts in \""
              + unit
              + "\", which is no volume of gas in a time: set it to one of "
              + FlowUnit.known());
    }
    return factor;
  }

  protected final BusException.Refused refused(Line line, String why) {
    return new BusException.Refused(line.address(), id(), why);
  }

  /// A controller that controls by something else would swallow the set-point without a word.
  @Override
  public final void write(Line line, Setting setting, double flow) throws BusException {
    if (!obstacle.isEmpty()) {
      obstacle = obstacle(line);
    }
    if (!obstacle.isEmpty()) {
      throw refused(line, "set-point not taken: " + obstacle);
    }
    told.forget();
    set(line, flow);
    told.is(flow);
  }

  /// A controller that does not hold its set-point any more goes on without gas, or with too much
  /// of it, and measures that faithfully.
  @Override
  public String lost() {
    return told.lost();
  }

  /// Compares what the controller holds with what it was told. Done with each poll that tells a
  /// set-point.
  ///
  /// @param setPoint as asked for, mL/min
  protected final void compare(double setPoint) {
    told.compare(setPoint, capacity * SET_POINT_TOLERANCE);
  }

  /// @param flow mL/min, within 0 and the capacity
  protected abstract void set(Line line, double flow) throws BusException;

  /// Whether the controller holds the value it was told, within what it can express.
  protected final void checkTaken(Line line, double sent, double held, double step)
      throws BusException.Refused {
    if (!(Math.abs(held - sent) <= step)) {
      throw refused(line, "set-point not taken: sent " + sent + " mL/min, holds " + held);
    }
  }

  /// @param flow and `setPoint` in mL/min
  /// @param condition `NONE`, or why this flow must not be trusted fully
  protected final void report(
      ReadingSink sink, double flow, Cause condition, double setPoint, Instant now) {
    Reading measured = reading(flowTag, flow, now);
    if (condition != Cause.NONE && measured.isGood()) {
      measured = flowTag.uncertain(flow, condition, now);
    }
    compare(setPoint);
    sink.accept(measured);
    sink.accept(reading(setPointTag, setPoint, now));
  }

  /// As {@link #report}, for a controller that has not told its set-point yet.
  protected final void reportWithoutSetPoint(ReadingSink sink, double flow, Instant now) {
    sink.accept(reading(flowTag, flow, now));
    sink.accept(setPointTag.bad(Cause.NOT_YET_READ, now));
  }

  /// As {@link #report}, for a controller that says that its sensor is defective or overrun.
  protected final void reportFault(
      ReadingSink sink, double flow, Cause fault, double setPoint, Instant now) {
    compare(setPoint);
    sink.accept(flowTag.bad(flow, fault, now));
    sink.accept(reading(setPointTag, setPoint, now));
  }

  private Reading reading(Tag tag, double value, Instant now) {
    if (!Double.isFinite(value)) {
      return tag.bad(Cause.SENSOR_FAULT, now);
    }
    return value >= lowest && value <= highest
        ? tag.good(value, now)
        : tag.bad(value, Cause.OUT_OF_RANGE, now);
  }
}
