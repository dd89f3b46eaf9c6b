package org.cellstation.drivers.ika;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.bus.Line;
import org.cellstation.drivers.bus.PolledInstrument;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.bus.Told;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.drivers.reading.ReadingSink;
import org.cellstation.drivers.reading.Tag;
import org.jspecify.annotations.Nullable;

/// A magnetic or overhead stirrer, with or without a heating plate: NAMUR channel 4 is its speed, 2
/// the plate, 1 the external temperature probe, by which it heats.
///
/// Its watchdog, 1 (off) or 2 (safe set-points), is armed when it is prepared and fed while
/// somebody renews its outputs. At which speed it was found is read before the watchdog is reset,
/// and told with the next poll. What the device says of itself in `STATUS_4` marks its readings.
public final class StirrerPlate extends PolledInstrument {
  private static final System.Logger LOG = System.getLogger(StirrerPlate.class.getName());
  private static final String SPEED = "4";
  private static final String PLATE = "2";
  private static final String PROBE = "1";
  private static final byte[] READ_SPEED = NamurPort.line("IN_PV_4");
  private static final byte[] READ_SET_SPEED = NamurPort.line("IN_SP_4");
  private static final byte[] READ_SET_TEMPERATURE = NamurPort.line("IN_SP_1");
  private static final byte[] READ_HEATER = NamurPort.line("STATUS_1");
  private static final byte[] READ_PLATE = NamurPort.line("IN_PV_2");
  private static final byte[] READ_PROBE = NamurPort.line("IN_PV_1");
  private static final byte[] READ_STATUS = NamurPort.line("STATUS_4");

  /// Polls for each question about the heater.
  private static final int POLLS_PER_HEATER = 5;

  /// From here down an error is about a command, not about the device.
  private static final int COMMAND_ERRORS = -83;

  private final Watchdog watchdog;
  private final NamurPort port;
  private final Tag speedTag;
  private final List<Tag> temperatureTags = new ArrayList<>();
  private final LeftAlone speedLeftAlone;
  private final LeftAlone temperatureLeftAlone;
  private final Told toldSpeed = new Told("speed", "rpm");
  private final Told toldTemperature = new Told("temperature", "degC");
  private boolean tellsHeater = true;
  private int sinceHeater;
  private int lastStatus;
  private @Nullable Reading found;

  /// What the device does when it is left alone.
  ///
  /// @param time of silence after which it does, 20 s .. 1500 s
  public record Alone(boolean goesOn, double safeRpm, double safeCelsius, Duration time) {
    /// Watchdog 1.
    public static Alone off(Duration time) {
      return new Alone(false, 0, 0, time);
    }

    /// Watchdog 2.
    public static Alone at(double rpm, double celsius, Duration time) {
      return new Alone(true, rpm, celsius, time);
    }
  }

  /// @param maxRpm largest speed
  /// @param maxCelsius largest temperature of the external probe; 0 for a stirrer that does not
  ///   heat
  public StirrerPlate(String id, double maxRpm, double maxCelsius, Alone alone, Timing timing) {
    super(id, timing, signals(maxCelsius > 0), settings(maxRpm, maxCelsius));
    this.port = new NamurPort(id, timing.timeout());
    this.watchdog = watchdog(alone, maxCelsius > 0);
    this.speedTag = tag("speed");
    this.speedLeftAlone = new LeftAlone(alone.safeRpm(), alone.time());
    this.temperatureLeftAlone = new LeftAlone(alone.safeCelsius(), alone.time());
    if (maxCelsius > 0) {
      temperatureTags.add(tag("plate"));
      temperatureTags.add(tag("temperature"));
    }
  }

  private static List<Signal> signals(boolean heats) {
    Signal speed = new Signal("speed", "rpm");
    return heats
        ? List.of(speed, new Signal("plate", "degC"), new Signal("temperature", "degC"))
        : List.of(speed);
  }

  private static List<Setting> settings(double maxRpm, double maxCelsius) {
    Setting speed = new Setting("speed", "rpm", 0, maxRpm, Duration.ZERO);
    return maxCelsius > 0
        ? List.of(speed, new Setting("temperature", "degC", 0, maxCelsius, Duration.ZERO))
        : List.of(speed);
  }

