package org.cellstation.drivers.ika;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cellstation.drivers.ascii.LineFraming;
import org.cellstation.drivers.ascii.TextPort;
import org.cellstation.drivers.ascii.Words;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Bytes;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.bus.Line;
import org.cellstation.drivers.bus.PolledInstrument;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.reading.ReadingSink;
import org.cellstation.drivers.reading.Tag;

/// The rocking platform: NAMUR channel 4 is its rate. Each line ends with blank CR LF. `OUT`,
/// `START` and `STOP` are never answered, so a set-point is read back.
///
/// Watchdog 2 is armed when the device is prepared and fed by each poll: when the station falls
/// silent, the device goes on rocking at the safe rate. It does so until it is reset, whoever asks
/// for another rate meanwhile; therefore a station that was silent for too long (a computer that
/// was asleep) prepares it again. Source: NAMUR command sections of the RCT digital, HRC 2 and KS
/// 4000 i control manuals.
public final class Rocker extends PolledInstrument {
  private static final String CHANNEL = "4";
  private static final byte[] READ_RATE = line("IN_PV_4");
  private static final byte[] READ_SET_POINT = line("IN_SP_4");
  private static final byte[] START = line("START_4");
  private static final byte[] STOP = line("STOP_4");
  private static final byte[] WATCHDOG_RESET = line("OUT_WD2@0");

  /// The device prints one decimal place.
  private static final double STEPS_PER_UNIT = 10;

  private final byte[] safeRate;
  private final byte[] feedWatchdog;
  private final Duration watchdog;
  private final Tag rateTag;
  private final TextPort port;

  /// When the watchdog was last fed.
  private Instant fed = Instant.MAX;

  /// @param max largest rate, rpm
  /// @param safeRate at which the device goes on alone, rpm
  /// @param watchdog silence after which it does, 20 s .. 1500 s
  public Rocker(String id, double max, double safeRate, Duration watchdog, Timing timing) {
    super(
        id,
        timing,
        List.of(new Signal("rate", "rpm")),
        List.of(new Setting("rate", "rpm", 0, max, Duration.ZERO)));
    this.safeRate = line("OUT_SP_42@" + number(safeRate));
    this.watchdog = watchdog;
    this.feedWatchdog = line("OUT_WD2@" + watchdog.toSeconds());
    this.rateTag = tag("rate");
    this.port = new TextPort(id, " \r\n", LineFraming.LF, timing.timeout());
  }

  private static byte[] line(String command) {
    return (command + " \r\n").getBytes(StandardCharsets.US_ASCII);
  }

  private static String number(double value) {
    double rounded = rounded(value);
    return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
  }

  private static double rounded(double value) {
    return Math.rint(value * STEPS_PER_UNIT) / STEPS_PER_UNIT;
  }

  /// A watchdog that has tripped keeps the safe rate until it is reset.
  @Override
  public void prepare(Line line) throws BusException {
    line.send(id(), WATCHDOG_RESET);
    line.send(id(), safeRate);
    feed(line);
  }

  private void feed(Line line) throws BusException {
    line.send(id(), feedWatchdog);
    fed = line.now();
  }

  @Override
  public Identity identify(Line line) throws BusException {
    return new Identity("IKA", port.ask(line, "IN_NAME"), "", "");
  }

  /// Feeds last, so that the device is told again only when it has answered.
  @Override
  public void poll(Line line, ReadingSink sink) throws BusException {
    Instant now = line.now();
    if (now.isAfter(fed) && Duration.between(fed, now).compareTo(watchdog) >= 0) {
      throw new BusException.Refused(
          line.address(),
          id(),
          "nobody talked to it since "
              + fed
              + ", so its watchdog has taken it to the safe rate; it is prepared again");
    }
    double rpm = ask(line, READ_RATE);
    sink.accept(rateTag.good(rpm, line.now()));
    feed(line);
  }

  @Override
  public void write(Line line, Setting setting, double rpm) throws BusException {
    double wanted = rounded(rpm);
    byte[] set = line("OUT_SP_4 " + number(rpm));
    line.send(id(), set);
    double taken = ask(line, READ_SET_POINT);
    if (Math.abs(taken - wanted) > 0.5 / STEPS_PER_UNIT) {
      throw new BusException.Refused(
          line.address(), id(), "set-point not taken: sent " + wanted + " rpm, reads " + taken);
    }
    line.send(id(), wanted == 0 ? STOP : START);
  }

  private double ask(Line line, byte[] request) throws BusException {
    byte[] reply = line.exchange(id(), request, RateFraming.INSTANCE, timeout());
    Words words = new Words(reply);
    double value = words.decimal(0);
    if (words.count() != 2 || !words.is(1, CHANNEL) || Double.isNaN(value)) {
      throw new BusException.DamagedReply(
          line.address(), id(), Bytes.show(reply) + " to " + Bytes.show(request));
    }
    return value;
  }
}
