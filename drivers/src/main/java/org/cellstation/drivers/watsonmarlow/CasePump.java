package org.cellstation.drivers.watsonmarlow;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import org.cellstation.drivers.bus.Attendance;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.bus.Line;
import org.cellstation.drivers.bus.PolledInstrument;
import org.cellstation.drivers.bus.RotorScale;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.bus.Told;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.drivers.reading.ReadingSink;
import org.cellstation.drivers.reading.Tag;

/// A Watson-Marlow case pump. It acknowledges nothing: speed and direction are read back with `RS`,
/// start and stop with `ZY`. Turning against its configured direction is a negative reading.
///
/// It has no watchdog: when the station or the cable dies it runs on, and only an interlock in
/// hardware can stop it. While the bus lives but nobody renews its setting, this driver stops it
/// after a minute.
///
/// One that stands although it was told to run is started again, for it may have been without power
/// for a moment. One that stands again within a minute was stopped by a person at its keys, and is
/// left alone until somebody asks for another flow.
public final class CasePump extends PolledInstrument {
  private static final System.Logger LOG = System.getLogger(CasePump.class.getName());
  private static final Duration LEFT_ALONE = Duration.ofSeconds(60);

  /// Who stops it twice within this time means it.
  private static final Duration BY_HAND = Duration.ofSeconds(60);

  /// The pump prints one decimal place.
  private static final double TOLERANCE_RPM = 0.051;

  private final PumpPort port;
  private final RotorScale scale;
  private final boolean clockwise;
  private final Tag tag;
  private final Attendance attendance = new Attendance(LEFT_ALONE);
  private final Told told = new Told("speed", "rpm");
  private Instant foundStanding = Instant.MIN;
  private double heldByHand = Double.NaN;
  private boolean leaked;
  private boolean abandoned;

  private CasePump(String id, PumpPort port, RotorScale scale, boolean clockwise, Timing timing) {
    super(id, timing, scale.signals(), scale.settings());
    this.port = port;
    this.scale = scale;
    this.clockwise = clockwise;
    this.tag = tag(scale.name());
  }

  /// Over the protocol that every model speaks.
  ///
  /// @param address pump number, 1 .. 32
  /// @param clockwise which way it pumps
  public static CasePump basic(
      String id, int address, RotorScale scale, boolean clockwise, Timing timing) {
    return new CasePump(id, new BasicPort(id, address, timing.timeout()), scale, clockwise, timing);
  }

  /// Over the protocol of the 530 and 630, in whole rpm.
  ///
  /// @param address pump number, 1 .. 32
  /// @param clockwise which way it pumps
  public static CasePump enhanced(
      String id, int address, RotorScale scale, boolean clockwise, Timing timing) {
    return new CasePump(
        id, new EnhancedPort(id, address, timing.timeout()), scale, clockwise, timing);
  }

  @Override
  public void prepare(Line line) {
    told.forget();
    port.meet();
  }

  /// The pump's number is no serial number, so it cannot be told from another of its type.
  @Override
  public Identity identify(Line line) throws BusException {
    return new Identity("Watson-Marlow", port.status(line).type(), "", "");
  }

  @Override
  public void feed(Line line) throws BusException {
    abandoned = false;
    attendance.renew(line, id(), "it was stopped");
  }

  @Override
  public void poll(Line line, ReadingSink sink) throws BusException {
    PumpStatus status = port.status(line);
    if (status.running() && !abandoned && attendance.hasLapsed(line.now())) {
      abandoned = true;
      LOG.log(Level.WARNING, "{0} is stopped: nobody renews its setting any more", id());
      stop(line);
      told.forget();
      status = port.status(line);
    }
    judge(status, line.now());
    double forward = clockwise ? status.turning() : -status.turning();
    Reading reading = tag.good(scale.value(forward) + 0.0, line.now());
    boolean untrue = status.leak() || !Double.isNaN(heldByHand);
    sink.accept(untrue ? reading.as(Quality.BAD, Cause.SENSOR_FAULT) : reading);
    if (status.leak() != leaked) {
      leaked = status.leak();
      Level level = leaked ? Level.WARNING : Level.INFO;
      LOG.log(level, "{0}: its leak detector reports {1}", id(), leaked ? "a leak" : "no leak");
    }
  }

  /// Whether it does what it was told.
  private void judge(PumpStatus status, Instant now) {
    if (status.running()) {
      heldByHand = Double.NaN;
    }
    boolean asTold = told.compare(status.turning(), TOLERANCE_RPM);
    if (asTold || status.running()) {
      return;
    }
    boolean again = now.isBefore(foundStanding.plus(BY_HAND)) && !now.isBefore(foundStanding);
    foundStanding = now;
    if (again) {
      heldByHand = told.value();
      told.forget();
      LOG.log(Level.WARNING, "{0}: {1}", id(), remark());
    }
  }

  @Override
  public String lost() {
    return told.lost();
  }

  @Override
  public String remark() {
    return Double.isNaN(heldByHand)
        ? ""
        : "was stopped at its keys, at "
            + Math.abs(heldByHand)
            + " rpm: it stays so until another flow is asked for";
  }

  @Override
  public void write(Line line, Setting setting, double value) throws BusException {
    told.forget();
    heldByHand = Double.NaN;
    if (value == 0) {
      stop(line);
      told.is(0);
      return;
    }
    double rpm = scale.rpm(value);
    PumpPort.Speed speed = port.speed(rpm);
    if (speed.rpm() == 0) {
      throw refused(line, rpm + " rpm is less than it can turn");
    }
    port.tell(line, speed.command());
    port.tell(line, clockwise ? "RR" : "RL");
    PumpStatus status = port.status(line);
    if (!(Math.abs(status.rpm() - speed.rpm()) <= TOLERANCE_RPM)) {
      throw refused(
          line, "set-point not taken: sent " + speed.rpm() + " rpm, reads " + status.rpm());
    }
    if (status.clockwise() != clockwise) {
      throw refused(line, "direction not taken: it would turn the wrong way");
    }
    if (!status.running()) {
      port.tell(line, "GO");
      if (!port.isRunning(line)) {
        throw refused(line, "did not start; is it in remote control, is its guard closed?");
      }
    }
    told.is(clockwise ? speed.rpm() : -speed.rpm());
  }

  private void stop(Line line) throws BusException {
    port.tell(line, "ST");
    if (port.isRunning(line)) {
      throw refused(line, "did not stop");
    }
  }

  private BusException.Refused refused(Line line, String why) {
    return new BusException.Refused(line.address(), id(), why);
  }
}
