package org.cellstation.drivers.sensirion;

import java.time.Duration;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Bytes;
import org.cellstation.drivers.bus.Line;

/// One device as a driver talks to it over SHDLC. Checksum, address, command, length and state must
/// all be right. Owner thread only.
///
/// @param instrument its id, for messages
/// @param address 0 .. 254
record ShdlcPort(String instrument, int address, Duration timeout) {
  /// Of a reply whose length is not known before.
  static final int ANY_LENGTH = -1;

  private static final int ERROR = 0x7F;

  /// A request made ready once.
  byte[] request(int command, byte... data) {
    return Shdlc.request(address, command, data);
  }

  /// @param length of the data that must come back
  ShdlcReply ask(Line line, byte[] request, int length) throws BusException {
    byte[] frame = line.exchange(instrument, request, Shdlc.REPLY, timeout);
    byte[] content = Shdlc.content(frame);
    if (content == null) {
      throw damaged(line, "checksum does not match", frame);
    }
    if (content.length < Shdlc.HEAD || (content[3] & 0xFF) != content.length - Shdlc.HEAD) {
      throw damaged(line, "length and content do not agree", frame);
    }
    int error = content[2] & ERROR;
    if (error != 0) {
      throw new BusException.Refused(
          line.address(), instrument, SfcError.text(error) + " to " + Bytes.show(request));
    }
    ShdlcReply reply = new ShdlcReply(content);
    if (length != ANY_LENGTH && reply.length() != length) {
      throw damaged(line, reply.length() + " bytes of data instead of " + length, frame);
    }
    return reply;
  }

  private BusException.DamagedReply damaged(Line line, String what, byte[] frame) {
    return new BusException.DamagedReply(
        line.address(), instrument, what + ": " + Bytes.show(frame));
  }
}
