package org.cellstation.drivers.lambda;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import org.cellstation.drivers.bus.Attendance;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Bytes;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.bus.Line;
import org.cellstation.drivers.bus.PolledInstrument;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.bus.Told;
import org.cellstation.drivers.reading.ReadingSink;
import org.cellstation.drivers.reading.Tag;

/// A LAMBDA peristaltic or syringe pump, set in thousandths of its largest speed. It acknowledges
/// nothing, so the speed is read back.
///
/// It has no watchdog: when the station or the cable dies it runs on, and only an interlock in
/// hardware can stop it. While the bus lives but nobody renews its setting, this driver stops it
/// after a minute.
public final class LambdaPump extends PolledInstrument {
  private static final System.Logger LOG = System.getLogger(LambdaPump.class.getName());
  private static final Duration LEFT_ALONE = Duration.ofSeconds(60);
  private static final int MASTER = 1;
  private static final int FULL = 999;

  private final int slave;
  private final boolean clockwise;
  private final double perStep;
  private final Tag tag;
  private final byte[] read;
  private final Attendance attendance = new Attendance(LEFT_ALONE);
  private final Told told = new Told("speed", "thousandths");
  private boolean abandoned;

  /// @param slave address, 1 .. 99
  /// @param fullFlow what it pumps at 999, from a calibration of the tube, mL/min; 0 without one:
  ///   then it is asked for per cent of its speed
  /// @param clockwise which way it pumps
  public LambdaPump(String id, int slave, double fullFlow, boolean clockwise, Timing timing) {
    super(id, timing, List.of(signal(fullFlow)), List.of(setting(fullFlow)));
    this.slave = slave;
    this.clockwise = clockwise;
    this.perStep = full(fullFlow) / FULL;
    this.tag = tag(signal(fullFlow).name());
    this.read = LambdaFrame.request(slave, MASTER, "G");
  }

  private static Signal signal(double fullFlow) {
    return fullFlow > 0 ? new Signal("flow", "mL/min") : new Signal("speed", "%");
  }

  private static Setting setting(double fullFlow) {
    Signal signal = signal(fullFlow);
    return new Setting(signal.name(), signal.unit(), 0, full(fullFlow), Duration.ZERO);
  }

  private static double full(double fullFlow) {
    return fullFlow > 0 ? fullFlow : 100;
  }

  @Override
  public void prepare(Line line) {
    told.forget();
  }

  @Override
  public Identity identify(Line line) throws BusException {
    speed(line);
    return new Identity("LAMBDA", "pump", "", "");
  }

  @Override
  public void feed(Line line) throws BusException {
    abandoned = false;
    attendance.renew(line, id(), "it was stopped");
  }

  @Override
  public void poll(Line line, ReadingSink sink) throws BusException {
    int speed = speed(line);
    if (speed != 0 && !abandoned && attendance.hasLapsed(line.now())) {
      abandoned = true;
      LOG.log(Level.WARNING, "{0} is stopped: nobody renews its setting any more", id());
      turn(line, 0);
      told.forget();
      speed = 0;
    }
    told.compare(speed, 0);
    double forward = clockwise ? speed : -speed;
    sink.accept(tag.good(forward * perStep + 0.0, line.now()));
  }

  /// The speed that it tells is the one it was set to.
  @Override
  public String lost() {
    return told.lost();
  }

  @Override
  public void write(Line line, Setting setting, double value) throws BusException {
    int steps = (int) Math.round(value / perStep);
    if (steps == 0 && value > 0) {
      throw new BusException.Refused(
          line.address(), id(), value + " " + setting.unit() + " is less than it can turn");
    }
    told.forget();
    turn(line, steps);
    told.is(clockwise ? steps : -steps);
  }

  private void turn(Line line, int steps) throws BusException {
    String command = (clockwise ? "r" : "l") + LambdaFrame.digits(steps, 3);
    line.send(id(), LambdaFrame.request(slave, MASTER, command));
    int taken = speed(line);
    if (taken != (clockwise ? steps : -steps)) {
      throw new BusException.Refused(
          line.address(), id(), "set-point not taken: sent " + command + ", reads " + taken);
    }
  }

  private int speed(Line line) throws BusException {
    byte[] reply = line.exchange(id(), read, LambdaFrame.INSTANCE, timeout());
    int speed = LambdaFrame.speed(reply, slave, MASTER);
    if (speed == Integer.MIN_VALUE) {
      throw new BusException.DamagedReply(
          line.address(), id(), Bytes.show(reply) + " to " + Bytes.show(read));
    }
    return speed;
  }
}
