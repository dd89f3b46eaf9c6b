package org.cellstation.app.assembly;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executors;
import org.cellstation.drivers.bus.Bus;
import org.cellstation.drivers.bus.BusWorker;
import org.cellstation.drivers.bus.Pacer;
import org.cellstation.station.config.ConfigurationException;
import org.cellstation.station.config.StationConfiguration;
import org.cellstation.station.config.StationConfigurationReader;
import org.cellstation.station.historian.Historian;
import org.cellstation.station.identity.IdentityRules;
import org.cellstation.station.identity.People;
import org.cellstation.station.journal.Journal;
import org.cellstation.station.journal.JournalDamagedException;
import org.cellstation.station.journal.JournalWriter;
import org.cellstation.station.journal.projection.Projection;
import org.cellstation.station.runtime.ControlThread;
import org.cellstation.station.runtime.ReadingInbox;
import org.cellstation.station.runtime.StationAssembly;
import org.cellstation.station.runtime.StationRuntime;
import org.cellstation.station.storage.WriterThread;

/// A station on its own threads: one for control, one for each bus, one each that makes journal and
/// historian durable.
public final class LiveStation implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(LiveStation.class.getName());
  private static final Duration PICTURE = Duration.ofMillis(200);

  /// A few sockets are best apart, on a thread of the system each; more than this many cost less on
  /// virtual threads.
  private static final int OWN_THREADS = 8;

  private final StationRuntime station;
  private final Journal journal;
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  private LiveStation(DataDirectory data, StationConfiguration configuration, Pacer clock)
      throws InputException {
    try {
      journal = Journal.open(data.journal(), clock, ZoneId.systemDefault());
      parts.push(journal);
      Historian historian = Historian.open(data.historian(), clock, new SealedBlocks(journal));
      parts.push(historian);
      parts.push(JournalWriter.start(journal));
      parts.push(WriterThread.start("historian", historian::commit));
      project(data.projections(), journal);
      People people =
          People.open(data.people(), journal, InstantSource.system(), IdentityRules.STANDARD);
      // Threads of the system: drawing a record must not take the one that serves many sockets.
      var background =
          Executors.newCachedThreadPool(
              Thread.ofPlatform().daemon().name("background-", 0).factory());
      parts.push(background);
      var inbox = new ReadingInbox();
      List<Bus> buses = new ArrayList<>();
      for (var bus : configuration.buses()) {
        buses.add(new Bus(bus.id(), bus.link(), bus.instruments(), clock, inbox));
      }
      station =
          new StationAssembly(
                  ProgramVersion.text(),
                  configuration,
                  inbox,
                  buses,
                  journal,
                  historian,
                  people,
                  data.recipes(),
                  data.records(),
                  clock,
                  PICTURE,
                  background)
              .assemble();
      parts.push(station);
      boolean fewSockets = buses.stream().filter(LiveStation::isSocket).count() <= OWN_THREADS;
      for (Bus bus : buses) {
        var worker = new BusWorker(bus, clock, fewSockets || !isSocket(bus));
        parts.push(worker);
        worker.start();
      }
      var control = new ControlThread(station.cycle(), clock, configuration.scan());
      parts.push(control);
      control.start();
    } catch (JournalDamagedException damaged) {
      close();
      throw new InputException(String.valueOf(damaged.getMessage()));
    } catch (IOException trouble) {
      close();
      throw new InputException(
          "The data in "
              + data.root()
              + " cannot be opened: "
              + trouble.getMessage()
              + ". Check the disk and the permissions.");
    }
  }

  private static boolean isSocket(Bus bus) {
    return bus.address().startsWith("tcp:");
  }

  /// The search database is a comfort: without it the station still runs.
  private void project(Path directory, Journal journal) {
    try {
      Projection projection = Projection.open(directory, journal, InstantSource.system());
      parts.push(projection);
      parts.push(WriterThread.start("projection", projection::catchUp));
    } catch (IOException refused) {
      LOG.log(Level.ERROR, "The station starts without searches", refused);
    }
  }

  /// @param configuration the file's bytes
  /// @param source what faults call the file
  /// @throws InputException when configuration or data cannot be used, with all that is wrong
  public static LiveStation start(
      DataDirectory data, String source, byte[] configuration, Pacer clock) throws InputException {
    try {
      return new LiveStation(
          data,
          StationConfigurationReader.read(source, configuration, CataloguePorts.of(data)),
          clock);
    } catch (ConfigurationException faults) {
      throw new InputException(
          "The station cannot start with this configuration:",
          faults.faults().stream().map(Object::toString).toList());
    }
  }

  public StationRuntime station() {
    return station;
  }

  /// For whoever follows what happens; nobody else writes it.
  public Journal journal() {
    return journal;
  }

  /// Stops in the reverse order of the start: first nobody scans, last the journal closes.
  @Override
  public void close() {
    while (!parts.isEmpty()) {
      AutoCloseable part = parts.pop();
      try {
        part.close();
      } catch (Exception trouble) {
        LOG.log(Level.WARNING, "A part did not close", trouble);
      }
    }
  }
}
