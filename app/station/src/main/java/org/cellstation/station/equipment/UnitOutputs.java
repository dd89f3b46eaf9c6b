package org.cellstation.station.equipment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cellstation.drivers.bus.Bus;
import org.cellstation.drivers.bus.LinkStatus;

/// The outputs of one unit by name. Values set during a scan go to their buses together at its end;
/// a bus writes what has changed.
///
/// Owned by the control thread.
public final class UnitOutputs {
  private final Map<String, Channel> channels = new LinkedHashMap<>();
  private final List<Channel> order = new ArrayList<>();

  /// @param output the bus's name for it, for example `TIC-101.setpoint`
  /// @param min smallest value ever sent
  /// @param max largest value ever sent
  /// @param safe what is sent when the station cannot judge any more
  public void add(String name, Bus bus, String output, double min, double max, double safe) {
    var channel = new Channel(bus, output, min, max, safe);
    channels.put(name, channel);
    order.add(channel);
  }

  /// What the device delivers for each unit it is told; 1 until a calibration says otherwise. A
  /// value is then sent as the device has to be told it, never beyond its limits.
  public void factor(String name, double delivered) {
    Channel channel = channels.get(name);
    if (channel == null || !(delivered > 0)) {
      throw new IllegalArgumentException("no output '" + name + "' or no factor: " + delivered);
    }
    channel.factor = delivered;
  }

  public boolean has(String name) {
    return channels.containsKey(name);
  }

  /// A value outside the output's limits is cut to them; no number at all becomes the safe value.
  public void set(String name, double value) {
    Channel channel = channels.get(name);
    if (channel == null) {
      throw new IllegalArgumentException("no output '" + name + "' on this unit");
    }
    channel.wanted =
        Double.isFinite(value) ? Math.clamp(value, channel.min, channel.max) : channel.safe;
    channel.set = true;
  }

  /// What was last set, `NaN` when nothing was yet.
  public double wanted(String name) {
    Channel channel = channels.get(name);
    return channel != null && channel.set ? channel.wanted : Double.NaN;
  }

  /// The first bus of the unit that is down, empty when none is.
  public String lostBus() {
    for (Channel channel : order) {
      if (channel.bus.status().state() == LinkStatus.State.DOWN) {
        return channel.bus.id();
      }
    }
    return "";
  }

  /// Hands everything that was ever set to the buses, changed or not: an instrument's watchdog is
  /// fed only while this is done.
  public void write() {
    for (Channel channel : order) {
      if (channel.set) {
        channel.bus.request(channel.output, channel.told());
      }
    }
  }

  /// Sends every output that has ever been set to its safe value.
  public void safe() {
    for (Channel channel : order) {
      if (channel.set) {
        channel.wanted = channel.safe;
      }
    }
    write();
  }

  private static final class Channel {
    private final Bus bus;
    private final String output;
    private final double min;
    private final double max;
    private final double safe;
    private double wanted = Double.NaN;
    private double factor = 1;
    private boolean set;

    private Channel(Bus bus, String output, double min, double max, double safe) {
      this.bus = bus;
      this.output = output;
      this.min = min;
      this.max = max;
      this.safe = safe;
    }

    private double told() {
      return factor == 1 ? wanted : Math.clamp(wanted / factor, min, max);
    }
  }
}
