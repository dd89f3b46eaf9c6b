package org.cellstation.drivers.eurotherm;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.cellstation.drivers.ascii.Decimal;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Bytes;
import org.cellstation.drivers.bus.Line;

/// Numbers as text under two-letter mnemonics. It has no mnemonic here for a broken sensor nor for
/// manual mode; a number that the controller does not print as one is a damaged reply. Source:
/// HA026230, EI-Bisynch.
final class BisynchDialect implements Dialect {
  private final String id;
  private final byte[] select;
  private final int decimals;
  private final Duration timeout;
  private final Map<Parameter, byte[]> questions = new EnumMap<>(Parameter.class);

  /// @param address group 0 .. 9 times ten, plus unit 0 .. 9
  /// @param decimals of the numbers that are written
  BisynchDialect(String id, int address, int decimals, Duration timeout) {
    this.id = id;
    this.decimals = decimals;
    this.timeout = timeout;
    byte group = (byte) ('0' + address / 10);
    byte unit = (byte) ('0' + address % 10);
    this.select = new byte[] {BisynchFraming.EOT, group, group, unit, unit};
    for (Parameter parameter : Parameter.values()) {
      questions.put(parameter, question(parameter.mnemonic()));
    }
  }

  private byte[] question(String mnemonic) {
    return joined(ascii(mnemonic), new byte[] {BisynchFraming.ENQ});
  }

  private byte[] joined(byte[] text, byte[] end) {
    byte[] frame = new byte[select.length + text.length + end.length];
    System.arraycopy(select, 0, frame, 0, select.length);
    System.arraycopy(text, 0, frame, select.length, text.length);
    System.arraycopy(end, 0, frame, select.length + text.length, end.length);
    return frame;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public double read(Line line, Parameter parameter) throws BusException {
    byte[] question = questions.get(parameter);
    if (question == null) {
      throw new IllegalArgumentException(parameter.name());
    }
    byte[] reply = line.exchange(id, question, BisynchFraming.INSTANCE, timeout);
    if (reply[0] == BisynchFraming.EOT) {
      throw new BusException.Refused(
          line.address(), id, "the controller does not know " + parameter.mnemonic());
    }
    int etx = reply.length - 2;
    if (reply[etx + 1] != BisynchFraming.check(reply, 1, etx + 1)) {
      throw damaged(line, "the check character does not match", reply);
    }
    String mnemonic = parameter.mnemonic();
    if (etx < 3 || reply[1] != mnemonic.charAt(0) || reply[2] != mnemonic.charAt(1)) {
      throw damaged(line, "not the answer to " + mnemonic, reply);
    }
    int from = 3;
    int to = etx;
    while (from < to && reply[from] == ' ') {
      from++;
    }
    while (to > from && reply[to - 1] == ' ') {
      to--;
    }
    double value = Decimal.parse(reply, from, to);
    if (Double.isNaN(value)) {
      throw damaged(line, "not a number", reply);
    }
    return value;
  }

  /// One mnemonic an exchange: the language has no question for several.
  @Override
  public LoopState state(Line line) throws BusException {
    double processValue = read(line, Parameter.PROCESS_VALUE);
    double target = read(line, Parameter.TARGET_SET_POINT);
    double working = read(line, Parameter.WORKING_SET_POINT);
    return new LoopState(processValue, target, working, read(line, Parameter.OUTPUT));
  }

  private BusException.DamagedReply damaged(Line line, String what, byte[] reply) {
    return new BusException.DamagedReply(line.address(), id, what + ": " + Bytes.show(reply));
  }

  @Override
  public void write(Line line, Parameter parameter, double value) throws BusException {
    byte[] text = ascii("\u0002" + parameter.mnemonic() + number(value) + "\u0003");
    byte[] command = joined(text, new byte[] {BisynchFraming.check(text, 1, text.length)});
    byte[] reply = line.exchange(id, command, BisynchFraming.INSTANCE, timeout);
    if (reply[0] != BisynchFraming.ACK) {
      throw new BusException.Refused(
          line.address(), id, "set-point not taken: NAK to " + parameter.mnemonic() + value);
    }
  }

  private String number(double value) {
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
  }

  @Override
  public boolean sensorIsBroken(Line line) {
    return false;
  }

  @Override
  public boolean isManual(Line line) {
    return false;
  }
}
