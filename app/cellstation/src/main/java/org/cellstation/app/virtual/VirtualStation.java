package org.cellstation.app.virtual;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cellstation.app.assembly.CataloguePorts;
import org.cellstation.app.assembly.ProgramVersion;
import org.cellstation.app.assembly.SealedBlocks;
import org.cellstation.app.assembly.SimulatedConfiguration;
import org.cellstation.drivers.bus.Bus;
import org.cellstation.drivers.bus.BusSettings;
import org.cellstation.drivers.bus.Instrument;
import org.cellstation.drivers.bus.Link;
import org.cellstation.simulator.Equipment;
import org.cellstation.simulator.Skid;
import org.cellstation.simulator.SkidSettings;
import org.cellstation.simulator.Suite;
import org.cellstation.simulator.emulator.LineServer;
import org.cellstation.station.config.ConfigurationException;
import org.cellstation.station.config.Ports;
import org.cellstation.station.config.StationConfiguration;
import org.cellstation.station.config.StationConfigurationReader;
import org.cellstation.station.historian.Historian;
import org.cellstation.station.identity.IdentityRules;
import org.cellstation.station.identity.People;
import org.cellstation.station.journal.Journal;
import org.cellstation.station.runtime.ReadingInbox;
import org.cellstation.station.runtime.StationAssembly;
import org.cellstation.station.runtime.StationRuntime;
import org.cellstation.station.storage.Storage;

/// Plant, instruments, wires, buses, scan, engine, journal and historian, cranked by one thread in
/// a fixed order. Time and chance come from a start instant and a seed, so two runs write the same
/// journal byte for byte. Every byte between station and instruments is really exchanged.
public final class VirtualStation implements AutoCloseable {
  private static final String SCHEME = "virtual:";

  /// Scans between two writes of the historian.
  private static final int HISTORIAN_EVERY = 60;

  /// Seldom does anybody look at single frames here, and many stations may stand side by side.
  private static final BusSettings FEW_FRAMES = BusSettings.DEFAULT.withFrames(256);

  /// Of a rehearsal whose journal alone is looked at afterwards.
  static final BusSettings NO_FRAMES = BusSettings.DEFAULT.withoutFrames();

  private final VirtualClock clock;
  private final Suite suite;
  private final Skid skid;
  private final Duration scan;
  private final double scanSeconds;
  private final List<Bus> buses = new ArrayList<>();
  private final Journal journal;
  private final Historian historian;
  private final People people;
  private final StationRuntime station;
  private long scans;

  /// @param journalStorage where the journal is kept
  /// @param historianStorage where readings are kept
  /// @param folder for people, recipes and records
  /// @param start of process time
  /// @param publishEvery how often a new snapshot is made
  public VirtualStation(
      Storage journalStorage,
      Storage historianStorage,
      Path folder,
      SkidSettings settings,
      Instant start,
      Duration publishEvery)
      throws IOException {
    this(journalStorage, historianStorage, folder, new Skid(settings), start, publishEvery);
  }

  /// A station beside a skid that is running already, as after a restart of the program alone.
  VirtualStation(
      Storage journalStorage,
      Storage historianStorage,
      Path folder,
      Skid skid,
      Instant start,
      Duration publishEvery)
      throws IOException {
    this(
        journalStorage, historianStorage, folder, alone(skid), start, publishEvery, "", FEW_FRAMES);
  }

  /// A station of several units, whose skids may be running already.
  ///
  /// @param suite its units are called `BR-1`, `BR-2` and so on, in their order
  /// @param more lines behind those of the shipped configuration
  public VirtualStation(
      Storage journalStorage,
      Storage historianStorage,
      Path folder,
      Suite suite,
      Instant start,
      Duration publishEvery,
      String more)
      throws IOException {
    this(journalStorage, historianStorage, folder, suite, start, publishEvery, more, FEW_FRAMES);
  }

