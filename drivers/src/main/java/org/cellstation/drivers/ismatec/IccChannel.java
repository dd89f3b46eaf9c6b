package org.cellstation.drivers.ismatec;

import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Line;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.drivers.reading.Tag;
import org.jspecify.annotations.Nullable;

/// One channel of the pump, its commands ready as bytes. Source: operating manual 14-036, "Command
/// set".
///
/// A channel is started for a limited run time and started anew when half of it is over, as long as
/// somebody looks after it. So it stops by itself when nobody does, which no other means of the
/// pump can achieve.
final class IccChannel {
  private static final System.Logger LOG = System.getLogger(IccChannel.class.getName());

  /// The pump answers a flow rate with the nearest one that it can run.
  private static final double RATE_TOLERANCE = 0.01;

  private static final String TIMED = "N";

  private final IccPort port;
  private final Tag tag;
  private final int address;
  private final Duration runTime;
  private final byte[] isRunning;
  private final byte[] rate;
  private final byte[] start;
  private final byte[] stop;
  private final byte[] refusal;

  /// Whether it was told to run.
  private boolean told;

  private boolean running;

  /// When it was last started.
  private Instant started = Instant.MIN;

  /// What it has said of a stop that nobody asked for.
  private @Nullable StopCause stopped;

  private boolean reported;

  /// @param address 1 .. 4
  /// @param runTime how long it runs when nobody looks after it
  IccChannel(IccPort port, Tag tag, int address, Duration runTime) {
    this.port = port;
    this.tag = tag;
    this.address = address;
    this.runTime = runTime;
    this.isRunning = IccPort.command(address, "E");
    this.rate = IccPort.command(address, "f");
    this.start = IccPort.command(address, "H");
    this.stop = IccPort.command(address, "I");
    this.refusal = IccPort.command(address, "xe");
  }

  /// From now on it runs for a limited time, at a flow rate instead of a speed. A channel that
  /// turns in another mode is stopped, because a mode cannot be left while it turns.
  void prepare(Line line) throws BusException {
    told = false;
    stopped = null;
    if (!port.text(line, IccPort.command(address, "xM")).equals(TIMED)) {
      port.obey(line, stop);
      port.obey(line, IccPort.command(address, TIMED));
    }
    port.obey(line, IccPort.command(address, "xf1"));
    port.obey(line, IccPort.command(address, "xT" + tenths(runTime)));
  }

  /// Times have eight digits, in tenths of a second.
  static String tenths(Duration time) {
    String digits = Long.toString(time.toMillis() / 100);
    return "0".repeat(Math.max(0, 8 - digits.length())) + digits;
  }

  /// The pump has said so. It counts when the channel is found standing.
  void hasStopped(StopCause cause) {
    if (told || cause == StopCause.OVERTEMPERATURE || cause == StopCause.OVERCURRENT) {
      stopped = cause;
    }
  }

  /// A channel that stands although it was told to run gives no value: 0 mL/min would be taken for
  /// what somebody wanted.
  Reading read(Line line) throws BusException {
    running = port.isTrue(line, isRunning);
    if (running) {
      stopped = null;
      reported = false;
      return tag.good(port.rate(line, rate), line.now());
    }
    if (!told && stopped == null) {
      return tag.good(0, line.now());
    }
    if (stopped == null) {
      boolean over = !line.now().isBefore(started.plus(runTime));
      stopped = over ? StopCause.RUN_TIME_OVER : StopCause.UNKNOWN;
    }
    if (!reported) {
      reported = true;
      LOG.log(Level.WARNING, "{0} has stopped: {1}", tag.source(), stopped.words());
    }
    return tag.bad(Cause.SENSOR_FAULT, line.now());
  }

  /// It was told to run, and nothing says why it does not.
  boolean standsUnexplained() {
    return told && !running && stopped == StopCause.UNKNOWN;
  }

  /// Somebody still wants it to run. One that has stopped for any other reason than its run time is
  /// left alone until somebody asks for a flow anew.
  void renew(Line line) throws BusException {
    if (!told) {
      return;
    }
    if (running && !line.now().isBefore(started.plus(runTime.dividedBy(2)))) {
      port.obey(line, stop);
      start(line);
    } else if (!running && stopped == StopCause.RUN_TIME_OVER) {
      start(line);
    }
  }

  /// @param flow mL/min; 0 stops
  void run(Line line, double flow) throws BusException {
    reported = false;
    if (flow == 0) {
      told = false;
      stopped = null;
      port.obey(line, stop);
      return;
    }
    byte[] set = IccPort.command(address, "f" + FlowNumber.format(flow));
    double taken = port.rate(line, set);
    if (!(Math.abs(taken - flow) <= RATE_TOLERANCE * flow)) {
      throw port.refused(line, "asked for " + flow + " mL/min but set to " + taken, set);
    }
    running = port.isTrue(line, isRunning);
    if (!running) {
      start(line);
    } else if (!told) {
      // Nobody knows for how long it was started.
      started = line.now().minus(runTime);
    }
    told = true;
  }

  private void start(Line line) throws BusException {
    if (!port.isDone(line, start)) {
      throw port.refused(line, "not achievable: " + limit(line), start);
    }
    started = line.now();
    running = true;
    stopped = null;
  }

  /// The pump's answer to `xe`: a letter and the limit that it belongs to.
  private String limit(Line line) throws BusException {
    String reply = port.text(line, refusal);
    String of = reply.length() > 2 ? reply.substring(2) : "";
    byte[] number = (of + "\r\n").getBytes(StandardCharsets.US_ASCII);
    double value = FlowNumber.parse(number, 0);
    return switch (Double.isNaN(value) ? '?' : reply.charAt(0)) {
      case 'R' -> "its largest flow rate is " + value + " mL/min";
      case 'V' -> "its largest volume is " + value + " mL";
      default -> "it says " + reply;
    };
  }
}