  private static Watchdog watchdog(Alone alone, boolean heats) {
    if (!alone.goesOn()) {
      return Watchdog.switchingOff(alone.time());
    }
    List<String> safe = new ArrayList<>();
    safe.add("OUT_SP_42@" + NamurPort.number(alone.safeRpm()));
    if (heats) {
      safe.add("OUT_SP_12@" + NamurPort.number(alone.safeCelsius()));
    }
    return Watchdog.fallingBack(safe, alone.time());
  }

  @Override
  public void prepare(Line line) throws BusException {
    toldSpeed.forget();
    toldTemperature.forget();
    tellsHeater = true;
    found = speed(line);
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
    Reading speed = speed(line);
    int status = port.status(line, READ_STATUS, SPEED);
    Reading before = found;
    found = null;
    if (before != null && before.value() != speed.value()) {
      sink.accept(judged(before, status));
    }
    sink.accept(judged(speed, status));
    compareSpeed(line, speed.value(), status);
    if (!temperatureTags.isEmpty()) {
      double plate = port.read(line, READ_PLATE, PLATE);
      sink.accept(judged(temperatureTags.get(0).good(plate, line.now()), status));
      double probe = port.read(line, READ_PROBE, PROBE);
      sink.accept(judged(temperatureTags.get(1).good(probe, line.now()), status));
      compareTemperature(line);
    }
    report(status);
  }

  private void compareSpeed(Line line, double rpm, int status) throws BusException {
    double held = toldSpeed.value();
    if (NamurPort.isDoubtful(rpm, held)) {
      held = port.driven(line, READ_SET_SPEED, status, SPEED);
    }
    toldSpeed.compare(held, NamurPort.TOLERANCE);
  }

  /// A vessel follows its heater slowly, so what is measured tells nothing, and there is time to
  /// ask now and then only: each question costs a gap.
  private void compareTemperature(Line line) throws BusException {
    sinceHeater++;
    if (Double.isNaN(toldTemperature.value()) || !tellsHeater || sinceHeater < POLLS_PER_HEATER) {
      return;
    }
    sinceHeater = 0;
    try {
      int heater = port.status(line, READ_HEATER, PROBE);
      double held = port.driven(line, READ_SET_TEMPERATURE, heater, PROBE);
      toldTemperature.compare(held, NamurPort.TOLERANCE);
    } catch (BusException.NoReply unknown) {
      // A stirrer that knows no status but its motor's says nothing to this.
      tellsHeater = false;
    }
  }

  @Override
  public String lost() {
    String speed = toldSpeed.lost();
    return speed.isEmpty() ? toldTemperature.lost() : speed;
  }

  private Reading speed(Line line) throws BusException {
    double rpm = port.read(line, READ_SPEED, SPEED);
    return speedTag.good(rpm, line.now());
  }

  @Override
  public Optional<LeftAlone> leftAlone(Setting setting) {
    return Optional.of(setting.name().equals("speed") ? speedLeftAlone : temperatureLeftAlone);
  }

  /// A command that was not understood says nothing against what is measured, yet means that the
  /// device may not do what the station believes.
  private static Reading judged(Reading reading, int status) {
    if (status >= 0) {
      return reading;
    }
    return reading.as(
        status <= COMMAND_ERRORS ? Quality.UNCERTAIN : Quality.BAD, Cause.SENSOR_FAULT);
  }

  private void report(int status) {
    if (status < 0 && status != lastStatus) {
      LOG.log(Level.WARNING, "{0} reports {1}: {2}", id(), status, meaning(status));
    } else if (status >= 0 && lastStatus < 0) {
      LOG.log(Level.INFO, "{0} reports no error any more", id());
    }
    lastStatus = status;
  }

  /// Source: error lists of the NAMUR sections.
  static String meaning(int status) {
    return switch (status) {
      case -83 -> "wrong parity";
      case -84 -> "unknown command";
      case -85 -> "wrong order of commands";
      case -86 -> "value not allowed";
      case -87 -> "not enough room to store";
      default -> "device error " + -status + " of its manual";
    };
  }

  @Override
  public void write(Line line, Setting setting, double value) throws BusException {
    if (setting.name().equals("speed")) {
      toldSpeed.forget();
      toldSpeed.is(port.drive(line, SPEED, value, value != 0, "rpm"));
    } else {
      toldTemperature.forget();
      toldTemperature.is(port.drive(line, PROBE, value, value != 0, "degC"));
    }
  }
}
