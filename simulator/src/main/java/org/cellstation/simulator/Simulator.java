package org.cellstation.simulator;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.cellstation.drivers.bus.Pacer;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.Faults;
import org.cellstation.simulator.fault.Scenario;
import org.cellstation.simulator.wire.LateReplies;
import org.cellstation.simulator.wire.PseudoTerminal;
import org.cellstation.simulator.wire.TcpPort;
import org.cellstation.simulator.wire.Wire;

/// A skid behind real wires, running by itself: one thread steps the plant by process time, one
/// thread per line answers, and one lock keeps them apart. All methods may be called from any
/// thread.
public final class Simulator implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Simulator.class.getName());

  /// Longest step the plant takes at once when the clock runs fast, s of process time.
  private static final int STEP_SECONDS = 1;

  /// The line whose TCP port can be chosen.
  private static final String GAS = "gas";

  private static final long CLOSE_MILLIS = 2000;

  private final Skid skid;
  private final Pacer pacer;
  private final ReentrantLock lock = new ReentrantLock();
  private final LateReplies late = new LateReplies();
  private final Map<String, Wire> wires = new LinkedHashMap<>();
  private final Thread plant;
  private volatile boolean open = true;

  /// @throws IOException with the port's number when it cannot be opened
  public Simulator(SimulatorSettings settings, Pacer pacer) throws IOException {
    this.pacer = pacer;
    skid = new Skid(settings.skid());
    boolean terminals = !settings.serialOverTcp() && PseudoTerminal.available();
    try {
      for (Port port : skid.ports()) {
        wires.put(
            port.id(),
            port.serial() && terminals
                ? new PseudoTerminal(port.id(), port.parameters(), port.server(), lock, late)
                : new TcpPort(
                    port.id(),
                    port.id().equals(GAS) ? settings.gasPort() : 0,
                    port.clients(),
                    port.server(),
                    lock,
                    late));
      }
    } catch (IOException | RuntimeException failed) {
      closeWires();
      throw failed;
    }
    // Process time passes from now on, however late the thread gets its turn.
    Instant begun = pacer.instant();
    plant = Thread.ofPlatform().daemon().name("simulator-plant").unstarted(() -> run(begun));
    plant.start();
  }

  private void run(Instant begun) {
    Instant next = begun.plusSeconds(STEP_SECONDS);
    try {
      while (open) {
        pacer.await(next);
        lock.lock();
        try {
          skid.step(STEP_SECONDS);
        } finally {
          lock.unlock();
        }
        wires.values().forEach(Wire::flushUnasked);
        next = next.plusSeconds(STEP_SECONDS);
      }
    } catch (InterruptedException closing) {
      if (open) {
        LOG.log(System.Logger.Level.ERROR, "the plant was interrupted and stands still", closing);
      }
    } catch (RuntimeException | Error broken) {
      // The root of the thread: without the plant the instruments would go on showing old values.
      LOG.log(System.Logger.Level.ERROR, "the plant has failed and stands still", broken);
      throw broken;
    }
  }

  /// Where a station reaches each line, by bus id.
  public Map<String, String> addresses() {
    Map<String, String> addresses = new LinkedHashMap<>();
    wires.forEach((id, wire) -> addresses.put(id, wire.address()));
    return addresses;
  }

  /// What can be made to fail.
  public Faults faults() {
    return skid.faults();
  }

  /// Switches one fault.
  ///
  /// @throws IllegalArgumentException for a site that does not exist or cannot fail this way
  public void setFault(String site, Fault fault, boolean active) {
    skid.faults().set(site, fault, active);
  }

  /// Plays faults by process time, counted from the start of the skid.
  public void play(Scenario scenario) {
    lock.lock();
    try {
      skid.play(scenario);
    } finally {
      lock.unlock();
    }
  }

  /// What no instrument sees.
  public Truth truth() {
    lock.lock();
    try {
      return skid.truth();
    } finally {
      lock.unlock();
    }
  }

  /// In which standard each probe is that can be taken out of the vessel, `NaN` in the vessel; by
  /// instrument.
  public Map<String, Double> probes() {
    lock.lock();
    try {
      Map<String, Double> standards = new TreeMap<>();
      skid.probes().forEach((id, probe) -> standards.put(id, probe.standard()));
      return standards;
    } finally {
      lock.unlock();
    }
  }

  /// An operator takes a probe out of the vessel, or puts it back.
  ///
  /// @param standard that it is put into, `NaN` for the vessel
  /// @throws IllegalArgumentException for a probe that is not there or cannot be taken out
  public void put(String probe, double standard) {
    lock.lock();
    try {
      Beaker beaker = skid.probes().get(probe);
      if (beaker == null) {
        throw new IllegalArgumentException(probe + " is no probe that can be taken out");
      }
      beaker.hold(standard);
    } finally {
      lock.unlock();
    }
  }

  /// What has passed pumps and mass flow controllers since the start.
  public Consumed consumed() {
    lock.lock();
    try {
      return skid.consumed();
    } finally {
      lock.unlock();
    }
  }

  /// A sample on the bench.
  public BenchSample sample() {
    lock.lock();
    try {
      return skid.sample();
    } finally {
      lock.unlock();
    }
  }

  /// An operator connects a bag to the feed line.
  ///
  /// @param material see {@link Skid#connect}
  public void connect(String material) {
    lock.lock();
    try {
      skid.connect(material);
    } finally {
      lock.unlock();
    }
  }

  /// Ends all threads and closes all ports, in bounded time. Harmless when repeated.
  @Override
  public void close() {
    open = false;
    plant.interrupt();
    try {
      plant.join(CLOSE_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    closeWires();
  }

  private void closeWires() {
    late.close();
    wires.values().forEach(Wire::close);
  }
}
