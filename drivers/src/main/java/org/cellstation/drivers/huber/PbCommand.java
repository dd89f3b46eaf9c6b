package org.cellstation.drivers.huber;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Bytes;
import org.cellstation.drivers.bus.Framing;
import org.cellstation.drivers.bus.Line;

/// One variable of a thermostat: `{M` address value CR LF, answered by `{S` with the same address
/// and the value now held. There is no checksum, so every character must be in its place. Source:
/// PB commands handbook V1.2.0.
enum PbCommand {
  SET_POINT(0x00),
  BATH(0x01),
  RETURN(0x02),
  PUMP_PRESSURE(0x03),
  POWER(0x04),
  ERROR(0x05),
  WARNING(0x06),
  PROCESS(0x07),
  STATUS(0x0A),
  TEMPERATURE_CONTROL(0x14),
  CIRCULATION(0x16),
  SERIAL_HIGH(0x1B),
  SERIAL_LOW(0x1C),
  LOWEST_SET_POINT(0x30),
  HIGHEST_SET_POINT(0x31);

  /// What a variable says that this thermostat does not have.
  static final int NOT_AVAILABLE = 0x7FFF;

  private static final int ADDRESS_AT = 2;
  private static final int VALUE_AT = 4;
  private static final int LENGTH = 10;

  private final int address;

  /// Made once, because it is sent at each poll; nobody but {@link #read} ever sees it.
  @SuppressWarnings("ImmutableEnumChecker")
  private final byte[] question;

  PbCommand(int address) {
    this.address = address;
    this.question = frame("****");
  }

  private static HexFormat digits() {
    return HexFormat.of().withUpperCase();
  }

  private byte[] frame(String value) {
    return ("{M" + digits().toHexDigits((byte) address) + value + "\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /// @return the 16 bits as a signed number
  int read(Line line, String id, Duration timeout) throws BusException {
    return exchange(line, id, question, timeout);
  }

  /// @param value 16 bits
  /// @return what the thermostat says that it holds now
  int write(Line line, String id, int value, Duration timeout) throws BusException {
    return exchange(line, id, frame(digits().toHexDigits((short) value)), timeout);
  }

  private static int exchange(Line line, String id, byte[] request, Duration timeout)
      throws BusException {
    byte[] reply = line.exchange(id, request, Reply.INSTANCE, timeout);
    int value = 0;
    for (int i = VALUE_AT; i < VALUE_AT + 4; i++) {
      int digit = HexFormat.isHexDigit(reply[i]) ? HexFormat.fromHexDigit(reply[i]) : -1;
      if (digit < 0) {
        throw new BusException.DamagedReply(
            line.address(), id, Bytes.show(reply) + " to " + Bytes.show(request));
      }
      value = (value << 4) | digit;
    }
    return (short) value;
  }

  /// Ten characters, of which all but the address and the value are always the same. A reply with
  /// another address belongs to another question.
  enum Reply implements Framing {
    INSTANCE;

    private static final byte[] SHAPE = {'{', 'S', 0, 0, 0, 0, 0, 0, '\r', '\n'};

    @Override
    public int frameLength(byte[] buffer, int length) {
      for (int i = 0; i < Math.min(length, LENGTH); i++) {
        if (SHAPE[i] == 0 ? buffer[i] <= ' ' : buffer[i] != SHAPE[i]) {
          return GARBAGE;
        }
      }
      return length < LENGTH ? INCOMPLETE : LENGTH;
    }

    @Override
    public boolean mayAnswer(byte[] request, byte[] frame) {
      return frame[ADDRESS_AT] == request[ADDRESS_AT]
          && frame[ADDRESS_AT + 1] == request[ADDRESS_AT + 1];
    }

    @Override
    public String describe(boolean request, byte[] frame) {
      if (frame.length != LENGTH) {
        return "cut off: " + Bytes.show(frame);
      }
      String text = new String(frame, StandardCharsets.ISO_8859_1);
      String variable = "variable " + text.substring(ADDRESS_AT, VALUE_AT);
      String value = text.substring(VALUE_AT, VALUE_AT + 4);
      if (value.equals("****")) {
        return "ask " + variable;
      }
      try {
        return variable
            + (request ? ": set " : ": ")
            + (short) HexFormat.fromHexDigits(value)
            + " ("
            + value
            + ")";
      } catch (IllegalArgumentException noNumber) {
        return "damaged: " + Bytes.show(frame);
      }
    }
  }
}
