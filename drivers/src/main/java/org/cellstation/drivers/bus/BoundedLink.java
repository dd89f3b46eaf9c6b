package org.cellstation.drivers.bus;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A link whose `open` and `close` end in time, whatever the system makes of them: both run on a
/// thread of their own, which is left behind when it hangs (a pulled adapter, a name server that
/// does not answer). What is opened too late is closed again. Says also since when a transfer has
/// been hanging.
final class BoundedLink implements Link {
  private static final System.Logger LOG = System.getLogger(BoundedLink.class.getName());

  /// Longer than connecting to a device that is there takes.
  private static final Duration OPEN_PATIENCE = Duration.ofSeconds(5);

  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(1);

  /// Beyond the timeout given to the transfer.
  private static final Duration TRANSFER_PATIENCE = Duration.ofSeconds(3);

  /// So many closings may hang before the link is not opened any more.
  private static final int MOST_HANGING = 4;

  /// How one opening ends: seen by its own thread and by the one that waits for it.
  private static final class Opening {
    private enum Stage {
      UNDER_WAY,
      DONE,
      ABANDONED
    }

    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.UNDER_WAY);
    private volatile BusException.@Nullable LinkLost failure;
    private volatile @Nullable RuntimeException defect;
  }

  private final Link link;
  private final Duration openPatience;
  private final Duration closePatience;
  private final Duration transferPatience;
  private volatile @Nullable Thread opener;
  private final List<Thread> closers = new CopyOnWriteArrayList<>();
  private volatile boolean opened;

  /// Counts up at the begin and at the end of each transfer, so it is odd during one. Released, not
  /// fenced: whoever watches may see it a moment later, and a transfer costs next to nothing for
  /// it.
  private final AtomicLong transfers = new AtomicLong();

  /// Of the transfer under way, written before it is counted.
  private Duration transferTimeout = Duration.ZERO;

  /// What whoever watches saw last, and since when.
  private long seenTransfer;

  private long seenSinceNanos;

  BoundedLink(Link link) {
    this(link, OPEN_PATIENCE, CLOSE_PATIENCE, TRANSFER_PATIENCE);
  }

  BoundedLink(Link link, Duration openPatience, Duration closePatience, Duration transferPatience) {
    this.link = link;
    this.openPatience = openPatience;
    this.closePatience = closePatience;
    this.transferPatience = transferPatience;
    this.opened = link.isOpen();
  }

  @Override
  public String address() {
    return link.address();
  }

  @Override
  public boolean takesWallTime() {
    return link.takesWallTime();
  }

  @Override
  public Duration silence() {
    return link.silence();
  }

  /// Whether a read or write hangs in the system. Found out by being asked again and again, so that
  /// a transfer costs nothing for it.
  boolean isHanging() {
    long transfer = transfers.getAcquire();
    return (transfer & 1) != 0 && hasHungIn(transfer);
  }

  private synchronized boolean hasHungIn(long transfer) {
    long now = System.nanoTime();
    if (transfer != seenTransfer) {
      seenTransfer = transfer;
      seenSinceNanos = now;
    }
    return now - seenSinceNanos > transferTimeout.plus(transferPatience).toNanos();
  }

  @Override
  public void open() throws BusException.LinkLost {
    if (!link.takesWallTime()) {
      link.open();
      opened = true;
      return;
    }
    Thread before = opener;
    if (before != null && before.isAlive()) {
      throw lost("an earlier opening still hangs in the system; check the cable and the adapter");
    }
    closers.removeIf(closer -> !closer.isAlive());
    if (closers.size() >= MOST_HANGING) {
      throw lost(closers.size() + " closings hang in the system; put the adapter back or restart");
    }
    Opening opening = new Opening();
    Thread thread =
        Thread.ofPlatform().daemon().name("open-" + address()).start(() -> open(opening));
    opener = thread;
    try {
      if (!thread.join(openPatience)
          && opening.stage.compareAndSet(Opening.Stage.UNDER_WAY, Opening.Stage.ABANDONED)) {
        throw lost("does not open within " + openPatience.toMillis() + " ms; left behind");
      }
    } catch (InterruptedException e) {
      opening.stage.compareAndSet(Opening.Stage.UNDER_WAY, Opening.Stage.ABANDONED);
      Thread.currentThread().interrupt();
      throw lost("interrupted while it was opened");
    }
    BusException.LinkLost failure = opening.failure;
    if (failure != null) {
      throw failure;
    }
    RuntimeException defect = opening.defect;
    if (defect != null) {
      throw defect;
    }
    opened = true;
  }

  private void open(Opening opening) {
    try {
      link.open();
    } catch (BusException.LinkLost e) {
      opening.failure = e;
    } catch (RuntimeException e) {
      opening.defect = e;
    }
    if (!opening.stage.compareAndSet(Opening.Stage.UNDER_WAY, Opening.Stage.DONE)) {
      // Nobody waits any more.
      link.close();
    }
  }

  @Override
  public boolean isOpen() {
    return opened && link.isOpen();
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws BusException.LinkLost {
    transferTimeout = Duration.ZERO;
    count();
    try {
      link.write(bytes, offset, length);
    } finally {
      count();
    }
  }

  @Override
  public int read(byte[] buffer, int offset, int length, Duration timeout)
      throws BusException.LinkLost {
    transferTimeout = timeout;
    count();
    try {
      return link.read(buffer, offset, length, timeout);
    } finally {
      count();
    }
  }

  @Override
  public int readOrClose(byte[] buffer, int offset, int length, Duration timeout)
      throws BusException.LinkLost {
    transferTimeout = timeout;
    count();
    try {
      return link.readOrClose(buffer, offset, length, timeout);
    } finally {
      count();
    }
  }

  @Override
  public void close() {
    if (!opened) {
      return;
    }
    opened = false;
    if (!link.takesWallTime()) {
      link.close();
      return;
    }
    Thread closer = Thread.ofPlatform().daemon().name("close-" + address()).start(link::close);
    try {
      if (!closer.join(closePatience)) {
        closers.add(closer);
        LOG.log(Level.WARNING, "{0} does not close; left behind", address());
      }
    } catch (InterruptedException e) {
      closers.add(closer);
      Thread.currentThread().interrupt();
    }
  }

  /// By the bus's owner thread alone.
  private void count() {
    transfers.setRelease(transfers.getPlain() + 1);
  }

  private BusException.LinkLost lost(String detail) {
    return new BusException.LinkLost(address(), detail);
  }
}
