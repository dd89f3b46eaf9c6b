package org.cellstation.drivers.probe;

import java.time.Duration;
import java.time.Instant;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Framing;
import org.cellstation.drivers.bus.Instrument;
import org.cellstation.drivers.bus.Line;
import org.cellstation.drivers.modbus.ReplyFraming;
import org.jspecify.annotations.Nullable;

/// A line to nowhere that hears what a driver asks first, to know what it speaks.
final class FirstQuestion implements Line {
  private @Nullable Framing framing;

  /// @return null when it is not Modbus
  static @Nullable ReplyFraming framing(Instrument instrument) {
    FirstQuestion ear = new FirstQuestion();
    try {
      instrument.identify(ear);
    } catch (BusException unanswered) {
      // Nobody is there to answer.
      return ear.framing instanceof ReplyFraming modbus ? modbus : null;
    }
    return null;
  }

  @Override
  public byte[] exchange(String unit, byte[] request, Framing asked, Duration timeout)
      throws BusException {
    if (framing == null) {
      framing = asked;
    }
    throw new BusException.NoReply(address(), unit, "");
  }

  @Override
  public void send(String unit, byte[] request) throws BusException {
    throw new BusException.NoReply(address(), unit, "");
  }

  @Override
  public int hear(byte[] buffer, int offset) {
    return 0;
  }

  @Override
  public void rest(Duration silence) {}

  @Override
  public int nextTransaction() {
    return 0;
  }

  @Override
  public String address() {
    return "nowhere";
  }

  @Override
  public Instant now() {
    return Instant.EPOCH;
  }
}
