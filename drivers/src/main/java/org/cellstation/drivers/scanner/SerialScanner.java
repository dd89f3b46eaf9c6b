package org.cellstation.drivers.scanner;

import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Bytes;
import org.cellstation.drivers.bus.CodeReader;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.bus.Line;
import org.cellstation.drivers.bus.PolledInstrument;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.reading.ReadingSink;
import org.cellstation.drivers.reading.Tag;

/// A barcode scanner in serial (USB-COM) mode, set to send AIM identifiers in front and CR or CR LF
/// behind each code, alone on its port. It answers nothing: a scanner that is silent cannot be told
/// from one that is switched off, as long as its port is there. {@link #nextScan} from any thread.
public final class SerialScanner extends PolledInstrument implements CodeReader {
  private static final System.Logger LOG = System.getLogger(SerialScanner.class.getName());

  /// A GS1 DataMatrix holds up to 2335 characters.
  private static final int LONGEST = 2400;

  /// GS, which stands for FNC1.
  private static final byte SEPARATOR = 0x1D;

  private static final int SHOWN = 40;

  /// Codes that nobody takes are forgotten, the oldest first.
  private static final int MOST_WAITING = 64;

  /// A code comes in one go; its rest does not come later than this.
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Tag scans;
  private final Queue<Scan> waiting = new ArrayDeque<>();
  private final byte[] input = new byte[LONGEST];
  private int filled;
  private Instant lastByte = Instant.MIN;
  private int count;

  public SerialScanner(String id, Timing timing) {
    super(id, timing, List.of(new Signal("scans", "1")), List.of());
    this.scans = tag("scans");
  }

  /// What was begun before the port was lost is no part of what comes now.
  @Override
  public void prepare(Line line) {
    filled = 0;
  }

  /// It cannot be asked; being configured here is all that is known of it.
  @Override
  public Identity identify(Line line) {
    return new Identity("", "barcode scanner", "", "");
  }

  @Override
  public void poll(Line line, ReadingSink sink) throws BusException {
    Instant now = line.now();
    int more = line.hear(input, filled);
    if (more == 0 && filled > 0 && lastByte.plus(PAUSE).isBefore(now)) {
      throw broken(line, "a code broke off: ");
    }
    while (more > 0) {
      lastByte = now;
      filled += more;
      String garbled = takeWhole(now);
      if (!garbled.isEmpty()) {
        throw new BusException.DamagedReply(
            line.address(), id(), "this is no code, check the scanner's settings: " + garbled);
      }
      if (filled == input.length) {
        throw broken(line, "no code is that long, set the scanner to end each with CR: ");
      }
      more = line.hear(input, filled);
    }
    sink.accept(scans.good(count, now));
  }

  /// @return a line that cannot be a code, empty when there was none
  private String takeWhole(Instant now) {
    String garbled = "";
    int from = 0;
    for (int i = 0; i < filled; i++) {
      if (input[i] == '\r' || input[i] == '\n') {
        if (!isText(from, i)) {
          garbled = Bytes.show(Arrays.copyOfRange(input, from, Math.min(i, from + SHOWN)));
        } else if (i > from) {
          keep(new Scan(new String(input, from, i - from, StandardCharsets.ISO_8859_1), now, id()));
        }
        from = i + 1;
      }
    }
    filled -= from;
    System.arraycopy(input, from, input, 0, filled);
    return garbled;
  }

  /// Codes are made of printable characters, and of the separator between their fields.
  private boolean isText(int from, int end) {
    for (int i = from; i < end; i++) {
      if ((input[i] < ' ' || input[i] > '~') && input[i] != SEPARATOR) {
        return false;
      }
    }
    return true;
  }

  private void keep(Scan scan) {
    count++;
    synchronized (waiting) {
      if (waiting.size() == MOST_WAITING) {
        LOG.log(Level.WARNING, "{0}: nobody takes its codes, the oldest is forgotten", id());
        waiting.remove();
      }
      waiting.add(scan);
    }
  }

  private BusException.DamagedReply broken(Line line, String what) {
    String begin = new String(input, 0, Math.min(filled, SHOWN), StandardCharsets.ISO_8859_1);
    filled = 0;
    return new BusException.DamagedReply(line.address(), id(), what + begin);
  }

  @Override
  public Optional<Scan> nextScan() {
    synchronized (waiting) {
      return Optional.ofNullable(waiting.poll());
    }
  }
}
