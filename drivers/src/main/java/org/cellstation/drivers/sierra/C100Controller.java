package org.cellstation.drivers.sierra;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.cellstation.drivers.ascii.Decimal;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Bytes;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.bus.Line;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.flow.MassFlowController;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.ReadingSink;

/// A SmartTrak or C100 mass-flow controller: lines of text with two checksum bytes of any value
/// before the carriage return, hence handled as bytes throughout. The public command list has no
/// question for unit, range or set-point, so the unit is configured, and the set-point shown is the
/// one that the controller has confirmed since it was (re)connected. Source: Sierra digital
/// communication listing.
public final class C100Controller extends MassFlowController {
  private static final String QUERY_FLOW = "?Flow";
  private static final String QUERY_SERIAL = "?Srnm";
  private static final String QUERY_STREAM = "?Strm";
  private static final String STREAM_OFF = "StrmOff";

  /// The manual prints set-points with so many.
  private static final int DECIMALS = 3;

  /// A flow follows its set-point within this time.
  private static final Duration SETTLING = Duration.ofSeconds(10);

  /// A smaller part of the capacity is no flow.
  private static final double NO_FLOW = 0.02;

  /// A smaller part of the set-point is none of its deviations.
  private static final double ANY_FLOW = 0.1;

  /// What the sensor can express, as a part of its capacity.
  private static final double LOWEST = -0.1;

  private static final double HIGHEST = 1.25;

  private final byte[] readFlow = line(QUERY_FLOW);
  private final double factor;
  private final double none;
  private double confirmed = Double.NaN;
  private Instant setAt = Instant.MIN;
  private String suspicion = "";

  /// @param capacity as configured, mL/min
  /// @param millilitresPerUnit what the display counts in, see {@link
  ///   org.cellstation.drivers.flow.FlowUnit}
  public C100Controller(String id, double capacity, double millilitresPerUnit, Timing timing) {
    super(id, capacity, LOWEST, HIGHEST, timing);
    this.factor = millilitresPerUnit;
    this.none = NO_FLOW * capacity;
  }

  /// What travels for a command: its bytes, its checksum, carriage return.
  static byte[] line(String command) {
    byte[] text = command.getBytes(StandardCharsets.US_ASCII);
    int crc = SierraCrc.of(text, text.length);
    byte[] line = Arrays.copyOf(text, text.length + SierraFraming.TAIL);
    line[text.length] = (byte) (crc >> 8);
    line[text.length + 1] = (byte) crc;
    line[text.length + 2] = '\r';
    return line;
  }

  /// A controller may come back from a power cut without the set-point it had confirmed.
  @Override
  protected void enter(Line line) throws BusException {
    confirmed = Double.NaN;
    suspicion = "";
    if (!ask(line, QUERY_STREAM).equals(STREAM_OFF)
        && !ask(line, "!" + STREAM_OFF).equals(STREAM_OFF)) {
      throw refused(line, "goes on sending unasked: switch its stream off");
    }
  }

  @Override
  protected String obstacle(Line line) {
    return "";
  }

  @Override
  public Identity identify(Line line) throws BusException {
    String serial = ask(line, QUERY_SERIAL).substring(SierraFraming.NAME).strip();
    if (serial.isEmpty()) {
      throw refused(line, "does not tell a serial number");
    }
    return new Identity("Sierra", "SmartTrak / C100", serial, "");
  }

  @Override
  public void poll(Line line, ReadingSink sink) throws BusException {
    byte[] reply = exchange(line, readFlow);
    double flow = number(line, reply) * factor;
    if (Double.isNaN(confirmed)) {
      reportWithoutSetPoint(sink, flow, line.now());
    } else {
      report(sink, flow, Cause.NONE, confirmed, line.now());
    }
    suspicion = suspicion(flow, line.now());
  }

  /// It cannot be asked for its set-point. Without any flow where there should be one, or the other
  /// way round, it is taken to have lost it, and told again; where in truth the gas is away, that
  /// does no harm.
  private String suspicion(double flow, Instant now) {
    boolean follows = Double.isNaN(confirmed) || now.isBefore(setAt.plus(SETTLING));
    boolean stands = confirmed > none && flow < ANY_FLOW * confirmed;
    boolean flows = confirmed == 0 && flow > none;
    return follows || !(stands || flows)
        ? ""
        : "it measures "
            + flow
            + " mL/min, it was told "
            + confirmed
            + ": its gas is away, or it has lost its set-point; it is told again";
  }

  @Override
  public String lost() {
    return suspicion;
  }

  /// The controller repeats what it has taken.
  @Override
  protected void set(Line line, double flow) throws BusException {
    double wanted = flow / factor;
    String text =
        "Sinv"
            + BigDecimal.valueOf(wanted).setScale(DECIMALS, RoundingMode.HALF_UP).toPlainString();
    byte[] reply = exchange(line, line("!" + text));
    double taken = number(line, reply) * factor;
    checkTaken(line, flow, taken, factor * 0.001);
    confirmed = taken;
    setAt = line.now();
  }

  private String ask(Line line, String command) throws BusException {
    byte[] reply = exchange(line, line(command));
    return new String(reply, 0, reply.length - SierraFraming.TAIL, StandardCharsets.US_ASCII);
  }

  private double number(Line line, byte[] reply) throws BusException {
    int end = reply.length - SierraFraming.TAIL;
    int from = SierraFraming.NAME;
    while (from < end && reply[from] == ' ') {
      from++;
    }
    double value = Decimal.parse(reply, from, end);
    if (Double.isNaN(value)) {
      throw damaged(line, "no number", reply);
    }
    return value;
  }

  private byte[] exchange(Line line, byte[] request) throws BusException {
    byte[] reply = line.exchange(id(), request, SierraFraming.REPLY, timeout());
    int text = reply.length - SierraFraming.TAIL;
    if (text < SierraFraming.NAME) {
      throw damaged(line, "too short", reply);
    }
    int crc = SierraCrc.of(reply, text);
    if (reply[text] != (byte) (crc >> 8) || reply[text + 1] != (byte) crc) {
      throw damaged(line, "checksum does not match", reply);
    }
    return reply;
  }

  private BusException.DamagedReply damaged(Line line, String what, byte[] reply) {
    return new BusException.DamagedReply(line.address(), id(), what + ": " + Bytes.show(reply));
  }
}
