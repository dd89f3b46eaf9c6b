package org.cellstation.app.virtual;

import java.time.Duration;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Link;
import org.cellstation.simulator.emulator.LineServer;

/// A bus inside one process: the same bytes as on a cable, handed over at once. Nothing that is not
/// there yet will come later, so a read never waits.
final class VirtualWire implements Link {
  private final String bus;
  private final LineServer server;
  private byte[] arrived = new byte[512];
  private int from;
  private int to;
  private boolean open;

  VirtualWire(String bus, LineServer server) {
    this.bus = bus;
    this.server = server;
  }

  @Override
  public String address() {
    return "virtual:" + bus;
  }

  @Override
  public void open() {
    from = 0;
    to = 0;
    open = true;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws BusException.LinkLost {
    if (!open) {
      throw new BusException.LinkLost(address(), "not open");
    }
    server.receive(bytes, offset, length, this::take);
  }

  private void take(byte[] bytes, int offset, int length) {
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
  public int read(byte[] buffer, int offset, int length, Duration timeout) {
    int count = Math.min(length, to - from);
    System.arraycopy(arrived, from, buffer, offset, count);
    from += count;
    if (from == to) {
      from = 0;
      to = 0;
    }
    return count;
  }

  @Override
  public void discardInput() {
    from = 0;
    to = 0;
  }

  @Override
  public void close() {
    open = false;
  }
}
