package org.cellstation.drivers.link;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Link;
import org.jspecify.annotations.Nullable;

/// A byte stream through one socket: Modbus TCP, or a serial protocol behind a device server.
///
/// Where a missing answer costs the connection anyway, the socket simply blocks, which takes one
/// call of the system for a request and one for its reply; {@link Deadlines} ends what takes too
/// long by closing the socket. Many links on virtual threads let each other go first between the
/// two: when it is a link's turn again, its reply is mostly there, and nobody has to be asked to
/// wait for the socket.
public final class TcpLink implements Link {
  private static final System.Logger LOG = System.getLogger(TcpLink.class.getName());
  private static final int CONNECT_MILLIS = 2000;

  /// How long the other side may refuse to take data (a printer without paper).
  private static final Duration WRITE = Duration.ofSeconds(5);

  private record Connection(SocketChannel channel, InputStream stream, Deadlines.Watched watched) {}

  private final TcpAddress address;
  private final Duration writePatience;

  /// Outside the heap, so that the system reads and writes them in place.
  private final ByteBuffer in = ByteBuffer.allocateDirect(1024);

  private final ByteBuffer out = ByteBuffer.allocateDirect(1024);
  private volatile @Nullable Connection connection;

  public TcpLink(TcpAddress address) {
    this(address, WRITE);
  }

  /// @param writePatience how long the other side may refuse to take data
  TcpLink(TcpAddress address, Duration writePatience) {
    this.address = address;
    this.writePatience = writePatience;
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
      connection = connected(target);
      in.clear().limit(0);
    } catch (SocketTimeoutException e) {
      throw lost(new IOException("no answer within " + CONNECT_MILLIS + " ms"), ADVICE);
    } catch (IOException e) {
      throw lost(e, ADVICE);
    }
  }

  private static final String ADVICE =
      "; check that the device is on, its address, and the network";

  private static Connection connected(InetSocketAddress target) throws IOException {
    SocketChannel channel = SocketChannel.open();
    try {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.socket().connect(target, CONNECT_MILLIS);
      return new Connection(
          channel, channel.socket().getInputStream(), new Deadlines.Watched(channel));
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public boolean isOpen() {
    return connection != null;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws BusException.LinkLost {
    Connection open = open(connection);
    open.watched.begin(writePatience);
    try {
      int from = offset;
      int end = offset + length;
      while (from < end) {
        int count = Math.min(out.capacity(), end - from);
        out.clear().put(bytes, from, count).flip();
        from += count;
        while (out.hasRemaining()) {
          open.channel.write(out);
        }
      }
    } catch (IOException e) {
      throw open.watched.isPast()
          ? lost(new IOException("the other side takes no data"), "")
          : lost(e, "");
    } finally {
      open.watched.end();
    }
  }

  @Override
  public int read(byte[] buffer, int offset, int length, Duration timeout)
      throws BusException.LinkLost {
    Connection open = open(connection);
    if (in.hasRemaining()) {
      return take(buffer, offset, length);
    }
    try {
      if (timeout.isPositive()) {
        open.channel.socket().setSoTimeout((int) Math.ceilDiv(timeout.toNanos(), 1_000_000));
      } else if (open.stream.available() == 0) {
        return 0;
      }
      return counted(open.stream.read(buffer, offset, length));
    } catch (SocketTimeoutException e) {
      return 0;
    } catch (IOException e) {
      throw lost(e, "");
    }
  }

  @Override
  public int readOrClose(byte[] buffer, int offset, int length, Duration timeout)
      throws BusException.LinkLost {
    Connection open = open(connection);
    if (in.hasRemaining()) {
      return take(buffer, offset, length);
    }
    open.watched.begin(timeout);
    boolean inTime = true;
    letOthersGoFirst();
    try {
      counted(open.channel.read(in.clear()));
    } catch (IOException e) {
      if (!open.watched.isPast()) {
        throw lost(e, "");
      }
    } finally {
      in.flip();
      inTime = open.watched.end();
    }
    if (!inTime) {
      close();
      return 0;
    }
    return take(buffer, offset, length);
  }

  /// On a thread of the system this would only be one more call.
  @SuppressWarnings("ThreadPriorityCheck") // Nothing relies on it: what is not there is waited for.
  private static void letOthersGoFirst() {
    if (Thread.currentThread().isVirtual()) {
      Thread.yield();
    }
  }

  private int take(byte[] buffer, int offset, int length) {
    int count = Math.min(length, in.remaining());
    in.get(buffer, offset, count);
    return count;
  }

  private static int counted(int count) throws IOException {
    if (count < 0) {
      throw new IOException("closed by the other side");
    }
    return count;
  }

  private Connection open(@Nullable Connection now) throws BusException.LinkLost {
    if (now == null) {
      throw new BusException.LinkLost(address(), "not open");
    }
    return now;
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
      try {
        open.channel.close();
      } catch (IOException e) {
        LOG.log(Level.DEBUG, "{0}: {1} at close", address(), e.getMessage());
      }
    }
  }
}
