package org.cellstation.drivers.link;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Link;

/// A serial port behind a device server: bytes through a Telnet stream, in which the port's
/// parameters are set and confirmed before anything else is sent. Owned by the bus's owner thread
/// like every link. Source: RFC 2217 (COM-PORT-OPTION), RFC 854, RFC 856.
public final class Rfc2217Link implements Link {
  private static final int BINARY = 0;
  private static final int SUPPRESS_GO_AHEAD = 3;
  private static final int COM_PORT = 44;

  private static final int SET_BAUD = 1;
  private static final int SET_DATA = 2;
  private static final int SET_PARITY = 3;
  private static final int SET_STOP = 4;
  private static final int SET_CONTROL = 5;
  private static final int NO_FLOW_CONTROL = 1;
  private static final int PURGE = 12;
  private static final int BOTH_BUFFERS = 3;

  /// What the server adds to a command when it answers.
  private static final int ANSWER = 100;

  /// For the server to confirm the port's parameters.
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Duration STEP = Duration.ofMillis(100);

  private static final String ADVICE =
      "; if it knows no RFC 2217, set the parameters there and use tcp:";
  private static final Map<Integer, String> NAMES =
      Map.of(
          SET_BAUD,
          "baud",
          SET_DATA,
          "data",
          SET_PARITY,
          "parity",
          SET_STOP,
          "stop",
          SET_CONTROL,
          "flow control");
  private static final int OPTIONS = 256;

  private final Rfc2217Address address;
  private final Link carrier;
  private Telnet telnet = fresh();
  private final byte[] buffer = new byte[512];

  /// What has to be said to the server as soon as nothing is being taken.
  private final Queue<byte[]> owed = new ArrayDeque<>();

  /// Parameters that the server has not confirmed, with the value they must have.
  private final Map<Integer, Integer> unconfirmed = new TreeMap<>();

  private final BitSet agreed = new BitSet();
  private String refusal = "";

  /// Whether the parameters have been sent to the server.
  private boolean asked;

  public Rfc2217Link(Rfc2217Address address) {
    this(address, new TcpLink(address.server()));
  }

  Rfc2217Link(Rfc2217Address address, Link carrier) {
    this.address = address;
    this.carrier = carrier;
  }

  private Telnet fresh() {
    return new Telnet(
        new Telnet.Listener() {
          @Override
          public void option(int verb, int option) {
            Rfc2217Link.this.option(verb, option);
          }

          @Override
          public void negotiation(byte[] content) {
            confirm(content);
          }
        });
  }

  @Override
  public String address() {
    return address.text();
  }

  @Override
  public boolean takesWallTime() {
    return carrier.takesWallTime();
  }

  /// The network adds its own pauses to those of the line.
  @Override
  public Duration silence() {
    return Duration.ofMillis(60);
  }

  @Override
  public void open() throws BusException.LinkLost {
    try {
      carrier.open();
      negotiate();
    } catch (BusException.LinkLost e) {
      carrier.close();
      throw e;
    }
  }

