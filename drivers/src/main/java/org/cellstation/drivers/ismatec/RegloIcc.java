package org.cellstation.drivers.ismatec;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.bus.Line;
import org.cellstation.drivers.bus.PolledInstrument;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.reading.ReadingSink;
import org.cellstation.drivers.reading.Tag;

/// A peristaltic pump with up to four independent channels, each in flow-rate mode.
///
/// The pump has no watchdog: it runs on when nobody talks to it, so the station must supervise the
/// flow and the weight.
public final class RegloIcc extends PolledInstrument {
  public static final int MOST_CHANNELS = 4;

  private static final String UNIT = "mL/min";

  /// Sent to the pump itself, whose address is 1.
  private static final byte[] CHANNEL_ADDRESSING = IccPort.command(1, "~1");

  private static final byte[] EVENTS_OFF = IccPort.command(1, "xE0");

  private final IccPort port;
  private final List<IccChannel> channels = new ArrayList<>();
  private final List<Tag> tags = new ArrayList<>();

  /// @param count of channels, 1 .. 4
  /// @param max largest flow of a channel, mL/min
  public RegloIcc(String id, int count, double max, Timing timing) {
    super(id, timing, signals(count), settings(count, max));
    this.port = new IccPort(id, timing.timeout());
    for (int i = 1; i <= count; i++) {
      channels.add(new IccChannel(port, i));
      tags.add(tag(name(i)));
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

  @Override
  public void prepare(Line line) throws BusException {
    port.obey(line, CHANNEL_ADDRESSING);
    port.obey(line, EVENTS_OFF);
    for (IccChannel channel : channels) {
      channel.enterFlowMode(line);
    }
  }

  @Override
  public Identity identify(Line line) throws BusException {
    return port.identify(line);
  }

  @Override
  public void poll(Line line, ReadingSink sink) throws BusException {
    for (int i = 0; i < channels.size(); i++) {
      double flow = channels.get(i).flow(line);
      sink.accept(tags.get(i).good(flow, line.now()));
    }
  }

  @Override
  public void write(Line line, Setting setting, double flow) throws BusException {
    channels.get(settings().indexOf(setting)).run(line, flow);
  }
}
