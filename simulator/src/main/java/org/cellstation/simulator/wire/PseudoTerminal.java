package org.cellstation.simulator.wire;

import java.io.IOException;
import java.util.concurrent.locks.Lock;
import org.cellstation.simulator.emulator.LineServer;

/// A serial line as a pseudo-terminal: a client opens the slave path like any serial port. The
/// slave side is kept open here as well, so that clients may come and go without the line hanging
/// up.
public final class PseudoTerminal implements Wire {
  private static final System.Logger LOG = System.getLogger(PseudoTerminal.class.getName());

  /// How long `close` waits for the reading thread, and how often that thread looks up by itself.
  private static final int LOOK_UP_MILLIS = 500;

  private static final long CLOSE_MILLIS = 2000;

  private final int master;
  private final int slave;
  private final String path;
  private final String parameters;
  private final Exchange exchange;
  private final LateReplies late;
  private final Thread thread;
  private final Object sending = new Object();
  private boolean open = true;

  /// @param parameters how a client should set its port: `baud=19200&data=8&parity=none&stop=2`;
  ///   the pseudo-terminal itself does not care
  /// @throws IOException when the system has no pseudo-terminal to give
  public PseudoTerminal(
      String name, String parameters, LineServer line, Lock skid, LateReplies late)
      throws IOException {
    this.parameters = parameters;
    this.late = late;
    exchange = new Exchange(line.session(), skid);
    master = Libc.openMaster();
    try {
      path = Libc.slaveName(master);
      slave = Libc.open(path);
    } catch (IOException | RuntimeException failed) {
      Libc.close(master);
      throw failed;
    }
    try {
      Libc.makeRaw(slave);
    } catch (IOException | RuntimeException failed) {
      Libc.close(slave);
      Libc.close(master);
      throw failed;
    }
    thread = Thread.ofPlatform().daemon().name("simulator-" + name).unstarted(this::serve);
    thread.start();
  }

  /// True where this system can make pseudo-terminals; false on Windows.
  public static boolean available() {
    try {
      Libc.close(Libc.openMaster());
      return true;
    } catch (IOException | LinkageError | UnsupportedOperationException none) {
      LOG.log(System.Logger.Level.DEBUG, "no pseudo-terminals here", none);
      return false;
    }
  }

  /// The path a client opens.
  public String path() {
    return path;
  }

  @Override
  public String address() {
    return "serial:" + path + "?" + parameters;
  }

  private void serve() {
    byte[] buffer = new byte[512];
    try {
      while (isOpen()) {
        if (Libc.awaitInput(master, LOOK_UP_MILLIS)) {
          int count = Libc.read(master, buffer);
          if (count > 0 && isOpen()) {
            send(exchange.receive(buffer, count));
          }
        }
      }
    } catch (IOException broken) {
      if (isOpen()) {
        LOG.log(System.Logger.Level.ERROR, path + ": the pseudo-terminal is gone", broken);
      }
    }
  }

  private boolean isOpen() {
    synchronized (sending) {
      return open;
    }
  }

  private void send(Exchange.Replies replies) {
    write(replies.now());
    if (replies.late().length > 0) {
      late.deliver(() -> write(replies.late()));
    }
  }

  /// What the client does not fetch is lost, as on a real line.
  private void write(byte[] bytes) {
    synchronized (sending) {
      if (!open || bytes.length == 0) {
        return;
      }
      try {
        int sent = Libc.write(master, bytes, 0, bytes.length);
        if (sent < bytes.length) {
          LOG.log(
              System.Logger.Level.DEBUG, "{0}: nobody reads, {1} bytes lost", path, bytes.length);
        }
      } catch (IOException broken) {
        LOG.log(System.Logger.Level.WARNING, path + ": an answer could not be sent", broken);
      }
    }
  }

  @Override
  public void flushUnasked() {
    send(exchange.unasked());
  }

  @Override
  public void close() {
    synchronized (sending) {
      if (!open) {
        return;
      }
      open = false;
      try {
        // One byte from the slave side wakes the reading thread at once.
        Libc.write(slave, new byte[1], 0, 1);
      } catch (IOException full) {
        LOG.log(System.Logger.Level.DEBUG, "waking by timeout instead", full);
      }
    }
    if (Joining.join(thread, CLOSE_MILLIS)) {
      Libc.close(slave);
      Libc.close(master);
    } else {
      // Closing under a reader could hit another file that got the same number.
      LOG.log(System.Logger.Level.ERROR, "{0}: the reading thread does not end", path);
    }
  }
}
