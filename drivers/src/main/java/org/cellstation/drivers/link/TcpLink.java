package org.cellstation.drivers.link;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Link;
import org.jspecify.annotations.Nullable;

/// A byte stream through one socket: Modbus TCP, or a serial protocol behind a device server.
public final class TcpLink implements Link {
  private static final System.Logger LOG = System.getLogger(TcpLink.class.getName());
  private static final int CONNECT_MILLIS = 2000;

  private final TcpAddress address;
  private volatile @Nullable Socket socket;

  public TcpLink(TcpAddress address) {
    this.address = address;
  }

  @Override
  public String address() {
    return address.text();
  }

  @Override
  public boolean takesWallTime() {
    return true;
  }

  @Override
  public void open() throws BusException.LinkLost {
    Socket fresh = new Socket();
    try {
      fresh.setTcpNoDelay(true);
      fresh.connect(new InetSocketAddress(address.host(), address.port()), CONNECT_MILLIS);
      socket = fresh;
    } catch (IOException e) {
      shut(fresh);
      throw lost(e, "; check that the device is on, its address, and the network");
    }
  }

  @Override
  public boolean isOpen() {
    return socket != null;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws BusException.LinkLost {
    try {
      connected().getOutputStream().write(bytes, offset, length);
    } catch (IOException e) {
      throw lost(e, "");
    }
  }

  @Override
  public int read(byte[] buffer, int offset, int length, Duration timeout)
      throws BusException.LinkLost {
    try {
      Socket open = connected();
      // Zero would mean to wait for ever.
      open.setSoTimeout(Math.clamp(timeout.toMillis(), 1, Integer.MAX_VALUE));
      int count = open.getInputStream().read(buffer, offset, length);
      if (count < 0) {
        throw new BusException.LinkLost(address(), "closed by the other side");
      }
      return count;
    } catch (SocketTimeoutException e) {
      return 0;
    } catch (IOException e) {
      throw lost(e, "");
    }
  }

  @Override
  public void discardInput() throws BusException.LinkLost {
    try {
      InputStream in = connected().getInputStream();
      in.skipNBytes(in.available());
    } catch (IOException e) {
      throw lost(e, "");
    }
  }

  private Socket connected() throws BusException.LinkLost {
    Socket open = socket;
    if (open == null) {
      throw new BusException.LinkLost(address(), "not open");
    }
    return open;
  }

  private BusException.LinkLost lost(IOException e, String advice) {
    return new BusException.LinkLost(address(), e.getMessage() + advice);
  }

  /// A socket closes without waiting: lingering is off.
  @Override
  public void close() {
    Socket open = socket;
    socket = null;
    if (open != null) {
      shut(open);
    }
  }

  private void shut(Socket open) {
    try {
      open.close();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "{0}: {1} at close", address(), e.getMessage());
    }
  }
}
