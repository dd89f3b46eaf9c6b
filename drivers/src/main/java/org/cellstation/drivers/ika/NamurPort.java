package org.cellstation.drivers.ika;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.cellstation.drivers.ascii.LineFraming;
import org.cellstation.drivers.ascii.TextPort;
import org.cellstation.drivers.ascii.Words;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Bytes;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.bus.Line;

/// NAMUR commands as IKA devices take them: upper case, ended by blank CR LF. `OUT`, `START` and
/// `STOP` are never answered, so a set-point is read back. Numbers have one decimal place. Source:
/// NAMUR command sections of the RCT digital, HRC 2, LR 1000 and KS 4000 i control manuals.
///
/// @param device the instrument's id, for messages
/// @param timeout for one reply, wall time
record NamurPort(String device, Duration timeout) {
  private static final String ENDING = " \r\n";
  private static final double STEPS_PER_UNIT = 10;

  /// Half of the last decimal place.
  static final double TOLERANCE = 0.5 / STEPS_PER_UNIT;

  private static final double SLACK = 1;
  private static final double SLACK_PART = 0.05;

  static byte[] line(String command) {
    return (command + ENDING).getBytes(StandardCharsets.US_ASCII);
  }

  static String number(double value) {
    double rounded = rounded(value);
    return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
  }

  private static double rounded(double value) {
    return Math.rint(value * STEPS_PER_UNIT) / STEPS_PER_UNIT;
  }

  Identity identify(Line line) throws BusException {
    TextPort text = new TextPort(device, ENDING, RateFraming.INSTANCE, timeout);
    return new Identity("IKA", text.ask(line, "IN_NAME"), "", "");
  }

  /// @return the value of a channel, which the device repeats behind it
  double read(Line line, byte[] request, String channel) throws BusException {
    byte[] reply = line.exchange(device, request, RateFraming.INSTANCE, timeout);
    Words words = new Words(reply);
    double value = words.decimal(0);
    if (words.count() != 2 || !words.is(1, channel) || Double.isNaN(value)) {
      throw damaged(line, request, reply);
    }
    return value;
  }

  /// Asked right behind a value of a channel, so that no echo of a watchdog command, which is a
  /// number alone as well, can stand for it.
  ///
  /// @return 0 not started, 1 started, 2 stopped, below 0 an error
  int status(Line line, byte[] request, String channel) throws BusException {
    byte[] reply = line.exchange(device, request, LineFraming.LF, timeout);
    Words words = new Words(reply);
    double value = words.decimal(0);
    boolean alone = words.count() == 1 || (words.count() == 2 && words.is(1, channel));
    if (!alone || value != Math.rint(value)) {
      throw damaged(line, request, reply);
    }
    return (int) value;
  }

  /// What a channel is driven at, measured or not.
  ///
  /// @return 0 when it is not started, `NaN` when the device reports an error instead
  double driven(Line line, byte[] readSetPoint, int status, String channel) throws BusException {
    return switch (status) {
      case 0, 2 -> 0;
      case 1 -> read(line, readSetPoint, channel);
      default -> Double.NaN;
    };
  }

  /// Whether what is measured leaves room for a doubt that the channel is driven as it was told. A
  /// channel that follows is not asked further.
  ///
  /// @param told `NaN` when it was told nothing
  static boolean isDoubtful(double measured, double told) {
    return Math.abs(measured - told) > Math.max(SLACK, SLACK_PART * told);
  }

  /// Sets a channel and reads it back, then starts or stops it.
  ///
  /// @return as taken
  double drive(Line line, String channel, double value, boolean run, String unit)
      throws BusException {
    double wanted = rounded(value);
    line.send(device, line("OUT_SP_" + channel + " " + number(value)));
    double taken = read(line, line("IN_SP_" + channel), channel);
    if (!(Math.abs(taken - wanted) <= TOLERANCE)) {
      throw new BusException.Refused(
          line.address(),
          device,
          "set-point not taken: sent " + wanted + " " + unit + ", reads " + taken);
    }
    line.send(device, line((run ? "START_" : "STOP_") + channel));
    return run ? wanted : 0;
  }

  private BusException.DamagedReply damaged(Line line, byte[] request, byte[] reply) {
    return new BusException.DamagedReply(
        line.address(), device, Bytes.show(reply) + " to " + Bytes.show(request));
  }
}
