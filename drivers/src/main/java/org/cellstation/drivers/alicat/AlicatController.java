package org.cellstation.drivers.alicat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.cellstation.drivers.alicat.StatusFlag.Effect;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Bytes;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.bus.Line;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.flow.MassFlowController;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.ReadingSink;
import org.jspecify.annotations.Nullable;

/// An Alicat mass-flow controller, one of up to 26 on a line, addressed by its letter. There is no
/// checksum and no echo, and several firmware families answer differently: the columns of a data
/// frame are learnt from the controller, and each set-point is read in the answer to it. While the
/// set-point source is analog, the controller accepts set-points and ignores them. Source: recorded
/// dialogues of firmware 5v to 10v; Alicat Serial Primer.
public final class AlicatController extends MassFlowController {
  /// Rows of `??D*` behind those that are waited for, at 19 200 baud.
  private static final Duration LIST_TAIL = Duration.ofMillis(700);

  private static final String HELD =
      "the valve is held (HLD or EXH): cancel the hold at the controller";

  /// First firmware with `LS`; before it, `S` is answered by a data frame.
  private static final int FIRST_WITH_LS = 9;

  private static final double LOWEST = -1.28;
  private static final double HIGHEST = 1.28;

  private final String letter;
  private final byte[] poll;
  private @Nullable FrameLayout layout;
  private double factor = 1;
  private boolean modern;
  private boolean held;

  /// @param letter of the unit, A .. Z
  /// @param capacity as configured, mL/min; the range in the controller's model number must be the
  ///   same
  public AlicatController(String id, char letter, double capacity, Timing timing) {
    super(id, capacity, LOWEST, HIGHEST, timing);
    this.letter = Character.toString(letter);
    this.poll = bytes(this.letter);
  }

