package org.cellstation.app.virtual;

import java.time.Duration;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Link;
import org.cellstation.simulator.emulator.ByteSink;
import org.cellstation.simulator.emulator.LineServer;

/// A bus inside one process: the same bytes as on a cable, handed over at once. Nothing that is not
/// there yet will come later, so a read never waits.
public final class VirtualWire implements Link {
  private final String bus;
  private final LineServer server;
  private final Arrivals arrivals = new Arrivals();
  private byte[] arrived = new byte[512];
  private int from;
  private int to;
  private boolean open;

  /// What has arrived is given out one byte a read.
  private boolean trickling;

  /// Whether anything was ever asked here. What instruments say by themselves reaches somebody who
  /// asks before the next answer, and somebody who only listens when he does.
  private boolean asked;

  private boolean heard;

  /// The port goes once what has arrived is read.
  private boolean hangingUp;

  public VirtualWire(String bus, LineServer server) {
    this.bus = bus;
    this.server = server;
  }

  @Override
  public String address() {
    return "virtual:" + bus;
  }

  @Override
  public void open() throws BusException.LinkLost {
    if (!server.present()) {
      throw new BusException.LinkLost(address(), "there is no such port");
    }
    forget();
    hangingUp = false;
    open = true;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws BusException.LinkLost {
    mustBeThere();
    asked = true;
    server.receive(bytes, offset, length, arrivals);
  }

  @Override
  public int read(byte[] buffer, int offset, int length, Duration timeout)
      throws BusException.LinkLost {
    if (from == to) {
      if (!asked) {
        listen();
      }
      mustBeThere();
    }
    // Who does not wait finds what has come since long ago, however slowly it came.
    boolean one = trickling && timeout.isPositive();
    int count = Math.min(one ? 1 : length, to - from);
    System.arraycopy(arrived, from, buffer, offset, count);
    from += count;
    if (from == to) {
      forget();
    }
    return count;
  }

  /// Once for each time that somebody listens until nothing comes.
  private void listen() {
    heard = !heard;
    if (!server.present()) {
      hangingUp = true;
    } else if (heard) {
      server.unasked(arrivals);
    }
  }

  private void forget() {
    from = 0;
    to = 0;
    trickling = false;
  }

  private void mustBeThere() throws BusException.LinkLost {
    if (hangingUp) {
      close();
    }
    if (!open) {
      throw new BusException.LinkLost(address(), hangingUp ? "the port is gone" : "not open");
    }
  }

  @Override
  public void close() {
    open = false;
  }

  /// Takes what the far end sends.
  private final class Arrivals implements ByteSink {
    @Override
    public void write(byte[] bytes, int offset, int length) {
      if (to + length > arrived.length) {
        byte[] larger = new byte[Math.max(arrived.length * 2, to - from + length)];
        System.arraycopy(arrived, from, larger, 0, to - from);
        arrived = larger;
        to -= from;
        from = 0;
      }
      System.arraycopy(bytes, offset, arrived, to, length);
      to += length;
    }

    @Override
    public void writeSlowly(byte[] bytes, int offset, int length) {
      trickling = true;
      write(bytes, offset, length);
    }

    @Override
    public void hangUp() {
      hangingUp = true;
    }
  }
}