  private void negotiate() throws BusException.LinkLost {
    telnet = fresh();
    asked = false;
    owed.clear();
    unconfirmed.clear();
    agreed.clear();
    refusal = "";
    SerialAddress line = address.line();
    unconfirmed.put(SET_BAUD, line.baud());
    unconfirmed.put(SET_DATA, line.data());
    unconfirmed.put(SET_PARITY, parity(line));
    unconfirmed.put(SET_STOP, line.stop());
    unconfirmed.put(SET_CONTROL, NO_FLOW_CONTROL);
    propose(Telnet.WILL, COM_PORT);
    propose(Telnet.WILL, BINARY);
    propose(Telnet.DO, BINARY);
    propose(Telnet.WILL, SUPPRESS_GO_AHEAD);
    propose(Telnet.DO, SUPPRESS_GO_AHEAD);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!unconfirmed.isEmpty()) {
      pay();
      int count = carrier.read(buffer, 0, buffer.length, STEP);
      telnet.take(buffer, 0, count);
      if (!refusal.isEmpty()) {
        throw lost(refusal);
      }
      if (count == 0 && (!takesWallTime() || System.nanoTime() > end)) {
        throw lost("the server does not confirm the port's parameters" + ADVICE);
      }
    }
    owed.add(command(PURGE, BOTH_BUFFERS, 1));
    pay();
  }

  private static int parity(SerialAddress line) {
    return switch (line.parity()) {
      case NONE -> 1;
      case ODD -> 2;
      case EVEN -> 3;
    };
  }

  private void propose(int verb, int option) {
    agreed.set(side(verb) + option);
    owed.add(new byte[] {(byte) Telnet.IAC, (byte) verb, (byte) option});
  }

  /// Options are agreed on for each direction: ours begin at 0, the server's behind them.
  private static int side(int verb) {
    return verb == Telnet.WILL || verb == Telnet.WONT ? 0 : OPTIONS;
  }

  /// Anything but what was proposed is refused. What was agreed on is not answered, so that two
  /// sides never go on confirming each other.
  private void option(int verb, int option) {
    boolean ours = verb == Telnet.DO || verb == Telnet.DONT;
    boolean wanted = verb == Telnet.DO || verb == Telnet.WILL;
    boolean known = agreed.get((ours ? 0 : OPTIONS) + option);
    if (ours && option == COM_PORT) {
      if (!wanted) {
        refusal = "the server knows no RFC 2217" + ADVICE;
      } else if (!asked) {
        asked = true;
        unconfirmed.forEach(
            (command, value) -> owed.add(command(command, value, command == SET_BAUD ? 4 : 1)));
      }
    } else if (wanted && !known) {
      owed.add(
          new byte[] {(byte) Telnet.IAC, (byte) (ours ? Telnet.WONT : Telnet.DONT), (byte) option});
    }
  }

  private void confirm(byte[] content) {
    if (content.length < 3 || content[0] != COM_PORT) {
      return;
    }
    int command = (content[1] & 0xFF) - ANSWER;
    Integer wanted = unconfirmed.get(command);
    if (wanted == null) {
      // Line and modem states, flow control: nothing that a driver would act on.
      return;
    }
    long value = 0;
    for (int i = 2; i < content.length; i++) {
      value = value << 8 | (content[i] & 0xFF);
    }
    if (value == wanted) {
      unconfirmed.remove(command);
    } else {
      refusal =
          "the server's port has "
              + NAMES.get(command)
              + " "
              + value
              + " instead of "
              + wanted
              + " (as RFC 2217 counts); set it there, or correct the configuration";
    }
  }

  private static byte[] command(int command, int value, int width) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) Telnet.IAC, (byte) Telnet.SB, COM_PORT, (byte) command});
    byte[] bytes = new byte[width];
    for (int i = 0; i < width; i++) {
      bytes[i] = (byte) (value >>> (8 * (width - 1 - i)));
    }
    out.writeBytes(Telnet.escaped(bytes, 0, width));
    out.writeBytes(new byte[] {(byte) Telnet.IAC, (byte) Telnet.SE});
    return out.toByteArray();
  }

  private void pay() throws BusException.LinkLost {
    for (byte[] next = owed.poll(); next != null; next = owed.poll()) {
      carrier.write(next, 0, next.length);
    }
  }

  @Override
  public boolean isOpen() {
    return carrier.isOpen();
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws BusException.LinkLost {
    byte[] escaped = Telnet.escaped(bytes, offset, length);
    carrier.write(escaped, 0, escaped.length);
  }

  /// A read that brings commands alone goes on waiting.
  @Override
  public int read(byte[] into, int offset, int length, Duration timeout)
      throws BusException.LinkLost {
    long end = System.nanoTime() + timeout.toNanos();
    Duration left = timeout;
    while (true) {
      int count = carrier.read(into, offset, length, left);
      int data = telnet.take(into, offset, count);
      pay();
      if (data > 0 || count == 0) {
        return data;
      }
      left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }
  }

  @Override
  public void close() {
    carrier.close();
  }

  private BusException.LinkLost lost(String detail) {
    return new BusException.LinkLost(address(), detail);
  }
}
