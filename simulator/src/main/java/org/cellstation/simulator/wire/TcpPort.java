package org.cellstation.simulator.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import org.cellstation.simulator.emulator.LineServer;

/// A line on a loopback TCP port: Modbus TCP for several clients, or a serial line's bytes for one
/// client at a time.
public final class TcpPort implements Wire {
  private static final System.Logger LOG = System.getLogger(TcpPort.class.getName());
  private static final byte[] LOOPBACK_ADDRESS = {127, 0, 0, 1};
  private static final long CLOSE_MILLIS = 2000;

  private final ServerSocket server;
  private final int mostClients;
  private final LineServer line;
  private final Lock skid;
  private final LateReplies late;
  private final String name;
  private final Thread acceptor;
  private final List<Client> clients = new ArrayList<>();
  private boolean open = true;

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
    server = new ServerSocket();
    try {
      server.setReuseAddress(true);
      server.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK_ADDRESS), port));
    } catch (BindException taken) {
      server.close();
      throw new IOException(
          "TCP port "
              + port
              + " for the "
              + name
              + " line cannot be opened ("
              + taken.getMessage()
              + "): is another simulator running? Stop it or choose another port.",
          taken);
    }
    acceptor = Thread.ofVirtual().name("simulator-" + name).start(this::accept);
  }

  /// The port in use.
  public int port() {
    return server.getLocalPort();
  }

  @Override
  public String address() {
    return "tcp:127.0.0.1:" + port();
  }

  private void accept() {
    while (true) {
      try {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        synchronized (clients) {
          if (!open || clients.size() >= mostClients) {
            LOG.log(System.Logger.Level.DEBUG, "{0}: a further client was turned away", address());
            socket.close();
          } else {
            Client client = new Client(socket, new Exchange(line.session(), skid));
            clients.add(client);
            client.start();
          }
        }
      } catch (IOException closed) {
        if (server.isClosed()) {
          return;
        }
        LOG.log(System.Logger.Level.WARNING, address() + ": a client could not connect", closed);
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

    void start() {
      thread.start();
    }

    private void serve() {
      byte[] buffer = new byte[1024];
      try (socket) {
        var in = socket.getInputStream();
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
          send(exchange.receive(buffer, count));
        }
      } catch (IOException gone) {
        LOG.log(System.Logger.Level.DEBUG, address() + ": a client went away", gone);
      } finally {
        synchronized (clients) {
          clients.remove(this);
        }
      }
    }

    private void send(Exchange.Replies replies) {
      write(replies.now());
      if (replies.late().length > 0) {
        late.deliver(() -> write(replies.late()));
      }
    }

    private synchronized void write(byte[] bytes) {
      if (bytes.length == 0 || socket.isClosed()) {
        return;
      }
      try {
        OutputStream out = socket.getOutputStream();
        out.write(bytes);
        out.flush();
      } catch (IOException gone) {
        LOG.log(System.Logger.Level.DEBUG, address() + ": a client went away", gone);
      }
    }
  }

  @Override
  public void flushUnasked() {
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
    try {
      server.close();
      for (Client client : connected()) {
        client.socket.close();
      }
    } catch (IOException closing) {
      LOG.log(System.Logger.Level.DEBUG, address() + ": while closing", closing);
    }
    Joining.join(acceptor, CLOSE_MILLIS);
    for (Client client : connected()) {
      Joining.join(client.thread, CLOSE_MILLIS);
    }
  }
}
