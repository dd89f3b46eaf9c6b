package org.cellstation.drivers.link;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Ends transfers of blocking sockets that take too long, by closing the socket. One thread looks
/// at all of them, so that a transfer in time pays two writes to memory for it.
final class Deadlines {
  private static final System.Logger LOG = System.getLogger(Deadlines.class.getName());

  /// How late a deadline may be noticed at worst.
  private static final long LOOK_NANOS = Duration.ofMillis(20).toNanos();

  private static final long NONE = 0;
  private static final long PAST = 1;

  private static final Set<Watched> WATCHED = ConcurrentHashMap.newKeySet();
  private static final Thread THREAD =
      Thread.ofPlatform().daemon().name("socket-deadlines").start(Deadlines::watch);

  private Deadlines() {}

  /// A socket that somebody may be waiting for.
  static final class Watched {
    private final SocketChannel channel;

    /// By `System.nanoTime`, never one of the two marks.
    private final AtomicLong deadline = new AtomicLong(NONE);

    Watched(SocketChannel channel) {
      this.channel = channel;
      WATCHED.add(this);
      LockSupport.unpark(THREAD);
    }

    /// A transfer begins, which may take so long.
    void begin(Duration time) {
      deadline.setRelease((System.nanoTime() + time.toNanos()) | 2);
    }

    /// The transfer has ended.
    ///
    /// @return false when it had taken too long: the socket is closed
    boolean end() {
      return deadline.getAndSet(NONE) != PAST;
    }

    boolean isPast() {
      return deadline.get() == PAST;
    }

    /// Closes the socket when somebody has waited too long.
    ///
    /// @return whether the socket is closed
    private boolean hasEnded(long now) {
      long due = deadline.get();
      if (due != NONE && due != PAST && now - due > 0 && deadline.compareAndSet(due, PAST)) {
        try {
          channel.close();
        } catch (IOException e) {
          LOG.log(Level.DEBUG, "closing after a deadline: {0}", e.getMessage());
        }
      }
      return !channel.isOpen();
    }
  }

  private static void watch() {
    while (true) {
      if (WATCHED.isEmpty()) {
        LockSupport.park(WATCHED);
      } else {
        LockSupport.parkNanos(WATCHED, LOOK_NANOS);
      }
      long now = System.nanoTime();
      WATCHED.removeIf(one -> one.hasEnded(now));
    }
  }
}
