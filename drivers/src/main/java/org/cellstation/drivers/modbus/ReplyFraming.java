package org.cellstation.drivers.modbus;

import org.cellstation.drivers.bus.Framing;

/// Where a Modbus reply ends, told by its length alone: silent intervals do not survive USB
/// adapters and operating systems, so they serve to get back in step only.
public enum ReplyFraming implements Framing {
  /// Unit, function, data, CRC. Source: Modbus over Serial Line V1.02.
  RTU {
    @Override
    public int frameLength(byte[] buffer, int length) {
      if (length < 2) {
        return INCOMPLETE;
      }
      int function = buffer[1] & 0xFF;
      int need;
      if ((function & Pdu.EXCEPTION) != 0) {
        need = 5;
      } else if (function == Pdu.READ_HOLDING || function == Pdu.READ_INPUT) {
        if (length < 3) {
          return INCOMPLETE;
        }
        need = 5 + (buffer[2] & 0xFF);
      } else if (function == Pdu.WRITE_SINGLE
          || function == Pdu.WRITE_MULTIPLE
          || function == Pdu.DIAGNOSTICS) {
        need = 8;
      } else if (function == Pdu.ENCAPSULATED) {
        // Unit before the object, CRC behind it.
        if (length < 1 + Pdu.OBJECT_HEAD) {
          return INCOMPLETE;
        }
        need = 3 + Pdu.OBJECT_HEAD + (buffer[Pdu.OBJECT_HEAD] & 0xFF);
      } else {
        return GARBAGE;
      }
      return length >= need ? need : INCOMPLETE;
    }

    // A late answer to another function is stepped over, whenever it comes.
    @Override
    public boolean mayAnswer(byte[] request, byte[] frame) {
      int answered = frame[1] & 0xFF & ~Pdu.EXCEPTION;
      return frame[0] == request[0] && answered == request[1];
    }

    @Override
    public String describe(boolean request, byte[] frame) {
      return FrameText.rtu(request, frame);
    }
  },

  /// Transaction, protocol 0, length, unit, function, data. Source: Modbus Messaging on TCP/IP
  /// V1.0b, 3.1.3.
  MBAP {
    @Override
    public int frameLength(byte[] buffer, int length) {
      if (length < 6) {
        return INCOMPLETE;
      }
      int rest = (buffer[4] & 0xFF) << 8 | (buffer[5] & 0xFF);
      if (buffer[2] != 0 || buffer[3] != 0 || rest < 3 || rest > 254) {
        return GARBAGE;
      }
      return length >= 6 + rest ? 6 + rest : INCOMPLETE;
    }

    @Override
    public boolean mayAnswer(byte[] request, byte[] frame) {
      return frame[0] == request[0] && frame[1] == request[1];
    }

    @Override
    public boolean resyncsByReconnecting() {
      return true;
    }

    @Override
    public String describe(boolean request, byte[] frame) {
      return FrameText.mbap(request, frame);
    }
  }
}
