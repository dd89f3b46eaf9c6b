package org.cellstation.drivers.ika;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.bus.Line;
import org.cellstation.drivers.bus.PolledInstrument;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.bus.Told;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.drivers.reading.ReadingSink;
import org.cellstation.drivers.reading.Tag;
import org.jspecify.annotations.Nullable;

/// The rocking platform: NAMUR channel 4 is its rate.
///
/// Watchdog 2 is armed when the device is prepared and fed while somebody renews the wanted rate:
/// when the station falls silent or its control stands still, the device goes on rocking at the
/// safe rate. At which rate it was found is read before the watchdog is reset, and told with the
/// next poll.
///
/// A platform that does not rock as it was told is asked what it is set to, and whether it is
/// started: one that has lost that in a cut of its mains, too short for a poll to miss it, is told
/// again. Cells that lie still suffocate.
public final class Rocker extends PolledInstrument {
  private static final String CHANNEL = "4";
  private static final byte[] READ_RATE = NamurPort.line("IN_PV_4");
  private static final byte[] READ_SET_POINT = NamurPort.line("IN_SP_4");
  private static final byte[] READ_STATUS = NamurPort.line("STATUS_4");

  private final Watchdog watchdog;
  private final Tag rateTag;
  private final NamurPort port;
  private final LeftAlone leftAlone;
  private final Told told = new Told("rate", "rpm");
  private @Nullable Reading found;

  /// @param max largest rate, rpm
  /// @param safeRate at which the device goes on alone, rpm
  /// @param watchdog silence after which it does, 20 s .. 1500 s
  public Rocker(String id, double max, double safeRate, Duration watchdog, Timing timing) {
    super(
        id,
        timing,
        List.of(new Signal("rate", "rpm")),
        List.of(new Setting("rate", "rpm", 0, max, Duration.ZERO)));
    this.watchdog =
        Watchdog.fallingBack(List.of("OUT_SP_42@" + NamurPort.number(safeRate)), watchdog);
    this.rateTag = tag("rate");
    this.port = new NamurPort(id, timing.timeout());
    this.leftAlone = new LeftAlone(safeRate, watchdog);
  }

  @Override
  public void prepare(Line line) throws BusException {
    told.forget();
    found = rate(line);
    watchdog.arm(line, id());
  }

  @Override
  public Identity identify(Line line) throws BusException {
    return port.identify(line);
  }

  @Override
  public void feed(Line line) throws BusException {
    watchdog.feed(line, id());
  }

  @Override
  public void poll(Line line, ReadingSink sink) throws BusException {
    Reading before = found;
    if (before != null) {
      sink.accept(before);
      found = null;
    }
    Reading rate = rate(line);
    sink.accept(rate);
    double held = told.value();
    if (NamurPort.isDoubtful(rate.value(), held)) {
      int status = port.status(line, READ_STATUS, CHANNEL);
      held = port.driven(line, READ_SET_POINT, status, CHANNEL);
    }
    told.compare(held, NamurPort.TOLERANCE);
  }

  @Override
  public String lost() {
    return told.lost();
  }

  private Reading rate(Line line) throws BusException {
    double rpm = port.read(line, READ_RATE, CHANNEL);
    return rateTag.good(rpm, line.now());
  }

  @Override
  public Optional<LeftAlone> leftAlone(Setting setting) {
    return Optional.of(leftAlone);
  }

  @Override
  public void write(Line line, Setting setting, double rpm) throws BusException {
    told.forget();
    told.is(port.drive(line, CHANNEL, rpm, rpm != 0, "rpm"));
  }
}
