package org.cellstation.drivers.modbus;

import java.time.Duration;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Bytes;
import org.cellstation.drivers.bus.Line;

/// One Modbus unit as an instrument's driver talks to it. Takes nothing on trust: unit, function,
/// byte count, write echo, and the checksum or the transaction, must all be right. Owner thread
/// only.
public final class ModbusUnit {
  private final String name;
  private final int unit;
  private final Transport transport;
  private final Duration timeout;

  /// @param name the instrument's id, for messages
  /// @param timeout for one reply, wall time
  public ModbusUnit(String name, int unit, Transport transport, Duration timeout) {
    this.name = name;
    this.unit = unit;
    this.transport = transport;
    this.timeout = timeout;
  }

  /// A read request made ready once and sent at each poll.
  public static final class Query {
    private final byte[] frame;
    private final int count;

    private Query(byte[] frame, int count) {
      this.frame = frame;
      this.count = count;
    }
  }

  /// Function 3.
  public Query holding(int address, int count) {
    return new Query(transport.wrap(unit, Pdu.readHolding(address, count)), count);
  }

  /// Function 4.
  public Query input(int address, int count) {
    return new Query(transport.wrap(unit, Pdu.readInput(address, count)), count);
  }

  Query query(ReadPlan.Range range) {
    return switch (range.table()) {
      case HOLDING -> holding(range.address(), range.count());
      case INPUT -> input(range.address(), range.count());
    };
  }

  public Registers read(Line line, Query query) throws BusException {
    byte[] reply = exchange(line, query.frame);
    int data = transport.head() + 1;
    if ((reply[data] & 0xFF) != 2 * query.count
        || transport.pduLength(reply) != 2 + 2 * query.count) {
      throw damaged(line, "wrong byte count", reply);
    }
    return new Registers(reply, data + 1);
  }

  /// Function 6.
  public void write(Line line, int address, int value) throws BusException {
    acknowledged(line, Pdu.writeSingle(address, value));
  }

  /// Function 16.
  ///
  /// @param data two bytes for each register
  public void write(Line line, int address, byte[] data) throws BusException {
    acknowledged(line, Pdu.writeMultiple(address, data));
  }

  /// Function 43, read device identification, one object.
  ///
  /// @param object number as the maker's manual lists it
  /// @return its text without the blanks around it
  public String identification(Line line, int object) throws BusException {
    byte[] reply = exchange(line, transport.wrap(unit, Pdu.readIdentification(object)));
    int pdu = transport.head();
    int length = transport.pduLength(reply) - Pdu.OBJECT_HEAD;
    if (length < 0
        || reply[pdu + 1] != Pdu.IDENTIFICATION
        || reply[pdu + 6] != 1
        || (reply[pdu + 7] & 0xFF) != object
        || (reply[pdu + 8] & 0xFF) != length) {
      throw damaged(line, "not the identification asked for", reply);
    }
    return Registers.ascii(reply, pdu + Pdu.OBJECT_HEAD, length);
  }

  /// The write functions and the echo repeat the first five bytes of the request.
  private void acknowledged(Line line, byte[] pdu) throws BusException {
    byte[] reply = exchange(line, transport.wrap(unit, pdu));
    boolean same = transport.pduLength(reply) == 5;
    for (int i = 0; same && i < 5; i++) {
      same = reply[transport.head() + i] == pdu[i];
    }
    if (!same) {
      throw damaged(line, "the write was confirmed differently", reply);
    }
  }

  private byte[] exchange(Line line, byte[] frame) throws BusException {
    transport.stamp(frame, line.nextTransaction());
    byte[] reply = line.exchange(name, frame, transport.framing(), timeout);
    String fault = transport.fault(frame, reply);
    if (fault != null) {
      throw damaged(line, fault, reply);
    }
    int head = transport.head();
    int function = frame[head] & 0xFF;
    int answered = reply[head] & 0xFF;
    if (answered == (function | Pdu.EXCEPTION) && transport.pduLength(reply) == 2) {
      throw new BusException.Refused(
          line.address(), name, Refusal.text(reply[head + 1] & 0xFF) + " to " + Bytes.show(frame));
    }
    if (answered != function) {
      throw damaged(line, "answer to function " + answered, reply);
    }
    return reply;
  }

  private BusException.DamagedReply damaged(Line line, String what, byte[] reply) {
    return new BusException.DamagedReply(line.address(), name, what + ": " + Bytes.show(reply));
  }
}
