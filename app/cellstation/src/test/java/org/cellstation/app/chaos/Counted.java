package org.cellstation.app.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.bus.Instrument;
import org.cellstation.drivers.bus.Line;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.drivers.reading.ReadingSink;

/// An instrument whose good polls are counted, and whose newest readings are kept.
final class Counted implements Instrument, ReadingSink {
  private final Instrument driver;
  private final Map<String, Reading> newest = new ConcurrentHashMap<>();
  private volatile long polls;
  private volatile Instant lastPoll = Instant.MIN;

  Counted(Instrument driver) {
    this.driver = driver;
  }

  /// Polls that came to a good end.
  long polls() {
    return polls;
  }

  /// When the last one did, process time.
  Instant lastPoll() {
    return lastPoll;
  }

  @Override
  public void accept(Reading reading) {
    newest.put(reading.source(), reading);
  }

  boolean allGood() {
    for (Reading reading : newest.values()) {
      if (!reading.isGood()) {
        return false;
      }
    }
    return newest.size() == driver.signals().size();
  }

  boolean anyGood() {
    for (Reading reading : newest.values()) {
      if (reading.isGood()) {
        return true;
      }
    }
    return false;
  }

  /// The newest readings that are not good.
  List<Reading> troubles() {
    return newest.values().stream().filter(reading -> !reading.isGood()).toList();
  }

  @Override
  public String id() {
    return driver.id();
  }

  @Override
  public List<Signal> signals() {
    return driver.signals();
  }

  @Override
  public List<Setting> settings() {
    return driver.settings();
  }

  @Override
  public Duration period() {
    return driver.period();
  }

  @Override
  public Duration gap() {
    return driver.gap();
  }

  @Override
  public int retries() {
    return driver.retries();
  }

  @Override
  public void prepare(Line line) throws BusException {
    driver.prepare(line);
  }

  @Override
  public Identity identify(Line line) throws BusException {
    return driver.identify(line);
  }

  @Override
  public void feed(Line line) throws BusException {
    driver.feed(line);
  }

  /// On the bus's owner thread alone.
  @Override
  @SuppressWarnings("NonAtomicVolatileUpdate")
  public void poll(Line line, ReadingSink sink) throws BusException {
    driver.poll(line, sink);
    polls++;
    lastPoll = line.now();
  }

  @Override
  public void write(Line line, Setting setting, double value) throws BusException {
    driver.write(line, setting, value);
  }

  @Override
  public String remark() {
    return driver.remark();
  }
}
