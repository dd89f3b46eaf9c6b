package org.cellstation.drivers.zebra;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Bytes;
import org.cellstation.drivers.bus.Errand;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.bus.Line;
import org.cellstation.drivers.bus.PolledInstrument;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.label.Label;
import org.cellstation.drivers.label.LabelPrinter;
import org.cellstation.drivers.reading.ReadingSink;
import org.cellstation.drivers.reading.Tag;

/// A Zebra label printer over ZPL II, on TCP 9100 or a serial port. It acknowledges nothing, so its
/// status is read before and after each label. Some printers are silent with paper or ribbon out or
/// the head open: no answer is "not ready", never "ready". Tells no serial number in ZPL.
public final class ZplPrinter extends PolledInstrument implements LabelPrinter {
  private static final int MOST_COPIES = 100;
  private static final byte[] STATUS = "~HS".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] IDENTITY = "~HI".getBytes(StandardCharsets.US_ASCII);

  /// How often the status is looked at while labels are printed: ten seconds.
  private static final int LOOKS = 50;

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  private final Tag ready;
  private final Tag paperOut;
  private final Tag ribbonOut;
  private final Tag headOpen;
  private final Tag paused;
  private final Tag labelsLeft;

  public ZplPrinter(String id, Timing timing) {
    super(
        id,
        timing,
        List.of(
            new Signal("ready", "1"),
            new Signal("paper out", "1"),
            new Signal("ribbon out", "1"),
            new Signal("head open", "1"),
            new Signal("paused", "1"),
            new Signal("labels left", "1")),
        List.of());
    this.ready = tag("ready");
    this.paperOut = tag("paper out");
    this.ribbonOut = tag("ribbon out");
    this.headOpen = tag("head open");
    this.paused = tag("paused");
    this.labelsLeft = tag("labels left");
  }

  /// `ZD421-203dpi ZPL,V93.21.07Z,8,8192KB`: model, firmware, dots per mm, memory.
  @Override
  public Identity identify(Line line) throws BusException {
    byte[] reply = line.exchange(id(), IDENTITY, ZplFraming.IDENTITY, timeout());
    String text = new String(reply, 1, reply.length - 4, StandardCharsets.ISO_8859_1);
    String[] parts = text.split(",", -1);
    if (parts.length < 4 || parts[0].isBlank() || !parts[1].strip().startsWith("V")) {
      throw damaged(line, IDENTITY, reply);
    }
    return new Identity("Zebra", parts[0].strip(), "", parts[1].strip());
  }

  @Override
  public void poll(Line line, ReadingSink sink) throws BusException {
    HostStatus status = status(line);
    flag(line, sink, ready, status.isReady());
    flag(line, sink, paperOut, status.paperOut());
    flag(line, sink, ribbonOut, status.ribbonOut());
    flag(line, sink, headOpen, status.headOpen());
    flag(line, sink, paused, status.paused());
    sink.accept(labelsLeft.good(status.labelsLeft(), line.now()));
  }

  private static void flag(Line line, ReadingSink sink, Tag tag, boolean set) {
    sink.accept(tag.good(set ? 1 : 0, line.now()));
  }

  private HostStatus status(Line line) throws BusException {
    byte[] reply;
    try {
      reply = line.exchange(id(), STATUS, ZplFraming.STATUS, timeout());
    } catch (BusException.NoReply silence) {
      BusException.NoReply notReady =
          new BusException.NoReply(
              line.address(),
              id(),
              Bytes.show(STATUS) + ": not ready; paper or ribbon out, head open, or switched off");
      notReady.initCause(silence);
      throw notReady;
    }
    HostStatus status = HostStatus.read(reply);
    if (status == null) {
      throw damaged(line, STATUS, reply);
    }
    return status;
  }

  /// @throws IllegalArgumentException for any other number of copies than 1 .. 100
  @Override
  public Errand<Integer> print(Label label, int copies) {
    if (copies < 1 || copies > MOST_COPIES) {
      throw new IllegalArgumentException(
          id() + ": " + copies + " copies, allowed are 1 .. " + MOST_COPIES);
    }
    byte[] format = ZplFormat.of(label, copies);
    return line -> {
      String trouble = status(line).trouble();
      if (!trouble.isEmpty()) {
        throw refused(line, "nothing was printed: " + trouble);
      }
      line.send(id(), format);
      awaitPrinted(line);
      return copies;
    };
  }

  private void awaitPrinted(Line line) throws BusException {
    for (int i = 0; i < LOOKS; i++) {
      line.rest(BETWEEN_LOOKS);
      HostStatus status = status(line);
      String trouble = status.trouble();
      if (!trouble.isEmpty()) {
        throw refused(line, "label sent, " + trouble + ": look which labels were printed");
      }
      if (status.isIdle()) {
        return;
      }
    }
    throw refused(line, "label sent, still being printed: look which labels were printed");
  }

  private BusException.Refused refused(Line line, String why) {
    return new BusException.Refused(line.address(), id(), why);
  }

  private BusException.DamagedReply damaged(Line line, byte[] request, byte[] reply) {
    return new BusException.DamagedReply(
        line.address(), id(), Bytes.show(reply) + " to " + Bytes.show(request));
  }
}
