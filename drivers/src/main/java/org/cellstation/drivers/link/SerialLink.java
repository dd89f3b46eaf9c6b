package org.cellstation.drivers.link;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Link;
import org.jspecify.annotations.Nullable;

/// A serial port through jSerialComm, the only class that knows it. RS-485 direction is left to the
/// adapter.
public final class SerialLink implements Link {
  private static final System.Logger LOG = System.getLogger(SerialLink.class.getName());

  /// A semi-blocking read waits in steps of 100 ms where the system counts in tenths of a second,
  /// so longer waits are made of such steps, and what is left of one is waited for by looking.
  private static final int READ_STEP_MILLIS = 100;

  private static final long LOOK_NANOS = 1_000_000;

  private static final int BITS_PER_CHARACTER = 11;

  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(1);

  private final SerialAddress address;
  private volatile @Nullable SerialPort port;

  /// What is plugged in now.
  private final Supplier<List<PresentPort>> present;

  public SerialLink(SerialAddress address) {
    this(address, SystemPorts::list);
  }

  SerialLink(SerialAddress address, Supplier<List<PresentPort>> present) {
    this.address = address;
    this.present = present;
  }

  @Override
  public String address() {
    return address.text();
  }

  @Override
  public boolean takesWallTime() {
    return true;
  }

  /// At least four characters, and longer than a USB adapter holds bytes back.
  @Override
  public Duration silence() {
    return Duration.ofMillis(Math.max(20, 4 * BITS_PER_CHARACTER * 1000 / address.baud() + 10));
  }

  /// The port is looked up each time: after an adapter was pulled and put back, the old handle is
  /// of no use, and the adapter may have another name.
  @Override
  public void open() throws BusException.LinkLost {
    String path = path();
    SerialPort fresh = find(path);
    fresh.setComPortParameters(address.baud(), address.data(), stopBits(), parity());
    fresh.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
    fresh.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, READ_STEP_MILLIS, 0);
    if (!fresh.openPort(0)) {
      List<String> paths = presentPaths();
      throw lost(
          OpenFailure.explain(fresh.getLastErrorCode(), paths.contains(path)) + listing(paths));
    }
    port = fresh;
  }

  private String path() throws BusException.LinkLost {
    if (!address.port().startsWith(UsbPort.PREFIX)) {
      return address.port();
    }
    UsbPort wanted = UsbPort.parse(address.port());
    List<PresentPort> ports = present.get();
    String path = wanted.path(ports);
    if (path.isEmpty()) {
      throw lost(wanted.complaint(ports));
    }
    return path;
  }

  private SerialPort find(String path) throws BusException.LinkLost {
    try {
      return SerialPort.getCommPort(path);
    } catch (SerialPortInvalidPortException e) {
      throw lost(OpenFailure.NO_SUCH_PORT + listing(presentPaths()));
    }
  }

  private List<String> presentPaths() {
    return present.get().stream().map(PresentPort::path).distinct().sorted().toList();
  }

  private static String listing(List<String> ports) {
    return ports.isEmpty()
        ? " (no serial ports are present)"
        : " (ports present: " + String.join(", ", ports) + ")";
  }

  private int stopBits() {
    return address.stop() == 1 ? SerialPort.ONE_STOP_BIT : SerialPort.TWO_STOP_BITS;
  }

  private int parity() {
    return switch (address.parity()) {
      case NONE -> SerialPort.NO_PARITY;
      case ODD -> SerialPort.ODD_PARITY;
      case EVEN -> SerialPort.EVEN_PARITY;
    };
  }

  @Override
  public boolean isOpen() {
    return port != null;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws BusException.LinkLost {
    if (opened().writeBytes(bytes, length, offset) != length) {
      throw lost("cannot write; check that the adapter is still plugged in");
    }
  }

  @Override
  public int read(byte[] buffer, int offset, int length, Duration timeout)
      throws BusException.LinkLost {
    SerialPort open = opened();
    long deadline = System.nanoTime() + timeout.toNanos();
    while (true) {
      long left = deadline - System.nanoTime();
      if (left < READ_STEP_MILLIS * 1_000_000L && open.bytesAvailable() == 0) {
        if (left <= 0 || Thread.currentThread().isInterrupted()) {
          return 0;
        }
        LockSupport.parkNanos(this, LOOK_NANOS);
        continue;
      }
      int count = open.readBytes(buffer, length, offset);
      if (count < 0) {
        throw lost("cannot read; check that the adapter is still plugged in");
      }
      if (count > 0) {
        return count;
      }
    }
  }

  private SerialPort opened() throws BusException.LinkLost {
    SerialPort open = port;
    if (open == null) {
      throw lost("not open");
    }
    return open;
  }

  private BusException.LinkLost lost(String detail) {
    return new BusException.LinkLost(address(), detail);
  }

  /// The native close can hang when the adapter has been pulled, so it has a thread of its own that
  /// is left behind after a moment.
  @Override
  public void close() {
    SerialPort open = port;
    port = null;
    if (open == null) {
      return;
    }
    Thread closer =
        Thread.ofPlatform().daemon().name("close-" + address.port()).start(open::closePort);
    try {
      if (!closer.join(CLOSE_PATIENCE)) {
        LOG.log(Level.WARNING, "{0}: the port does not close; left behind", address());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
