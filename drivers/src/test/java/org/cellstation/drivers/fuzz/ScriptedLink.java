package org.cellstation.drivers.fuzz;

import java.time.Duration;
import java.util.Arrays;
import org.cellstation.drivers.bus.Link;
import org.cellstation.drivers.modbus.Crc16;

/// A line on which every request is answered with the next piece of a script. A piece is: how it is
/// dressed, its length, its bytes. When the script has run out, nobody answers any more.
final class ScriptedLink implements Link {
  /// Ways to dress a reply, so that chance gets past checksums and echoes to the code behind.
  private static final int PLAIN = 0;

  private static final int AS_RTU = 1;
  private static final int AS_TCP = 2;
  private static final int AS_LINE = 3;
  private static final int AS_ECHO = 4;
  private static final int WAYS = 5;

  /// No driver asks this often within the few polls of one run, unless it is caught in a loop.
  private static final int MOST_EXCHANGES = 5000;

  private final byte[] script;
  private int at;
  private byte[] arrived = {};
  private int read;
  private int requests;
  private boolean open;

  ScriptedLink(byte[] script) {
    this.script = script.clone();
  }

  private int next() {
    return at < script.length ? script[at++] & 0xFF : 0;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    requests++;
    if (requests > MOST_EXCHANGES) {
      throw new AssertionError("the driver asks without end");
    }
    if (at >= script.length) {
      return;
    }
    int way = next() % WAYS;
    int count = Math.min(next(), script.length - at);
    byte[] body = Arrays.copyOfRange(script, at, at + count);
    at += count;
    arrived = dressed(way, Arrays.copyOfRange(bytes, offset, offset + length), body);
    read = 0;
  }

  private static byte[] dressed(int way, byte[] request, byte[] body) {
    return switch (way) {
      case AS_RTU -> request.length < 4 || body.length == 0 ? body : rtu(request, body);
      case AS_TCP -> request.length < 8 || body.length == 0 ? body : tcp(request, body);
      case AS_LINE -> joined(body, new byte[] {'\r', '\n'});
      case AS_ECHO -> joined(request, body);
      case PLAIN -> body;
      default -> throw new IllegalStateException("way " + way);
    };
  }

  private static byte[] rtu(byte[] request, byte[] body) {
    byte[] reply = new byte[body.length + 5];
    reply[0] = request[0];
    reply[1] = request[1];
    reply[2] = (byte) body.length;
    System.arraycopy(body, 0, reply, 3, body.length);
    int crc = Crc16.of(reply, 0, reply.length - 2);
    reply[reply.length - 2] = (byte) crc;
    reply[reply.length - 1] = (byte) (crc >> 8);
    return reply;
  }

  private static byte[] tcp(byte[] request, byte[] body) {
    byte[] reply = new byte[body.length + 9];
    System.arraycopy(request, 0, reply, 0, 8);
    reply[4] = (byte) ((body.length + 3) >> 8);
    reply[5] = (byte) (body.length + 3);
    reply[8] = (byte) body.length;
    System.arraycopy(body, 0, reply, 9, body.length);
    return reply;
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  @Override
  public int read(byte[] buffer, int offset, int length, Duration timeout) {
    // Odd and even pieces, so that frames are split in many places.
    int count = Math.min(Math.min(arrived.length - read, length), 1 + (read * 7 + requests) % 11);
    System.arraycopy(arrived, read, buffer, offset, count);
    read += count;
    return count;
  }

  @Override
  public String address() {
    return "script";
  }

  @Override
  public void open() {
    open = true;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() {
    open = false;
  }
}
