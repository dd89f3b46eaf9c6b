package org.cellstation.simulator.wire;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import org.cellstation.simulator.emulator.LineServer;
import org.jspecify.annotations.Nullable;

/// A serial line as a pseudo-terminal: a client opens the slave path like any serial port. The
/// slave side is kept open here as well, so that clients may come and go without the line hanging
/// up. While a fault takes the port away the path does not exist; it comes back under the same name
/// as soon as the last client has let go of the old one.
public final class PseudoTerminal implements Wire {
  private static final System.Logger LOG = System.getLogger(PseudoTerminal.class.getName());

  /// How long `close` waits for the reading thread, and how often that thread looks up by itself.
  private static final int LOOK_UP_MILLIS = 500;

  /// How often an absent port looks whether it may come back.
  private static final long ABSENT_NANOS = 20_000_000;

  private static final long CLOSE_MILLIS = 2000;

  private final String path;
  private final String parameters;
  private final Exchange exchange;
  private final LateReplies late;
  private final Thread thread;
  private final Object sending = new Object();

  /// Replaced by the reading thread only; guarded by `sending`. Null while the port is away.
  private @Nullable Ends ends;

  private boolean open = true;

  /// Both sides of one pseudo-terminal.
  private record Ends(int master, int slave, String path) {
    static Ends open() throws IOException {
      int master = Libc.openMaster();
      int slave = -1;
      try {
        String path = Libc.slaveName(master);
        slave = Libc.open(path);
        Libc.makeRaw(slave);
        return new Ends(master, slave, path);
      } catch (IOException | RuntimeException failed) {
        if (slave >= 0) {
          Libc.close(slave);
        }
        Libc.close(master);
        throw failed;
      }
    }

    void close() {
      Libc.close(slave);
      Libc.close(master);
    }
  }

  /// @param parameters how a client should set its port: `baud=19200&data=8&parity=none&stop=2`;
  ///   the pseudo-terminal itself does not care
  /// @throws IOException when the system has no pseudo-terminal to give
  public PseudoTerminal(
      String name, String parameters, LineServer line, Lock skid, LateReplies late)
      throws IOException {
    this.parameters = parameters;
    this.late = late;
    exchange = new Exchange(line.session(), skid);
    Ends first = Ends.open();
    ends = first;
    path = first.path();
    thread = Thread.ofPlatform().daemon().name("simulator-" + name).unstarted(this::serve);
    thread.start();
  }

  /// True where this system can make pseudo-terminals; false on Windows.
  public static boolean available() {
    try {
      Libc.close(Libc.openMaster());
      return true;
    } catch (IOException | LinkageError | UnsupportedOperationException none) {
      LOG.log(Level.DEBUG, "no pseudo-terminals here", none);
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
        Ends now = presentEnds();
        if (now == null) {
          LockSupport.parkNanos(ABSENT_NANOS);
        } else if (Libc.awaitInput(now.master(), LOOK_UP_MILLIS)) {
          int count = Libc.read(now.master(), buffer);
          if (count > 0 && isOpen()) {
            send(exchange.receive(buffer, count));
          }
        }
      }
    } catch (IOException broken) {
      if (isOpen()) {
        LOG.log(Level.ERROR, path + ": the pseudo-terminal is gone", broken);
      }
    }
  }

  private boolean isOpen() {
    synchronized (sending) {
      return open;
    }
  }

  /// The terminal as the line's faults want it: taken away or brought back first where needed.
  private @Nullable Ends presentEnds() {
    boolean wanted = exchange.present();
    synchronized (sending) {
      Ends now = ends;
      if (now != null && !wanted) {
        now.close();
        ends = null;
      } else if (now == null && wanted && open) {
        ends = again();
      }
      return ends;
    }
  }

  /// The system gives the lowest number that is free, so those below the old one are held
  /// meanwhile.
  ///
  /// @return null while somebody else has the old one
  private @Nullable Ends again() {
    List<Ends> below = new ArrayList<>();
    try {
      while (true) {
        Ends found = Ends.open();
        if (found.path().equals(path)) {
          return found;
        }
        below.add(found);
        if (isBeyond(found.path())) {
          return null;
        }
      }
    } catch (IOException none) {
      LOG.log(Level.DEBUG, path + ": not back yet", none);
      return null;
    } finally {
      below.forEach(Ends::close);
    }
  }

  private boolean isBeyond(String other) {
    return other.length() > path.length()
        || (other.length() == path.length() && other.compareTo(path) > 0);
  }

  private void send(Exchange.Replies replies) {
    write(replies.now(), replies.slow());
    if (replies.late().length > 0) {
      late.deliver(() -> write(replies.late(), false));
    }
  }

  /// What the client does not fetch is lost, as on a real line.
  private void write(byte[] bytes, boolean slow) {
    synchronized (sending) {
      Ends now = ends;
      if (!open || now == null || bytes.length == 0) {
        return;
      }
      try {
        Trickle.send(
            bytes,
            slow,
            (all, offset, length) -> {
              if (Libc.write(now.master(), all, offset, length) < length) {
                LOG.log(Level.DEBUG, "{0}: nobody reads, bytes are lost", path);
              }
            });
      } catch (IOException broken) {
        LOG.log(Level.WARNING, path + ": an answer could not be sent", broken);
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
      Ends now = ends;
      if (now != null) {
        try {
          // One byte from the slave side wakes the reading thread at once.
          Libc.write(now.slave(), new byte[1], 0, 1);
        } catch (IOException full) {
          LOG.log(Level.DEBUG, "waking by timeout instead", full);
        }
      }
    }
    if (!Joining.join(thread, CLOSE_MILLIS)) {
      // Closing under a reader could hit another file that got the same number.
      LOG.log(Level.ERROR, "{0}: the reading thread does not end", path);
      return;
    }
    synchronized (sending) {
      if (ends != null) {
        ends.close();
        ends = null;
      }
    }
  }
}
