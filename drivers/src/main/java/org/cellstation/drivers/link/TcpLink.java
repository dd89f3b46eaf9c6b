package org.cellstation.drivers.link;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Link;
import org.jspecify.annotations.Nullable;

/// A byte stream through one socket: Modbus TCP, or a serial protocol behind a device server. The
/// channel never blocks; its selector waits, so that every wait has an end.
public final class TcpLink implements Link {
  private static final System.Logger LOG = System.getLogger(TcpLink.class.getName());
  private static final int CONNECT_MILLIS = 2000;

  /// How long the other side may refuse to take data (a printer without paper).
  private static final int WRITE_MILLIS = 5000;

  private record Connection(SocketChannel channel, Selector selector, SelectionKey key) {
    static Connection begin() throws IOException {
      SocketChannel channel = SocketChannel.open();
      try {
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        Selector selector = Selector.open();
        return new Connection(channel, selector, channel.register(selector, 0));
      } catch (IOException e) {
        channel.close();
        throw e;
      }
    }

    /// @return false when nothing happened in time
    boolean await(int interest, long millis) throws IOException {
      if (key.interestOps() != interest) {
        key.interestOps(interest);
      }
      selector.selectedKeys().clear();
      return selector.select(millis) > 0;
    }
  }

  private final TcpAddress address;

  /// Outside the heap, so that the system reads and writes them in place.
  private final ByteBuffer in = ByteBuffer.allocateDirect(1024);

  private final ByteBuffer out = ByteBuffer.allocateDirect(1024);
  private volatile @Nullable Connection connection;

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
    InetSocketAddress target = new InetSocketAddress(address.host(), address.port());
    if (target.isUnresolved()) {
      throw new BusException.LinkLost(
          address(), "unknown host; check the name in the configuration, and the network");
    }
    try {
      Connection fresh = Connection.begin();
      try {
        connect(fresh, target);
      } catch (IOException e) {
        shut(fresh);
        throw e;
      }
      in.clear().limit(0);
      connection = fresh;
    } catch (IOException e) {
      throw lost(e, "; check that the device is on, its address, and the network");
    }
  }

  private static void connect(Connection fresh, InetSocketAddress target) throws IOException {
    if (!fresh.channel.connect(target)
        && !(fresh.await(SelectionKey.OP_CONNECT, CONNECT_MILLIS)
            && fresh.channel.finishConnect())) {
      throw new IOException("no answer within " + CONNECT_MILLIS + " ms");
    }
  }

  @Override
  public boolean isOpen() {
    return connection != null;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws BusException.LinkLost {
    Connection open = connected();
    try {
      int from = offset;
      int end = offset + length;
      while (from < end) {
        int count = Math.min(out.capacity(), end - from);
        out.clear().put(bytes, from, count).flip();
        from += count;
        while (open.channel.write(out) == 0 || out.hasRemaining()) {
          if (!open.await(SelectionKey.OP_WRITE, WRITE_MILLIS)) {
            throw new IOException("the other side takes no data");
          }
        }
      }
    } catch (IOException e) {
      throw lost(e, "");
    } catch (ClosedSelectorException e) {
      throw new BusException.LinkLost(address(), "closed");
    }
  }

  @Override
  public int read(byte[] buffer, int offset, int length, Duration timeout)
      throws BusException.LinkLost {
    Connection open = connected();
    try {
      if (!in.hasRemaining() && !fill(open, timeout)) {
        return 0;
      }
      int count = Math.min(length, in.remaining());
      in.get(buffer, offset, count);
      return count;
    } catch (IOException e) {
      throw lost(e, "");
    } catch (ClosedSelectorException e) {
      throw new BusException.LinkLost(address(), "closed");
    }
  }

  /// Looks before it waits: on a busy machine the reply is there when the request has been written.
  private boolean fill(Connection open, Duration timeout) throws IOException {
    if (take(open)) {
      return true;
    }
    return timeout.isPositive()
        && open.await(SelectionKey.OP_READ, Math.ceilDiv(timeout.toNanos(), 1_000_000))
        && take(open);
  }

  private boolean take(Connection open) throws IOException {
    int count = open.channel.read(in.clear());
    in.flip();
    if (count < 0) {
      throw new IOException("closed by the other side");
    }
    return count > 0;
  }

  private Connection connected() throws BusException.LinkLost {
    Connection open = connection;
    if (open == null) {
      throw new BusException.LinkLost(address(), "not open");
    }
    return open;
  }

  private BusException.LinkLost lost(IOException e, String advice) {
    String what = e.getMessage() == null ? "closed" : e.getMessage();
    return new BusException.LinkLost(address(), what + advice);
  }

  /// A socket closes without waiting: lingering is off.
  @Override
  public void close() {
    Connection open = connection;
    connection = null;
    if (open != null) {
      shut(open);
    }
  }

  private void shut(Connection open) {
    try (open.selector;
        open.channel) {
      LOG.log(Level.DEBUG, "{0}: closing", address());
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "{0}: {1} at close", address(), e.getMessage());
    }
  }
}
