package org.cellstation.app.wire;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cellstation.drivers.bus.Bus;
import org.cellstation.drivers.bus.Errand;
import org.cellstation.drivers.bus.Instrument;
import org.cellstation.drivers.bus.Link;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.simulator.emulator.LineServer;

/// One driver on a bus of its own, and the simulated line at its far end. What the far end answers
/// is there at once or never comes.
final class LinePair implements InstantSource, Link {
  private final Instrument instrument;
  private final LineServer server;
  private final List<Reading> readings = new ArrayList<>();
  private final ByteArrayOutputStream arrived = new ByteArrayOutputStream();
  private final Bus bus;
  private Instant now = Instant.parse("2026-03-01T08:00:00Z");
  private boolean open;

  LinePair(Instrument instrument, LineServer server) {
    this.instrument = instrument;
    this.server = server;
    this.bus = new Bus("pair", this, List.of(instrument), this, readings::add);
  }

  /// The newest reading of the signal after one more period.
  Reading poll(String signal) {
    return poll(signal, instrument.period());
  }

  Reading poll(String signal, Duration later) {
    readings.clear();
    now = now.plus(later);
    server.unasked(arrived::write);
    bus.cycle();
    String source = instrument.id() + "." + signal;
    return readings.stream().filter(r -> r.source().equals(source)).findFirst().orElseThrow();
  }

  <T> CompletableFuture<T> perform(Errand<T> errand) {
    CompletableFuture<T> outcome = bus.perform(instrument.id(), errand);
    now = now.plus(instrument.period());
    bus.cycle();
    return outcome;
  }

  String detail() {
    return bus.instruments().getFirst().detail();
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public String address() {
    return "pair";
  }

  @Override
  public void open() {
    open = true;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    server.receive(bytes, offset, length, arrived::write);
  }

  @Override
  public int read(byte[] buffer, int offset, int length, Duration timeout) {
    byte[] waiting = arrived.toByteArray();
    int count = Math.min(length, waiting.length);
    System.arraycopy(waiting, 0, buffer, offset, count);
    arrived.reset();
    arrived.write(waiting, count, waiting.length - count);
    return count;
  }

  @Override
  public void close() {
    open = false;
  }
}
