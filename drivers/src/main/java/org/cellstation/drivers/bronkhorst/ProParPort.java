package org.cellstation.drivers.bronkhorst;

import java.time.Duration;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Bytes;
import org.cellstation.drivers.bus.Line;

/// One node as a driver talks to it over ProPar. The messages have no checksum, so node, length,
/// command and every index of an answer must be right. Owner thread only.
///
/// @param instrument its id, for messages
/// @param node 1 .. 127, or 128 for whichever is connected directly
record ProParPort(String instrument, int node, ProParEncoding encoding, Duration timeout) {
  static final int ANY_NODE = 0x80;

  private static final int STATUS = 0x00;
  private static final int STATUS_LENGTH = 5;
  private static final int ERROR_LENGTH = 3;

  ProParValues read(Line line, ProParQuery query) throws BusException {
    byte[] message = exchange(line, query.data());
    ProParValues values = message[2] == STATUS ? null : query.read(message);
    if (values == null) {
      throw unexpected(line, message);
    }
    return values;
  }

  void write(Line line, ProParWrite write) throws BusException {
    byte[] message = exchange(line, write.data());
    if (message.length != STATUS_LENGTH || message[2] != STATUS || message[3] != ProParStatus.OK) {
      throw unexpected(line, message);
    }
  }

  private byte[] exchange(Line line, byte[] data) throws BusException {
    byte[] request = encoding.wrap(line.nextTransaction(), node, data);
    byte[] reply = line.exchange(instrument, request, encoding, timeout);
    byte[] message = encoding.unwrap(reply);
    if (message == null) {
      throw damaged(line, "length and content do not agree", reply);
    }
    if (message.length == ERROR_LENGTH) {
      throw damaged(line, "the instrument received a damaged message", reply);
    }
    if (node != ANY_NODE && (message[0] & 0xFF) != node) {
      throw damaged(line, "answer from node " + (message[0] & 0xFF), reply);
    }
    return message;
  }

  private BusException unexpected(Line line, byte[] message) {
    return message.length == STATUS_LENGTH && message[2] == STATUS && message[3] != ProParStatus.OK
        ? new BusException.Refused(
            line.address(), instrument, ProParStatus.text(message[3] & 0xFF, message[4] & 0xFF))
        : damaged(line, "not the answer to this request", message);
  }

  private BusException.DamagedReply damaged(Line line, String what, byte[] reply) {
    return new BusException.DamagedReply(
        line.address(), instrument, what + ": " + Bytes.show(reply));
  }
}
