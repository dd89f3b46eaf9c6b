package org.cellstation.app.wire;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleConsumer;
import org.cellstation.app.virtual.VirtualWire;
import org.cellstation.drivers.bus.Bus;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.bus.Instrument;
import org.cellstation.drivers.bus.Line;
import org.cellstation.drivers.bus.LinkStatus;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.simulator.emulator.LineServer;

/// A driver and the instrument it drives, second by second.
final class DrivePair {
  private final Instrument driver;
  private final DoubleConsumer advance;
  private final Map<String, Reading> newest = new HashMap<>();
  private final Bus bus;
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  /// @param advance lets the far end live for so many seconds
  DrivePair(Instrument driver, LineServer farEnd, DoubleConsumer advance) {
    this.driver = driver;
    this.advance = advance;
    this.bus =
        new Bus(
            "wire",
            new VirtualWire("wire", farEnd),
            List.of(driver),
            () -> now,
            reading -> newest.put(reading.source(), reading));
  }

  /// Nobody looks after the instrument.
  void alone(int seconds) {
    for (int i = 0; i < seconds; i++) {
      now = now.plusSeconds(1);
      advance.accept(1);
      bus.cycle();
    }
  }

  /// The instrument lives on, and the bus does not.
  void cutOff(int seconds) {
    for (int i = 0; i < seconds; i++) {
      now = now.plusSeconds(1);
      advance.accept(1);
    }
  }

  /// Somebody wants this, second by second.
  void wanted(String setting, double value, int seconds) {
    for (int i = 0; i < seconds; i++) {
      bus.request(driver.id() + "." + setting, value);
      alone(1);
    }
  }

  Reading reading(String signal) {
    return Objects.requireNonNull(newest.get(driver.id() + "." + signal));
  }

  LinkStatus status() {
    return bus.instruments().getFirst();
  }

  Identity identity() {
    CompletableFuture<Identity> identity = bus.perform(driver.id(), this::identify);
    alone(1);
    return identity.join();
  }

  private Identity identify(Line line) throws BusException {
    return driver.identify(line);
  }
}