  private static byte[] bytes(String command) {
    return (command + "\r").getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  protected void enter(Line line) throws BusException {
    quieten(line);
    modern = firmware(line).major() >= FIRST_WITH_LS;
    FrameLayout learnt = columns(line);
    layout = learnt;
    factor = millilitres(line, learnt.unit());
    ModelRange range = ModelRange.of(manufacturer(line).model());
    if (range != null) {
      checkCapacity(line, range.value() * millilitres(line, range.unit()));
    }
  }

  /// A unit that streams answers nothing and floods the line; it has given up its letter for `@`.
  /// It gets its letter back only when something other than an answer was heard, because the
  /// command would rename any unit that streams.
  private void quieten(Line line) throws BusException {
    try {
      exchange(line, poll, AlicatFraming.LINE, timeout());
    } catch (BusException.DamagedReply noise) {
      line.send(id(), bytes("@@ " + letter), LIST_TAIL);
      exchange(line, poll, AlicatFraming.LINE, timeout());
    }
  }

  private FrameLayout columns(Line line) throws BusException {
    String list = ask(line, "??D*", AlicatFraming.COLUMNS);
    line.rest(LIST_TAIL);
    FrameLayout learnt = FrameLayout.of(list);
    if (learnt == null) {
      throw refused(
          line,
          "does not list a mass flow and its set-point in its data frame (??D*): only mass-flow"
              + " controllers that control mass flow can be used; it lists "
              + Bytes.show(list.getBytes(StandardCharsets.ISO_8859_1)));
    }
    return learnt;
  }

  /// Only firmware from 10v05 on can be asked; an older unit that follows its analog input shows
  /// another set-point than it was told.
  @Override
  protected String obstacle(Line line) throws BusException {
    String source = modern ? source(line) : "";
    return source.isEmpty() && held ? HELD : source;
  }

  private String source(Line line) throws BusException {
    try {
      String source = ask(line, "LSS", AlicatFraming.LINE).substring(1).strip();
      return switch (source) {
        case "S", "U" -> "";
        case "A" -> "the set-point source is analog: set it to serial (LSS U)";
        default -> "the set-point source is \"" + source + "\": set it to serial (LSS U)";
      };
    } catch (BusException.Refused unknown) {
      return "";
    }
  }

  @Override
  public Identity identify(Line line) throws BusException {
    Manufacturer told = manufacturer(line);
    if (!told.isAlicat()) {
      throw refused(line, "is not made by Alicat: \"" + told.maker() + "\"");
    }
    return new Identity("Alicat", told.model(), told.serial(), told.firmware());
  }

  private Manufacturer manufacturer(Line line) throws BusException {
    return Manufacturer.of(ask(line, "??M*", AlicatFraming.MANUFACTURER));
  }

  private Firmware firmware(Line line) throws BusException {
    return Firmware.of(ask(line, "VE", AlicatFraming.LINE));
  }

  @Override
  public void poll(Line line, ReadingSink sink) throws BusException {
    byte[] reply = exchange(line, poll, AlicatFraming.LINE, timeout());
    DataFrame frame = frame(line, reply);
    FrameLayout columns = known(line);
    Effect effect = effect(frame, columns.words());
    if (held) {
      learn(HELD);
    }
    double flow = frame.number(columns.flow()) * factor;
    double wanted = frame.number(columns.setPoint()) * factor;
    Instant now = line.now();
    switch (effect) {
      case SENSOR_FAULT -> reportFault(sink, flow, Cause.SENSOR_FAULT, wanted, now);
      case OVERRUN -> reportFault(sink, flow, Cause.OUT_OF_RANGE, wanted, now);
      case DOUBTFUL -> report(sink, flow, Cause.SENSOR_FAULT, wanted, now);
      case NONE, VALVE_HELD -> report(sink, flow, Cause.NONE, wanted, now);
    }
    if (modern && !lost().isEmpty()) {
      // While it ramps, the data frame shows how far the ramp has come.
      compare(heldSetPoint(line, "LS") * factor);
    }
  }

  private Effect effect(DataFrame frame, int from) {
    Effect worst = Effect.NONE;
    held = false;
    for (int i = from; i < frame.count(); i++) {
      Effect effect = StatusFlag.of(frame, i);
      held |= effect == Effect.VALVE_HELD;
      worst = effect.compareTo(worst) > 0 ? effect : worst;
    }
    return worst;
  }

  private FrameLayout known(Line line) throws BusException.Refused {
    FrameLayout columns = layout;
    if (columns == null) {
      throw refused(line, "has not told its columns yet");
    }
    return columns;
  }

  /// The set-point must come back as it was sent, within the digits that the controller prints.
  @Override
  protected void set(Line line, double flow) throws BusException {
    FrameLayout columns = known(line);
    BigDecimal sent =
        BigDecimal.valueOf(flow / factor).setScale(columns.decimals(), RoundingMode.HALF_UP);
    double held = heldSetPoint(line, (modern ? "LS " : "S ") + sent.toPlainString());
    double step = factor * Math.pow(10, -columns.decimals());
    checkTaken(line, sent.doubleValue() * factor, held * factor, step / 2);
  }

  /// @return as asked for, in the controller's own unit
  private double heldSetPoint(Line line, String command) throws BusException {
    byte[] reply = exchange(line, bytes(letter + command), AlicatFraming.LINE, timeout());
    DataFrame answer = modern ? new DataFrame(reply) : frame(line, reply);
    double held = answer.number(modern ? 2 : known(line).setPoint());
    if (Double.isNaN(held) || (modern && !isSetPoint(answer))) {
      throw damaged(line, "no set-point", reply);
    }
    return held;
  }

  /// `A +078.95 +078.88 12 SCCM`: current, requested, unit code, unit.
  private static boolean isSetPoint(DataFrame answer) {
    return answer.count() == 5 && answer.hasNumbersUpTo(4);
  }

  /// Means over a while, as the controller itself forms them, for comparing it with a standard. The
  /// answer has no letter, and nothing else is answered meanwhile.
  ///
  /// @param window 1 ms .. 9.999 s
  /// @param statistics as Alicat numbers them: 2 pressure, 5 mass flow
  /// @return one value for each, in the controller's own units; `NaN` for one that it does not know
  public double[] means(Line line, Duration window, int... statistics) throws BusException {
    StringBuilder command = new StringBuilder(letter).append("DV ").append(window.toMillis());
    for (int statistic : statistics) {
      command.append(' ').append(statistic);
    }
    byte[] reply =
        exchange(line, bytes(command.toString()), AlicatFraming.NUMBERS, timeout().plus(window));
    DataFrame answer = new DataFrame(reply);
    double[] means = new double[statistics.length];
    if (answer.count() != means.length) {
      throw damaged(line, answer.count() + " values instead of " + means.length, reply);
    }
    for (int i = 0; i < means.length; i++) {
      means[i] = answer.number(i);
      if (Double.isNaN(means[i]) && !answer.is(i, "--")) {
        throw damaged(line, "no number", reply);
      }
    }
    return means;
  }

  private String ask(Line line, String command, AlicatFraming framing) throws BusException {
    byte[] reply = exchange(line, bytes(letter + command), framing, timeout());
    return new String(reply, StandardCharsets.ISO_8859_1).strip();
  }

  private byte[] exchange(Line line, byte[] request, AlicatFraming framing, Duration timeout)
      throws BusException {
    byte[] reply = line.exchange(id(), request, framing, timeout);
    if (AlicatFraming.isUnknown(reply)) {
      throw refused(line, "does not know " + Bytes.show(request));
    }
    return reply;
  }

  private DataFrame frame(Line line, byte[] reply) throws BusException {
    FrameLayout columns = known(line);
    DataFrame frame = new DataFrame(reply);
    if (!frame.hasNumbersUpTo(columns.words() - 1)) {
      throw damaged(line, "not a data frame of " + columns.words() + " columns", reply);
    }
    return frame;
  }

  private BusException.DamagedReply damaged(Line line, String what, byte[] reply) {
    return new BusException.DamagedReply(line.address(), id(), what + ": " + Bytes.show(reply));
  }
}
