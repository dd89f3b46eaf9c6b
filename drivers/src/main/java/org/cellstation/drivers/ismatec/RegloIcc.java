package org.cellstation.drivers.ismatec;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Instrument;
import org.cellstation.drivers.bus.Line;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.reading.ReadingSink;
import org.cellstation.drivers.reading.Tag;

/// A peristaltic pump with up to four independent channels, each in flow-rate mode.
///
/// The pump has no watchdog: it runs on when nobody talks to it, so the station must supervise the
/// flow and the weight.
public final class RegloIcc implements Instrument {
  public static final int MOST_CHANNELS = 4;

  private static final String UNIT = "mL/min";

  /// Sent to the pump itself, whose address is 1.
  private static final byte[] CHANNEL_ADDRESSING = IccPort.command(1, "~1");

  private static final byte[] EVENTS_OFF = IccPort.command(1, "xE0");

  private final String id;
  private final Timing timing;
  private final IccPort port;
  private final List<Signal> signals = new ArrayList<>();
  private final List<Setting> settings = new ArrayList<>();
  private final List<IccChannel> channels = new ArrayList<>();
  private final List<Tag> tags = new ArrayList<>();

  /// @param count of channels, 1 .. 4
  /// @param max largest flow of a channel, mL/min
  public RegloIcc(String id, int count, double max, Timing timing) {
    this.id = id;
    this.timing = timing;
    this.port = new IccPort(id, timing.timeout());
    for (int i = 1; i <= count; i++) {
      String name = "channel" + i;
      signals.add(new Signal(name, UNIT));
      settings.add(new Setting(name, UNIT, 0, max, Duration.ZERO));
      channels.add(new IccChannel(port, i));
      tags.add(new Tag(id + "." + name, UNIT));
    }
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public List<Signal> signals() {
    return List.copyOf(signals);
  }

  @Override
  public List<Setting> settings() {
    return List.copyOf(settings);
  }

  @Override
  public Duration period() {
    return timing.period();
  }

  @Override
  public Duration gap() {
    return timing.gap();
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
  public void poll(Line line, ReadingSink sink) throws BusException {
    for (int i = 0; i < channels.size(); i++) {
      double flow = channels.get(i).flow(line);
      sink.accept(tags.get(i).good(flow, line.now()));
    }
  }

  @Override
  public void write(Line line, Setting setting, double flow) throws BusException {
    channels.get(settings.indexOf(setting)).run(line, flow);
  }
}