  /// @param more lines behind those of the shipped configuration
  VirtualStation(
      Storage journalStorage,
      Storage historianStorage,
      Path folder,
      Suite suite,
      Instant start,
      Duration publishEvery,
      String more,
      BusSettings settings)
      throws IOException {
    this.suite = suite;
    skid = suite.skids().values().iterator().next();
    clock = new VirtualClock(start);
    StationConfiguration configuration = configuration(List.copyOf(suite.skids().values()), more);
    scan = configuration.scan();
    scanSeconds = scan.toMillis() / 1000.0;
    ZoneId zone = ZoneId.of("UTC");
    journal = Journal.open(journalStorage, clock, zone);
    historian = Historian.open(historianStorage, clock, new SealedBlocks(journal));
    people = People.open(folder.resolve("people"), journal, clock, IdentityRules.VIRTUAL);
    var inbox = new ReadingInbox();
    for (var bus : configuration.buses()) {
      buses.add(new Bus(bus.id(), bus.link(), bus.instruments(), clock, inbox, settings));
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
                folder.resolve("recipes"),
                folder.resolve("records"),
                clock,
                publishEvery,
                Runnable::run)
            .assemble();
    journal.commit();
  }

  static Suite alone(Skid skid) {
    return Suite.of("BR-1", skid);
  }

  /// How the station of a skid is made: which instrument measures what.
  public static StationConfiguration configuration(Skid skid) {
    return configuration(List.of(skid), "");
  }

  private static StationConfiguration configuration(List<Skid> skids, String more) {
    Map<String, LineServer> lines = new LinkedHashMap<>();
    for (int i = 0; i < skids.size(); i++) {
      int number = i + 1;
      skids
          .get(i)
          .lines()
          .forEach((bus, line) -> lines.put(SimulatedConfiguration.bus(bus, number), line));
    }
    List<Equipment> equipment = skids.stream().map(Skid::equipment).toList();
    Map<String, String> addresses = new LinkedHashMap<>();
    lines.keySet().forEach(bus -> addresses.put(bus, SCHEME + bus));
    var catalogue = new CataloguePorts();
    try {
      return StationConfigurationReader.read(
          SimulatedConfiguration.file(equipment.getFirst()),
          (new String(text(equipment, addresses), StandardCharsets.UTF_8) + more)
              .getBytes(StandardCharsets.UTF_8),
          new Ports() {
            @Override
            public Link link(String address) {
              String bus = address.substring(SCHEME.length());
              LineServer server = lines.get(bus);
              if (server == null) {
                throw new IllegalArgumentException("the simulator has no line " + bus);
              }
              return new VirtualWire(bus, server);
            }

            @Override
            public String address(String model, Map<String, String> options) {
              return catalogue.address(model, options);
            }

            @Override
            public String port(String address) {
              return address;
            }

            @Override
            public Instrument instrument(String model, String id, Map<String, String> options) {
              return catalogue.instrument(model, id, options);
            }
          });
    } catch (ConfigurationException shipped) {
      throw new IllegalStateException("the shipped configuration has faults", shipped);
    }
  }

  private static byte[] text(List<Equipment> equipment, Map<String, String> addresses) {
    return equipment.size() == 1
        ? SimulatedConfiguration.at(equipment.getFirst(), addresses)
        : SimulatedConfiguration.at(equipment, addresses);
  }

  public StationRuntime station() {
    return station;
  }

  /// Of the first unit.
  public Skid skid() {
    return skid;
  }

  public Suite suite() {
    return suite;
  }

  public Journal journal() {
    return journal;
  }

  public Historian historian() {
    return historian;
  }

  public Instant now() {
    return clock.instant();
  }

  /// Turns every crank once: one scan period passes.
  public void scan() {
    scanWithoutCommit();
    journal.commit();
    if (++scans % HISTORIAN_EVERY == 0) {
      historian.commit();
    }
  }

  /// A scan of which nothing reaches the journal's disk.
  void scanWithoutCommit() {
    turnWorld();
    station.cycle().scan();
  }

  /// A scan period passes for plant and buses; the station has not scanned yet.
  void turnWorld() {
    clock.advance(scan);
    suite.step(scanSeconds);
    for (Bus bus : buses) {
      bus.cycle();
    }
  }

  /// Lets process time pass.
  public void advance(Duration time) {
    Instant end = clock.instant().plus(time);
    while (clock.instant().isBefore(end)) {
      scan();
    }
  }

  @Override
  public void close() {
    station.close();
    historian.close();
    for (Bus bus : buses) {
      bus.close();
    }
    try {
      journal.close();
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
