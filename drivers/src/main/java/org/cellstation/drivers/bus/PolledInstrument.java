package org.cellstation.drivers.bus;

import java.time.Duration;
import java.util.List;
import org.cellstation.drivers.reading.Tag;

/// What all instruments have in common: a tag, a timing, and fixed lists of signals and settings.
public abstract class PolledInstrument implements Instrument {
  private final String id;
  private final Timing timing;
  private final List<Signal> signals;
  private final List<Setting> settings;

  protected PolledInstrument(
      String id, Timing timing, List<Signal> signals, List<Setting> settings) {
    this.id = id;
    this.timing = timing;
    this.signals = List.copyOf(signals);
    this.settings = List.copyOf(settings);
  }

  @Override
  public final String id() {
    return id;
  }

  @Override
  public final List<Signal> signals() {
    return signals;
  }

  @Override
  public final List<Setting> settings() {
    return settings;
  }

  @Override
  public final Duration period() {
    return timing.period();
  }

  @Override
  public final Duration gap() {
    return timing.gap();
  }

  @Override
  public final int retries() {
    return timing.retries();
  }

  /// For one reply, wall time.
  protected final Duration timeout() {
    return timing.timeout();
  }

  /// How the readings of one of the signals are signed.
  protected final Tag tag(String signal) {
    for (Signal known : signals) {
      if (known.name().equals(signal)) {
        return new Tag(id + "." + signal, known.unit());
      }
    }
    throw new IllegalArgumentException(id + " has no signal " + signal);
  }

  /// An instrument without settings is never written to.
  @Override
  public void write(Line line, Setting setting, double value) throws BusException {
    throw new IllegalArgumentException(id + " has no setting " + setting.name());
  }
}
