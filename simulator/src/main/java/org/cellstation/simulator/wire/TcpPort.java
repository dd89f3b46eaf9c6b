package org.cellstation.simulator.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import org.cellstation.simulator.emulator.LineServer;
import org.jspecify.annotations.Nullable;

/// A line on a loopback TCP port: Modbus TCP for several clients, or a serial line's bytes for one
/// client at a time. While a fault takes the port away nobody is connected and nobody listens.
public final class TcpPort implements Wire {
  private static final System.Logger LOG = System.getLogger(TcpPort.class.getName());
  private static final byte[] LOOPBACK_ADDRESS = {127, 0, 0, 1};
  private static final long CLOSE_MILLIS = 2000;

  private final int port;
  private final int mostClients;
  private final LineServer line;
  private final Lock skid;
  private final LateReplies late;
  private final String name;
  private final List<Client> clients = new ArrayList<>();
  private boolean open = true;
  private @Nullable Listener listener;

  /// @param port 0 for any free one
  /// @param mostClients 1 for a serial line, more for Modbus TCP
  /// @throws IOException naming the port when it cannot be had
  public TcpPort(
      String name, int port, int mostClients, LineServer line, Lock skid, LateReplies late)
      throws IOException {
    this.name = name;
    this.mostClients = mostClients;
    this.line = line;
    this.skid = skid;
    this.late = late;
    Listener first = new Listener(listen(port));
    this.port = first.server.getLocalPort();
    listener = first;
    first.thread.start();
  }

  private ServerSocket listen(int wanted) throws IOException {
    ServerSocket server = new ServerSocket();
    try {
      server.setReuseAddress(true);
      server.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK_ADDRESS), wanted));
    } catch (BindException taken) {
      server.close();
      throw new IOException(
          "TCP port "
              + wanted
              + " for the "
              + name
              + " line cannot be opened ("
              + taken.getMessage()
              + "): is another simulator running? Stop it or choose another port.",
          taken);
    }
    return server;
  }

  /// The port in use.
  public int port() {
    return port;
  }

  @Override
  public String address() {
    return "tcp:127.0.0.1:" + port();
  }

  /// Lets clients in until it is closed.
  private final class Listener {
    private final ServerSocket server;
    private final Thread thread;

    Listener(ServerSocket server) {
      this.server = server;
      thread = Thread.ofVirtual().name("simulator-" + name).unstarted(this::accept);
    }

    private void accept() {
      while (true) {
        try {
          Socket socket = server.accept();
          socket.setTcpNoDelay(true);
          synchronized (clients) {
            if (!open || listener != this || clients.size() >= mostClients) {
              LOG.log(Level.DEBUG, "{0}: a further client was turned away", address());
              socket.close();
            } else {
              Client client = new Client(socket, new Exchange(line.session(), skid));
              clients.add(client);
              client.thread.start();
            }
          }
        } catch (IOException closed) {
          if (server.isClosed()) {
            return;
          }
          LOG.log(Level.WARNING, address() + ": a client could not connect", closed);
        }
      }
    }
  }

  /// Ends the port and every connection. Harmless when there is none.
  private @Nullable Listener vanish() {
    Listener gone;
    List<Client> cut;
    synchronized (clients) {
      gone = listener;
      listener = null;
      cut = List.copyOf(clients);
    }
    try {
      if (gone != null) {
        gone.server.close();
      }
      for (Client client : cut) {
        client.socket.close();
      }
    } catch (IOException closing) {
      LOG.log(Level.DEBUG, address() + ": while closing", closing);
    }
    return gone;
  }

  private void comeBack() {
    synchronized (clients) {
      if (!open || listener != null) {
        return;
      }
      try {
        Listener again = new Listener(listen(port));
        listener = again;
        again.thread.start();
      } catch (IOException taken) {
        LOG.log(Level.WARNING, address() + ": not back yet", taken);
      }
    }
  }

  private final class Client {
    private final Socket socket;
    private final Exchange exchange;
    private final Thread thread;

    Client(Socket socket, Exchange exchange) {
      this.socket = socket;
      this.exchange = exchange;
      thread = Thread.ofVirtual().name("simulator-" + name + "-client").unstarted(this::serve);
    }

    private void serve() {
      byte[] buffer = new byte[1024];
      try (socket) {
        var in = socket.getInputStream();
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
          send(exchange.receive(buffer, count));
        }
      } catch (IOException gone) {
        LOG.log(Level.DEBUG, address() + ": a client went away", gone);
      } finally {
        synchronized (clients) {
          clients.remove(this);
        }
      }
    }

    private void send(Exchange.Replies replies) {
      write(replies.now(), replies.slow());
      if (replies.late().length > 0) {
        late.deliver(() -> write(replies.late(), false));
      }
      if (replies.hangsUp()) {
        var _ = vanish();
      }
    }

    private synchronized void write(byte[] bytes, boolean slow) {
      if (bytes.length == 0 || socket.isClosed()) {
        return;
      }
      try {
        OutputStream out = socket.getOutputStream();
        Trickle.send(
            bytes,
            slow,
            (all, offset, length) -> {
              out.write(all, offset, length);
              out.flush();
            });
      } catch (IOException gone) {
        LOG.log(Level.DEBUG, address() + ": a client went away", gone);
      }
    }
  }

  @Override
  public void flushUnasked() {
    if (!line.present()) {
      var _ = vanish();
      return;
    }
    comeBack();
    for (Client client : connected()) {
      client.send(client.exchange.unasked());
    }
  }

  private List<Client> connected() {
    synchronized (clients) {
      return List.copyOf(clients);
    }
  }

  @Override
  public void close() {
    synchronized (clients) {
      open = false;
    }
    Listener last = vanish();
    if (last != null) {
      Joining.join(last.thread, CLOSE_MILLIS);
    }
    for (Client client : connected()) {
      Joining.join(client.thread, CLOSE_MILLIS);
    }
  }
}
