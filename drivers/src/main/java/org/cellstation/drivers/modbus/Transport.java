package org.cellstation.drivers.modbus;

import org.cellstation.drivers.bus.Framing;
import org.jspecify.annotations.Nullable;

/// How a PDU travels: the envelope around it and the checks that it allows.
public enum Transport {
  /// Serial line, also through a raw socket.
  RTU(ReplyFraming.RTU, 1, 2) {
    @Override
    public byte[] wrap(int unit, byte[] pdu) {
      byte[] frame = envelope(head(), unit, pdu, tail());
      int crc = Crc16.of(frame, 0, frame.length - 2);
      frame[frame.length - 2] = (byte) crc;
      frame[frame.length - 1] = (byte) (crc >>> 8);
      return frame;
    }

    @Override
    void stamp(byte[] frame, int transaction) {}

    @Override
    @Nullable String fault(byte[] request, byte[] reply) {
      int end = reply.length - 2;
      int crc = (reply[end] & 0xFF) | (reply[end + 1] & 0xFF) << 8;
      if (crc != Crc16.of(reply, 0, end)) {
        return "checksum does not match";
      }
      return reply[0] == request[0] ? null : "answer from unit " + (reply[0] & 0xFF);
    }
  },

  /// Modbus TCP.
  TCP(ReplyFraming.MBAP, 7, 0) {
    @Override
    public byte[] wrap(int unit, byte[] pdu) {
      byte[] frame = envelope(head(), unit, pdu, tail());
      WordOrder.putWord(frame, 4, pdu.length + 1);
      return frame;
    }

    @Override
    void stamp(byte[] frame, int transaction) {
      WordOrder.putWord(frame, 0, transaction);
    }

    @Override
    @Nullable String fault(byte[] request, byte[] reply) {
      if (reply[0] != request[0] || reply[1] != request[1]) {
        return "answer to transaction " + WordOrder.word(reply, 0);
      }
      return reply[6] == request[6] ? null : "answer from unit " + (reply[6] & 0xFF);
    }
  };

  private final ReplyFraming framing;
  private final int head;
  private final int tail;

  Transport(ReplyFraming framing, int head, int tail) {
    this.framing = framing;
    this.head = head;
    this.tail = tail;
  }

  /// The whole request. On TCP its transaction is 0 until it is stamped.
  public abstract byte[] wrap(int unit, byte[] pdu);

  /// Writes the transaction into a wrapped request.
  abstract void stamp(byte[] frame, int transaction);

  /// What shows that `reply` is damaged or not the answer to `request`, null when nothing does.
  abstract @Nullable String fault(byte[] request, byte[] reply);

  public Framing framing() {
    return framing;
  }

  /// Where the PDU begins in a frame.
  int head() {
    return head;
  }

  int tail() {
    return tail;
  }

  int pduLength(byte[] frame) {
    return frame.length - head - tail;
  }

  private static byte[] envelope(int head, int unit, byte[] pdu, int tail) {
    byte[] frame = new byte[head + pdu.length + tail];
    frame[head - 1] = (byte) unit;
    System.arraycopy(pdu, 0, frame, head, pdu.length);
    return frame;
  }
}
