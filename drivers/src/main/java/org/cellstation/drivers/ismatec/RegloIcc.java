package org.cellstation.drivers.ismatec;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.bus.Line;
import org.cellstation.drivers.bus.PolledInstrument;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.reading.ReadingSink;

/// A peristaltic pump with up to four independent channels, each held at a flow rate.
///
/// The pump has no watchdog: nothing in it notices that nobody talks to it. Therefore each channel
/// is only ever started for a limited run time, which this driver renews while somebody renews the
/// wanted flows; when the station, its control or the cable dies, a channel runs on for at most
/// that time and stops by itself. What must not be pumped even for so long needs an interlock in
/// hardware.
///
/// Events are switched on, so that a channel that stops by itself says why.
public final class RegloIcc extends PolledInstrument {
  public static final int MOST_CHANNELS = 4;

  private static final System.Logger LOG = System.getLogger(RegloIcc.class.getName());
  private static final String UNIT = "mL/min";

  /// Sent to the pump itself, whose address is 1.
  private static final byte[] CHANNEL_ADDRESSING = IccPort.command(1, "~1");

  private static final byte[] EVENTS_ON = IccPort.command(1, "xE1");

  private final IccPort port;
  private final List<IccChannel> channels = new ArrayList<>();
  private final LeftAlone leftAlone;
  private String lost = "";

  /// @param count of channels, 1 .. 4
  /// @param max largest flow of a channel, mL/min
  /// @param runTime how long a channel runs on when nobody looks after it, at most 999 h
  public RegloIcc(String id, int count, double max, Duration runTime, Timing timing) {
    super(id, timing, signals(count), settings(count, max));
    this.port = new IccPort(id, timing.timeout(), this::hear);
    this.leftAlone = new LeftAlone(0, runTime);
    for (int i = 1; i <= count; i++) {
      channels.add(new IccChannel(port, tag(name(i)), i, runTime));
    }
  }

  private static String name(int channel) {
    return "channel" + channel;
  }

  private static List<Signal> signals(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> new Signal(name(i), UNIT)).toList();
  }

  private static List<Setting> settings(int count, double max) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> new Setting(name(i), UNIT, 0, max, Duration.ZERO))
        .toList();
  }

  /// `X2|A`: channel 2 has stopped. `U2|...` tells nothing that a poll does not ask for.
  private void hear(String event) {
    int channel = event.length() == 4 && event.charAt(2) == '|' ? event.charAt(1) - '0' : 0;
    if (event.startsWith("X") && channel >= 1 && channel <= MOST_CHANNELS) {
      if (channel <= channels.size()) {
        channels.get(channel - 1).hasStopped(StopCause.of(event.charAt(3)));
      }
    } else if (!event.startsWith("U")) {
      LOG.log(Level.WARNING, "{0} has said \"{1}\", which its manual does not know", id(), event);
    }
  }

  @Override
  public void prepare(Line line) throws BusException {
    port.forget();
    lost = "";
    port.obey(line, CHANNEL_ADDRESSING);
    port.obey(line, EVENTS_ON);
    for (int i = 0; i < channels.size(); i++) {
      channels.get(i).prepare(line);
    }
  }

  @Override
  public Optional<LeftAlone> leftAlone(Setting setting) {
    return Optional.of(leftAlone);
  }

  @Override
  public Identity identify(Line line) throws BusException {
    return port.identify(line);
  }

  @Override
  public void feed(Line line) throws BusException {
    for (int i = 0; i < channels.size(); i++) {
      channels.get(i).renew(line);
    }
  }

  @Override
  public void poll(Line line, ReadingSink sink) throws BusException {
    for (int i = 0; i < channels.size(); i++) {
      sink.accept(channels.get(i).read(line));
    }
    lost = isAsPrepared(line) ? "" : "it has been without power; it is prepared and told again";
  }

  /// Without power it forgets how it is addressed, and every channel stands without a word. Asked
  /// only when one does.
  private boolean isAsPrepared(Line line) throws BusException {
    for (int i = 0; i < channels.size(); i++) {
      if (channels.get(i).standsUnexplained()) {
        return port.addressesChannels(line);
      }
    }
    return true;
  }

  @Override
  public String lost() {
    return lost;
  }

  @Override
  public void write(Line line, Setting setting, double flow) throws BusException {
    channels.get(settings().indexOf(setting)).run(line, flow);
  }
}
